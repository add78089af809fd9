import type { Invite } from '../core/invite.js';
import type { ConnectionState, Log } from '../core/ports.js';

/** The status of a platform. `standing by`: another process is its leader, and this one may take over. */
type PlatformState = ConnectionState | 'standing by';

/** The status of all configured platforms in this process. */
export class Platforms {
  readonly #states: Map<string, PlatformState>;
  readonly #log: Log;
  /** How people bring the bot of each platform to their places, as far as this process has heard it. */
  readonly invites: Record<string, readonly Invite[]> = {};
  #noneLeft = () => {};
  /** Resolves once every platform has refused its token. */
  readonly noneLeft = new Promise<void>((resolve) => {
    this.#noneLeft = resolve;
  });

  constructor(names: readonly string[], first: PlatformState, log: Log) {
    this.#states = new Map(names.map((name) => [name, first]));
    this.#log = log;
  }

  set(name: string, state: PlatformState): void {
    if (this.#states.get(name) === state) return;
    this.#states.set(name, state);
    if (state !== 'refused' || ![...this.#states.values()].every((each) => each === 'refused')) return;
    this.#log.error(
      { platforms: [...this.#states.keys()] },
      'no platform is left that works: Kabar ends. Check the tokens and start it again',
    );
    this.#noneLeft();
  }

  /** Each platform by its name. */
  get all(): Record<string, PlatformState> {
    return Object.fromEntries(this.#states);
  }

  /** Whether every platform is served, by this process or another. */
  get ready(): boolean {
    return [...this.#states.values()].every((state) => state === 'connected' || state === 'standing by');
  }
}
