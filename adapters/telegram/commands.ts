import { type Bot, Context, type Filter } from 'grammy';
import type { ChatMember, Update, User } from 'grammy/types';
import { Admission, tapHolds } from '../../src/core/admission.js';
import type { Message } from '../../src/core/message.js';
import type { Answer, Asker, AttachedFile, Commands, Log, Outbox } from '../../src/core/ports.js';
import { opensBeside } from '../../src/core/post-actions.js';
import { truncate } from '../../src/core/text.js';
import { visible } from '../../src/core/visible.js';
import { addressOf } from './address.js';
import { type Card, Cards } from './cards.js';
import { download } from './download.js';
import { factsOf } from './errors.js';
import { Lanes } from './lanes.js';
import type { MessageSender } from './send.js';

/** The kinds of updates that {@link answerPeople} knows: no others are asked for. */
export const wantedUpdates = ['message', 'channel_post', 'callback_query', 'my_chat_member'] as const;

/** The longest notice that a pressed button may show. https://core.telegram.org/bots/api#answercallbackquery */
const longestNotice = 200;

interface Tools {
  commands: Commands;
  outbox: Outbox;
  sender: MessageSender;
  log: Log;
  /** Where files that people send can be had, without a slash at the end. Holds the token. */
  files: string;
}

type Sent = Filter<Context, 'message:document' | 'channel_post:document'>;
type Said = Filter<Context, 'message:text' | 'channel_post:text'> | Sent;
type Pressed = Filter<Context, 'callback_query'>;
type Membership = Filter<Context, 'my_chat_member'>;

/** What becomes of an update. Neither promise rejects: what goes wrong is logged. */
export interface Handled {
  /** Resolves when what it asked for is durable. */
  committed: Promise<unknown>;
  /** Resolves when it is answered, too. */
  answered: Promise<unknown>;
}

/** An answer on its way. */
interface Answering {
  answered: Promise<unknown>;
}

const ignored: Handled = { committed: Promise.resolve(), answered: Promise.resolve() };

/**
 * Hands to the commands whatever people say, press and do, and their answers to the outbox. Commands of one chat run in
 * their order; the next does not wait for the answer of the one before, only its own answer does.
 */
