import type { z } from 'zod';
import type { Browsed, BrowseQuestion } from './browse.js';
import type { Capabilities } from './capabilities.js';
import type { ChatId } from './chat.js';
import type { Outcome } from './delivery.js';
import type { Language } from './language.js';
import type { List, Message } from './message.js';
import type { ThreadMaker } from './thread-maker.js';
import type { HttpMount, WebPages } from './web-pages.js';

export type { Browsed, BrowseQuestion } from './browse.js';
export type { Capabilities } from './capabilities.js';
export type { EmbeddingModel } from './embedding-model.js';
export type { FeedFinder, FeedList, FeedOffer } from './feed-finder.js';
export type { Meter, QueueLoad } from './meter.js';
export type * from './stores/admin.js';
export type * from './stores/archive.js';
export type * from './stores/article-reader.js';
export type * from './stores/chat-store.js';
export type * from './stores/delivery-store.js';
export type * from './stores/figure-store.js';
export type * from './stores/news-store.js';
export type * from './stores/sharing.js';
export type * from './stores/store.js';
export type { ThreadMaker } from './thread-maker.js';
export type * from './web-pages.js';

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
  /** No longer than the platform's capabilities say; the same for every try of the same part. */
  nonce: string;
  /** Whether nobody's phone shall ring for it. Default: false. */
  silent?: boolean;
  /** The message of the same place that it answers to; sent all the same where that is gone. */
  replyTo?: string;
  /** The groups of people that it calls, and nobody else, where the platform can do that. Default: nobody is called. */
  mentions?: readonly string[];
  /**
   * The message whose story it goes on with, where `threadsStories` holds: it goes beside that one and nowhere else, and
   * is `rejected` where that is gone.
   */
  inThread?: string;
  /** What the thread is called, where one has to be made for it. */
  threadName?: string;
  /**
   * Whether it shall bear its publisher's name and picture instead of the bot's, where the platform can do that. It may then
   * not know a second send by its nonce. What cannot come so comes from the bot itself. Default: false.
   */
  asPublisher?: boolean;
}

