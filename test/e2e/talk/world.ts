import { download } from '../../../src/app/download.js';
import { packageRoot } from '../../../src/app/package-root.js';
import { createCommands } from '../../../src/commands/commands.js';
import type { CommandDeps } from '../../../src/commands/context.js';
import type { Article } from '../../../src/core/article.js';
import { type Catalog, catalogSchema } from '../../../src/core/catalog.js';
import { splitChatId } from '../../../src/core/chat.js';
import type { Outcome } from '../../../src/core/delivery.js';
import { newFeedState } from '../../../src/core/feed.js';
import type { Message } from '../../../src/core/message.js';
import type { AdapterModule, ChatAdapter, Clock, Outbox, Store } from '../../../src/core/ports.js';
import { composePost } from '../../../src/delivery/work/compose.js';
import type { ResolvedEntry } from '../../../src/delivery/work/resolve.js';
import { loadTexts } from '../../../src/i18n/texts.js';
import { openStore } from '../../../src/stores/open-store.js';
import { type SteppedClock, steppedClock } from '../../doubles/clock.js';
import { afterTest, temporaryFolder } from '../../doubles/environment.js';
import { FakeFeedFinder } from '../../doubles/feed-finder.js';
import { noFolder, noMount } from '../../doubles/http.js';
import { RecordedLog } from '../../doubles/log.js';
import { makeArticle } from '../../fixtures/article.js';

const texts = loadTexts(new URL('data/locales/', packageRoot));

/** Names that are no word of either language, so that whatever else is read is Kabar's own. */
export const catalogOf = (topics: number, categories = 2, publishers = 1): Catalog =>
  catalogSchema.parse({
    publishers: Array.from({ length: publishers }, (_, index) => ({
      id: index === 0 ? 'tribunnews' : `p-${index}`,
      name: index === 0 ? 'Tribunnews' : `Qarp ${index}`,
      url: 'https://www.tribunnews.com',
      language: 'id',
    })),
    categories: Array.from({ length: categories }, (_, index) => ({
      id: `c-${index}`,
      name: { en: `Qarq ${index}`, id: `Qarq ${index}` },
    })),
    topics: Array.from({ length: topics }, (_, index) => ({
      id: index === 0 ? 'rusia-ukraina' : `t-${index}`,
      name: { en: `Zorq ${index}`, id: `Zorq ${index}` },
      ...(categories > 0 && { category: `c-${index % 5 === 4 ? 1 : 0}` }),
      match: { any: [`x${index}`] },
    })),
  });

/** What may be otherwise than usual. */
export interface WorldChanges {
  catalog?: Catalog;
  defaults?: CommandDeps['defaults'];
  /** How many articles there are on the first topic. Default: 7. */
  articles?: number;
  userFeeds?: NonNullable<CommandDeps['userFeeds']>['who'];
}

/** An outbox without a queue: each part is sent at once. It knows when all is sent. */
export class OpenOutbox implements Outbox {
  adapter: ChatAdapter | null = null;
  readonly outcomes: Outcome[] = [];
  readonly #open = new Set<Promise<unknown>>();

