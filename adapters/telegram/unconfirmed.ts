import { BoundedMap } from '../../src/core/bounded-map.js';

/** What an answer waits for longer than this, in milliseconds, is not waited for: what was asked for is committed. */
const answerMs = 2_000;

/** When there are others behind it that Telegram does not show, an update that takes longer than this is passed over. */
const overdueMs = 10_000;

/** How many updates are known after they were confirmed: more than one answer of the platform can hold. */
const maxKnown = 1_000;

/**
 * When an update is done. `normal`: once it is answered. `crowded`: once it is committed or overdue, since others may wait
 * behind what Telegram shows. `stopping`: once it is committed, however long it takes.
 */
export type Phase = 'normal' | 'crowded' | 'stopping';

interface Entry {
  takenAt: number;
  committedAt: number | null;
}

/**
 * The updates that are under way, in the order in which Telegram tells them. Telegram forgets an update once a later
 * one is asked for, and shows at most a hundred that it has not forgotten; what was not confirmed comes again after a
 * kill. So an update is confirmed when it and all before it are done. Instants are elapsed milliseconds.
 */
export class UnconfirmedUpdates {
  readonly #entries = new Map<number, Entry>();
  readonly #known = new BoundedMap<number, true>(maxKnown);
  #next = 0;

  /** Whether anything is under way. */
  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  /** Takes an update in. False for one that is known: it was told again because it is not confirmed yet. */
  add(id: number, now: number): boolean {
    this.#next = id + 1;
    if (this.#known.has(id)) return false;
    this.#known.set(id, true);
    this.#entries.set(id, { takenAt: now, committedAt: null });
    return true;
  }

  /** What an update asked for is durable. */
  committed(id: number, now: number): void {
    const entry = this.#entries.get(id);
    if (entry !== undefined) entry.committedAt = now;
  }

  /** It was answered, too. */
  answered(id: number): void {
    const entry = this.#entries.get(id);
    if (entry !== undefined) entry.committedAt = Number.NEGATIVE_INFINITY;
  }

  /** The first update that is not done: all before it are confirmed by asking for it. */
  offset(now: number, phase: Phase): number {
    for (const [id, entry] of this.#entries) {
      if (!isDone(entry, now, phase)) return id;
      this.#entries.delete(id);
    }
    return this.#next;
  }

  /** Whether the first of them is done. */
  canAdvance(now: number, phase: Phase): boolean {
    const [first] = this.#entries.values();
    return first === undefined || isDone(first, now, phase);
  }
}

function isDone({ takenAt, committedAt }: Entry, now: number, phase: Phase): boolean {
  if (committedAt === null) return phase === 'crowded' && now - takenAt >= overdueMs;
  return phase !== 'normal' || now - committedAt >= answerMs;
}
