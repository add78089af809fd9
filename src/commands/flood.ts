import type { Clock } from '../core/ports.js';

/** So many commands within so many milliseconds are a flood; whoever goes on is not heard for a while. */
const [most, within, silence] = [10, 10_000, 60_000];

/** With more people than this, those who have been quiet are forgotten. */
const mostKept = 10_000;

/** What becomes of a command: it runs, it is the first of a flood (which is told once), or it is not heard. */
export type Verdict = 'run' | 'warn' | 'ignore';

/** Slows down people who flood commands, each by himself. */
export class FloodGuard {
  readonly #clock: Clock;
  readonly #people = new Map<string, { asked: number[]; silentUntil: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes notice of a command of this person. */
  take(person: string): Verdict {
    const now = this.#clock.elapsed();
    const known = this.#people.get(person) ?? { asked: [], silentUntil: 0 };
    if (now < known.silentUntil) return 'ignore';
    const asked = [...known.asked.filter((at) => at > now - within), now];
    const floods = asked.length > most;
    this.#people.set(person, floods ? { asked: [], silentUntil: now + silence } : { asked, silentUntil: 0 });
    if (this.#people.size > mostKept) this.#forgetQuiet(now);
    return floods ? 'warn' : 'run';
  }

  #forgetQuiet(now: number): void {
    for (const [person, { asked, silentUntil }] of this.#people) {
      if (now >= silentUntil && (asked.at(-1) ?? 0) <= now - within) this.#people.delete(person);
    }
  }
}
