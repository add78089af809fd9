import type { z } from 'zod';
import type { Article, LogEntry } from './article.js';
import type { Chat, ChatId } from './chat.js';
import type { DeliveryFacts, LedgerItem, Outcome, OutdatedPost, Plan, Settlement } from './delivery.js';
import type { FeedState } from './feed.js';
import type { Keyword } from './keyword.js';
import type { Language } from './language.js';
import type { Message } from './message.js';
import type { PendingEntry } from './pending.js';
import type { Query } from './query.js';
import type { Lane } from './subscription.js';
import type { TopicId } from './topic.js';

/** Time, as an argument: tests hand in one that they move themselves. */
export interface Clock {
  /** Milliseconds since 1970. It may jump, when the machine's clock is set. */
  now(): number;
  /** Milliseconds since some moment in the past. It only ever goes on: by it is measured how long something takes, or has to wait. */
  elapsed(): number;
  /** Calls `run` once, `ms` from now; the function returned prevents it. */
  after(ms: number, run: () => void): () => void;
}

/** What Kabar writes for its operator: pino's shape. Never hand it a secret. */
export interface Log {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
  child(facts: object): Log;
}

/** Answers every request below a path of the HTTP server, e.g. `/websub/`, in the web's own words. */
export type HttpMount = (prefix: string, handle: (request: Request) => Promise<Response>) => void;

/** One article that intake hands over, and what the log shall say of it. */
export interface RecordItem {
  article: Article;
  /** Identity keys by which it is known from now on; added to those it has. */
  keys: readonly string[];
  /** Null when it changed in a way that nobody has to be told (an author that was found later). */
  entry: Pick<LogEntry, 'kind' | 'topics' | 'deliverable'> | null;
}

/** All that one poll of a feed found. It is committed as a whole or not at all. */
export interface RecordBatch {
  feed: FeedState;
  items: readonly RecordItem[];
  /** The version of the {@link Keywords} that the items were filed by; absent where there was nothing to file. */
  keywords?: number;
}

/** What is followed that stands in no catalog. The version changes whenever the list does. */
export interface Keywords {
  version: number;
  list: readonly Keyword[];
}

/** Which articles `latest` shall bring, newest first by `articleTime`. */
export interface LatestQuery {
  /** Of any of these topics (`publisher:…` included); absent: of all. */
  topics?: readonly TopicId[];
  limit: number;
  /** How many to pass over, for a later page. Default: 0. */
  offset?: number;
}

/** Which articles `search` shall bring, best first. */
export interface SearchQuestion {
  query: Query;
  limit: number;
  /** How many to pass over, for a later page. Default: 0. */
  offset?: number;
}

/** A page of what was found. */
export interface SearchResult {
  articles: Article[];
  /** How many there are on all pages together. */
  total: number;
}

/** All that is kept of one chat. */
export interface ChatData {
  chat: Chat;
  cursors: Record<Lane, number>;
  plans: Plan[];
  /** What was posted here in the last 48 h. */
  posted: LedgerItem[];
  /** What was not, with the reasons. */
  refused: Settlement[];
}

/**
 * Where Kabar keeps everything. What a method promised is durable when it resolves: it survives `kill -9`
 * and a power cut. Every implementation passes `test/contracts/store.ts`.
 */
export interface Store {
  /** What is remembered of all feeds. */
  feedStates(): Promise<FeedState[]>;
  /** Which articles are known by these identity keys: key → article id. Unknown keys are left out. */
  known(keys: readonly string[]): Promise<Map<string, string>>;
  /**
   * Commits a poll. Each item's article is stored (replacing the one with its id), its keys are bound to it,
   * its story is assigned, and its entry gets the next `seq`. Returns the entries in that order; or null, and
   * nothing is committed, when somebody follows another keyword since the batch was filed: then it has to be
   * filed again.
   */
  record(batch: RecordBatch): Promise<LogEntry[] | null>;
  /** The keywords that are followed now. */
  keywords(): Promise<Keywords>;

