import type { Settlement } from '../../core/delivery.js';
import { leaseNameOf } from '../../core/lease-name.js';
import { type Database, isRefusal } from './connect.js';
import type { Fence } from './fence.js';
import { GroupCommit } from './group-commit.js';
import { areSimple, settleAll } from './ledger.js';

/** How many settlements are committed together at the most. */
const maxAtOnce = 500;

/** How long settlements are gathered under load, in milliseconds: what they wait, a kill may repeat. */
const gatherMs = 10;

/** A settlement with what its commit is checked by. */
export interface FencedSettlement {
  settlement: Settlement;
  fence: Fence | null;
}

/** Commits settlements. Those that come while others are being committed are committed together. */
export class Settling {
  readonly #db: Database;
  /** One for each lease, so that losing one loses no settlements of another. */
  readonly #groups = new Map<string, GroupCommit<FencedSettlement, undefined>>();

  constructor(db: Database) {
    this.#db = db;
  }

  async add(fenced: FencedSettlement): Promise<void> {
    await this.#groupOf(leaseNameOf(fenced.settlement.chat)).add(fenced);
  }

  #groupOf(lease: string): GroupCommit<FencedSettlement, undefined> {
    const known = this.#groups.get(lease);
    if (known !== undefined) return known;
    const made = new GroupCommit<FencedSettlement, undefined>({
      commit: (group) => this.#commit(group),
      maxWeight: maxAtOnce,
      gatherMs,
      isOfOneItem: isRefusal,
      // What was sent under one holding of the lease may no longer be true under a later one.
      goTogether: (first, { fence }) => first.fence?.epoch === fence?.epoch,
    });
    this.#groups.set(lease, made);
    return made;
  }

  async #commit(group: readonly FencedSettlement[]): Promise<undefined[]> {
    const all = group.map(({ settlement }) => settlement);
    const fence = group[0]?.fence ?? null;
    if (areSimple(all)) await settleAll(this.#db, all, fence);
    else await this.#db.transaction().execute((db) => settleAll(db, all, fence));
    return group.map(() => undefined);
  }
}
