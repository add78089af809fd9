import { type Bot, Context, type Filter } from 'grammy';
import type { Message as Received, Update } from 'grammy/types';
import { Admission, type Entering, tapHolds } from '../../src/core/admission.js';
import { BoundedMap } from '../../src/core/bounded-map.js';
import { splitChatId } from '../../src/core/chat.js';
import { KeyedMutex } from '../../src/core/keyed-mutex.js';
import type { Message } from '../../src/core/message.js';
import type { Answer, Asker, AttachedFile, Clock, Commands, Log, Outbox } from '../../src/core/ports.js';
import {
  Askers,
  attachedTo,
  chatId,
  type DocumentContext,
  type FileTools,
  type MessageContext,
  type PressContext,
} from './askers.js';
import { capabilities } from './capabilities.js';
import { type Card, Cards } from './cards.js';
import { type EphemeralTarget, ephemeralVia, onlyAsker, onlyPresser } from './ephemeral.js';
import { errorFacts } from './errors.js';
import { InlineQueries } from './inline-queries.js';
import { onMembership } from './membership.js';
import { personOf } from './people.js';
import { createPressAnswer } from './press-answer.js';
import type { MessageSender } from './send.js';
import { commandIn, noWords, type Typed, withoutMention } from './typed.js';

/** The kinds of updates that {@link CommandHandler} knows: no others are asked for. */
export const wantedUpdates = [
  'message',
  'channel_post',
  'callback_query',
  'my_chat_member',
  'inline_query',
  'guest_message',
] as const;

/** How many chats are remembered that have lately got a new id. */
const maxMoved = 1_000;

interface Tools extends FileTools {
  commands: Commands;
  outbox: Outbox;
  sender: MessageSender;
  clock: Clock;
  log: Log;
}

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
export class CommandHandler {
  readonly #bot: Bot;
  readonly #tools: Tools;
  readonly #runs = new KeyedMutex();
  readonly #tapRuns = new KeyedMutex();
  readonly #moved = new BoundedMap<number, true>(maxMoved);
  readonly #answers = new KeyedMutex();
  readonly #cards: Cards;
  readonly #inlineQueries: InlineQueries;
  readonly #askers: Askers;
  readonly #admission = new Admission();
  readonly #taps = new Admission(tapHolds);

  constructor(bot: Bot, tools: Tools) {
    this.#bot = bot;
    this.#tools = tools;
    this.#cards = new Cards(tools.outbox, tools.sender);
    this.#inlineQueries = new InlineQueries(tools);
    this.#askers = new Askers(tools.log);
  }

  /** Takes an update on. */
  handle(update: Update): Handled {
    try {
      return this.#dispatch(new Context(update, this.#bot.api, this.#bot.botInfo));
    } catch (error) {
      this.#logFailure(error);
      return ignored;
    }
  }

