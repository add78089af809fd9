import { expect, it } from 'vitest';
import { type Chat, idsOf } from '../../src/core/chat.js';
import { type ExportRecord, exportParts } from '../../src/core/export.js';
import type { Store } from '../../src/core/ports.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { feed, type Given, makeItem, makePlan, makeSettlement, topic } from './store-given.js';

/** All that a store holds, read in pages. */
export async function dumped(store: Store, limit = 2): Promise<ExportRecord[]> {
  const records: ExportRecord[] = [];
  for (const part of exportParts) {
    let after: string | null = null;
    const before = records.length;
    let total: number | null = null;
    do {
      const page = await store.dump(part, after, limit);
      expect(page.records.length).toBeLessThanOrEqual(limit);
      records.push(...page.records);
      total ??= page.total;
      after = page.next;
    } while (after !== null);
    expect([part, total]).toEqual([part, records.length - before]);
  }
  return records;
}

const chat = 'console:a';

/** Puts something of every kind into an empty store. The databases in `test/fixtures/schemas` were filled in the same way. */
export async function fillStore(store: Store): Promise<void> {
  const put = (each: Chat) => store.changeChat(each.id, () => each);
  await put(makeChat(chat, [topic], { settings: { ...makeChat(chat).settings, stories: false } }));
  await put(makeChat('console:b', ['other']));
  await put(makeChat('console:c', [topic]));
  await store.record({ feed, items: [1, 2, 3, 4, 5].map((number) => makeItem(number)) });
  const corrected = { ...makeItem(1, [topic], { kind: 'corrected' }) };
  corrected.article = { ...corrected.article, headline: 'Baru', revision: 2 };
  await store.settle(makeSettlement(chat, 1, 1));
  await store.record({ feed: { ...feed, id: 'second' }, items: [corrected] });
  await store.settle(makeSettlement(chat, 2, 2, { reason: 'too long' }));
  const plan = makePlan(chat, [3, 4]);
  await store.putPlan(plan);
  await store.advancePlan(plan, 1);
}

/** Records in an order that does not depend on how they were read. */
export const sorted = (records: readonly ExportRecord[]) =>
  records.map((record) => JSON.stringify(record)).sort();

/** What is exported can be put in again, and is the same. */
export function exportContract({ store, reopen, pendingSeqs }: Given): void {
  it('exports all that it holds, and is the same when that was put in again', async () => {
    await fillStore(store());
    const before = await dumped(store());
    expect(new Set(before.map(({ kind }) => kind)).size).toBe(exportParts.length);
    const looks = async () => ({
      pending: await pendingSeqs('console:c'),
      outdated: await store().outdatedPosts(9),
      plan: await store().plan(chat, 'instant'),
      latest: await store().latest({ topics: [topic], limit: 9 }),
      followed: await store().followed(),
      refused: await store().refusals(),
      subscribers: (await idsOf(store().subscribers({ topics: [topic], lane: 'instant' }))).sort(),
    });
    const seen = await looks();
    expect(seen.outdated).toHaveLength(1);
    expect(seen.followed).toEqual(
      new Map([
        [topic, 2],
        ['other', 1],
      ]),
    );
    for (const id of [chat, 'console:b', 'console:c']) await store().forgetChat(id);
    // As often as somebody likes: it is the same.
    for (const again of [before, before.slice(0, 7), before]) await store().restore(again);
    expect(sorted(await dumped(store()))).toEqual(sorted(before));
    expect(await looks()).toEqual(seen);
    await reopen();
    expect(sorted(await dumped(store(), 100))).toEqual(sorted(before));
    expect(await looks()).toEqual(seen);
    expect((await store().record({ feed, items: [makeItem(9)] }))?.map(({ seq }) => seq)).toEqual([7]);
    expect((await store().articles([makeArticle(1).id]))[0]?.headline).toBe('Baru');
  });
}
