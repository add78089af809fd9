import type { Outcome } from '../delivery.js';

/** How a poll of a feed ended. `stopped`: Kabar itself ended it, or the publisher's host had asked to wait. */
export type PollOutcome = 'changed' | 'unchanged' | 'failed' | 'stopped';

/** Counts the work of this process. No method throws, and nothing waits for one. */
export interface Meter {
  /** A poll of a feed ended. */
  polled(outcome: PollOutcome): void;
  /** A feed was asked for, and answered or failed after so many seconds. */
  fetched(seconds: number): void;
  /** New articles were recorded. */
  recorded(articles: number): void;
  /** A post, or one part of a list or digest, was handed to a platform. */
  sent(platform: string, outcome: Outcome['kind']): void;
  /** A post of one article arrived so many seconds after its publisher published it. */
  posted(platform: string, seconds: number): void;
}

/** Counts nothing. */
export const noMeter: Meter = {
  polled() {},
  fetched() {},
  recorded() {},
  sent() {},
  posted() {},
};

/** What a platform's send queue has to do now. */
export interface QueueLoad {
  /** Chats with a post that waits or is under way. */
  waitingChats: number;
  /** For how long the chat that has waited longest has had something to wait for, in milliseconds; 0 when none waits. */
  oldestWaitingMs: number;
  /** The share of the platform's limit that is used now, from 0 to 1. */
  rateUsed: number;
}
