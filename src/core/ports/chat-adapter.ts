import type { z } from 'zod';
import type { ChatId } from '../chat.js';
import type { Outcome } from '../delivery.js';
import type { Download } from '../download.js';
import type { Invite } from '../invite.js';
import type { List, Message } from '../message.js';
import type { Capabilities } from './capabilities.js';
import type { Clock } from './clock.js';
import type { Commands } from './commands.js';
import type { Log } from './log.js';
import type { HttpMount, WebPages } from './web-pages.js';

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
   * @param isWanted whether the chat wants it where the place does not do so by itself.
   */
  threadsStories?(address: string, isWanted: boolean): boolean | Promise<boolean>;
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
  /**
   * Called when another process is about to answer people, before {@link stop}: no answer can be sent through the outbox any
   * more. Absent where a platform does not ask again for what was not answered.
   */
  halt?(): void;
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
  /** Fetches the files that people send, by the way that the adapter's own configuration names. */
  download: Download;
  /** A folder for what the adapter keeps itself, made when it is first used. Nobody else writes there. */
  folder: string;
  clock: Clock;
  log: Log;
  /** Called whenever the connection may have changed; it is `connecting` until then. Default: nothing is called. */
  onConnection?: (state: ConnectionState) => void;
  /** Called when it is known how people bring the bot to their places. Default: nothing is called. */
  onInvites?: (invites: readonly Invite[]) => void;
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
  /**
   * Erases what is kept of a chat in its folder while it does not run here, since another process leads for it. Absent where
   * nothing is kept.
   */
  forget?(folder: string, address: string): Promise<void>;
  /** Returns the addresses of the chats of which something is kept in its folder. Absent where nothing is kept. */
  kept?(folder: string): Promise<readonly string[]>;
  /** Loads the platform's SDK, which is why it may take a moment. */
  create(config: Config, deps: AdapterDeps): Promise<ChatAdapter>;
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
