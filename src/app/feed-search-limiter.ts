import type { Clock } from '../core/ports.js';

/** So often a person may have feeds looked for, within so many milliseconds. */
const [maxLooks, withinMs] = [10, 600_000];

/** So many looks may be under way together: each asks a server that somebody chose. */
const maxUnderWay = 8;

/** How long one look may take, in milliseconds. */
const patienceMs = 20_000;

/** Above this number, people who have not looked lately are forgotten. */
const maxPeople = 10_000;

/** Bounds how often people have feeds looked for, how many at once, and for how long. */
export class FeedLooks {
  readonly #clock: Clock;
  readonly #looked = new Map<string, number[]>();
  #underWay = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Runs a look, which the signal ends in time; null when it has to wait. */
  async run<T>(person: string, look: (signal: AbortSignal) => Promise<T>): Promise<T | null> {
    const now = this.#clock.elapsed();
    const recent = (this.#looked.get(person) ?? []).filter((at) => at > now - withinMs);
    if (recent.length >= maxLooks || this.#underWay >= maxUnderWay) return null;
    this.#looked.set(person, [...recent, now]);
    if (this.#looked.size > maxPeople) this.#forgetQuiet(now);
    const ending = new AbortController();
    const cancel = this.#clock.after(patienceMs, () => ending.abort());
    this.#underWay += 1;
    try {
      return await look(ending.signal);
    } finally {
      this.#underWay -= 1;
      cancel();
    }
  }

  #forgetQuiet(now: number): void {
    for (const [person, times] of this.#looked) {
      if ((times.at(-1) ?? 0) <= now - withinMs) this.#looked.delete(person);
    }
  }
}
