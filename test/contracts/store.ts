import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Chat } from '../../src/core/chat.js';
import type { Store } from '../../src/core/ports.js';
import type { Lane } from '../../src/core/subscription.js';
import { adminContract } from './admin.js';
import { archiveContract } from './archive.js';
import { chatStoreContract } from './chat-store.js';
import { deliveryStoreContract } from './delivery-store.js';
import { figureStoreContract } from './figure-store.js';
import { newsStoreContract } from './news-store.js';
import { announcementsContract } from './store-announcements.js';
import type { Given, OpenedStore } from './store-given.js';
import { installationContract } from './store-installation.js';
import { checkAgainstModel } from './store-model.js';
import { personalFeedsContract } from './store-personal-feeds.js';
import { publicationsContract } from './store-publications.js';
import { steps } from './store-steps.js';

/** What every store must do. `open` gives a fresh one each time. */
export function storeContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`${name} keeps the contract of a store`, () => {
    let opened: OpenedStore;
    let store: Store;
    const reopen = async () => {
      store = await opened.reopen();
    };
    const put = (chat: Chat) => store.changeChat(chat.id, () => chat);
    const pendingSeqs = async (chat: string, lane: Lane = 'instant', limit = 100) =>
      (await store.pending(chat, lane, limit)).map(({ entry }) => entry.seq);
    const given: Given = { store: () => store, clock: () => opened.clock, reopen, put, pendingSeqs };

    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.dispose());

    it('starts empty', async () => {
      expect(await store.head()).toBe(0);
      expect(await store.chatCount()).toBe(0);
      expect(await store.feedStates()).toEqual([]);
      expect(await store.latest({ limit: 5 })).toEqual([]);
      expect(await store.chat('console:nobody')).toBeNull();
      expect(await store.pending('console:nobody', 'instant', 5)).toEqual([]);
      expect(await store.ledger('console:nobody', '0'.repeat(12))).toBeNull();
    });

    describe('as a NewsStore', () => {
      newsStoreContract(given);
      personalFeedsContract(given);
    });
    describe('as a ChatStore', () => chatStoreContract(given));
    describe('as a DeliveryStore', () => {
      deliveryStoreContract(given);
      installationContract(given, open);
      announcementsContract(given);
      publicationsContract(given);
    });
    describe('as an Archive', () => archiveContract(given));
    describe('as a FigureStore', () => figureStoreContract(given));
    describe('as an Admin', () => adminContract(given));

    it('answers like a simple model after any operations, also when it is opened again', async () => {
      const done = { all: 0, withPending: 0 };
      await fc.assert(
        fc.asyncProperty(steps, async (list) => {
          const other = await open();
          try {
            const compared = await checkAgainstModel(other, list);
            done.all += compared.all;
            done.withPending += compared.withPending;
          } finally {
            await other.dispose();
          }
        }),
        { numRuns: 15 },
      );
      // A comparison of nothing with nothing says little.
      expect(done.withPending).toBeGreaterThan(done.all / 2);
    });
  });
}
