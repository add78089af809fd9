import { readFileSync } from 'node:fs';
import { beforeEach } from 'vitest';
import { packageRoot } from '../../src/app/package-root.js';
import { createCommands } from '../../src/commands/commands.js';
import type { CommandDeps } from '../../src/commands/context.js';
import { catalogSchema } from '../../src/core/catalog.js';
import type { Chat } from '../../src/core/chat.js';
import { newFeedState } from '../../src/core/feed.js';
import type { Line, Message, Reply } from '../../src/core/message.js';
import type { UserFeeds } from '../../src/core/personal-feed.js';
import type { Asker, Commands, Log, Store } from '../../src/core/ports.js';
import { followedTopics } from '../../src/core/subscription.js';
import { loadTexts } from '../../src/i18n/texts.js';
import { openStore } from '../../src/stores/open-store.js';
import { makeCapabilities } from '../doubles/capabilities.js';
import { ManualClock } from '../doubles/clock.js';
import { afterTest, temporaryFolder } from '../doubles/environment.js';
import { FakeFeedFinder } from '../doubles/feed-finder.js';
import { RecordedLog } from '../doubles/log.js';
import { makeArticle } from '../fixtures/article.js';

/** Here `1/2` is a topic of `1`. */
const belongsTo = (chat: string) => (chat.includes('/') ? [chat.replace(/\/.*/, '')] : []);

const catalog = catalogSchema.parse({
  publishers: [{ id: 'tribunnews', name: 'Tribunnews', url: 'https://www.tribunnews.com', language: 'id' }],
  topics: [
    { id: 'rusia-ukraina', name: { id: 'Konflik Rusia Vs Ukraina', en: 'Russia-Ukraine war' } },
    ...Array.from({ length: 20 }, (_, index) => ({
      id: `t-${index}`,
      name: { id: `Topik ${index}`, en: `Topic ${index}` },
    })),
  ].map((topic) => ({ ...topic, match: { any: ['x'] } })),
});

/** The catalog that comes with Kabar. */
export const shippedCatalog = catalogSchema.parse(
  JSON.parse(readFileSync(new URL('data/catalog.json', packageRoot), 'utf8')),
);

export const chat = 'somewhere:1';
export const admin: Asker = { chat, languageTag: 'en-GB', mayChange: async () => true };
export const member: Asker = { ...admin, mayChange: async () => false };

export const textOf = (lines: readonly Line[]) =>
  lines.map((line) => line.map((span) => (typeof span === 'string' ? span : span.text)).join('')).join('\n');

/** A message in a word or as its text. */
export const say = (message: Message | undefined) =>
  message === undefined
    ? ''
    : message.kind === 'reply'
      ? textOf(message.lines)
      : message.kind === 'post'
        ? `POST ${message.headline}`
        : `LIST ${message.title}`;

const buttonsOf = (message: Message | undefined) => (message as Reply).buttons.flat();
export const labels = (message: Message | undefined) => buttonsOf(message).map(({ label }) => label);
export const actions = (message: Message | undefined) => buttonsOf(message).map(({ action }) => action);

/** The action of the one button whose label holds this. */
export function actionOf(message: Message | undefined, part: string): string {
  const found = buttonsOf(message).filter(({ label }) => label.includes(part));
  if (found.length !== 1)
    throw new Error(`${found.length} buttons with "${part}": ${labels(message).join(' | ')}`);
  return found[0]?.action ?? '';
}

/** Commands over a store in files, made anew for each test. */
export interface CommandKit {
  store: Store;
  commands: Commands;
  log: RecordedLog;
  clock: ManualClock;
  /** The chats that delivery was told of. */
  changed: string[];
  feeds: FakeFeedFinder;
  /** What the commands were made with, but for their store. */
  commandDeps: Omit<CommandDeps, 'store'> & { log: Log };
  ask(text: string, asker?: Asker): Promise<Message[]>;
  wishes(): Promise<string[]>;
  chat(): Promise<Chat>;
  record(count: number, from?: number): Promise<unknown>;
  /** Ends the store and opens it again from its files. */
  reopen(): Promise<void>;
}

const texts = loadTexts(new URL('data/locales/', packageRoot));

/** To be called at the top of a test file. `access`: who may ask. `userFeeds`: who may add feeds. */
export function commandKit(
  access = { chats: [] as string[], operators: [] as string[] },
  userFeeds?: UserFeeds,
): CommandKit {
  const kit = {} as CommandKit;
  beforeEach(async () => {
    const clock = new ManualClock();
    const log = new RecordedLog();
    const dataDir = `${await temporaryFolder()}/db`;
    const open = () => openStore({ dataDir, clock, log });
    kit.store = await open();
    afterTest(() => kit.store.close());
    const defaults = { language: 'id' as const, timezone: 'Asia/Jakarta' };
    const changedChats: string[] = [];
    const changed = (id: string) => void changedChats.push(id);
    const feeds = new FakeFeedFinder();
    const capabilitiesByAdapter = new Map([['somewhere', makeCapabilities()]]);
    const deps = {
      catalog: () => catalog,
      texts,
      defaults,
      clock,
      log,
      access,
      feeds,
      changed,
      capabilitiesByAdapter,
      belongsTo,
      ...(userFeeds !== undefined && { userFeeds }),
    };
    const start = () => createCommands({ ...deps, store: kit.store });
    Object.assign(kit, {
      log,
      clock,
      commands: start(),
      commandDeps: deps,
      changed: changedChats,
      feeds,
      ask: async (text: string, asker = admin) => {
        const [name = '', ...rest] = text.split(' ');
        return (await kit.commands.runText(asker, name, rest.join(' '))).messages;
      },
      wishes: async () => followedTopics((await kit.store.chat(chat))?.subscriptions ?? []),
      chat: async () => {
        const found = await kit.store.chat(chat);
        if (found === null) throw new Error('the chat was never seen');
        return found;
      },
      record: (count: number, from = 1) => kit.store.record(batch(count, from)),
      reopen: async () => {
        await kit.store.close();
        kit.store = await open();
        kit.commands = start();
      },
    });
  });
  return kit;
}

const batch = (count: number, from: number) => ({
  feed: newFeedState('tribunnews-internasional', 'https://www.tribunnews.com/rss'),
  items: Array.from({ length: count }, (_, index) => ({
    article: makeArticle(from + index, {
      headline: `Berita ${from + index}`,
      publishedAt: Date.UTC(2024, 5, 18, 0, from + index),
    }),
    keys: [`link ${from + index}`],
    entry: { kind: 'new' as const, topics: ['rusia-ukraina', 'publisher:tribunnews'], deliverable: true },
  })),
});

/**
 * What is answered, with the shipped catalog, to a line as an admin types it: a command with what stands behind it, plain
 * words, or in brackets a part of the label of a button to tap. To be called at the top of a test file.
 */
export function conversation(kit: CommandKit): (line: string) => Promise<Message | undefined> {
  let commands: Commands;
  beforeEach(() => {
    commands = createCommands({ ...kit.commandDeps, catalog: () => shippedCatalog, store: kit.store });
  });
  let last: Message | undefined;
  return async (line) => {
    const [, name = '', text = ''] = /^\/(\S+)\s*(.*)$/s.exec(line) ?? [];
    const [, label] = /^\[(.+)\]$/.exec(line) ?? [];
    const asker = { ...admin, person: null };
    const { messages } =
      label === undefined
        ? await commands.runText(asker, name, name === '' ? line : text)
        : await commands.press(asker, actionOf(last, label));
    last = messages[0];
    return last;
  };
}
