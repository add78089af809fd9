import type { Clock } from '../core/ports.js';

/**
 * So many of each kind within so many milliseconds are a flood. Whoever floods commands is not heard for a while; taps
 * and completions beyond the bound are refused alone, for in a settings card people tap quickly.
 */
const bounds = {
  command: { count: 10, ms: 10_000, silenceMs: 60_000 },
  tap: { count: 30, ms: 10_000, silenceMs: 0 },
  completion: { count: 50, ms: 10_000, silenceMs: 0 },
} as const;

/** What a person does: gives a command, taps a button, or types what is completed. */
export type Doing = keyof typeof bounds;

/** With more people than this, those who have been quiet are forgotten. */
const maxPeople = 10_000;

/** What becomes of it: it runs, it is too much (which is told), or it is not heard. */
export type Verdict = 'run' | 'warn' | 'ignore';

interface Known {
  /** When what ran was asked, in the clock's elapsed milliseconds. */
  ran: number[];
  silentUntil: number;
}

/** Slows down people who flood, each alone and each kind of what they do alone. */
export class FloodGuard {
  readonly #clock: Clock;
  readonly #people = new Map<string, Known>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes notice of what a person does. */
  take(person: string, doing: Doing): Verdict {
    const { count, ms, silenceMs } = bounds[doing];
    const now = this.#clock.elapsed();
    const key = `${doing} ${person}`;
    const { ran, silentUntil } = this.#people.get(key) ?? { ran: [], silentUntil: 0 };
    if (now < silentUntil) return 'ignore';
    const recent = ran.filter((at) => at > now - ms);
    const floods = recent.length >= count;
    if (floods && silenceMs > 0) this.#people.set(key, { ran: [], silentUntil: now + silenceMs });
    else this.#people.set(key, { ran: floods ? recent : [...recent, now], silentUntil: 0 });
    if (this.#people.size > maxPeople) this.#forgetQuiet(now);
    return floods ? 'warn' : 'run';
  }

  #forgetQuiet(now: number): void {
    const longest = Math.max(...Object.values(bounds).map(({ ms }) => ms));
    for (const [key, { ran, silentUntil }] of this.#people) {
      if (now >= silentUntil && (ran.at(-1) ?? 0) <= now - longest) this.#people.delete(key);
    }
  }
}
