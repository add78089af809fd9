/** How many requests may be under way, including answers that wait for their turn. */
export interface Holds {
  /** In one place: as many answers as fit into half a minute on a platform that takes twenty messages a minute. */
  place: number;
  /** Of one person, wherever they ask. */
  person: number;
}

const defaultHolds: Holds = { place: 10, person: 6 };

/** For taps that change a card in its place: they are quick, and people tap fast. */
export const tapHolds: Holds = { place: 40, person: 30 };

/** Who asks, and where. Without a person, only the place is limited. */
export interface Entering {
  place: string;
  person: string | null;
}

/** Whether a request was admitted. `isFirst`: the first refusal of this person or place, which is answered. */
export type Admitted =
  | { kind: 'admitted'; leave: () => void }
  | { kind: 'refused'; holder: 'person' | 'place'; isFirst: boolean };

/**
 * Bounds what one person and one place may have under way, so that nobody makes the bot deaf to the others: what is
 * beyond it is refused at once, whatever is done for others goes on.
 */
export class Admission {
  readonly #holds: Holds;
  readonly #held = new Map<string, { count: number; wasNotified: boolean }>();

  constructor(holds: Holds = defaultHolds) {
    this.#holds = holds;
  }

  /** Admits a request, or refuses it. An admitted one calls `leave` when it is answered. */
  enter({ place, person }: Entering): Admitted {
    const keys = { person: person === null ? null : `person ${person}`, place: `place ${place}` };
    for (const holder of ['person', 'place'] as const) {
      const held = this.#held.get(keys[holder] ?? '');
      if (held === undefined || held.count < this.#holds[holder]) continue;
      const isFirst = !held.wasNotified;
      held.wasNotified = true;
      return { kind: 'refused', holder, isFirst };
    }
    const taken = [keys.person, keys.place].filter((key) => key !== null);
    for (const key of taken) this.#take(key);
    let isIn = true;
    return {
      kind: 'admitted',
      leave: () => {
        if (isIn) for (const key of taken) this.#release(key);
        isIn = false;
      },
    };
  }

  /** How many people and places have anything under way. */
  get size(): number {
    return this.#held.size;
  }

  #take(key: string): void {
    const held = this.#held.get(key) ?? { count: 0, wasNotified: false };
    held.count += 1;
    this.#held.set(key, held);
  }

  #release(key: string): void {
    const held = this.#held.get(key);
    if (held === undefined) return;
    held.count -= 1;
    if (held.count === 0) this.#held.delete(key);
  }
}
