import type { ServerResponse } from 'node:http';
import type { Update } from 'grammy/types';
import { type Payload, Refused } from './refusals.js';

interface Waiting {
  answer: (updates: Update[]) => void;
  refuse: (refused: Refused) => void;
}

/** What happened and was not fetched yet: the half of the Bot API that `getUpdates` is. */
export class UpdateQueue {
  #queue: Update[] = [];
  #next = 1000;
  #waiting: Waiting | null = null;

  /** Adds what happened and wakes whoever polls. An update without a number gets the next one. */
  add(update: Partial<Update>): void {
    const { update_id = this.#next } = update;
    this.#next = Math.max(this.#next, update_id + 1);
    this.#queue.push({ ...update, update_id });
    const poller = this.#waiting;
    this.#waiting = null;
    poller?.answer(this.#queue.slice(0, 100));
  }

  /** Adds whatever a broken server might tell, until the next confirmation. */
  addRaw(update: unknown): void {
    this.#queue.push(update as Update);
  }

  /** How many updates nobody confirmed yet. */
  get unconfirmed(): number {
    return this.#queue.length;
  }

  /** Whether somebody waits for updates now. */
  get isPolled(): boolean {
    return this.#waiting !== null;
  }

  /** `getUpdates`: an offset confirms all before it; a newer poll ends the one that waits, with 409. */
  async fetch({ offset, timeout, limit }: Payload, response: ServerResponse): Promise<Update[]> {
    const most = typeof limit === 'number' ? limit : 100;
    if (typeof offset === 'number') this.#queue = this.#queue.filter((each) => each?.update_id >= offset);
    this.#waiting?.refuse(
      new Refused(
        409,
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      ),
    );
    this.#waiting = null;
    if (this.#queue.length > 0 || typeof timeout !== 'number' || timeout === 0)
      return this.#queue.slice(0, most);
    return await this.#wait(timeout, response);
  }

  #wait(seconds: number, response: ServerResponse): Promise<Update[]> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        answer: (updates) => end(() => resolve(updates)),
        refuse: (refused) => end(() => reject(refused)),
      };
      const end = (settle: () => void) => {
        clearTimeout(timer);
        if (this.#waiting === waiting) this.#waiting = null;
        settle();
      };
      const timer = setTimeout(() => waiting.answer([]), seconds * 1000);
      response.on('close', () => waiting.answer([]));
      this.#waiting = waiting;
    });
  }
}
