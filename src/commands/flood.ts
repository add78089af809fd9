import type { Clock } from '../core/ports.js';

/**
 * More than `count` within `ms` milliseconds are a flood. A person who floods commands is ignored for a while. Of taps and
 * completions only the surplus is refused, because people tap quickly in a card of settings.
 */
const bounds = {
  command: { count: 10, ms: 10_000, silenceMs: 60_000 },
  tap: { count: 30, ms: 10_000, silenceMs: 0 },
  completion: { count: 50, ms: 10_000, silenceMs: 0 },
} as const;

/** What a person does: they give a command, tap a button, or type text that is completed. */
export type Doing = keyof typeof bounds;

/** Above this number, people who have been quiet are forgotten. */
const maxPeople = 10_000;

/** `warn`: it is too much, and the person is told so. `ignore`: it gets no answer. */
export type Verdict = 'run' | 'warn' | 'ignore';

interface Known {
  /** When each of the recent ones ran, in the clock's elapsed milliseconds. */
  ran: number[];
  silentUntil: number;
}

/** Slows down people who flood. It judges each person and each kind of action separately. */
export class FloodGuard {
  readonly #clock: Clock;
  readonly #people = new Map<string, Known>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts what a person does, and says whether it may run. */
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
