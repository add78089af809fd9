import { type FeedState, newFeedState } from '../../../src/core/feed.js';
import { HttpServer } from '../../../src/http/server.js';
import { createWebSub, type WebSub, type WebSubOptions } from '../../../src/intake/websub/websub.js';
import { ManualClock } from '../../doubles/clock.js';
import { afterTest } from '../../doubles/environment.js';
import { RecordedLog } from '../../doubles/log.js';
import { WebSubHub } from '../../doubles/websub-hub.js';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** One body that was handed on. */
export interface Pushed {
  feed: string;
  text: string;
  contentType: string | null;
}

/** A subscriber with the real HTTP server, a hub beside it, and the feeds `a` and `b`. */
export interface Scene {
  websub: WebSub;
  hub: WebSubHub;
  clock: ManualClock;
  log: RecordedLog;
  pushed: Pushed[];
  states: Map<string, FeedState>;
  /** Feeds that left the catalog. */
  left: Set<string>;
  url: string;
  topic: (feed: string) => string;
  /** The feed was read and names this hub; resolves when the hub has verified. */
  seen: (feed: string, named?: { hub: string; self: string } | null) => Promise<void>;
  /** What a feed's state says of its subscription. @throws where there is none. */
  push: (feed: string) => NonNullable<FeedState['push']>;
  /** Where the hub pushes a feed. */
  callback: (feed: string) => string;
  tick: () => Promise<void>;
  /** The same feeds, after a restart of Kabar. */
  restart: (changes?: Partial<WebSubOptions>) => Promise<void>;
}

export async function openScene(changes: Partial<WebSubOptions> = {}): Promise<Scene> {
  const clock = new ManualClock();
  const log = new RecordedLog();
  const hub = await WebSubHub.start(clock);
  afterTest(() => hub.stop());
  const pushed: Pushed[] = [];
  const left = new Set<string>();
  const states = new Map(['a', 'b'].map((id) => [id, newFeedState(id, `https://news.example/${id}.xml`)]));

  async function open(more: Partial<WebSubOptions>): Promise<{ websub: WebSub; url: string }> {
    const server = new HttpServer({
      host: '127.0.0.1',
      port: 0,
      readiness: () => ({ ready: true, platforms: {} }),
      clock,
      log,
    });
    const address = await server.start();
    const made = createWebSub({
      publicUrl: address,
      mount: server.mount,
      post: async (url, form, signal) => ({
        status: (await fetch(url, { method: 'POST', body: form, signal })).status,
      }),
      states: async () => [...states.values()],
      state: async (feedId) => states.get(feedId) ?? null,
      change: async (feedId, change) => {
        const state = states.get(feedId);
        if (state !== undefined) states.set(feedId, change(state));
      },
      isWatched: (feedId) => !left.has(feedId),
      push: async (feed, body, contentType) => {
        pushed.push({ feed, text: Buffer.from(body).toString(), contentType });
      },
      clock,
      log,
      ...more,
    });
    afterTest(async () => {
      await made.stop();
      await server.stop();
    });
    return { websub: made, url: address };
  }

  const topic = (feed: string) => `https://news.example/${feed}.xml`;
  const push = (feed: string) => {
    const found = states.get(feed)?.push;
    if (!found) throw new Error(`feed ${feed} has no subscription`);
    return found;
  };
  const scene: Scene = {
    ...(await open(changes)),
    hub,
    clock,
    log,
    pushed,
    states,
    left,
    topic,
    push,
    async seen(feed, named = { hub: hub.url, self: topic(feed) }) {
      await scene.websub.seen(feed, named);
      await hub.idle();
    },
    callback: (feed) => `${scene.url}/websub/${push(feed).path}`,
    async tick() {
      await scene.websub.tick();
      await hub.idle();
    },
    async restart(more = {}) {
      await scene.websub.stop();
      Object.assign(scene, await open({ publicUrl: scene.url, ...more }));
    },
  };
  return scene;
}

/** All that was logged, to look for what must not be in it. */
export const logged = (log: RecordedLog) => JSON.stringify(log.lines);