  #dispatch(ctx: Context): Handled {
    const { message, callbackQuery } = ctx;
    // Nothing is committed for it, and nobody's turn is taken.
    const answered = this.#inlineQueries.answer(ctx);
    if (answered !== null) return { ...ignored, answered };
    if (message?.migrate_to_chat_id !== undefined) {
      return this.#onMove(message.chat.id, message.chat.id, message.migrate_to_chat_id);
    }
    // The same word from the new place, where that of the old one was missed.
    if (message?.migrate_from_chat_id !== undefined) {
      return this.#onMove(message.chat.id, message.migrate_from_chat_id, message.chat.id);
    }
    if (ctx.has(['message:text', 'channel_post:text'])) return this.#onText(ctx, ctx.msg.text);
    if (ctx.has(['message:document', 'channel_post:document'])) return this.#onDocument(ctx);
    if (ctx.has('message:file')) return this.#onPicture(ctx);
    if (callbackQuery !== undefined) return this.#onPress(ctx as PressContext);
    if (!ctx.has('my_chat_member')) return ignored;
    const membership = {
      commands: this.#tools.commands,
      mayChange: (each: Context) => this.#askers.isAdmin(each, each.from),
      hasMoved: (chat: number) => this.#moved.has(chat),
      inTurn: (place: number, chat: string, messages: readonly Message[]) =>
        this.#inTurn(place, chat, messages),
    };
    return this.#work(ctx.chat.id, () => onMembership(ctx, membership));
  }

  /** Runs something in its chat's turn. */
  #work(chat: number, run: () => Promise<Answering | null>, mutex = this.#runs): Handled {
    // Not at once: the next update of the same answer may say that the chat has moved.
    const later = () => Promise.resolve().then(run);
    const committed = mutex.run([`${chat}`], later).catch((error: unknown) => {
      this.#logFailure(error);
      return null;
    });
    return {
      committed,
      answered: committed
        .then((answering) => answering?.answered)
        .catch((error: unknown) => this.#logFailure(error)),
    };
  }

  #onMove(heardIn: number, from: number, to: number): Handled {
    // Known at once: the bot's place in the new chat may be told in the same breath.
    this.#moved.set(to, true);
    return this.#work(heardIn, async () => {
      await this.#tapRuns.run([`${from}`], () => this.#tools.commands.moved(chatId(from), chatId(to)));
      return null;
    });
  }

  #logFailure(error: unknown): void {
    this.#tools.log.error(errorFacts(error), 'a command from Telegram failed');
  }

  /** A list of feeds needs no command in a private chat; elsewhere it has one as its caption. */
  #onDocument(ctx: DocumentContext): Handled {
    const { caption = '', document } = ctx.msg;
    const isList = /\.(?:opml|xml)$/i.test(document.file_name ?? '');
    const text = caption === '' && isList && ctx.chat.type === 'private' ? '/feed' : caption;
    if (text.startsWith('/')) return this.#onText(ctx, text, attachedTo(ctx, this.#tools));
    return ctx.has('message:file') ? this.#onPicture(ctx) : ignored;
  }

  /** A picture, a sticker or a voice counts by the words under it. Of an album only the part that has any is answered. */
  #onPicture(ctx: Filter<Context, 'message'>): Handled {
    const { caption = '', media_group_id } = ctx.msg;
    if (ctx.chat.type !== 'private' || (caption === '' && media_group_id !== undefined)) return ignored;
    return this.#onText(ctx, caption === '' ? noWords : caption);
  }

  #onText(ctx: MessageContext, text: string, attached?: AttachedFile): Handled {
    // A channel's post comes into its discussion group as well: it was meant for the channel alone.
    if (ctx.msg.is_automatic_forward) return ignored;
    const isPrivate = ctx.chat.type === 'private';
    // In a private chat words without a command are meant for the bot as well.
    const words = isPrivate ? withoutMention(text, ctx.me.username) : text;
    const typed = commandIn(words) ?? (isPrivate ? { name: '', text: words, to: null } : null);
    if (typed === null || !(isPrivate || this.#isMeant(typed, ctx.me.username))) return ignored;
    const asker = this.#askers.ofMessage(ctx, attached);
    const entry = this.#admission.enter({ place: String(ctx.chat.id), person: asker.person ?? null });
    if (entry.kind === 'refused')
      return entry.isFirst ? this.#sayTooMuch(ctx.msg, asker, entry.holder) : ignored;
    const handled = this.#work(ctx.chat.id, async () => {
      const { messages, isPublic } = await this.#tools.commands.runText(asker, typed.name, typed.text);
      const only = isPublic ? null : onlyAsker(ctx.msg);
      return { answered: this.#inTurn(ctx.chat.id, asker.chat, messages, only) };
    });
    void handled.answered.then(entry.leave);
    return handled;
  }

  /** Sends messages in the turn of the chat's answers: to all who are there, or to one of them only. */
  #inTurn(place: number, chat: string, messages: readonly Message[], only: EphemeralTarget | null = null) {
    const { outbox, sender } = this.#tools;
    const route = only === null ? [] : [{ via: ephemeralVia(sender, splitChatId(chat).address, only) }];
    return this.#answers.run([`${place}`], () => outbox.reply(chat, messages, ...route));
  }

  /** Said once, in the turn of the chat's answers; the update itself is done with. */
  #sayTooMuch(message: Received, asker: Asker, holder: 'person' | 'place'): Handled {
    const said = this.#tools.commands
      .tooMuch(asker, holder)
      .then(({ messages }) => this.#inTurn(message.chat.id, asker.chat, messages, onlyAsker(message)));
    return {
      committed: Promise.resolve(),
      answered: said.catch((error: unknown) => this.#logFailure(error)),
    };
  }

  /** In a group several bots listen, and a command that is not ours is most likely another's. */
  #isMeant(typed: Typed, username: string): boolean {
    if (typed.to !== null) return typed.to.toLowerCase() === username.toLowerCase();
    return (
      typed.name === 'start' || this.#tools.commands.describe('en').some(({ name }) => name === typed.name)
    );
  }

  #onPress(ctx: PressContext): Handled {
    const { data, message, from } = ctx.callbackQuery;
    // What comes back was in somebody else's hands: nothing is taken for granted but that it is short.
    const answerPress = createPressAnswer(ctx, this.#tools);
    const isTooLong = data !== undefined && Buffer.byteLength(data) > capabilities.maxActionBytes;
    if (message === undefined || data === undefined || isTooLong) {
      return { committed: Promise.resolve(), answered: answerPress(null) };
    }
    const asker = this.#askers.ofPress(ctx, message);
    const { chat } = asker;
    // A card that Telegram no longer shows comes without its topic: it could change what the whole group has chosen.
    const action = message.date === 0 && message.chat.is_forum ? '' : data;
    const place = { place: String(message.chat.id), person: personOf(from) };
    const entry = this.#taps.enter(place);
    if (entry.kind === 'refused') {
      const said = this.#tools.commands.tooMuch(asker, 'place').then(answerPress);
      return {
        committed: Promise.resolve(),
        answered: said.catch((error: unknown) => this.#logFailure(error)),
      };
    }
    const only = onlyPresser(ctx.callbackQuery);
    const card = { chat, address: splitChatId(chat).address, messageId: message.message_id, only };
    const run = async () => {
      const answer = await this.#pressed(asker, action, answerPress);
      if (answer.opensBeside) return { answered: this.#openBeside(answerPress, answer, asker, place, only) };
      const dismissed = answerPress(answer);
      const shown = this.#showOn(card, message.chat.id, answer.messages, entry.leave);
      return { answered: Promise.all([dismissed, shown]) };
    };
    const handled = this.#work(message.chat.id, run, this.#tapRuns);
    void handled.answered.then(entry.leave);
    return handled;
  }

  /** What comes beside a card is a message like any other answer, and counts as one. */
  async #openBeside(
    answerPress: PressReply,
    answer: Answer,
    asker: Asker,
    place: Entering,
    only: EphemeralTarget | null,
  ): Promise<unknown> {
    const entry = this.#admission.enter(place);
    if (entry.kind === 'refused') return answerPress(await this.#tools.commands.tooMuch(asker, entry.holder));
    const shown = this.#inTurn(Number(place.place), asker.chat, answer.messages, only).finally(entry.leave);
    return Promise.all([answerPress(answer), shown]);
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
    const shown = joined ?? this.#cards.show(card, first, (send) => this.#answers.run([`${place}`], send));
    const next = card.only?.ephemeral === undefined ? null : card.only;
    if (others.length > 0) return Promise.all([shown, this.#inTurn(place, card.chat, others, next)]);
    if (joined !== null) leave();
    return shown;
  }

  async #pressed(asker: Asker, action: string, answerPress: PressReply): Promise<Answer> {
    try {
      return await this.#tools.commands.press(asker, action);
    } catch (error) {
      // Without an answer the button would go on turning for a minute.
      void answerPress(null);
      throw error;
    }
  }
}
