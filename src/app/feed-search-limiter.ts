import type { Clock } from '../core/ports.js';

/** How many searches one person may start, and within how many milliseconds. */
const [maxSearches, withinMs] = [10, 600_000];

/** How many searches may run at once: each asks a server that somebody chose. */
const maxUnderWay = 8;

/** How long one search may take, in milliseconds. */
const timeoutMs = 20_000;

/** Above this number, people who have not searched lately are forgotten. */
const maxPeople = 10_000;

/** Limits how often people search for feeds, how many searches run at once, and how long each takes. */
export class FeedSearchLimiter {
  readonly #clock: Clock;
  readonly #searched = new Map<string, number[]>();
  #underWay = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Runs a search, which the signal aborts when its time is up. Returns null if the person has to wait. */
  async run<T>(person: string, search: (signal: AbortSignal) => Promise<T>): Promise<T | null> {
    const now = this.#clock.elapsed();
    const recent = (this.#searched.get(person) ?? []).filter((at) => at > now - withinMs);
    if (recent.length >= maxSearches || this.#underWay >= maxUnderWay) return null;
    this.#searched.set(person, [...recent, now]);
    if (this.#searched.size > maxPeople) this.#forgetQuiet(now);
    const ending = new AbortController();
    const cancel = this.#clock.after(timeoutMs, () => ending.abort());
    this.#underWay += 1;
    try {
      return await search(ending.signal);
    } finally {
      this.#underWay -= 1;
      cancel();
    }
  }

  #forgetQuiet(now: number): void {
    for (const [person, times] of this.#searched) {
      if ((times.at(-1) ?? 0) <= now - withinMs) this.#searched.delete(person);
    }
  }
}
