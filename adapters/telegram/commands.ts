import { type Bot, Context, type Filter } from 'grammy';
import type { ChatMember, Update, User } from 'grammy/types';
import { Admission, type Entering, tapHolds } from '../../src/core/admission.js';
import type { Message } from '../../src/core/message.js';
import type { Answer, Asker, Commands, Log, Outbox } from '../../src/core/ports.js';
import { truncate } from '../../src/core/text.js';
import { visible } from '../../src/core/visible.js';
import { addressOf, placeNamed } from './address.js';
import { capabilities } from './capabilities.js';
import { type Card, Cards } from './cards.js';
import { factsOf } from './errors.js';
import { Lanes } from './lanes.js';
import type { MessageSender } from './send.js';

/** The kinds of updates that {@link CommandHandler} knows: no others are asked for. */
export const wantedUpdates = ['message', 'channel_post', 'callback_query', 'my_chat_member'] as const;

/** The longest notice that a pressed button may show. https://core.telegram.org/bots/api#answercallbackquery */
const longestNotice = 200;

interface Tools {
  commands: Commands;
  outbox: Outbox;
  sender: MessageSender;
  log: Log;
}

type Said = Filter<Context, 'message:text' | 'channel_post:text'>;
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
export class CommandHandler {
  readonly #bot: Bot;
  readonly #tools: Tools;
  readonly #runs = new Lanes();
  readonly #answers = new Lanes();
  readonly #cards: Cards;
  readonly #admission = new Admission();
  readonly #taps = new Admission(tapHolds);

  constructor(bot: Bot, tools: Tools) {
    this.#bot = bot;
    this.#tools = tools;
    this.#cards = new Cards(tools.outbox, tools.sender);
  }

  /** Takes an update on. */
  handle(update: Update): Handled {
    try {
      return this.#dispatch(new Context(update, this.#bot.api, this.#bot.botInfo));
    } catch (error) {
      this.#sayFailed(error);
      return ignored;
    }
  }