/** A chat platform. `Part` is one message in the platform's own form. */
export interface ChatAdapter<Part = unknown> {
  /** The first half of its chats' ids. */
  readonly name: string;
  readonly limits: SendLimits;
  /** Those of its {@link AdapterModule}. */
  readonly capabilities: Capabilities;
  /**
   * The wider places that an address belongs to: the channel of a thread, the group of a topic. Whoever is allowed there
   * is allowed here. Rejects where that cannot be found out now. Absent where no place belongs to another.
   */
  belongsTo?(address: string): readonly string[] | Promise<readonly string[]>;
  /**
   * Whether a place keeps what belongs to one story together, so that further articles of it are welcome beside the first
   * instead of only being named there. Rejects where that cannot be found out now. Absent where no place does.
   * @param isWished whether the chat wants it where the place does not do so by itself.
   */
  threadsStories?(address: string, isWished: boolean): boolean | Promise<boolean>;
  /**
   * Whether other places can follow this one, and get its posts too. Null while that is not known; asked where nobody may
   * wait for it. Absent where no place can.
   */
  hasFollowers?(address: string): boolean | null;
  /**
   * Lets a post go on to the places that follow its own. Never throws. `sent` also when it was before; `misplaced` where
   * nobody can follow the place. Absent where no place can.
   */
  publish?(address: string, messageId: string): Promise<Outcome>;
  /** Erases what the adapter itself keeps of a chat that wants to be forgotten. Absent where it keeps nothing. */
  forget?(address: string): Promise<void>;
  /** A message in as few parts as the platform's limits allow. Pure. */
  render(message: Message): Part[];
  /**
   * A list that has a page as one message that reads like it. Null where one message cannot hold it, or the platform is
   * known not to take such messages. What refuses it is `rejected`: then the list is told by {@link render}. Absent where
   * a platform has nothing of the kind.
   */
  page?(list: List): Part | null;
  /** Sends one part. Never throws: whatever happens is an outcome. */
  send(address: string, part: Part, options: SendOptions): Promise<Outcome>;
  /**
   * Puts another part in the place of one that was sent. Never throws. `rejected` when the platform will
   * never take it (too old, deleted); `sent` also when it looked like that already. Absent where what was
   * posted cannot be changed. `mentions` are shown again, and called no more; `replyTo` is what it answers to, where that
   * has to be shown again.
   */
  edit?(
    address: string,
    messageId: string,
    part: Part,
    options?: Pick<SendOptions, 'mentions' | 'replyTo'>,
  ): Promise<Outcome>;
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

/** Whether a platform is listened to now. `refused`: it does not take the token, and is tried no more. */
export type ConnectionState = 'connecting' | 'connected' | 'refused';

/** What an adapter is handed. */
export interface AdapterDeps {
  commands: Commands;
  outbox: Outbox;
  /** For platforms that call back, or are pages themselves. What is mounted goes with the runtime at the latest. */
  mount: HttpMount;
  /** What pages of this process share, for an adapter that is a page itself. Absent: the process shows none. */
  pages?: WebPages;
  /** A folder for what the adapter keeps itself, made when it is first used. Nobody else writes there. */
  folder: string;
  clock: Clock;
  log: Log;
  /** Told whenever the connection may have changed; `connecting` until then. Default: nobody is told. */
  onConnection?: (state: ConnectionState) => void;
}

/** Whether a platform takes a token, and whose it is. `unreachable`: it could not be asked; the reason holds no token. */
export type TokenCheck =
  | { kind: 'right'; name: string }
  | { kind: 'refused' }
  | { kind: 'unreachable'; reason: string };

/**
 * What an adapter's `index.ts` exports as `adapter`. `main.ts` finds it by its folder.
 * @typeParam Config what the adapter reads from the environment.
 */
export interface AdapterModule<Config> {
  readonly name: string;
  readonly capabilities: Capabilities;
  /** Environment variables by name, each with its default; a wrong one says how to mend it. */
  readonly config: z.ZodType<Config, Record<string, string | undefined>>;
  /** Those of its variables that hold secrets: each may stand in a file that `NAME_FILE` names. Default: none. */
  readonly secrets?: readonly string[];
  /** Whether the operator wants it. `'fallback'`: only where no other is wanted. */
  wanted(config: Config): boolean | 'fallback';
  /** Asks the platform whose the token is, without starting anything. Never throws. Absent where there is no token. */
  whoAmI?(config: Config, signal: AbortSignal): Promise<TokenCheck>;
  /** Loads the platform's SDK, which is why it may take a moment. */
  create(config: Config, deps: AdapterDeps): Promise<ChatAdapter>;
}

/** A file that somebody sent with what they ask. */
export interface AttachedFile {
  name: string;
  /** Its bytes; null when there are more than this, or it cannot be had. */
  read(maxBytes: number): Promise<Uint8Array | null>;
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
  /** `part`: which part of the command is meant, one of `parts`; a command has one at most. */
  kind: 'topic' | 'text' | 'number' | 'chat' | 'part' | 'file' | 'role';
  required: boolean;
  /** The words that a `part` can be, each with the key of the text that describes it. */
  parts?: Readonly<Record<string, string>>;
  /** For numbers: the bounds, both included. */
  min?: number;
  max?: number;
}

/** A command as a platform's menu shows it. */
export interface CommandInfo {
  name: string;
  /** One short sentence. A platform that has less room cuts it. */
  description: string;
  options: readonly (CommandOption & { description: string })[];
  /** Whether it changes what the chat wishes: in groups, channels and servers only admins may. */
  changes: boolean;
  /** Whether its answers are never public; see {@link Answer}. Known before the command has run. */
  personal: boolean;
  audience: Audience;
  /** The name, a few words, by which it is offered for a message that stands in the chat; null for most. */
  aboutMessage: string | null;
}

/**
 * Whom a command is for: `elsewhere`: for places where nobody can ask, of no use where everybody can. `threads`: for
 * groups in which threads can be made.
 */
export type Audience = 'everyone' | 'elsewhere' | 'operators' | 'threads';

/**
 * What kind of place a chat is. `private`: one person's own. `group`: several people talk. `broadcast`: many read, and
 * only those who run it write. `inbox`: people write to those who run a broadcast; nothing is served there.
 */
export type PlaceKind = 'private' | 'group' | 'broadcast' | 'inbox';

/** What rights are needed for beside posting: to keep later articles of a story in threads; to post under publishers' names. */
export type RightsPurpose = 'threads' | 'faces';

/** Who asks, and where. */
export interface Asker {
  /** The chat that the command is about. */
  chat: ChatId;
  /** Default: `private`. */
  kind?: PlaceKind;
  /** An address by which a person lets the bot into a place that they run. Default: none. */
  inviteLink?: string | null;
  /** The language tag that the platform knows of the person; for a chat that is new. */
  languageTag: string | null;
  /**
   * The language tag of the place, such as a server's; for a chat that is new. It counts only if neither the person nor
   * the operator has chosen a language, because some platforms give each place one that nobody chose. Default: none.
   */
  placeLanguageTag?: string | null;
  /** Who it is, in the adapter's words: not kept, only told from others for a while. Absent or null where nobody can tell. */
  person?: string | null;
  /**
   * A number of the request that is the same when the platform tells it again, after a kill: what it changed is then not
   * changed twice. A request changes a chat once at the most. Absent where nothing is told again.
   */
  request?: number;
  /** A file that came with it; absent where none did. */
  attached?: AttachedFile;
  /** The id of the message that the command answers to; absent or null where it answers to none. */
  repliedTo?: string | null;
  /** What people call the chat, where the command was given in another place; absent or null where it was given in the chat. */
  place?: string | null;
  /**
   * The same person asking for another place, by the name or address that the platform knows it by; null where it
   * is not there, or they do not run it. Absent where everybody can ask in the place itself.
   */
  elsewhere?(name: string): Promise<{ asker: Asker; place: string } | null>;
  /** Those of these chats that the same person runs, by the address that {@link elsewhere} takes, with what they call each. */
  runs?(chats: readonly ChatId[]): Promise<{ address: string; place: string }[]>;
  /** Makes threads in the place. Absent where it has none. */
  threads?: ThreadMaker;
  /** Whether the place itself proves that who asks runs this Kabar. Absent: it does not. */
  isOperator?: boolean;
  /** Whether this person may change what the chat wishes. Called only where it matters. */
  mayChange(): Promise<boolean>;
  /**
   * The rights that the bot lacks to post in the chat, by the names that the platform's own settings show;
   * empty when it may. Asked before a chat subscribes. Absent where a platform cannot tell beforehand.
   */
  missingRights?(purpose?: RightsPurpose): Promise<string[]>;
  /**
   * Whether posts in the chat can call a group of people: with the rights that the bot lacks for it, by the names that the
   * platform's own settings show. Null where there is no such group, or this person may not call it either. Absent where
   * nobody can be called.
   */
  mayMention?(group: string): Promise<{ missing: string[] } | null>;
}

/** What a command gives back. */
export interface Answer {
  messages: Message[];
  /** A short line for whoever pressed a button. */
  notice: string | null;
  /** Whether what a button opens comes beside the message that it stands under, which stays as it is. Default: false. */
  opensBeside?: boolean;
  /** Whether the others in the place should see it too. Default: it is for whoever asked, where the platform can do that. */
  isPublic?: boolean;
  /** What {@link Commands.runText} of `start` takes to go on with it in private, where the platform can lead there. */
  startPayload?: string;
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
  /**
   * Runs a command with what was typed behind it. An unknown one is answered with those of similar names. Without a name
   * it answers words that somebody says where they can be meant for nobody else: it searches for them.
   */
  runText(asker: Asker, name: string, text: string): Promise<Answer>;
  /** Runs a command with its options by name. */
  run(asker: Asker, name: string, options: Readonly<Record<string, string>>): Promise<Answer>;
  /**
   * Runs what a button stands for. The first message of the answer takes the place of the card it stood under,
   * unless the answer opens beside it.
   */
  press(asker: Asker, action: string): Promise<Answer>;
  /**
   * At most `limit` topics whose names fit what was typed so far, best first; none for a person who floods. `person` is
   * that of {@link Asker}.
   */
  completeTopic(text: string, language: Language, limit: number, person?: string | null): Choice[];
  /**
   * Finds articles for somebody who asks from a place that the bot need not be in, where `asker.chat` is their own. It
   * changes nothing, and nothing of what they follow shows but the articles.
   */
  browse(asker: Asker, question: BrowseQuestion): Promise<Browsed>;
  /**
   * The bot was let into a place. @returns what it says there, once; nothing if it has said hello before. For a
   * `broadcast` it is meant for the person who let it in, in private. `place`: what they call the place.
   */
  welcome(asker: Asker, place: string): Promise<Answer>;
  /** What a platform shows of the bot before anybody has asked it: at most 120 and 512 characters. */
  profile(language: Language): { about: string; description: string };
  /** What to say where more is under way than a person or place may hold: once, then nothing more is said. */
  tooMuch(asker: Asker, holder: 'person' | 'place'): Promise<Answer>;
  /** The platform says that the bot was let go from a chat. `request` is that of {@link Asker}. */
  left(chat: ChatId, reason: string, request?: number): Promise<void>;
  /** The platform says that a chat has a new id. */
  moved(from: ChatId, to: ChatId): Promise<void>;
}
