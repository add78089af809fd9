import type { ChatId } from '../../core/chat.js';
import type { Clock, QueueLoad, SendLimits } from '../../core/ports.js';
import {
  type ChatQueue,
  notBefore,
  type ReplyEnd,
  type SendResult,
  type SendTask,
  type WaitingReply,
} from './chat-queue.js';
import { PlaceLimiters, type Priority, type RateLimiter } from './rate-limiter.js';
import { ReadyChats } from './ready-chats.js';
import { Alarm, Timers } from './timers.js';
import { type Ask, TokenGate } from './token-gate.js';
import { forEachYielding } from './yielding.js';

/** How long before its slot a turn begins, in milliseconds: so long it may read what it sends, and the slot is not left idle. */
const leadMs = 50;

interface Options {
  limits: SendLimits;
  clock: Clock;
  /** Takes a turn with the next post of a chat, read from the store only now: nothing is held per pending post. Must not throw. */
  post: (chat: ChatId, ask: Ask) => Promise<SendResult>;
  /** The same with the next edit of a post that is there; after the posts that wait. */
  edit: (chat: ChatId, ask: Ask) => Promise<SendResult>;
  /** Called before turns are given: may wake more chats. Default: nothing is called. */
  refill?: () => unknown;
}

/**
 * The send queue of one token. Replies go before posts, and posts before edits; among equals the chat that waited longest goes
 * first; one send at a time in a chat; no more under way than the rate needs; never faster than the
 * platform's windows allow.
 */
export class SendQueue {
  readonly #options: Options;
  readonly #maxUnderWay: number;
  readonly #token: TokenGate;
  readonly #places: PlaceLimiters;
  /** The chats that wait for more than their next post. */
  readonly #queues = new Map<ChatId, ChatQueue>();
  /** Chats that may take a turn as soon as the token's windows allow. */
  readonly #ready = new ReadyChats();
  /** Since when the chats of `#queues` have waited for a post, by `Clock.elapsed`. */
  readonly #waiting = new Map<ChatId, number>();
  readonly #timers: Timers;
  readonly #nextPump: Alarm;
  #underWay = 0;
  #stopped = false;
  #idle: (() => void)[] = [];

  constructor(options: Options) {
    this.#options = options;
    this.#timers = new Timers(options.clock);
    const { sends, ahead } = turnsAtOnce(options.limits);
    this.#token = new TokenGate(options.limits.token, sends, this.#timers, options.clock, () => this.#pump());
    this.#nextPump = new Alarm(this.#timers, options.clock, () => this.#pump());
    this.#places = new PlaceLimiters(options.limits.place);
    this.#maxUnderWay = sends + ahead;
  }

  /** Asks for a turn with a chat's next post, or edit. Asking again before it came changes nothing. */
  wake(chat: ChatId, what: 'post' | 'edit' = 'post'): void {
    if (this.#stopped) return;
    this.#want(chat, what, this.#options.clock.elapsed());
    this.#pump();
  }

  /**
   * Asks for a turn with the next post of each of many chats: the event loop gets turns meanwhile. Resolves when each has its
   * place.
   * @param since since when they have waited, by `Clock.elapsed`. Default: now.
   */
  async wakeAll(chats: Iterable<ChatId>, since = this.#options.clock.elapsed()): Promise<void> {
    await forEachYielding(chats, (chat) => {
      if (!this.#stopped) this.#want(chat, 'post', since);
    });
    this.#pump();
  }

  #want(chat: ChatId, what: 'post' | 'edit', now: number): void {
    const isPost = what === 'post';
    if (isPost && !this.#queues.has(chat)) {
      this.#ready.woken.add(chat, now);
      return;
    }
    this.#queue(chat).wants[what] = true;
    if (isPost && !this.#ready.woken.has(chat) && !this.#waiting.has(chat)) this.#waiting.set(chat, now);
    this.#offer(chat);
  }

  /**
   * Puts a reply behind the replies that the chat waits for, and before its posts. The promise always settles: when
   * the turns have come to their end, when the queue is stopped, or when no turn was free for `maxWaitMs` milliseconds
   * (default: however long it takes). It rejects with what a turn throws.
   */
  async reply(chat: ChatId, send: SendTask, maxWaitMs = Number.POSITIVE_INFINITY): Promise<ReplyEnd> {
    if (this.#stopped) return 'stopped';
    const { replies } = this.#queue(chat);
    let cancel = () => {};
    const ended = new Promise<ReplyEnd>((resolve, reject) => {
      const waiting: WaitingReply = { send, resolve, reject };
      replies.push(waiting);
      if (!Number.isFinite(maxWaitMs)) return;
      cancel = this.#timers.after(maxWaitMs, () => {
        const index = replies.indexOf(waiting);
        // Its turn is under way, and ends by itself.
        if (index === -1) return;
        replies.splice(index, 1);
        if (replies.length === 0) this.#ready.with.reply.delete(chat);
        resolve('late');
        this.#offer(chat);
        this.#pump();
      });
    });
    this.#offer(chat);
    this.#pump();
    return ended.finally(cancel);
  }

  /** Begins no further send, settles the replies that wait, and waits for the sends under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#timers.cancelAll();
    this.#token.stop();
    for (const { replies } of this.#queues.values()) {
      for (const { resolve } of replies.splice(0)) resolve('stopped');
    }
    if (this.#underWay > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  /** How many chats wait that were woken. */
  get woken(): number {
    return this.#ready.woken.size;
  }

  /** What is to be sent now. It costs the same however many chats wait. */
  get load(): QueueLoad {
    const now = this.#options.clock.elapsed();
    const [since = now] = this.#waiting.values();
    return {
      waitingChats: this.#waiting.size + this.#ready.woken.size,
      oldestWaitingMs: now - Math.min(since, this.#ready.woken.first?.since ?? now),
      rateUsed: this.#token.used(now),
    };
  }

  #queue(chat: ChatId): ChatQueue {
    let queue = this.#queues.get(chat);
    if (queue === undefined) {
      queue = {
        replies: [],
        wants: { post: this.#ready.woken.has(chat), edit: false },
        busy: false,
        notBefore: 0,
        postsNotBefore: 0,
        cancelWait: null,
        since: null,
      };
      this.#queues.set(chat, queue);
    }
    return queue;
  }

  /** Puts a chat into the queue that it belongs to, or none. */
  #offer(chat: ChatId): void {
    const queue = this.#queue(chat);
    if (queue.busy) return;
    const now = this.#options.clock.elapsed();
    if (queue.replies.length > 0) {
      // A hold of posts does not hold replies.
      queue.cancelWait?.();
      queue.cancelWait = null;
      this.#leave(chat, 'post');
      this.#leave(chat, 'edit');
      this.#ready.with.reply.add(chat, now);
    } else if (queue.cancelWait !== null) return;
    else if (queue.wants.post) {
      this.#leave(chat, 'edit');
      // A chat that waits already keeps its place. One that was answered waits with the others that were woken.
      if (queue.since !== null) {
        this.#ready.woken.add(chat, queue.since);
        this.#waiting.delete(chat);
      } else if (!this.#ready.woken.has(chat)) this.#ready.with.post.add(chat, now);
    } else if (queue.wants.edit) this.#ready.with.edit.add(chat, now);
    else if (notBefore(queue, 'post') <= now) this.#queues.delete(chat);
  }

  /** Takes a chat out of a queue. */
  #leave(chat: ChatId, priority: Priority): void {
    this.#ready.with[priority].delete(chat);
    const since = priority === 'post' ? this.#ready.woken.delete(chat) : undefined;
    if (since === undefined) return;
    this.#waiting.set(chat, since);
    this.#queue(chat).since = since;
  }

  #pump(): void {
    this.#options.refill?.();
    while (!this.#stopped && this.#underWay < this.#maxUnderWay) {
      const { next } = this.#ready;
      if (next === null) return;
      const { chat, priority } = next;
      const now = this.#options.clock.elapsed();
      const begin = this.#token.freeAt(now, priority) - leadMs;
      if (begin > now) {
        // A million chats that are woken wait for the same instant. Infinity: the end of a send under way pumps.
        this.#nextPump.set(begin);
        return;
      }
      const queue = this.#queue(chat);
      this.#leave(chat, priority);
      const windows = this.#places.forChat(chat, now);
      const chatFree = Math.max(notBefore(queue, priority), windows.freeAt(now, priority));
      if (chatFree <= now) this.#take(chat, queue, windows, priority);
      else this.#offerAt(chat, queue, chatFree);
    }
  }