export function answerPeople(bot: Bot, tools: Tools): (update: Update) => Handled {
  const { commands, outbox, sender, log, files } = tools;
  const runs = new Lanes();
  const answers = new Lanes();
  const cards = new Cards(outbox, sender);
  const admission = new Admission();
  const taps = new Admission(tapHolds);

  return (update) => {
    try {
      return handle(new Context(update, bot.api, bot.botInfo));
    } catch (error) {
      sayFailed(error);
      return ignored;
    }
  };

  function handle(ctx: Context): Handled {
    const { message, callbackQuery } = ctx;
    if (message?.migrate_to_chat_id !== undefined) {
      return onMove(message.chat.id, message.chat.id, message.migrate_to_chat_id);
    }
    // The same word from the new place, where that of the old one was missed.
    if (message?.migrate_from_chat_id !== undefined) {
      return onMove(message.chat.id, message.migrate_from_chat_id, message.chat.id);
    }
    if (ctx.has(['message:text', 'channel_post:text'])) return onText(ctx, ctx.msg.text);
    if (ctx.has(['message:document', 'channel_post:document'])) return onDocument(ctx);
    if (callbackQuery !== undefined) return onPress(ctx as Pressed);
    return ctx.has('my_chat_member') ? onMembership(ctx) : ignored;
  }

  /** Runs something in its chat's turn. */
  function work(chat: number, run: () => Promise<Answering | null>): Handled {
    const committed = runs.run(chat, run).catch((error: unknown) => {
      sayFailed(error);
      return null;
    });
    return { committed, answered: committed.then((answering) => answering?.answered).catch(sayFailed) };
  }

  function onMove(heardIn: number, from: number, to: number): Handled {
    return work(heardIn, async () => {
      await commands.moved(chatId(from), chatId(to));
      return null;
    });
  }

  function sayFailed(error: unknown): void {
    log.error(factsOf(error), 'a command from Telegram failed');
  }

  /** A list of feeds needs no command in a private chat; elsewhere it has one as its caption. */
  function onDocument(ctx: Sent): Handled {
    const { caption = '', document } = ctx.msg;
    const isList = /\.(?:opml|xml)$/i.test(document.file_name ?? '');
    const text = caption === '' && isList && ctx.chat.type === 'private' ? '/feed' : caption;
    return text.startsWith('/') ? onText(ctx, text, attachedTo(ctx)) : ignored;
  }

  /** https://core.telegram.org/bots/api#getfile */
  function attachedTo({ api, msg: { document } }: Sent): AttachedFile {
    return {
      name: document.file_name ?? '',
      async read(maxBytes) {
        if ((document.file_size ?? 0) > maxBytes) return null;
        const file = await api.getFile(document.file_id).catch(() => null);
        return file?.file_path === undefined ? null : download(`${files}/${file.file_path}`, maxBytes);
      },
    };
  }

  function onText(ctx: Said, text: string, attached?: AttachedFile): Handled {
    // A channel's post comes into its discussion group as well: it was meant for the channel alone.
    if (ctx.msg.is_automatic_forward) return ignored;
    const isPrivate = ctx.chat.type === 'private';
    const typed = commandIn(text) ?? (isPrivate ? { name: 'help', text: '', to: null } : null);
    if (typed === null || !(isPrivate || isMeant(typed, ctx.me.username))) return ignored;
    const chat = chatId(ctx.chat.id, ctx.msg.is_topic_message ? ctx.msg.message_thread_id : undefined);
    const asker: Asker = {
      chat,
      languageTag: ctx.from?.language_code ?? null,
      person: ctx.from === undefined ? null : personOf(ctx.from),
      request: ctx.update.update_id,
      ...elsewhereOf(ctx),
      repliedTo: repliedTo(ctx),
      ...(attached !== undefined && { attached }),
      // An anonymous admin posts as the group; in a channel nobody but admins can post.
      mayChange: async () =>
        ctx.channelPost !== undefined || ctx.msg.sender_chat?.id === ctx.chat.id || isAdmin(ctx, ctx.from),
    };
    const entry = admission.enter({ place: String(ctx.chat.id), person: asker.person ?? null });
    if (entry.kind === 'refused')
      return entry.isFirst ? sayTooMuch(ctx.chat.id, asker, entry.holder) : ignored;
    const handled = work(ctx.chat.id, async () => {
      const { messages } = await commands.runText(asker, typed.name, typed.text);
      return { answered: inTurn(ctx.chat.id, chat, messages) };
    });
    void handled.answered.then(entry.leave);
    return handled;
  }

  /** Sends messages in the turn of the chat's answers. */
  function inTurn(place: number, chat: string, messages: readonly Message[]): Promise<unknown> {
    return answers.run(place, () => outbox.reply(chat, messages));
  }

  /** Said once, in the turn of the chat's answers; the update itself is done with. */
  function sayTooMuch(chat: number, asker: Asker, holder: 'person' | 'place'): Handled {
    const said = commands.tooMuch(asker, holder).then(({ messages }) => inTurn(chat, asker.chat, messages));
    return { committed: Promise.resolve(), answered: said.catch(sayFailed) };
  }

  /** In a group several bots listen, and a command that is not ours is most likely another's. */
  function isMeant(typed: Typed, username: string): boolean {
    if (typed.to !== null) return typed.to.toLowerCase() === username.toLowerCase();
    return typed.name === 'start' || commands.describe('en').some(({ name }) => name === typed.name);
  }

  function onPress(ctx: Pressed): Handled {
    const { data, message, from } = ctx.callbackQuery;
    // What comes back was in somebody else's hands: nothing is taken for granted but that it is short.
    if (message === undefined || data === undefined || Buffer.byteLength(data) > 64) {
      return { committed: Promise.resolve(), answered: dismiss(ctx, null) };
    }
    const inTopic = 'is_topic_message' in message && message.is_topic_message;
    const address = addressOf(message.chat.id, inTopic ? message.message_thread_id : undefined);
    const chat = `telegram:${address}`;
    const person = personOf(from);
    const asker: Asker = {
      chat,
      languageTag: from.language_code ?? null,
      person,
      request: ctx.update.update_id,
      mayChange: () => isAdmin(ctx, from),
      ...elsewhereOf(ctx),
    };
    // What comes beside the card is a message like any other answer.
    const isBeside = opensBeside(data);
    const entry = (isBeside ? admission : taps).enter({ place: String(message.chat.id), person });
    if (entry.kind === 'refused') {
      const said = commands.tooMuch(asker, 'place').then(({ notice }) => dismiss(ctx, notice));
      return { committed: Promise.resolve(), answered: said.catch(sayFailed) };
    }
    const card = { chat, address, messageId: message.message_id };
    const handled = work(message.chat.id, async () => {
      const { messages, notice } = await pressed(asker, data, ctx);
      const dismissed = dismiss(ctx, notice);
      const shown = isBeside
        ? inTurn(message.chat.id, chat, messages)
        : showOn(card, message.chat.id, messages, entry.leave);
      return { answered: Promise.all([dismissed, shown]) };
    });
    void handled.answered.then(entry.leave);
    return handled;
  }

  /** @param leave called where the answer takes no turn of its own: an edit that waits already shows it. */
  function showOn(
    card: Card,
    place: number,
    [first, ...others]: readonly Message[],
    leave: () => void,
  ): Promise<unknown> {
    if (first === undefined) return Promise.resolve();
    const joined = cards.join(card, first);
    const shown = joined ?? cards.show(card, first, (send) => answers.run(place, send));
    if (others.length > 0) return Promise.all([shown, inTurn(place, card.chat, others)]);
    if (joined !== null) leave();
    return shown;
  }

  async function pressed(asker: Asker, action: string, ctx: Pressed): Promise<Answer> {
    try {
      return await commands.press(asker, action);
    } catch (error) {
      // Without an answer the button would go on turning for a minute.
      void dismiss(ctx, null);
      throw error;
    }
  }

  async function dismiss(ctx: Pressed, notice: string | null): Promise<void> {
    const shown = notice === null ? {} : { text: truncate(visible(notice), longestNotice) };
    await ctx.answerCallbackQuery(shown).catch((error) => {
      log.debug(factsOf(error), 'a pressed button could not be answered: it may be too old');
    });
  }

  function onMembership(ctx: Membership): Handled {
    const { chat, from, old_chat_member: before, new_chat_member: now } = ctx.myChatMember;
    const id = chatId(chat.id);
    const isGroup = chat.type === 'group' || chat.type === 'supergroup';
    return work(chat.id, async () => {
      if (!isInside(now)) {
        const reason = now.status === 'kicked' ? 'the bot was blocked' : 'the bot left';
        await commands.left(id, reason, ctx.update.update_id);
        return null;
      }
      if (isInside(before) || !isGroup) return null;
      const mayChange = () => isAdmin(ctx, from);
      const asker = { chat: id, languageTag: from.language_code ?? null, mayChange };
      const { messages } = await commands.run(asker, 'start', {});
      return { answered: inTurn(chat.id, id, messages) };
    });
  }

  /** From their private chat people manage the channels and groups that they are admins of. */
  function elsewhereOf(ctx: Context): Pick<Asker, 'elsewhere'> {
    const { from, chat } = ctx;
    if (from === undefined || chat?.type !== 'private') return {};
    return {
      async elsewhere(name) {
        try {
          const place = await ctx.api.getChat(name.startsWith('@') ? name : Number(name));
          if (place.type === 'private' || !(await runsPlace(ctx, place.id, from))) return null;
          const languageTag = from.language_code ?? null;
          const mayChange = () => runsPlace(ctx, place.id, from);
          const asker = { chat: chatId(place.id), languageTag, person: personOf(from), mayChange };
          return { asker, place: place.title };
        } catch (error) {
          log.debug(factsOf(error), 'a place that somebody named is not there');
          return null;
        }
      },
    };
  }

  async function isAdmin(ctx: Context, user: User | undefined): Promise<boolean> {
    if (ctx.chat?.type === 'private') return true;
    if (ctx.chat === undefined || user === undefined) return false;
    try {
      return await runsPlace(ctx, ctx.chat.id, user);
    } catch (error) {
      log.warn({ chat: chatId(ctx.chat.id), ...factsOf(error) }, 'Telegram does not say who is an admin');
      return false;
    }
  }
}

/** In a forum every message that answers to none answers to the one that opened the topic. */
function repliedTo({ msg }: Said): string | null {
  const message = msg.reply_to_message;
  return message === undefined || message.forum_topic_created !== undefined
    ? null
    : String(message.message_id);
}

async function runsPlace(ctx: Context, chat: number, user: User): Promise<boolean> {
  const { status } = await ctx.api.getChatMember(chat, user.id);
  return status === 'creator' || status === 'administrator';
}

const personOf = (user: User) => `telegram:${user.id}`;

interface Typed {
  name: string;
  text: string;
  /** The bot that the command names, as in `/latest@kabar_bot`. */
  to: string | null;
}

function commandIn(text: string): Typed | null {
  const match = /^\/(\w+)(?:@(\w+))?(?:\s+(.*))?$/s.exec(text);
  if (match === null) return null;
  const [, name = '', to = null, rest = ''] = match;
  return { name: name.toLowerCase(), text: rest.trim(), to };
}

function chatId(chat: number, thread?: number): string {
  return `telegram:${addressOf(chat, thread)}`;
}

function isInside(member: ChatMember): boolean {
  return member.status === 'restricted'
    ? member.is_member
    : member.status !== 'left' && member.status !== 'kicked';
}
