import type { InlineKeyboardButton, MessageEntity } from 'grammy/types';
import type { PlatformLimits } from './limits.js';
import type { Payload, Refusal } from './refusals.js';
import type { RichMessage } from './rich.js';

/** One message that the stand-in took, as it stands now. */
export interface TakenMessage {
  id: number;
  chat: number;
  thread: number | null;
  /** As a person sees it, tags read. */
  text: string;
  entities: MessageEntity[];
  keyboard: InlineKeyboardButton[][];
  /** When it arrived, in milliseconds. */
  at: number;
  /** How often it was edited. */
  edits: number;
  /** What it shows, where it is a rich message. */
  rich?: RichMessage;
  /** What else the call said. */
  payload: Payload;
}

/**
 * What shall go wrong: a refusal; `cut`: the connection ends before anything was done; `store-then-cut`: it
 * was done, and the answer is lost; `store-then-stall`: it was done, and half of the answer's body comes; `hang`: no
 * answer at all; `not-json`: a proxy's page with number 502.
 */
export type Failure = Refusal | 'cut' | 'store-then-cut' | 'store-then-stall' | 'hang' | 'not-json';

/** A failure that waits for its call. */
export interface Script {
  method: string;
  /** Absent: whichever chat. */
  chat?: number;
  failure: Failure;
  /** How many calls it still meets. */
  times: number;
}

/** How the stand-in differs from the platform. */
export interface TelegramServerOptions {
  token?: string;
  /** 0: any free one. */
  port?: number;
  /** What is laxer than the platform, to keep a test quick. */
  limits?: Partial<PlatformLimits>;
  /** Milliseconds, for the limits. */
  now?: () => number;
  /** Whether chats that nobody added take messages; otherwise they are "not found". */
  openToAll?: boolean;
}

/** A chat as the platform describes it. Forums are supergroups with `is_forum`. */
export interface FakeChat {
  id: number;
  type: 'private' | 'group' | 'supergroup' | 'channel';
  title?: string;
  /** Its public name, without the `@`. */
  username?: string;
  is_forum?: boolean;
  /** The inbox of a channel. */
  is_direct_messages?: boolean;
  /** Whether the bot has no right to send pictures there. */
  takesNoPictures?: boolean;
}