  #dispatch(ctx: Context): Handled {
    const { message, callbackQuery } = ctx;
    if (message?.migrate_to_chat_id !== undefined) {
      return this.#onMove(message.chat.id, message.chat.id, message.migrate_to_chat_id);
    }
    // The same word from the new place, where that of the old one was missed.
    if (message?.migrate_from_chat_id !== undefined) {
      return this.#onMove(message.chat.id, message.migrate_from_chat_id, message.chat.id);
    }
    if (ctx.has(['message:text', 'channel_post:text'])) return this.#onText(ctx);
    if (callbackQuery !== undefined) return this.#onPress(ctx as Pressed);
    return ctx.has('my_chat_member') ? this.#onMembership(ctx) : ignored;
  }

  /** Runs something in its chat's turn. */
  #work(chat: number, run: () => Promise<Answering | null>): Handled {
    const committed = this.#runs.run(chat, run).catch((error: unknown) => {
      this.#sayFailed(error);
      return null;
    });
    return {
      committed,
      answered: committed
        .then((answering) => answering?.answered)
        .catch((error: unknown) => this.#sayFailed(error)),
    };
  }

  #onMove(heardIn: number, from: number, to: number): Handled {
    return this.#work(heardIn, async () => {
      await this.#tools.commands.moved(chatId(from), chatId(to));
      return null;
    });
  }

  #sayFailed(error: unknown): void {
    this.#tools.log.error(factsOf(error), 'a command from Telegram failed');
  }

  #onText(ctx: Said): Handled {
    // A channel's post comes into its discussion group as well: it was meant for the channel alone.
    if (ctx.msg.is_automatic_forward) return ignored;
    const isPrivate = ctx.chat.type === 'private';
    // In a private chat words without a command are meant for the bot as well.
    const typed = commandIn(ctx.msg.text) ?? (isPrivate ? { name: '', text: ctx.msg.text, to: null } : null);
    if (typed === null || !(isPrivate || this.#isMeant(typed, ctx.me.username))) return ignored;
    const chat = chatId(ctx.chat.id, ctx.msg.is_topic_message ? ctx.msg.message_thread_id : undefined);
    const asker: Asker = {
      chat,
      languageTag: ctx.from?.language_code ?? null,
      person: ctx.from === undefined ? null : personOf(ctx.from),
      request: ctx.update.update_id,
      ...this.#elsewhereOf(ctx),
      repliedTo: repliedTo(ctx),
      // An anonymous admin posts as the group; in a channel nobody but admins can post.
      mayChange: async () =>
        ctx.channelPost !== undefined ||
        ctx.msg.sender_chat?.id === ctx.chat.id ||
        this.#isAdmin(ctx, ctx.from),
    };
    const entry = this.#admission.enter({ place: String(ctx.chat.id), person: asker.person ?? null });
    if (entry.kind === 'refused')
      return entry.isFirst ? this.#sayTooMuch(ctx.chat.id, asker, entry.holder) : ignored;
    const handled = this.#work(ctx.chat.id, async () => {
      const { messages } = await this.#tools.commands.runText(asker, typed.name, typed.text);
      return { answered: this.#inTurn(ctx.chat.id, chat, messages) };
    });
    void handled.answered.then(entry.leave);
    return handled;
  }

  /** Sends messages in the turn of the chat's this.#answers. */
  #inTurn(place: number, chat: string, messages: readonly Message[]): Promise<unknown> {
    return this.#answers.run(place, () => this.#tools.outbox.reply(chat, messages));
  }

  /** Said once, in the turn of the chat's answers; the update itself is done with. */
  #sayTooMuch(chat: number, asker: Asker, holder: 'person' | 'place'): Handled {
    const said = this.#tools.commands
      .tooMuch(asker, holder)
      .then(({ messages }) => this.#inTurn(chat, asker.chat, messages));
    return { committed: Promise.resolve(), answered: said.catch((error: unknown) => this.#sayFailed(error)) };
  }

  /** In a group several bots listen, and a command that is not ours is most likely another's. */
  #isMeant(typed: Typed, username: string): boolean {
    if (typed.to !== null) return typed.to.toLowerCase() === username.toLowerCase();
    return (
      typed.name === 'start' || this.#tools.commands.describe('en').some(({ name }) => name === typed.name)
    );
  }

  #onPress(ctx: Pressed): Handled {
    const { data, message, from } = ctx.callbackQuery;
    // What comes back was in somebody else's hands: nothing is taken for granted but that it is short.
    if (
      message === undefined ||
      data === undefined ||
      Buffer.byteLength(data) > capabilities.maxActionBytes
    ) {
      return { committed: Promise.resolve(), answered: this.#dismiss(ctx, null) };
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
      mayChange: () => this.#isAdmin(ctx, from),
      ...this.#elsewhereOf(ctx),
    };
    const place = { place: String(message.chat.id), person };
    const entry = this.#taps.enter(place);
    if (entry.kind === 'refused') {
      const said = this.#tools.commands
        .tooMuch(asker, 'place')
        .then(({ notice }) => this.#dismiss(ctx, notice));
      return {
        committed: Promise.resolve(),
        answered: said.catch((error: unknown) => this.#sayFailed(error)),
      };
    }
    const card = { chat, address, messageId: message.message_id };
    const handled = this.#work(message.chat.id, async () => {
      const answer = await this.#pressed(asker, data, ctx);
      if (answer.opensBeside) return { answered: this.#openBeside(ctx, answer, asker, place) };
      const dismissed = this.#dismiss(ctx, answer.notice);
      const shown = this.#showOn(card, message.chat.id, answer.messages, entry.leave);
      return { answered: Promise.all([dismissed, shown]) };
    });
    void handled.answered.then(entry.leave);
    return handled;
  }

  /** What comes beside a card is a message like any other answer, and counts as one. */
  async #openBeside(ctx: Pressed, answer: Answer, asker: Asker, place: Entering): Promise<unknown> {
    const entry = this.#admission.enter(place);
    if (entry.kind === 'refused') {
      return this.#dismiss(ctx, (await this.#tools.commands.tooMuch(asker, entry.holder)).notice);
    }
    const shown = this.#inTurn(Number(place.place), asker.chat, answer.messages).finally(entry.leave);
    return Promise.all([this.#dismiss(ctx, answer.notice), shown]);
  }

  /** @param leave called where the answer takes no turn of its own: an edit that waits already shows it. */
  #showOn(
    card: Card,
    place: number,
    [first, ...others]: readonly Message[],
    leave: () => void,
  ): Promise<unknown> {
    if (first === undefined) return Promise.resolve();
    const joined = this.#cards.join(card, first);
    const shown = joined ?? this.#cards.show(card, first, (send) => this.#answers.run(place, send));
    if (others.length > 0) return Promise.all([shown, this.#inTurn(place, card.chat, others)]);
    if (joined !== null) leave();
    return shown;
  }

  async #pressed(asker: Asker, action: string, ctx: Pressed): Promise<Answer> {
    try {
      return await this.#tools.commands.press(asker, action);
    } catch (error) {
      // Without an answer the button would go on turning for a minute.
      void this.#dismiss(ctx, null);
      throw error;
    }
  }

  async #dismiss(ctx: Pressed, notice: string | null): Promise<void> {
    // A malformed press names nothing that could be answered.
    if (typeof ctx.callbackQuery.id !== 'string') return;
    const shown = notice === null ? {} : { text: truncate(visible(notice), longestNotice) };
    await ctx.answerCallbackQuery(shown).catch((error) => {
      this.#tools.log.debug(factsOf(error), 'a pressed button could not be answered: it may be too old');
    });
  }

  #onMembership(ctx: Membership): Handled {
    const { chat, from, old_chat_member: before, new_chat_member: now } = ctx.myChatMember;
    const id = chatId(chat.id);
    const isGroup = chat.type === 'group' || chat.type === 'supergroup';
    return this.#work(chat.id, async () => {
      if (!isInside(now)) {
        const reason = now.status === 'kicked' ? 'the bot was blocked' : 'the bot left';
        await this.#tools.commands.left(id, reason, ctx.update.update_id);
        return null;
      }
      if (isInside(before) || !isGroup) return null;
      const mayChange = () => this.#isAdmin(ctx, from);
      const asker = { chat: id, languageTag: from.language_code ?? null, mayChange };
      const { messages } = await this.#tools.commands.run(asker, 'start', {});
      return { answered: this.#inTurn(chat.id, id, messages) };
    });
  }

  /** From their private chat people manage the channels and groups that they are admins of. */
  #elsewhereOf(ctx: Context): Pick<Asker, 'elsewhere'> {
    const { from, chat } = ctx;
    if (from === undefined || chat?.type !== 'private') return {};
    return {
      elsewhere: async (name) => {
        try {
          const named = placeNamed(name);
          if (named === null) return null;
          const place = await ctx.api.getChat(named);
          if (place.type === 'private' || !(await runsPlace(ctx, place.id, from))) return null;
          const languageTag = from.language_code ?? null;
          const mayChange = () => runsPlace(ctx, place.id, from);
          const asker = { chat: chatId(place.id), languageTag, person: personOf(from), mayChange };
          return { asker, place: place.title };
        } catch (error) {
          this.#tools.log.debug(factsOf(error), 'a place that somebody named is not there');
          return null;
        }
      },
    };
  }

  async #isAdmin(ctx: Context, user: User | undefined): Promise<boolean> {
    if (ctx.chat?.type === 'private') return true;
    if (ctx.chat === undefined || user === undefined) return false;
    try {
      return await runsPlace(ctx, ctx.chat.id, user);
    } catch (error) {
      this.#tools.log.warn(
        { chat: chatId(ctx.chat.id), ...factsOf(error) },
        'Telegram does not say who is an admin',
      );
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
