import type { Catalog } from '../core/catalog.js';
import type { Chat, ChatId } from '../core/chat.js';
import { splitChatId } from '../core/chat.js';
import type { Outcome } from '../core/delivery.js';
import { describeError } from '../core/errors.js';
import type { ChatAdapter, Clock, Log, Store } from '../core/ports.js';
import { presentArticle } from '../i18n/present.js';
import { nonceOf, randomNonce } from './nonce.js';
import { SendQueue, type Turn } from './queue.js';
import { leaveOut, settle, type Tried } from './settle.js';

/** What delivering needs, beside the adapter. */
export interface DeliveryDeps {
  store: Store;
  catalog: () => Catalog;
  clock: Clock;
  log: Log;
}

/** How long all sends of a token rest when the store cannot commit: nothing is sent that could not be settled. */
const storeRestMs = 5000;

/** How often a reply is tried when the platform asks to wait. */
const replyTries = 3;

/** Delivers by one bot token: pending → compose → queue → send → settle. */
export class TokenDelivery {
  readonly #adapter: ChatAdapter;
  readonly #deps: DeliveryDeps;
  readonly #queue: SendQueue;
  /** Tries in a row that posted nothing, by chat. */
  readonly #tries = new Map<ChatId, number>();
  /** Outcomes that are known but not committed yet: committed before anything else goes to that chat. */
  readonly #unsettled = new Map<ChatId, { tried: Tried; outcome: Outcome }>();
  #refused = false;

  constructor(adapter: ChatAdapter, deps: DeliveryDeps) {
    this.#adapter = adapter;
    this.#deps = { ...deps, log: deps.log.child({ adapter: adapter.name }) };
    this.#queue = new SendQueue({
      limits: adapter.limits,
      clock: deps.clock,
      post: (chat) => this.#turn(chat),
    });
  }

  wake(chat: ChatId): void {
    this.#queue.wake(chat);
  }

  /** Sends one part of an answer ahead of the posts. */
  reply(chat: ChatId, part: unknown, via?: (part: unknown) => Promise<Outcome>): Promise<Outcome> {
    if (this.#refused) return Promise.resolve({ kind: 'fatal', reason: 'the token was refused' });
    const { address } = splitChatId(chat);
    const nonce = randomNonce();
    const send = via ?? (() => this.#adapter.send(address, part, { nonce }));
    return new Promise((resolve) => {
      let tries = 0;
      this.#queue.reply(chat, async () => {
        const outcome = await send(part);
        tries += 1;
        if (outcome.kind === 'retry-later' && tries < replyTries) {
          return { sent: true, more: true, holdMs: outcome.afterMs, holdToken: outcome.scope === 'token' };
        }
        if (outcome.kind === 'fatal') this.#refuse(outcome.reason);
        else if (outcome.kind !== 'sent') this.#deps.log.warn({ chat, outcome }, 'an answer did not arrive');
        resolve(outcome);
        return { sent: true, more: false };
      });
    });
  }

  stop(): Promise<void> {
    return this.#queue.stop();
  }

  async #turn(chat: ChatId): Promise<Turn> {
    try {
      return (await this.#settleLeftover(chat)) ?? (await this.#deliverNext(chat));
    } catch (error) {
      this.#deps.log.error(
        { chat, reason: describeError(error) },
        'the store does not answer; sending rests',
      );
      // Whether it was sent is not known here: it counts, so that no limit is passed.
      return { sent: true, more: true, holdMs: storeRestMs, holdToken: true };
    }
  }

  async #settleLeftover(chat: ChatId): Promise<Turn | null> {
    const left = this.#unsettled.get(chat);
    return left === undefined ? null : { ...(await this.#commit(left.tried, left.outcome)), sent: false };
  }

  async #deliverNext(chatId: ChatId): Promise<Turn> {
    const { store, catalog, clock } = this.#deps;
    const nothing: Turn = { sent: false, more: false };
    const chat = await store.chat(chatId);
    if (chat === null || rests(chat)) return nothing;
    if (chat.state.kind === 'paused' && chat.state.retryAt > clock.now()) {
      return { sent: false, more: true, holdMs: chat.state.retryAt - clock.now() };
    }
    const [pending] = await store.pending(chatId, 'instant', 1);
    if (pending === undefined) return nothing;
    const [article] = await store.articles([pending.entry.article]);
    const tried: Tried = {
      chat,
      pending,
      revision: article?.revision ?? 0,
      tries: this.#tries.get(chatId) ?? 0,
    };
    if (article === undefined) {
      await leaveOut(tried, 'the article is past keeping', { store, now: clock.now() });
      return { sent: false, more: true };
    }
    const [part] = this.#adapter.render(presentArticle(article, pending.topics, chat, catalog()));
    const { address } = splitChatId(chatId);
    const outcome = await this.#adapter.send(address, part, { nonce: nonceOf(chatId, pending.entry.seq) });
    return this.#commit(tried, outcome);
  }

  async #commit(tried: Tried, outcome: Outcome): Promise<Turn> {
    const { store, clock, log } = this.#deps;
    const chat = tried.chat.id;
    this.#unsettled.set(chat, { tried, outcome });
    const turn = await settle(tried, outcome, { store, now: clock.now(), log });
    this.#unsettled.delete(chat);
    if (turn.more && turn.holdMs !== undefined) this.#tries.set(chat, tried.tries + 1);
    else this.#tries.delete(chat);
    if (outcome.kind === 'moved') this.wake(outcome.to);
    if (outcome.kind === 'fatal') this.#refuse(outcome.reason);
    return turn;
  }

  #refuse(reason: string): void {
    if (this.#refused) return;
    this.#refused = true;
    this.#deps.log.error(
      { reason },
      `${this.#adapter.name} refuses the token: nothing more is sent there. Check the token and start Kabar again.`,
    );
    void this.#queue.stop();
  }
}

const rests = (chat: Chat) => chat.state.kind === 'gone' || chat.state.kind === 'misplaced';
