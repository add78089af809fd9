import { type Bot, Context, type Filter } from 'grammy';
import type { Message as Received, Update, User } from 'grammy/types';
import { Admission, tapHolds } from '../../src/core/admission.js';
import { splitChatId } from '../../src/core/chat.js';
import type { Message } from '../../src/core/message.js';
import type { Answer, Asker, Clock, Commands, Log, Outbox } from '../../src/core/ports.js';
import { opensBeside } from '../../src/core/post-actions.js';
import { addressOf, inboxAddressOf } from './address.js';
import { type Card, Cards } from './cards.js';
import { factsOf } from './errors.js';
import { Lanes } from './lanes.js';
import { inviteLink } from './links.js';
import { onMembership } from './membership.js';
import { kindOf, personOf, placesRunBy, runsPlace } from './people.js';
import { createPressAnswer } from './press-answer.js';
import type { MessageSender } from './send.js';

/** The kinds of updates that {@link answerPeople} knows: no others are asked for. */
export const wantedUpdates = ['message', 'channel_post', 'callback_query', 'my_chat_member'] as const;

/** How many chats are remembered that have lately got a new id. */
const maxMoved = 1_000;

interface Tools {
  commands: Commands;
  outbox: Outbox;
  sender: MessageSender;
  clock: Clock;
  log: Log;
}

type Said = Filter<Context, 'message:text' | 'channel_post:text'>;
type Pressed = Filter<Context, 'callback_query'>;
type PressReply = ReturnType<typeof createPressAnswer>;

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
 * their order, and so do taps, which wait for no command; the next does not wait for the answer of the one before, only
 * its own answer does.
 */
export function answerPeople(bot: Bot, tools: Tools): (update: Update) => Handled {
  const { commands, outbox, sender, log } = tools;
  const runs = new Lanes();
  const tapRuns = new Lanes();
  const moved = new Set<number>();
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
    if (ctx.has(['message:text', 'channel_post:text'])) return onText(ctx);
    if (callbackQuery !== undefined) return onPress(ctx as Pressed);
    if (!ctx.has('my_chat_member')) return ignored;
    const mayChange = (each: Context) => isAdmin(each, each.from);
    const tools = { commands, mayChange, hasMoved: (chat: number) => moved.has(chat), inTurn };
    return work(ctx.chat.id, () => onMembership(ctx, tools));
  }

  /** Runs something in its chat's turn. */
  function work(chat: number, run: () => Promise<Answering | null>, lanes = runs): Handled {
    const committed = lanes.run(chat, run).catch((error: unknown) => {
      sayFailed(error);
      return null;
    });
    return { committed, answered: committed.then((answering) => answering?.answered).catch(sayFailed) };
  }

  function onMove(heardIn: number, from: number, to: number): Handled {
    // Known at once: the bot's place in the new chat may be told in the same breath.
    moved.add(to);
    const [oldest] = moved;
    if (moved.size > maxMoved && oldest !== undefined) moved.delete(oldest);
    return work(heardIn, async () => {
      await tapRuns.run(from, () => commands.moved(chatId(from), chatId(to)));
      return null;
    });
  }

  function sayFailed(error: unknown): void {
    log.error(factsOf(error), 'a command from Telegram failed');
  }

  function onText(ctx: Said): Handled {
    // A channel's post comes into its discussion group as well: it was meant for the channel alone.
    if (ctx.msg.is_automatic_forward) return ignored;
    const isPrivate = ctx.chat.type === 'private';
    const typed = commandIn(ctx.msg.text) ?? (isPrivate ? { name: 'help', text: '', to: null } : null);
    if (typed === null || !(isPrivate || isMeant(typed, ctx.me.username))) return ignored;
    const chat = placeOf(ctx.msg);
    const asker: Asker = {
      chat,
      kind: kindOf(ctx.chat),
      inviteLink: inviteLink(ctx.me.username),
      languageTag: ctx.from?.language_code ?? null,
      person: ctx.from === undefined ? null : personOf(ctx.from),
      request: ctx.update.update_id,
      ...elsewhereOf(ctx),
      repliedTo: repliedTo(ctx),
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
    const answerPress = createPressAnswer(ctx, tools);
    if (message === undefined || data === undefined || Buffer.byteLength(data) > 64) {
      return { committed: Promise.resolve(), answered: answerPress(null) };
    }
    const chat = placeOf(message);
    const { address } = splitChatId(chat);
    const person = personOf(from);
    const asker: Asker = {
      chat,
      kind: kindOf(message.chat),
      inviteLink: inviteLink(ctx.me.username),
      languageTag: from.language_code ?? null,
      person,
      request: ctx.update.update_id,
      mayChange: () => isAdmin(ctx, from),
      ...elsewhereOf(ctx),
    };
    // A card that Telegram no longer shows comes without its topic: it could change what the whole group wishes for.
    const action = message.date === 0 && message.chat.is_forum ? '' : data;
    // What comes beside the card is a message like any other answer.
    const isBeside = opensBeside(action);
    const entry = (isBeside ? admission : taps).enter({ place: String(message.chat.id), person });
    if (entry.kind === 'refused') {
      const said = commands.tooMuch(asker, 'place').then(answerPress);
      return { committed: Promise.resolve(), answered: said.catch(sayFailed) };
    }
    const card = { chat, address, messageId: message.message_id };
    const run = async () => {
      const { messages, ...answered } = await pressed(asker, action, answerPress);
      const dismissed = answerPress(answered);
      const shown = isBeside
        ? inTurn(message.chat.id, chat, messages)
        : showOn(card, message.chat.id, messages, entry.leave);
      return { answered: Promise.all([dismissed, shown]) };
    };
    const handled = work(message.chat.id, run, tapRuns);
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

  async function pressed(asker: Asker, action: string, answerPress: PressReply): Promise<Answer> {
    try {
      return await commands.press(asker, action);
    } catch (error) {
      // Without an answer the button would go on turning for a minute.
      void answerPress(null);
      throw error;
    }
  }

  /** From their private chat people manage the channels and groups that they are admins of. */
  function elsewhereOf(ctx: Context): Pick<Asker, 'elsewhere' | 'runs'> {
    const { from, chat } = ctx;
    if (from === undefined || chat?.type !== 'private') return {};
    return {
      runs: (chats) => placesRunBy(ctx.api, from, chats),
      async elsewhere(name) {
        try {
          const place = await ctx.api.getChat(name.startsWith('@') ? name : Number(name));
          if (place.type === 'private' || !(await runsPlace(ctx.api, place.id, from))) return null;
          const languageTag = from.language_code ?? null;
          const mayChange = () => runsPlace(ctx.api, place.id, from);
          const kind = kindOf(place);
          const asker = { chat: chatId(place.id), kind, languageTag, person: personOf(from), mayChange };
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
      return await runsPlace(ctx.api, ctx.chat.id, user);
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

/** The place that a message stands in: its chat, or a topic of it. */
function placeOf(
  message: Pick<Received, 'chat' | 'is_topic_message' | 'message_thread_id' | 'direct_messages_topic'>,
) {
  const inbox = message.direct_messages_topic?.topic_id;
  if (inbox !== undefined) return `telegram:${inboxAddressOf(message.chat.id, inbox)}`;
  return chatId(message.chat.id, message.is_topic_message ? message.message_thread_id : undefined);
}
