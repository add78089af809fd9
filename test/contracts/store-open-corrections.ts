import { expect, it } from 'vitest';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { dumped } from './store-export.js';
import { feed, type Given, makeItem, makeSettlement, topic } from './store-given.js';

/** What every store keeps of corrections: one open correction an article, however often it changes. */
export function openCorrectionsContract({ store, clock, reopen, put, pendingSeqs }: Given): void {
  const corrected = (number: number, revision: number) => {
    const item = makeItem(number, [topic], { kind: 'corrected' });
    return { ...item, article: { ...item.article, headline: `Versi ${revision}`, revision } };
  };
  const correct = async (number: number, revision: number) =>
    (await store().record({ feed, items: [corrected(number, revision)] })) ?? [];
  const log = async () =>
    (await dumped(store(), 1000)).flatMap((record) =>
      record.kind === 'entry' ? [[record.entry.seq, record.entry.kind, Number(record.entry.article)]] : [],
    );

  it('keeps the newest correction of an article alone, with the next number', async () => {
    await put(makeChat('console:a', [topic]));
    await store().record({ feed, items: [makeItem(1), makeItem(2)] });
    expect((await correct(1, 2)).map(({ seq }) => seq)).toEqual([3]);
    expect((await correct(2, 2)).map(({ seq }) => seq)).toEqual([4]);
    await clock().advance(1000);
    expect(await correct(1, 3)).toMatchObject([{ seq: 5, kind: 'corrected', at: clock().now() }]);
    const check = async () => {
      expect(await log()).toEqual([
        [1, 'new', 1],
        [2, 'new', 2],
        [4, 'corrected', 2],
        [5, 'corrected', 1],
      ]);
      expect(await store().head()).toBe(5);
      const facts = await store().deliveryFacts('console:a', makeArticle(1).id);
      expect(facts?.entries.map(({ seq }) => seq)).toEqual([1, 5]);
      // What was to be delivered stays to be delivered.
      expect(await pendingSeqs('console:a')).toEqual([1, 2]);
    };
    await check();
    await reopen();
    await check();
    expect((await correct(3, 2)).map(({ seq }) => seq)).toEqual([6]);
  });

  it('keeps the newest of those that come in one batch, and other entries of the article', async () => {
    const added = makeItem(1, ['lain'], { kind: 'topics-added' });
    await store().record({ feed, items: [makeItem(1), corrected(1, 2), added, corrected(1, 3)] });
    await reopen();
    expect(await log()).toEqual([
      [1, 'new', 1],
      [3, 'topics-added', 1],
      [4, 'corrected', 1],
    ]);
  });

  it('does not let the log grow with the number of changes, nor forget what is to be edited', async () => {
    await put(makeChat('console:a', [topic]));
    const numbers = Array.from({ length: 20 }, (_, index) => index + 1);
    await store().record({ feed, items: numbers.map((number) => makeItem(number)) });
    await store().settle(makeSettlement('console:a', 7, 7));
    for (let revision = 2; revision <= 31; revision++) {
      await clock().advance(60_000);
      await store().record({ feed, items: numbers.map((number) => corrected(number, revision)) });
    }
    const check = async () => {
      const entries = await log();
      expect(entries).toHaveLength(40);
      expect(entries.slice(20).map(([seq]) => seq)).toEqual(numbers.map((number) => 600 + number));
      expect(await store().outdatedPosts(9)).toMatchObject([
        { posted: { article: makeArticle(7).id, revision: 1 }, changedAt: clock().now() },
      ]);
      expect((await store().articles([makeArticle(7).id]))[0]?.headline).toBe('Versi 31');
      expect(await store().head()).toBe(620);
    };
    await check();
    await reopen();
    await check();
  });

  it('leaves cursors where they are: one that stands at a correction that is no more passes over nothing', async () => {
    await put(makeChat('console:a', [topic]));
    await store().record({ feed, items: [makeItem(1)] });
    await correct(1, 2);
    await store().settle(makeSettlement('console:a', 2, 1));
    await correct(1, 3);
    await store().record({ feed, items: [makeItem(2)] });
    await reopen();
    expect(await pendingSeqs('console:a')).toEqual([4]);
  });

  it('keeps the newest of an export that holds several', async () => {
    const entry = (seq: number) => ({
      kind: 'entry' as const,
      entry: {
        seq,
        kind: 'corrected' as const,
        article: makeArticle(1).id,
        topics: [topic],
        deliverable: true,
        publisher: '',
        language: null,
        story: null,
        at: seq,
      },
    });
    await store().restore([
      { kind: 'article', article: makeArticle(1) },
      ...[3, 9, 5].map(entry),
      { kind: 'head', seq: 12 },
    ]);
    expect(await log()).toEqual([[9, 'corrected', 1]]);
    expect((await store().record({ feed, items: [makeItem(2)] }))?.map(({ seq }) => seq)).toEqual([13]);
  });
}
