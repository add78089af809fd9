import { type Chat, type ChatId, takesPosts } from '../core/chat.js';
import type { Outcome } from '../core/delivery.js';
import { noMeter, type QueueLoad } from '../core/ports/meter.js';
import type { ChatAdapter, DeliveryWork } from '../core/ports.js';
import { isQuiet } from '../core/quiet-hours.js';
import { AdminNotices } from './admin-notices.js';
import { Answers } from './answers.js';
import { Corrections } from './corrections.js';
import type { DeliveryDeps } from './delivery-deps.js';
import { nextLookAt } from './digest-slots.js';
import { FailedAttempts } from './failed-attempts.js';
import { Pauses } from './pauses.js';
import { Publishing } from './publishing.js';
import type { SendResult } from './queue/chat-queue.js';
import { FanOut, type FanOutTarget } from './queue/fan-out.js';
import { SendQueue } from './queue/send-queue.js';
import type { Ask } from './queue/token-gate.js';
import type { ServedChats } from './served-chats.js';
import { type SendAttempt, settle } from './settle.js';
import { restAfter } from './store-faults.js';
import { SuspendedChats } from './suspended-chats.js';
import { UncommittedOutcomes } from './uncommitted-outcomes.js';
import { WakeTimers } from './wake-timers.js';
import { nextEdit } from './work/edit-work.js';
import { nextPart } from './work/plan-work.js';
import { RenderedPosts } from './work/rendered-posts.js';
import { nextDigest, nextPost, waitingLimit } from './work/work.js';
import type { Work, WorkDeps } from './work/work-item.js';

/** Delivers by one bot token: pending → compose → queue → send → settle. */
export class TokenDelivery {
  readonly #adapter: ChatAdapter;
  readonly #deps: DeliveryDeps;
  readonly #served: ServedChats;
  readonly #queue: SendQueue;
  readonly #fanOut: FanOut;
  readonly #answers: Answers;
  readonly #admins: AdminNotices;
  readonly #work: WorkDeps;
  readonly #corrections: Corrections;
  readonly #publishing: Publishing;
  readonly #wakeTimers: WakeTimers;
  readonly #suspended: SuspendedChats;
  /** The chats that this process has posted to. */
  readonly #postedTo = new Set<ChatId>();
  readonly #attempts: FailedAttempts;
  readonly #pauses: Pauses;
  readonly #uncommitted = new UncommittedOutcomes((attempt, outcome) => this.#commit(attempt, outcome));
  #refused = false;