  /** Articles in the order asked for; unknown ids are left out. */
  articles(ids: readonly string[]): Promise<Article[]>;
  /** The article with this link, whatever stands behind it (`?utm_source=…`, `#comments`), or null. */
  articleAt(link: string): Promise<Article | null>;
  /** The newest articles, at most `limit`. */
  latest(query: LatestQuery): Promise<Article[]>;
  /** The articles that a query finds, best first. */
  search(question: SearchQuestion): Promise<SearchResult>;
  /** The articles most like this one, best first, without those of its story; none when it is not known. */
  related(article: string, limit: number): Promise<Article[]>;
  /** How many articles each topic has had since an instant; topics without one are left out. */
  topicCounts(since: number): Promise<Map<TopicId, number>>;
  /** The highest `seq` given so far; 0 in an empty log. */
  head(): Promise<number>;

  /** A chat, or null when it was never seen. */
  chat(id: ChatId): Promise<Chat | null>;
  /** How many chats there are. */
  chatCount(): Promise<number>;
  /**
   * Changes one chat atomically: `change` is called once with what is stored and the head, must be pure, and
   * returns what shall be stored; null leaves it as it is. A chat that is new starts with both cursors at the head.
   */
  changeChat(id: ChatId, change: (chat: Chat | null, head: number) => Chat | null): Promise<Chat | null>;
  /** Carries a chat over to its new id, by `mergeChats`: lower cursors kept, the ledger of the old id dropped. */
  moveChat(from: ChatId, to: ChatId): Promise<void>;
  /** Forgets a chat with all that is kept of it. */
  forgetChat(id: ChatId): Promise<void>;
  /** All that is kept of a chat, or null when it was never seen. */
  chatData(id: ChatId): Promise<ChatData | null>;
  /** The chats that follow any of these topics in this lane now, whatever their state. */
  subscribers(topics: readonly TopicId[], lane: Lane): Promise<ChatId[]>;

  /** The chats with anything pending in this lane that are active or paused. Asked once, at start. */
  due(lane: Lane): Promise<Chat[]>;
  /** The first `limit` entries after the cursor that `pendingTopics` lets through, by `seq`. */
  pending(chat: ChatId, lane: Lane, limit: number): Promise<PendingEntry[]>;
  /**
   * Moves the cursor to the settlement's `seq` (never back) and writes the ledger: the article's own line, or
   * behind the line of the one that it is held back for.
   */
  settle(settlement: Settlement): Promise<void>;
  /** The plan that a chat's lane has not finished yet, or null. */
  plan(chat: ChatId, lane: Lane): Promise<Plan | null>;
  /** Commits a plan, and its slot as the chat's last. A lane has one at most: a second one is refused with an error. */
  putPlan(plan: Plan): Promise<void>;
  /** Notes that so many parts of the chat's plan are sent and confirmed (never fewer than before). */
  advancePlan(chat: ChatId, lane: Lane, sentParts: number): Promise<void>;
  /**
   * Ends a plan: moves the cursor to its last entry and writes its articles to the ledger, without message
   * ids (a list is not edited). With a reason it was not sent: then nothing goes to the ledger, and the
   * reason is kept for each entry.
   */
  settlePlan(chat: ChatId, lane: Lane, at: number, reason: string | null): Promise<void>;

  /**
   * Posts that can be edited (the message id is known) and should be: they show an older revision of their
   * article and have fewer than `mostEdits` edits, or name fewer of their story's articles than are held back
   * for them. In chats that are active; oldest change first, at most `limit`.
   */
  outdatedPosts(limit: number): Promise<OutdatedPost[]>;
  /** Notes what a post shows after an edit; with `edits: mostEdits` that it cannot be corrected any more. */
  noteEdit(
    chat: ChatId,
    article: string,
    shown: Pick<LedgerItem, 'revision' | 'edits' | 'named'>,
  ): Promise<void>;