  reply(...given: Parameters<Outbox['reply']>): Promise<Outcome[]> {
    const sent = this.#send(...given);
    this.#open.add(sent);
    return sent.finally(() => this.#open.delete(sent));
  }

  /** Resolves when nothing is on its way. */
  async idle(): Promise<void> {
    while (this.#open.size > 0) await Promise.allSettled(this.#open);
  }

  async #send(chat: string, messages: readonly Message[], route?: Parameters<Outbox['reply']>[2]) {
    const { adapter } = this;
    if (adapter === null) throw new Error('no adapter');
    const own: Outcome[] = [];
    for (const part of messages.flatMap((message) => adapter.render(message))) {
      const { address } = splitChatId(chat);
      own.push(
        await (route?.via(part) ?? adapter.send(address, part, { nonce: `n${this.outcomes.length}` })),
      );
    }
    this.outcomes.push(...own);
    return own;
  }
}

/** Commands, a store and one platform's adapter as in a running Kabar, without feeds and without a queue. */
export interface World {
  adapter: ChatAdapter;
  store: Store;
  clock: SteppedClock;
  log: RecordedLog;
  outbox: OpenOutbox;
  feeds: FakeFeedFinder;
  /** Posts a new article on the first topic to a chat that follows it, as delivery would. */
  post(chat: string, headline: string): Promise<void>;
  /** What was sent in vain, and what Kabar's log holds that it should not. */
  faults(): unknown[];
}

/** Starts a world with articles on the first topic, the first of them the newest. */
export async function openWorld<Config>(
  module: AdapterModule<Config>,
  env: Record<string, string>,
  { catalog = catalogOf(11), defaults, articles: count = 7, userFeeds = 'everyone' }: WorldChanges = {},
): Promise<World> {
  const [clock, log, outbox, feeds] = [
    steppedClock(),
    new RecordedLog(),
    new OpenOutbox(),
    new FakeFeedFinder(),
  ];
  const store = await openStore({ dataDir: `${await temporaryFolder()}/db`, clock, log });
  afterTest(() => store.close());
  const commands = createCommands({
    store,
    catalog: () => catalog,
    texts,
    defaults: defaults ?? { language: 'en', timezone: 'Asia/Jakarta' },
    clock,
    log,
    access: { chats: [], operators: [] },
    feeds,
    userFeeds: { who: userFeeds, perChat: 10 },
    capabilitiesByAdapter: new Map([[module.name, module.capabilities]]),
    belongsTo: (chat) => widerChats(chat),
    changed: () => {},
  });
  const common = { commands, outbox, mount: noMount, download, folder: noFolder, log };
  const deps = { ...common, clock: patient(clock) };
  const adapter = await module.create(module.config.parse(env), deps);
  outbox.adapter = adapter;
  const widerChats = async (chat: string) =>
    ((await adapter.belongsTo?.(splitChatId(chat).address)) ?? []).map((each) => `${module.name}:${each}`);
  await adapter.start();
  afterTest(() => adapter.stop());
  await store.record(articles(count, clock.now()));
  const logged = () => log.lines.filter(({ level }) => level === 'error' || level === 'warn');
  const refused = () => outbox.outcomes.filter(({ kind }) => kind !== 'sent');
  const post = async (chat: string, headline: string) => {
    const article = makeArticle(++posted, { headline, publishedAt: clock.now(), seenAt: clock.now() });
    await store.record({ ...articles(0, 0), items: [itemOf(article)] });
    let seq = 0;
    const stored = await store.changeChat(chat, (_, head) => {
      seq = head;
      return null;
    });
    const found = (await store.chat(chat)) ?? stored;
    if (found === null) throw new Error(`${chat} follows nothing`);
    const deps = { catalog: () => catalog, texts, clock };
    const entry = { article, topics: ['rusia-ukraina'], earlier: null } as unknown as ResolvedEntry;
    const [part] = adapter.render(composePost(entry, found, deps));
    const sent = await adapter.send(splitChatId(chat).address, part, { nonce: `post-${posted}` });
    if (sent.kind !== 'sent') throw new Error(`the post was not sent: ${JSON.stringify(sent)}`);
    const { messageId } = sent;
    await store.settle({
      ...{ chat, lane: 'instant', seq, article: article.id, reason: null, heldFor: null, at: clock.now() },
      posted: { messageId, revision: 1 },
    });
  };
  return { adapter, store, clock, log, outbox, feeds, post, faults: () => [...logged(), ...refused()] };
}

/** An adapter tells people to wait, or waits for an answer no longer, when a machine is busy: by this clock it never is. */
const patient = ({ now, elapsed, after }: Clock): Clock => ({
  now,
  elapsed: () => elapsed() / 20,
  after: (ms, run) => after(ms <= 1_000 ? ms : ms * 20, run),
});

/** The numbers of articles that are posted follow those of the ones that are there. */
let posted = 100;

const itemOf = (article: Article) => ({
  article,
  keys: [`link ${article.id}`],
  entry: { kind: 'new' as const, topics: ['rusia-ukraina', 'publisher:tribunnews'], deliverable: true },
});

const articles = (count: number, now: number) => ({
  feed: newFeedState('tribunnews-internasional', 'https://www.tribunnews.com/rss'),
  items: Array.from({ length: count }, (_, index) =>
    itemOf(
      makeArticle(index + 1, {
        headline: `Zyx ${index + 1}`,
        summary: 'Qwq.',
        authors: ['Vvv Www'],
        publishedAt: now - index * 60_000,
        seenAt: now,
      }),
    ),
  ),
});
