import type { PendingEntry } from '../../core/pending.js';
import { type Database, isRefusal } from './connect.js';
import { deliveryWorks, type FoundWork, type WorkQuestion } from './delivery-work.js';
import { GroupCommit } from './group-commit.js';

/** How many chats are looked at in one statement at the most. */
const maxAtOnce = 50;

/** How many statements run at once, so that a chat with many entries does not delay all others. */
const statementsAtOnce = 2;

/** How long questions are gathered under load, in milliseconds: less than a turn begins ahead of its slot. */
const gatherMs = 20;

/** Reads what chats have to do. Those that are asked about while others are being read are read together. */
export class WorkReader {
  readonly #reading: GroupCommit<WorkQuestion, FoundWork | null>;

  constructor(db: Database) {
    this.#reading = new GroupCommit({
      commit: (questions) => deliveryWorks(db, questions),
      maxWeight: maxAtOnce,
      atOnce: statementsAtOnce,
      gatherMs,
      goTogether: (first, { lane }) => first.lane === lane,
      // A chat that cannot be read is not the fault of the others.
      isOfOneItem: isRefusal,
    });
  }

  /** Resolves with what is there after the question was asked. */
  read(question: WorkQuestion): Promise<FoundWork | null> {
    return this.#reading.add(question);
  }

  /** The same without what telling them needs. */
  async pending(question: WorkQuestion): Promise<PendingEntry[]> {
    const work = await this.read(question);
    return (work?.waiting ?? []).map(({ entry, topics, heldFor }) => ({ entry, topics, heldFor }));
  }
}
