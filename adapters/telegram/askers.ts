import type { Context, Filter } from 'grammy';
import type { Message as Received, User } from 'grammy/types';
import type { Asker, AttachedFile, Log } from '../../src/core/ports.js';
import { addressOf, inboxAddressOf, placeNamed } from './address.js';
import { errorFacts } from './errors.js';
import { inviteLink } from './links.js';
import { kindOf, personOf, placesRunBy, runsPlace } from './people.js';
import { threadsIn } from './threads.js';

/** A message with a file. */
export type DocumentContext = Filter<Context, 'message:document' | 'channel_post:document'>;

/** A message that may hold a command. */
export type MessageContext = Filter<Context, 'message'> | Filter<Context, 'channel_post'>;

/** A press of a button. */
export type PressContext = Filter<Context, 'callback_query'>;

/** What reading a file takes that somebody sent. */
export interface FileTools {
  /** The bytes of a file that somebody sent, by the path that Telegram names; null when there are more, or none can be had. */
  fetchFile(path: string, maxBytes: number): Promise<Uint8Array | null>;
}

/** Tells the commands who asks, and where. */
export class Askers {
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Whoever wrote a message. */
  ofMessage(ctx: MessageContext, attached?: AttachedFile): Asker {
    return {
      ...this.#common(ctx, ctx.msg),
      languageTag: ctx.from?.language_code ?? null,
      person: ctx.from === undefined ? null : personOf(ctx.from),
      repliedTo: repliedTo(ctx),
      ...(attached !== undefined && { attached }),
      // An anonymous admin posts as the group; in a channel nobody but admins can post.
      mayChange: async () =>
        ctx.channelPost !== undefined ||
        ctx.msg.sender_chat?.id === ctx.chat.id ||
        this.isAdmin(ctx, ctx.from),
    };
  }

  /** Whoever pressed a button under a message. */
  ofPress(ctx: PressContext, message: Placed): Asker {
    const { from } = ctx.callbackQuery;
    return {
      ...this.#common(ctx, message),
      languageTag: from.language_code ?? null,
      person: personOf(from),
      mayChange: () => this.isAdmin(ctx, from),
    };
  }

  #common(ctx: Context, message: Placed) {
    return {
      chat: placeOf(message),
      kind: kindOf(message.chat),
      inviteLink: inviteLink(ctx.me.username),
      request: ctx.update.update_id,
      ...this.#elsewhereOf(ctx),
      ...threadsIn(ctx.api, message.chat, this.#log),
    };
  }

  /** From their private chat people manage the channels and groups that they are admins of. */
  #elsewhereOf(ctx: Context): Pick<Asker, 'elsewhere' | 'runs'> {
    const { from, chat } = ctx;
    if (from === undefined || chat?.type !== 'private') return {};
    return {
      runs: (chats) => placesRunBy(ctx.api, from, chats),
      elsewhere: async (name) => {
        try {
          const named = placeNamed(name);
          if (named === null) return null;
          const place = await ctx.api.getChat(named);
          if (place.type === 'private' || !(await runsPlace(ctx.api, place.id, from))) return null;
          const languageTag = from.language_code ?? null;
          const mayChange = () => runsPlace(ctx.api, place.id, from);
          const kind = kindOf(place);
          const threads = threadsIn(ctx.api, place, this.#log);
          const person = personOf(from);
          const asker = { chat: chatId(place.id), kind, languageTag, person, mayChange, ...threads };
          return { asker, place: place.title };
        } catch (error) {
          this.#log.debug(errorFacts(error), 'a place that somebody named is not there');
          return null;
        }
      },
    };
  }

  /** Whether somebody runs the place that they write in. */
  async isAdmin(ctx: Context, user: User | undefined): Promise<boolean> {
    if (ctx.chat?.type === 'private') return true;
    if (ctx.chat === undefined || user === undefined) return false;
    try {
      return await runsPlace(ctx.api, ctx.chat.id, user);
    } catch (error) {
      this.#log.warn(
        { chat: chatId(ctx.chat.id), ...errorFacts(error) },
        'Telegram does not say who is an admin',
      );
      return false;
    }
  }
}

/** https://core.telegram.org/bots/api#getfile */
export function attachedTo(
  { api, msg: { document } }: DocumentContext,
  { fetchFile }: FileTools,
): AttachedFile {
  return {
    name: document.file_name ?? '',
    read: async (maxBytes) => {
      if ((document.file_size ?? 0) > maxBytes) return null;
      const file = await api.getFile(document.file_id).catch(() => null);
      return file?.file_path === undefined ? null : fetchFile(file.file_path, maxBytes);
    },
  };
}

/** In a forum every message that answers to none answers to the one that opened the topic. */
function repliedTo({ msg }: MessageContext): string | null {
  const message = msg.reply_to_message;
  return message === undefined || message.forum_topic_created !== undefined
    ? null
    : String(message.message_id);
}

/** The id of a chat, or of a topic of it. */
export function chatId(chat: number, thread?: number): string {
  return `telegram:${addressOf(chat, thread)}`;
}

type Placed = Pick<Received, 'chat' | 'is_topic_message' | 'message_thread_id' | 'direct_messages_topic'>;

/** The place that a message stands in: its chat, or a topic of it. */
function placeOf(message: Placed): string {
  const inbox = message.direct_messages_topic?.topic_id;
  if (inbox !== undefined) return `telegram:${inboxAddressOf(message.chat.id, inbox)}`;
  return chatId(message.chat.id, message.is_topic_message ? message.message_thread_id : undefined);
}
