import { describe, expect, it } from 'vitest';
import { BotRuntime } from '../../src/app/bot-runtime.js';
import { packageRoot } from '../../src/app/package-root.js';
import { Platforms } from '../../src/app/platforms.js';
import { catalogSchema } from '../../src/core/catalog.js';
import { reply } from '../../src/core/message.js';
import type { AdapterDeps, AdapterModule } from '../../src/core/ports.js';
import { HttpServer } from '../../src/http/server.js';
import { loadTexts } from '../../src/i18n/texts.js';
import { makeKit, platform } from '../delivery/kit.js';
import { settled } from '../doubles/clock.js';
import { afterTest } from '../doubles/environment.js';
import { FakeFeedFinder } from '../doubles/feed-finder.js';

/** A platform whose stop waits for the answers under way, as all do, in a process that sends. */
async function setUp({ onStart = (_deps: AdapterDeps) => {} } = {}) {
  const { clock, log, store } = await makeKit();
  const somewhere = platform();
  const answers: Promise<unknown>[] = [];
  const { adapter } = somewhere;
  adapter.stop = async () => void (await Promise.all(answers));
  let outbox = {} as AdapterDeps['outbox'];
  const module = {
    name: 'somewhere',
    capabilities: adapter.capabilities,
    create: async (_: unknown, deps: AdapterDeps) => {
      outbox = deps.outbox;
      adapter.start = async () => onStart(deps);
      return adapter;
    },
  } as unknown as AdapterModule<unknown>;
  const http = new HttpServer({
    host: '127.0.0.1',
    port: 0,
    readiness: () => ({ ready: true, platforms: {} }),
    clock,
    log,
  });
  const url = await http.start();
  afterTest(() => http.stop());
  const sender = new BotRuntime({
    adapters: [{ module, config: {} }],
    fallback: false,
    platforms: new Platforms(['somewhere'], 'connecting', log),
    store,
    catalog: () => catalogSchema.parse({}),
    texts: loadTexts(new URL('data/locales/', packageRoot)),
    defaults: { language: 'en', timezone: 'UTC' },
    access: { chats: [], operators: [] },
    feeds: new FakeFeedFinder(),
    mount: http.mount,
    dataDir: '/nowhere',
    clock,
    log,
  });
  await sender.onElected();
  const ask = () => {
    const answer = outbox.reply('somewhere:1', [reply(['baik'])]);
    answers.push(answer);
    return answer;
  };
  return { sender, module, clock, log, somewhere, ask, http, url };
}

describe('the end of sending', () => {
  it.each([
    [true, 0],
    [false, 1_000],
  ])('waits for no answer that the platform holds back (at once: %s)', async (atOnce, ms) => {
    const { sender, clock, log, somewhere, ask } = await setUp();
    somewhere.outcomes.push({ kind: 'retry-later', afterMs: 3_600_000, scope: 'chat', reason: '429' });
    const answer = ask();
    await settled();
    let isOver = false;
    const end = sender.onDemoted(atOnce).then(() => {
      isOver = true;
    });
    await clock.advance(ms);
    await settled();
    expect(isOver).toBe(true);
    await end;
    expect((await answer).map(({ kind }) => kind)).toEqual(['retry-later']);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(clock.waiting).toBe(0);
  });

  it('at once tells the adapter while nothing is refused yet: that would count as an answer', async () => {
    const { sender, somewhere, ask } = await setUp();
    const answered: Record<string, string | undefined> = {};
    const note = async (when: string) => {
      const [outcome] = await ask();
      answered[when] = outcome?.kind;
    };
    somewhere.adapter.halt = () => void note('halt');
    somewhere.adapter.stop = () => note('stop');
    await sender.onDemoted(true);
    expect(answered).toEqual({ halt: 'sent', stop: 'rejected' });
  });

  it('waits for an answer that is under way', async () => {
    const { sender, somewhere, ask } = await setUp();
    const answer = ask();
    await sender.onDemoted(false);
    expect((await answer).map(({ kind }) => kind)).toEqual(['sent']);
    expect(somewhere.sent).toHaveLength(1);
  });
});

describe('what an adapter mounts', () => {
  const page = (text: string) => async () => new Response(text);
  const asked = async (url: string) => {
    const answer = await fetch(`${url}/page/`);
    return [answer.status, await answer.text()];
  };

  it('goes with its runtime, and can be mounted by the next', async () => {
    let count = 0;
    const onStart = ({ mount }: AdapterDeps) => void mount('/page/', page(`runtime ${++count}`));
    const { sender, url } = await setUp({ onStart });
    expect(await asked(url)).toEqual([200, 'runtime 1']);
    await sender.onDemoted();
    expect((await asked(url))[0]).toBe(404);
    await sender.onElected();
    expect(await asked(url)).toEqual([200, 'runtime 2']);
    await sender.onDemoted(true);
    expect((await asked(url))[0]).toBe(404);
  });

  it('goes also where the adapter does not stop in time', async () => {
    const onStart = ({ mount }: AdapterDeps) => void mount('/page/', page('still here'));
    const { sender, somewhere, clock, url } = await setUp({ onStart });
    somewhere.adapter.stop = () => new Promise(() => {});
    const end = sender.onDemoted();
    await clock.advance(4_000);
    await end;
    expect((await asked(url))[0]).toBe(404);
  });

  it('is not mounted for a runtime that has ended', async () => {
    const all: AdapterDeps[] = [];
    const { sender, url } = await setUp({ onStart: (deps) => void all.push(deps) });
    await sender.onDemoted();
    expect(() => all[0]?.mount('/page/', page('too late'))).toThrow('its runtime has ended');
    expect((await asked(url))[0]).toBe(404);
  });
});

describe('a chat that is forgotten', () => {
  it('is erased by the adapter while it runs here, and from its folder while another process leads', async () => {
    const { sender, module, somewhere } = await setUp();
    const erased: string[] = [];
    somewhere.adapter.forget = async (address) => void erased.push(`running ${address}`);
    module.forget = async (folder, address) => void erased.push(`${folder} ${address}`);
    await sender.forget('somewhere:1');
    await sender.forget('elsewhere:1');
    await sender.onDemoted();
    await sender.forget('somewhere:2');
    expect(erased).toEqual(['running 1', '/nowhere/somewhere 2']);
  });
});
