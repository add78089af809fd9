import type { InlineKeyboardButton, MessageEntity } from 'grammy/types';
import type { PlatformLimits } from './limits.js';
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

/** The fields of a call. */
export type Payload = Record<string, unknown>;

/** An answer that is no success. */
export interface Refusal {
  error_code: number;
  description: string;
  parameters?: { retry_after?: number; migrate_to_chat_id?: number };
}

/** A refusal on its way out of a method. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(error_code: number, description: string, parameters?: Refusal['parameters']) {
    super(description);
    this.refusal = { error_code, description, ...(parameters && { parameters }) };
  }
}

/** A refusal of what no server would ever take: Kabar makes no such call. */
export class Invalid extends Refused {
  constructor(description: string, code = 400) {
    super(code, code === 400 ? `Bad Request: ${description}` : description);
  }
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
