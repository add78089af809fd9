import { expect, it } from 'vitest';
import type { Chat } from '../../src/core/chat.js';
import { follow, reword } from '../../src/core/subscription.js';
import { makeChat } from '../fixtures/article.js';
import { feed, type Given, makeItem, topic } from './store-given.js';

const chat = 'console:a';

/** What the words of subscriptions do in every store. */
export function wordsContract({ store, reopen, put, pendingSeqs }: Given): void {
  const record = (...said: [number: number, headline: string, summary?: string | null][]) =>
    store().record({
      feed,
      items: said.map(([number, headline, summary = null]) => {
        const item = makeItem(number);
        // Too old for any story: none is looked for among so many that say the same.
        const article = { ...item.article, headline, summary, publishedAt: Date.UTC(2024, 0, 1) };
        return { ...item, article };
      }),
    });
  /** What a turn of delivery is handed. */
  const worked = async (limit: number, lane: 'instant' | 'digest' = 'instant') =>
    (await store().deliveryWork(chat, lane, limit))?.waiting.map(({ entry }) => entry.seq);
  const change = (words: Parameters<typeof reword>[2]) =>
    store().changeChat(
      chat,
      (stored, head) =>
        stored && { ...stored, subscriptions: reword(stored.subscriptions, topic, words, head) },
    );

  it('lets through what the words of a subscription let through, in headline and summary', async () => {
    await put(makeChat(chat, [topic]));
    await put(makeChat('console:b', [topic]));
    await change({ only: ['persib', 'persija'], never: ['"timnas putri"'] });
    await record(
      [1, 'Persib Menang'],
      [2, 'Arema Menang'],
      [3, 'Arema Menang', 'Persija kalah.'],
      [4, 'Persib dan Timnas Putri'],
      [5, 'Persib', 'Timnas putri juara.'],
      [6, 'Persib', 'Putri timnas juara.'],
    );
    await reopen();
    expect(await pendingSeqs(chat)).toEqual([1, 3, 6]);
    expect(await worked(9)).toEqual([1, 3, 6]);
    expect(await pendingSeqs('console:b')).toEqual([1, 2, 3, 4, 5, 6]);
    expect((await store().due('instant')).sort()).toEqual([chat, 'console:b']);
    await change({ never: ['persib', 'persija', 'arema'] });
    // What was recorded before is judged by the words that it met.
    expect(await pendingSeqs(chat)).toEqual([1, 3, 6]);
    await record([7, 'Arema'], [8, 'Persebaya']);
    expect(await pendingSeqs(chat)).toEqual([1, 3, 6, 8]);
  });

  it('is due only for what the words let through', async () => {
    await put(makeChat(chat, [topic]));
    await change({ only: ['persib'] });
    await record([1, 'Arema']);
    expect(await store().due('instant')).toEqual([]);
    await record([2, 'Persib']);
    expect(await store().due('instant')).toEqual([chat]);
  });

  it('keeps the words of a subscription that goes to another lane, at the very head too', async () => {
    await put(makeChat(chat, [topic]));
    await change({ never: ['arema'] });
    for (const lane of ['digest', 'instant', 'digest'] as const) {
      await store().changeChat(
        chat,
        (stored, head) =>
          stored && { ...stored, subscriptions: follow(stored.subscriptions, topic, lane, head) },
      );
    }
    await record([1, 'Arema'], [2, 'Persib']);
    expect(await pendingSeqs(chat, 'digest')).toEqual([2]);
    expect(await worked(9, 'digest')).toEqual([2]);
    expect(await pendingSeqs(chat, 'instant')).toEqual([]);
  });

  it('stores a chat whose intervals begin where they end, as Kabar 0.1 made them', async () => {
    const intervals: Chat['subscriptions'][number]['intervals'] = [
      { lane: 'instant', since: 0, until: 0 },
      { lane: 'digest', since: 0, until: 0 },
      { lane: 'instant', since: 0, until: null },
    ];
    await put({ ...makeChat(chat), subscriptions: [{ topic, intervals }] });
    await record([1, 'Persib']);
    expect(await pendingSeqs(chat)).toEqual([1]);
  });

  it('goes on behind a thousand entries that the words keep out, and does not look at them again', async () => {
    await put(makeChat(chat, [topic]));
    await change({ only: ['persib'] });
    for (let from = 1; from <= 1_000; from += 100) {
      await record(...Array.from({ length: 100 }, (_, n): [number, string] => [from + n, 'Arema']));
    }
    const cursors = async () => (await store().chatData(chat))?.cursors;
    // Whoever only looks moves nothing.
    expect(await store().pending(chat, 'instant', 5)).toEqual([]);
    expect(await store().deliveryWork(chat, 'instant', 0)).toMatchObject({ waiting: [] });
    expect(await cursors()).toEqual({ instant: 0, digest: 0 });
    expect(await worked(5)).toEqual([]);
    expect(await cursors()).toEqual({ instant: 1_000, digest: 0 });
    await record([1_001, 'Arema'], [1_002, 'Persib']);
    await reopen();
    expect(await worked(5)).toEqual([1_002]);
    expect(await cursors()).toEqual({ instant: 1_000, digest: 0 });
    expect(await store().refusals()).toEqual([]);
  });

  it('reaches what is wanted behind a thousand entries that the words keep out', async () => {
    await put(makeChat(chat, [topic]));
    await change({ only: ['persib'] });
    for (let from = 1; from <= 1_000; from += 100) {
      await record(...Array.from({ length: 100 }, (_, n): [number, string] => [from + n, 'Arema']));
    }
    await record([1_001, 'Persib'], [1_002, 'Arema'], [1_003, 'Persib']);
    expect(await worked(1)).toEqual([1_001]);
    expect(await worked(5)).toEqual([1_001, 1_003]);
    expect((await store().chatData(chat))?.cursors).toEqual({ instant: 0, digest: 0 });
  });

  it('leaves the cursor where few entries are kept out', async () => {
    await put(makeChat(chat, [topic]));
    await change({ only: ['persib'] });
    await record(...Array.from({ length: 199 }, (_, n): [number, string] => [n + 1, 'Arema']));
    expect(await worked(5)).toEqual([]);
    expect((await store().chatData(chat))?.cursors).toEqual({ instant: 0, digest: 0 });
    await record([200, 'Arema']);
    expect(await worked(5)).toEqual([]);
    expect((await store().chatData(chat))?.cursors).toEqual({ instant: 200, digest: 0 });
  });
}
