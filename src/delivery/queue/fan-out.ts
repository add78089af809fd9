import type { ChatId, ChatPage, ChatPages } from '../../core/chat.js';
import type { Clock, FollowerQuery, Log } from '../../core/ports.js';
import { yieldToEventLoop } from './yielding.js';

/** When fewer chats wait in the queue, the next page is read: at a thousand sends a second it has a second to come. */
const fewWaiting = 1_000;

/** How soon a page that could not be read is asked for again, in milliseconds. */
const againMs = 5_000;

/** Whose followers are woken, and by which entries. */
export type FanOutTarget = FollowerQuery & Required<Pick<FollowerQuery, 'entries'>>;

interface Options {
  followers: (target: FollowerQuery) => ChatPages;
  /** How many chats wait in the queue. */
  waiting: () => number;
  /** Puts chats into it that have waited since then, by `Clock.elapsed`. */
  put: (chats: readonly ChatId[], since: number) => Promise<void>;
  clock: Pick<Clock, 'after' | 'elapsed'>;
  log: Log;
}

/**
 * Brings the followers of what was recorded into the send queue, of whom there may be a million. They stay in the store until
 * their turns come: the queue holds a page or two. What is recorded during a pass over them makes one more pass behind it,
 * however many articles that are; who was told of these with the former pass is left out by their cursor.
 */
export class FanOut {
  readonly #options: Options;
  /** The one that is being brought in, then at most one for each lane. */
  #passes: FanOutPass[] = [];
  #isReading = false;
  #cancelAgain: (() => void) | null = null;
  #stopped = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** How many chats are still to be brought in, as far as that is known: those of the largest pass, as nearly all wait for it too. */
  get left(): number {
    return Math.max(0, ...this.#passes.map(({ left }) => left));
  }

  /** Wakes the followers of what was recorded. Resolves when the first have their places in the queue, or wait for others. */
  async add(target: FanOutTarget): Promise<void> {
    const { followers, clock } = this.#options;
    const waiting = this.#passes.findIndex((pass) => !pass.isBegun && pass.target.lane === target.lane);
    const since = this.#passes[waiting]?.since ?? clock.elapsed();
    const pass = new FanOutPass(followers, merged(this.#passes[waiting]?.target, target), since);
    if (waiting === -1) this.#passes.push(pass);
    else this.#passes[waiting] = pass;
    await this.refill();
    if (!this.#stopped) for (const each of this.#passes) each.count();
  }

  /** Brings in the next chats where few wait. Never rejects. */
  async refill(): Promise<void> {
    if (this.#isReading || this.#cancelAgain !== null || !this.#isShort) return;
    this.#isReading = true;
    try {
      while (this.#isShort) await this.#bringIn(this.#passes[0] as FanOutPass);
    } catch (error) {
      // A store that is being closed answers nothing more.
      if (this.#stopped) return;
      this.#options.log.error(
        { againInSeconds: againMs / 1000, err: error },
        'those who are to be told of what was recorded could not be read: it is tried again',
      );
      this.#cancelAgain = this.#options.clock.after(againMs, () => {
        this.#cancelAgain = null;
        void this.refill();
      });
    } finally {
      this.#isReading = false;
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelAgain?.();
  }

  get #isShort(): boolean {
    return !this.#stopped && this.#passes.length > 0 && this.#options.waiting() < fewWaiting;
  }

  async #bringIn(pass: FanOutPass): Promise<void> {
    const page = await pass.next();
    if (page === null) this.#passes.shift();
    else await this.#options.put(page.chats, pass.since);
    // Pages of which all are passed over follow one another.
    await yieldToEventLoop();
  }
}

/** The followers of some entries in a lane, read a page at a time. */
class FanOutPass {
  readonly target: FanOutTarget;
  readonly since: number;
  readonly #followers: Options['followers'];
  #pages: AsyncIterator<ChatPage> | null = null;
  #looked = 0;
  #count: number | null = null;

  constructor(followers: Options['followers'], target: FanOutTarget, since: number) {
    this.target = target;
    this.since = since;
    this.#followers = followers;
  }

  get isBegun(): boolean {
    return this.#pages !== null;
  }

  get left(): number {
    return Math.max(0, (this.#count ?? 0) - this.#looked);
  }

  /** Null behind the last page. After a failure they come from the first on: nobody waits twice. */
  async next(): Promise<ChatPage | null> {
    try {
      this.#pages ??= this.#followers(this.target)[Symbol.asyncIterator]();
      const { done, value } = await this.#pages.next();
      if (done === true) return null;
      this.#looked += value.looked;
      return value;
    } catch (error) {
      this.#pages = null;
      this.#looked = 0;
      throw error;
    }
  }

  /** Finds out how many there are, unless that is known. It is only told to whoever looks: nothing waits for it. */
  count(): void {
    if (this.#count !== null) return;
    this.#count = 0;
    const count = async () => {
      this.#count = await this.#followers(this.target).count();
    };
    count().catch(() => {
      this.#count = null;
    });
  }
}

function merged(earlier: FanOutTarget | undefined, { topics, entries, ...rest }: FanOutTarget): FanOutTarget {
  if (earlier === undefined) return { ...rest, topics: [...new Set(topics)], entries };
  return {
    ...rest,
    topics: [...new Set([...earlier.topics, ...topics])],
    entries: {
      first: Math.min(earlier.entries.first, entries.first),
      last: Math.max(earlier.entries.last, entries.last),
    },
  };
}
