import type { Bot, Context, Filter } from 'grammy';
import type { ChatMember, User } from 'grammy/types';
import { opensBeside } from '../../src/core/message.js';
import type { Answer, Asker, Commands, Log, Outbox } from '../../src/core/ports.js';
import { truncate } from '../../src/core/text.js';
import { visible } from '../../src/core/visible.js';
import { addressOf } from './address.js';
import { factsOf } from './errors.js';
import type { TelegramPart } from './format.js';
import type { Sender } from './send.js';

/** The kinds of updates that {@link answerPeople} knows: no others are asked for. */
export const wantedUpdates = ['message', 'channel_post', 'callback_query', 'my_chat_member'] as const;

/** The longest notice that a pressed button may show. https://core.telegram.org/bots/api#answercallbackquery */
const longestNotice = 200;

interface Tools {
  commands: Commands;
  outbox: Outbox;
  sender: Sender;
  log: Log;
}

type Said = Filter<Context, 'message:text' | 'channel_post:text'>;
type Pressed = Filter<Context, 'callback_query'>;
type Membership = Filter<Context, 'my_chat_member'>;

/** Hands to the commands whatever people say, press and do, and their answers to the outbox. */
export function answerPeople(bot: Bot, tools: Tools): void {
  const { commands, outbox, sender, log } = tools;

  bot.on('message:migrate_to_chat_id', (ctx) =>
    commands.moved(chatId(ctx.chat.id), chatId(ctx.message.migrate_to_chat_id)),
  );
  // The same word from the new place, where that of the old one was missed.
  bot.on('message:migrate_from_chat_id', (ctx) =>
    commands.moved(chatId(ctx.message.migrate_from_chat_id), chatId(ctx.chat.id)),
  );
  bot.on(['message:text', 'channel_post:text'], onText);
  bot.on('callback_query', onPress);
  bot.on('my_chat_member', onMembership);

  async function onText(ctx: Said): Promise<void> {
    // A channel's post comes into its discussion group as well: it was meant for the channel alone.
    if (ctx.msg.is_automatic_forward) return;
    const isPrivate = ctx.chat.type === 'private';
    const typed = commandIn(ctx.msg.text) ?? (isPrivate ? { name: 'help', text: '', to: null } : null);
    if (typed === null || !(isPrivate || isMeant(typed, ctx.me.username))) return;
    const chat = chatId(ctx.chat.id, ctx.msg.is_topic_message ? ctx.msg.message_thread_id : undefined);
    const asker: Asker = {
      chat,
      languageTag: ctx.from?.language_code ?? null,
      person: ctx.from === undefined ? null : personOf(ctx.from),
      ...elsewhereOf(ctx),
      repliedTo: repliedTo(ctx),
      // An anonymous admin posts as the group; in a channel nobody but admins can post.
      mayChange: async () =>
        ctx.channelPost !== undefined || ctx.msg.sender_chat?.id === ctx.chat.id || isAdmin(ctx, ctx.from),
    };
    const answer = await commands.runText(asker, typed.name, typed.text);
    await outbox.reply(chat, answer.messages);
  }

  /** In a group several bots listen, and a command that is not ours is most likely another's. */
  function isMeant(typed: Typed, username: string): boolean {
    if (typed.to !== null) return typed.to.toLowerCase() === username.toLowerCase();
    return typed.name === 'start' || commands.describe('en').some(({ name }) => name === typed.name);
  }

  async function onPress(ctx: Pressed): Promise<void> {
    const { data, message: card, from } = ctx.callbackQuery;
    // What comes back was in somebody else's hands: nothing is taken for granted but that it is short.
    if (card === undefined || data === undefined || Buffer.byteLength(data) > 64) return dismiss(ctx, null);
    const inTopic = 'is_topic_message' in card && card.is_topic_message;
    const address = addressOf(card.chat.id, inTopic ? card.message_thread_id : undefined);
    const chat = `telegram:${address}`;
    const mayChange = () => isAdmin(ctx, from);
    const person = personOf(from);
    const asker = { chat, languageTag: from.language_code ?? null, person, mayChange, ...elsewhereOf(ctx) };
    const answer = await pressed(asker, data, ctx);
    await dismiss(ctx, answer.notice);
    if (opensBeside(data)) return void (await outbox.reply(chat, answer.messages));
    const [first, ...others] = answer.messages;
    if (first !== undefined) await outbox.reply(chat, [first], { via: inPlaceOf(address, card.message_id) });
    if (others.length > 0) await outbox.reply(chat, others);
  }

  async function pressed(asker: Asker, action: string, ctx: Pressed): Promise<Answer> {
    try {
      return await commands.press(asker, action);
    } catch (error) {
      // Without an answer the button would go on turning for a minute.
      await dismiss(ctx, null);
      throw error;
    }
  }

  /** The first part replaces the card; whatever follows has no card to replace. */
  function inPlaceOf(address: string, messageId: number) {
    let isReplaced = false;
    return (part: unknown) => {
      const own = part as TelegramPart;
      if (isReplaced) return sender.send(address, own);
      isReplaced = true;
      return sender.edit(address, messageId, own);
    };
  }

  async function dismiss(ctx: Pressed, notice: string | null): Promise<void> {
    const shown = notice === null ? {} : { text: truncate(visible(notice), longestNotice) };
    await ctx.answerCallbackQuery(shown).catch((error) => {
      log.debug(factsOf(error), 'a pressed button could not be answered: it may be too old');
    });
  }

  async function onMembership(ctx: Membership): Promise<void> {
    const { chat, from, old_chat_member: before, new_chat_member: now } = ctx.myChatMember;
    const id = chatId(chat.id);
    if (!isInside(now))
      return commands.left(id, now.status === 'kicked' ? 'the bot was blocked' : 'the bot left');
    if (isInside(before) || (chat.type !== 'group' && chat.type !== 'supergroup')) return;
    const mayChange = () => isAdmin(ctx, from);
    const answer = await commands.run(
      { chat: id, languageTag: from.language_code ?? null, mayChange },
      'start',
      {},
    );
    await outbox.reply(id, answer.messages);
  }

  /** From his private chat a person manages the channels and groups that he is an admin of. */
  function elsewhereOf(ctx: Context): Pick<Asker, 'elsewhere'> {
    const { from, chat } = ctx;
    if (from === undefined || chat?.type !== 'private') return {};
    return {
      async elsewhere(name) {
        try {
          const place = await ctx.api.getChat(name.startsWith('@') ? name : Number(name));
          if (place.type === 'private' || !(await runs(ctx, place.id, from))) return null;
          const languageTag = from.language_code ?? null;
          const mayChange = () => runs(ctx, place.id, from);
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
      return await runs(ctx, ctx.chat.id, user);
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

async function runs(ctx: Context, chat: number, user: User): Promise<boolean> {
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