  /** What the ledger says of an article in a chat, or null. */
  ledger(chat: ChatId, article: string): Promise<LedgerItem | null>;
  /** The article that a message shows, as the ledger says, or null. */
  postedAs(chat: ChatId, messageId: string): Promise<string | null>;
  /** What is known of an article in a chat, or null when the chat was never seen. */
  deliveryFacts(chat: ChatId, article: string): Promise<DeliveryFacts | null>;

  /**
   * Forgets what is past keeping: articles by age and number, the ledger after 48 h, chats that have been gone
   * for 30 days. `now` in milliseconds.
   */
  prune(now: number): Promise<void>;
  /** Makes everything durable and lets go of it. Further calls fail. */
  close(): Promise<void>;
}

/** At most `count` sends within any `ms` milliseconds. `reserved` of them are kept for replies. */
export interface RateWindow {
  count: number;
  ms: number;
  reserved?: number;
}

/** A platform's limits for one token. */
export interface SendLimits {
  token: readonly RateWindow[];
  /** Limits of one place: those of equal `key` share them. */
  place(address: string): { key: string; windows: readonly RateWindow[] };
}

/** How a part shall be sent. */
export interface SendOptions {
  /** At most 25 characters; the same for every try of the same part. */
  nonce: string;
  /** Whether nobody's phone shall ring for it. Default: false. */
  silent?: boolean;
}

/** A chat platform. `Part` is one message in the platform's own form. */
export interface ChatAdapter<Part = unknown> {
  /** The first half of its chats' ids. */
  readonly name: string;
  readonly limits: SendLimits;
  /** A message in as few parts as the platform's limits allow. Pure. */
  render(message: Message): Part[];
  /** Sends one part. Never throws: whatever happens is an outcome. */
  send(address: string, part: Part, options: SendOptions): Promise<Outcome>;
  /**
   * Puts another part in the place of one that was sent. Never throws. `rejected` when the platform will
   * never take it (too old, deleted); `sent` also when it looked like that already. Absent where what was
   * posted cannot be changed.
   */
  edit?(address: string, messageId: string, part: Part): Promise<Outcome>;
  /**
   * The private chats of the people who run a place, as far as the bot may write to them, and what they call
   * the place. Asked once when posts to it fail. Never throws. Absent where a platform has no such people.
   */
  admins?(address: string): Promise<{ chats: ChatId[]; place: string | null }>;
  /** Begins to listen to people. Resolves when that is under way; a platform that is away is tried again, in the background. */
  start(): Promise<void>;
  /** Stops listening, and waits for the commands under way. Sending still works afterwards. */
  stop(): Promise<void>;
}

/** What an adapter is handed. */
export interface AdapterDeps {
  commands: Commands;
  outbox: Outbox;
  clock: Clock;
  log: Log;
}

/**
 * What an adapter's `index.ts` exports as `adapter`. `main.ts` finds it by its folder.
 * @typeParam Config what the adapter reads from the environment.
 */
export interface AdapterModule<Config> {
  readonly name: string;
  /** Environment variables by name, each with its default; a wrong one says how to mend it. */
  readonly config: z.ZodType<Config, Record<string, string | undefined>>;
  /** Whether the operator wants it. `'fallback'`: only where no other is wanted. */
  wanted(config: Config): boolean | 'fallback';
  /** Loads the platform's SDK, which is why it may take a moment. */
  create(config: Config, deps: AdapterDeps): Promise<ChatAdapter>;
}

/** A feed that was found at an address, and what it would post. */
export interface FeedOffer {
  /** What it is added by; known until the process ends, and for the newest offers only. */
  id: string;
  url: string;
  title: string;
  /** Its newest headlines, a few. */
  headlines: readonly string[];
  /** Whether the catalog has it already. */
  known: boolean;
}

/** Where operators add feeds by their address. */
export interface FeedFinder {
  /** The feeds of a site, the best first. @throws KabarError that says why none can be looked for there. */
  find(address: string): Promise<FeedOffer[]>;
  /**
   * Adds what was offered to the operator's own catalog, which is then in force. @returns its publisher's id; null
   * when the offer is not known any more. @throws KabarError when the catalog cannot be changed.
   */
  add(id: string): Promise<string | null>;
}