  #take(chat: ChatId, queue: ChatQueue, windows: RateLimiter, priority: Priority): void {
    const reply = priority === 'reply' ? queue.replies.shift() : undefined;
    if (priority !== 'reply') queue.wants[priority] = false;
    if (priority === 'post') queue.since = null;
    const send = reply?.send ?? ((ask) => this.#options[priority === 'edit' ? 'edit' : 'post'](chat, ask));
    const pass = this.#token.enter(priority);
    const slot = windows.take(priority);
    queue.busy = true;
    this.#underWay += 1;
    const failed = (error: unknown): SendResult => {
      reply?.reject(error);
      return { more: false };
    };
    void send(pass.ask)
      .catch(failed)
      .then((result) => {
        const now = this.#options.clock.elapsed();
        const answeredAt = pass.leave(now);
        answeredAt === null ? slot.cancel() : slot.end(answeredAt);
        queue.busy = false;
        if (reply !== undefined) this.#endReplyTurn(queue, reply, result.more);
        else if (priority !== 'reply') queue.wants[priority] ||= result.more;
        if (!queue.wants.post) this.#waiting.delete(chat);
        this.#hold(queue, result, now);
        this.#underWay -= 1;
        this.#offer(chat);
        this.#pump();
        if (this.#underWay === 0) for (const resolve of this.#idle.splice(0)) resolve();
      });
  }

  #hold(queue: ChatQueue, { holdMs = 0, holdPosts, holdToken }: SendResult, now: number): void {
    const until = now + holdMs;
    if (holdToken) this.#token.hold(until);
    else if (holdPosts) queue.postsNotBefore = Math.max(queue.postsNotBefore, until);
    else queue.notBefore = Math.max(queue.notBefore, until);
  }

  #endReplyTurn(queue: ChatQueue, reply: WaitingReply, more: boolean): void {
    if (!more) reply.resolve('done');
    else if (this.#stopped) reply.resolve('stopped');
    else queue.replies.unshift(reply);
  }

  #offerAt(chat: ChatId, queue: ChatQueue, at: number): void {
    // Infinity: the place is held by a send under way in another chat of it (two threads of one group).
    const ms = Number.isFinite(at) ? at - this.#options.clock.elapsed() : 1000;
    queue.cancelWait = this.#timers.after(ms, () => {
      queue.cancelWait = null;
      this.#offer(chat);
      this.#pump();
    });
  }
}

/**
 * How many turns the rate needs under way: with a send, if an answer takes a sixth of a second (5 at 30/s), and ahead of their
 * slot.
 */
function turnsAtOnce({ token }: SendLimits): { sends: number; ahead: number } {
  const perSecond = Math.min(...token.map(({ count, ms }) => (count * 1000) / ms));
  if (!Number.isFinite(perSecond)) return { sends: 4, ahead: 1 };
  return { sends: Math.max(1, Math.ceil(perSecond / 6)), ahead: Math.ceil((perSecond * leadMs) / 1000) };
}
