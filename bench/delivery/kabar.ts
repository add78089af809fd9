import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdapter as createDiscord } from '../../adapters/discord/create.js';
import { adapter as discordModule } from '../../adapters/discord/index.js';
import { createAdapter as createTelegram } from '../../adapters/telegram/create.js';
import { adapter as telegramModule } from '../../adapters/telegram/index.js';
import { systemClock } from '../../src/app/clock.js';
import { keepHeapSmall } from '../../src/app/heap-flags.js';
import { packageRoot } from '../../src/app/package-root.js';
import { catalogSchema } from '../../src/core/catalog.js';
import { newFeedState } from '../../src/core/feed.js';
import { reply } from '../../src/core/message.js';
import type { AdapterDeps, ChatAdapter, ChatStore, DeliveryStore, Log, Store } from '../../src/core/ports.js';
import { Delivery } from '../../src/delivery/deliver.js';
import { loadTexts } from '../../src/i18n/texts.js';
import { openLowdb } from '../../src/stores/lowdb/open.js';
import { openPostgres } from '../../src/stores/postgres/open.js';
import { makeArticle, makeChat } from '../../test/fixtures/article.js';
import { PostgresServer } from '../../test/postgres-server.js';
import type { Address } from './platform.js';
import type { Side } from './sending-side.js';

/** A log that says nothing but errors. */
export const silent: Log = { debug() {}, info() {}, warn() {}, error: console.error, child: () => silent };

const topic = 'putin';
const catalog = catalogSchema.parse({
  topics: [{ id: topic, name: { id: 'Putin' }, match: { any: ['putin'] } }],
});

/** What a process that fills a store is told. */
export interface FillTask {
  dataDir: string;
  ids: readonly string[];
}

/** A store in a temporary folder with so many chats, all of which follow the topic of {@link publish}. */
export async function filledStore(ids: readonly string[], chat = makeChat) {
  const folder = mkdtempSync(join(tmpdir(), 'kabar-bench-'));
  const store = await openLowdb({ dataDir: join(folder, 'db'), clock: systemClock, log: silent });
  await followAll(store, ids, chat);
  const close = async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  };
  return { store, folder, close };
}

/** The same, filled by a process of its own: what filling takes is not in the memory of the one that is measured. */
async function storeFilledElsewhere(ids: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'kabar-bench-'));
  const dataDir = join(folder, 'db');
  // By its address in the sources: this module may be part of a bundle.
  const filling = fork(new URL('bench/delivery/fill-chats.ts', packageRoot), {
    execArgv: ['--import', 'tsx'],
  });
  filling.send({ dataDir, ids } satisfies FillTask);
  const [code] = await once(filling, 'exit');
  if (code !== 0) throw new Error('the store could not be filled');
  const store = await openLowdb({ dataDir, clock: systemClock, log: silent });
  const close = async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  };
  return { store, close };
}

/** A few hundred at a time, as people come: what is measured afterwards is not the memory that a million at once take. */
export async function followAll(store: Store, ids: readonly string[], chat: typeof makeChat): Promise<void> {
  for (let from = 0; from < ids.length; from += 200) {
    const some = ids.slice(from, from + 200);
    await Promise.all(some.map((id) => store.changeChat(id, () => chat(id, [topic]))));
  }
}

/** The same in a PostgreSQL of its own. */
export async function sharedStore(ids: readonly string[]) {
  const server = await PostgresServer.start({ durable: true });
  const store = await openPostgres({ databaseUrl: server.url(), clock: systemClock, log: silent });
  await followAll(store, ids, makeChat);
  const close = async () => {
    await store.close();
    await server.stop();
  };
  return { store, close };
}

/** Records one more article of the topic. */
export async function publish(store: Store, number: number) {
  const article = makeArticle(number, { seenAt: Date.now(), publishedAt: Date.now() });
  const entry = { kind: 'new' as const, topics: [topic], deliverable: true };
  const items = [{ article, keys: [`link ${number}`], entry }];
  return (await store.record({ feed: newFeedState('f', 'https://example.org/f'), items })) ?? [];
}

/** Kabar's delivery over an adapter. */
export function deliveryOver(store: DeliveryStore & ChatStore, adapter: ChatAdapter): Delivery {
  const texts = loadTexts(new URL('data/locales/', packageRoot));
  const delivery = new Delivery({ store, catalog: () => catalog, texts, clock: systemClock, log: silent });
  delivery.add(adapter);
  return delivery;
}

// Nobody asks anything here: only what is sent counts.
const deps = { commands: {}, outbox: {}, clock: systemClock, log: silent } as unknown as AdapterDeps;

/** Kabar on Telegram. */
export function kabarTelegram(address: Address, perSecond: number): Promise<Side> {
  return onTelegram(address, perSecond, storeFilledElsewhere);
}

/** Kabar on Telegram, with everything in PostgreSQL. */
export function kabarPostgres(address: Address, perSecond: number): Promise<Side> {
  return onTelegram(address, perSecond, sharedStore);
}

function onTelegram({ root, token, places }: Address, perSecond: number, open: OpenStore): Promise<Side> {
  keepHeapSmall();
  const env = {
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: root,
    TELEGRAM_MESSAGES_PER_SECOND: String(perSecond),
  };
  return side(createTelegram(telegramModule.config.parse(env), deps), places, open);
}

/** Kabar on Discord. */
export async function kabarDiscord({ root, token, places }: Address, perSecond: number): Promise<Side> {
  keepHeapSmall();
  const env = {
    DISCORD_TOKEN: token,
    DISCORD_API_ROOT: root,
    DISCORD_REQUESTS_PER_SECOND: String(perSecond),
  };
  return side(createDiscord(discordModule.config.parse(env), deps), places);
}

type OpenStore = (ids: readonly string[]) => Promise<{ store: Store; close: () => Promise<void> }>;

async function side(
  adapter: ChatAdapter,
  places: readonly string[],
  open: OpenStore = storeFilledElsewhere,
): Promise<Side> {
  const idOf = (place: string) => `${adapter.name}:${place}`;
  const { store, close } = await open(places.map(idOf));
  let left = places.length;
  let allSent = () => {};
  const counting: ChatAdapter = {
    ...adapter,
    async send(...given) {
      const outcome = await adapter.send(...given);
      if (outcome.kind === 'sent' && --left === 0) allSent();
      return outcome;
    },
  };
  const delivery = deliveryOver(store, counting);
  await delivery.start();
  return {
    async post() {
      const all = new Promise<void>((resolve) => {
        allSent = resolve;
      });
      await delivery.announce(await publish(store, 1));
      await all;
    },
    async reply(place) {
      left += 1;
      await delivery.reply(idOf(place), [reply(['The latest headlines'])]);
    },
    async close() {
      await delivery.stop();
      await close();
    },
  };
}