/** Where messages that answer a person go: before all posts, within the platform's limits. */
export interface Outbox {
  /**
   * Sends messages in this order and resolves with the outcome of each part. `via` sends a part in the
   * adapter's own way (an edit, an interaction's answer) instead of `ChatAdapter.send`; with `exempt` it
   * does not count as a send and does not wait for one.
   */
  reply(
    chat: ChatId,
    messages: readonly Message[],
    route?: { via: (part: unknown) => Promise<Outcome>; exempt?: boolean },
  ): Promise<Outcome[]>;
}

/** One thing that can be said behind a command. */
export interface CommandOption {
  name: string;
  kind: 'topic' | 'text' | 'number' | 'chat';
  required: boolean;
  /** For numbers: the bounds, both included. */
  min?: number;
  max?: number;
}

/** A command as a platform's menu shows it. */
export interface CommandInfo {
  name: string;
  /** At most 100 characters. */
  description: string;
  options: readonly (CommandOption & { description: string })[];
  /** Whether it changes what the chat wishes: in groups, channels and servers only admins may. */
  changes: boolean;
  /** Whether its answer is for whoever asked alone, where the platform can do that. */
  personal: boolean;
  audience: Audience;
  /** The name, of at most 32 characters, by which it is offered for a message that stands in the chat; null for most. */
  aboutMessage: string | null;
}

/** Whom a command is for: `elsewhere`: for places where nobody can ask, of no use where everybody can. */
export type Audience = 'everyone' | 'elsewhere' | 'operators';

/** Who asks, and where. */
export interface Asker {
  /** The chat that the command is about. */
  chat: ChatId;
  /** A language tag that the platform knows of the person or place; for a chat that is new. */
  languageTag: string | null;
  /** Who it is, in the adapter's words: not kept, only told from others for a while. Absent or null where nobody can tell. */
  person?: string | null;
  /** The id of the message that the command answers to; absent or null where it answers to none. */
  repliedTo?: string | null;
  /**
   * The same person asking for another place, by the name or address that the platform knows it by; null where it
   * is not there, or he does not run it. Absent where everybody can ask in the place itself.
   */
  elsewhere?(name: string): Promise<{ asker: Asker; place: string } | null>;
  /** Whether the place itself proves that who asks runs this Kabar. Absent: it does not. */
  isOperator?: boolean;
  /** Whether this person may change what the chat wishes. Called only where it matters. */
  mayChange(): Promise<boolean>;
  /**
   * The rights that the bot lacks to post in the chat, by the names that the platform's own settings show;
   * empty when it may. Asked before a chat subscribes. Absent where a platform cannot tell beforehand.
   */
  missingRights?(): Promise<string[]>;
}

/** What a command gives back. */
export interface Answer {
  messages: Message[];
  /** A short line for whoever pressed a button. */
  notice: string | null;
}

/** A choice to complete what somebody types. */
export interface Choice {
  name: string;
  value: string;
}

/** What a person can ask for, once for all platforms. Never throws for anything a person did. */
export interface Commands {
  /** All commands in the order of a menu, described in this language. */
  describe(language: Language): CommandInfo[];
  /** Runs a command with what was typed behind it. An unknown one is answered with help. */
  runText(asker: Asker, name: string, text: string): Promise<Answer>;
  /** Runs a command with its options by name. */
  run(asker: Asker, name: string, options: Readonly<Record<string, string>>): Promise<Answer>;
  /**
   * Runs what a button stands for. The first message of the answer takes the place of the card it stood under;
   * where `opensBeside` it comes beside it.
   */
  press(asker: Asker, action: string): Promise<Answer>;
  /** At most `limit` topics whose names fit what was typed so far, best first. */
  completeTopic(text: string, language: Language, limit: number): Choice[];
  /** The platform says that the bot was let go from a chat. */
  left(chat: ChatId, reason: string): Promise<void>;
  /** The platform says that a chat has a new id. */
  moved(from: ChatId, to: ChatId): Promise<void>;
}