  constructor(adapter: ChatAdapter, deps: DeliveryDeps, served: ServedChats) {
    this.#adapter = adapter;
    this.#served = served;
    const wake = (chat: ChatId) => served.whenServed(chat, 'edit', () => this.#queue.wake(chat, 'edit'));
    const isSuspended = (id: ChatId) => this.#suspended.includes({ id });
    this.#corrections = new Corrections({ ...deps, adapter: adapter.name, wake, isSuspended });
    this.#publishing = new Publishing({ ...deps, adapter, wake });
    this.#work = { ...deps, adapter, rendered: new RenderedPosts({ ...deps, adapter }) };
    this.#attempts = new FailedAttempts(deps.clock, adapter.capabilities.nonce?.windowMs);
    this.#pauses = new Pauses(deps.clock);
    this.#wakeTimers = new WakeTimers(deps.clock, (chat) => this.wake(chat));
    this.#suspended = new SuspendedChats({
      ...deps,
      wake: (chat) => this.wake(chat),
      adapter,
    });
    this.#deps = { ...deps, log: deps.log.child({ adapter: adapter.name }) };
    this.#queue = new SendQueue({
      limits: adapter.limits,
      clock: deps.clock,
      post: (chat, ask) => this.#turn(chat, () => this.#deliverNext(chat, ask)),
      edit: (chat, ask) => this.#turn(chat, () => this.#editNext(chat, ask)),
      refill: () => this.#fanOut.refill(),
    });
    this.#fanOut = new FanOut({
      ...this.#deps,
      followers: (of) => deps.store.subscribers({ ...of, adapter: adapter.name }),
      waiting: () => this.#queue.woken,
      put: (chats, since) => this.wakeAll(chats, since),
    });
    const onOutcome = (outcome: Outcome) => {
      if (outcome.kind === 'fatal') this.#onRefused(outcome.reason);
    };
    this.#answers = new Answers({ adapter, queue: this.#queue, onOutcome });
    const tell = (chat: ChatId, part: unknown) => this.#answers.send(chat, part);
    this.#admins = new AdminNotices({ ...this.#deps, adapter, send: tell });
  }

  /** Begins to look for posts that are to be edited, where the platform can do that. */
  async start(): Promise<void> {
    if (this.#adapter.edit !== undefined) await this.#corrections.start();
    await this.#publishing.start();
  }

  wake(chat: ChatId): void {
    this.#queue.wake(chat);
  }

  /** Wakes those of the chats that are served. */
  wakeAll(chats: readonly ChatId[], since?: number): Promise<void> {
    const served = this.#served.filter(chats, 'post', (chat) => this.wake(chat));
    return this.#queue.wakeAll(served, since);
  }

  /** Wakes the followers of what was recorded. Never rejects. */
  announce(of: FanOutTarget): Promise<void> {
    return this.#fanOut.add(of);
  }

  /** What is to be sent now. */
  get load(): QueueLoad {
    const { load } = this.#queue;
    return { ...load, waitingChats: load.waitingChats + this.#fanOut.left };
  }

  /** Sends one part of an answer ahead of the posts. */
  async reply(chat: ChatId, part: unknown, via?: (part: unknown) => Promise<Outcome>): Promise<Outcome> {
    const first = await this.#answers.send(chat, part, via);
    const outcome = first.kind === 'moved' ? await this.#answerAt(first.to, chat, part) : first;
    if (outcome.kind !== 'sent' && outcome.kind !== 'fatal')
      this.#deps.log.warn({ chat, outcome }, 'an answer did not arrive');
    return outcome;
  }

  /** Sends an answer again at the new id of a chat. */
  async #answerAt(to: ChatId, from: ChatId, part: unknown): Promise<Outcome> {
    const { store, log } = this.#deps;
    try {
      await store.moveChat(from, to);
      this.#continueAs(from, to);
    } catch (error) {
      log.error({ chat: from, to, err: error }, 'the new id of a chat could not be recorded');
    }
    return this.#answers.send(to, part);
  }

  /** Sends nothing from now on, also where a turn has begun: another process may send. */
  halt(): void {
    this.#answers.end({ kind: 'rejected', reason: 'another process answers now' });
    void this.stop();
  }

  async stop(): Promise<void> {
    this.#corrections.stop();
    this.#wakeTimers.stop();
    this.#suspended.stop();
    this.#fanOut.stop();
    await Promise.all([this.#queue.stop(), this.#publishing.stop()]);
  }

  async #turn(chat: ChatId, next: () => Promise<SendResult>): Promise<SendResult> {
    try {
      await this.#uncommitted.settle(chat);
      return this.#uncommitted.takeNext(chat) ?? (await next());
    } catch (error) {
      return restAfter(error, chat, this.#deps.log);
    }
  }

  async #deliverNext(chatId: ChatId, ask: Ask): Promise<SendResult> {
    const { store, clock } = this.#deps;
    // What an earlier process or an attempt in doubt may have sent is sent again as it was.
    const singly = !this.#postedTo.has(chatId) || this.#attempts.count(chatId) > 0;
    const found = await store.deliveryWork(chatId, 'instant', waitingLimit(singly));
    if (found === null || isEnded(found.chat)) return this.#forget(chatId);
    const { chat } = found;
    if (await this.#suspended.includes(chat)) return this.#suspend(chatId);
    const remainingMs = this.#pauses.remainingMs(chat);
    if (remainingMs > 0) {
      this.#wakeTimers.put(chatId, clock.now() + remainingMs);
      return done;
    }
    const work = await this.#nextWork(found, singly);
    // Nothing wakes the chat after its last piece of work, so its next look is planned now.
    if (work === null || !work.hasMore) this.#planNextLook(chat);
    if (work === null) return done;
    return this.#perform(work, ask);
  }

  /** Forgets the attempts and timers of a chat to which nothing is sent any more. */
  #forget(chat: ChatId): SendResult {
    this.#attempts.forget(chat);
    this.#pauses.forget(chat);
    this.#wakeTimers.remove(chat);
    return done;
  }

  /** Rests a chat that the operator has paused. Earlier attempts stay known, since they may have arrived. */
  #suspend(chat: ChatId): SendResult {
    this.#wakeTimers.remove(chat);
    this.#suspended.put(chat);
    return done;
  }

  /** A plan that has begun goes on in quiet hours too; nothing else begins in them. */
  async #nextWork(found: DeliveryWork, singly: boolean): Promise<Work | null> {
    const { chat, plans } = found;
    const [begun] = plans;
    if (begun !== undefined) return nextPart(begun, chat, this.#work);
    // What may have arrived is made sure of while the platform still knows its nonce, in quiet hours too.
    if (this.#attempts.isInDoubt(chat.id)) return nextPost(found, singly, this.#work);
    if (isQuiet(chat.settings.quiet, chat.timezone, this.#deps.clock.now())) return null;
    return (await nextPost(found, singly, this.#work)) ?? (await nextDigest(chat, this.#work));
  }

  /** Rests a chat with nothing to do until its quiet hours end or its next digest is due. */
  #planNextLook(chat: Chat): void {
    const at = nextLookAt(chat, this.#deps.clock.now());
    if (at !== null) this.#wakeTimers.put(chat.id, at);
  }

  async #editNext(chatId: ChatId, ask: Ask): Promise<SendResult> {
    const chat = await this.#deps.store.chat(chatId);
    // What rests now is found again at the next look.
    if (chat === null || !takesPosts(chat) || (await this.#suspended.includes(chat))) return done;
    const item = this.#corrections.take(chatId);
    if (item === null) {
      await this.#publishing.begin(chatId, ask);
      return done;
    }
    const work = await nextEdit(chat, item, this.#work);
    if (work === null) return { more: true };
    // An edit that has to wait is found again at the next look.
    return { ...(await this.#perform(work, ask)), more: true };
  }

  async #perform(work: Work, ask: Ask): Promise<SendResult> {
    const attempt: SendAttempt = { ...work, tries: this.#attempts.count(work.chat.id) };
    const outcome = await ask(() => work.send());
    // Nothing was sent: what an earlier process may have sent still waits to be sent as it was.
    if (outcome === null) return { more: true };
    this.#measure(work, outcome);
    if (!work.isEdit) this.#attempts.note(work.chat.id, outcome);
    const turn = await this.#commit(attempt, outcome);
    if (!work.isEdit) this.#postedTo.add(work.chat.id);
    this.#publish(work, outcome);
    return turn;
  }

  #publish({ chat, publishes }: Work, outcome: Outcome): void {
    if (publishes === undefined || outcome.kind !== 'sent') return;
    const { list } = publishes;
    this.#publishing.posted(chat.id, list === null ? null : { messageId: outcome.messageId, carriers: list });
  }

  #measure({ post }: Work, { kind }: Outcome): void {
    const { meter = noMeter, clock } = this.#deps;
    if (post === undefined) return;
    meter.sent(this.#adapter.name, kind);
    if (kind === 'sent' && post.publishedAt !== null)
      meter.posted(this.#adapter.name, Math.max(0, clock.now() - post.publishedAt) / 1000);
  }

  async #commit(attempt: SendAttempt, outcome: Outcome): Promise<SendResult> {
    const { store, clock, log } = this.#deps;
    const chat = attempt.chat.id;
    const now = clock.now();
    const maxGapMs = this.#attempts.maxGapMs(chat);
    const turn = await settle(attempt, outcome, { store, now, log, maxGapMs }).catch((error: unknown) => {
      this.#uncommitted.put(attempt, outcome);
      throw error;
    });
    this.#uncommitted.remove(chat);
    if (outcome.kind === 'moved') this.#continueAs(chat, outcome.to);
    void this.#admins.onOutcome(attempt.chat, outcome);
    if (outcome.kind === 'fatal') this.#onRefused(outcome.reason);
    return turn;
  }

  /** Continues a chat under its new id. */
  #continueAs(from: ChatId, to: ChatId): void {
    this.#forget(from);
    this.#served.whenServed(to, 'post', () => this.wake(to));
  }

  #onRefused(reason: string): void {
    if (this.#refused) return;
    this.#refused = true;
    this.#answers.end({ kind: 'fatal', reason });
    this.#deps.log.error(
      { platform: this.#adapter.name, reason },
      'the platform refuses the token: nothing more is sent there; check the token and start Kabar again',
    );
    this.#fanOut.stop();
    void this.#queue.stop();
    this.#deps.refused?.(this.#adapter.name);
  }
}

const done: SendResult = { more: false };

const isEnded = (chat: Chat) => chat.state.kind === 'gone' || chat.state.kind === 'misplaced';
