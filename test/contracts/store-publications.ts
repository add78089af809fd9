import { expect, it } from 'vitest';
import { ledgerAge } from '../../src/core/delivery.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { feed, type Given, makeItem, makePlan, makeSettlement, topic } from './store-given.js';

const summary =
  'Gempa dengan magnitudo 5,2 mengguncang Bitung, Sulawesi Utara, Senin. BMKG: tidak berpotensi tsunami.';
const stored = [
  { headline: 'Gempa Magnitudo 5,2 Guncang Bitung, Tidak Berpotensi Tsunami', summary },
  { headline: 'BMKG: Gempa M 5,2 terjadi di Bitung Sulut', summary },
  {
    headline: 'Harga Cabai di Pasar Kramat Jati Naik Menjelang Lebaran',
    summary: 'Pedagang menyebut pasokan dari Brebes terlambat.',
  },
];

/** What every store knows of posts that go on to those who follow their place, and of those whom posts called. */
export function publicationsContract({ store, clock, reopen, put }: Given): void {
  const record = async (...numbers: number[]) => {
    const items = numbers.map((number) => {
      const item = makeItem(number);
      const publisher = { id: `p${number}`, name: `P${number}` };
      const times = { publishedAt: clock().now(), seenAt: clock().now() };
      return { ...item, article: { ...item.article, ...stored[number - 1], ...times, publisher } };
    });
    await store().record({ feed, items });
  };
  const start = async (...chats: string[]) => {
    for (const id of chats) await put(makeChat(id, [topic]));
    await record(1, 2, 3);
  };
  const post = (chat: string, number: number, posted = {}, at = clock().now()) =>
    store().settle(
      makeSettlement(chat, number, number, {
        at,
        posted: { messageId: `m${number}`, revision: 1, publication: 'waiting', ...posted },
      }),
    );
  const waiting = async (of: Parameters<ReturnType<typeof store>['unpublished']>[1] = {}, limit = 9) =>
    (await store().unpublished(limit, of)).map(({ posted }) => [posted.chat, Number(posted.article)]);

  it('lists what waits to be published, the oldest first, of one adapter or one chat', async () => {
    await start('console:a', 'console:b', 'other:a');
    await post('console:a', 2, {}, clock().now() - 1);
    await post('console:a', 1);
    await post('console:b', 3, { publication: undefined });
    await post('other:a', 1, {}, clock().now() + 1);
    const check = async () => {
      const all = [['console:a', 2] as const, ['console:a', 1] as const, ['other:a', 1] as const];
      expect(await waiting()).toEqual(all);
      expect(await waiting({}, 1)).toEqual(all.slice(0, 1));
      expect(await waiting({ adapter: 'console' })).toEqual(all.slice(0, 2));
      expect(await waiting({ chat: 'other:a' })).toEqual(all.slice(2));
      expect(await store().ledger('console:b', makeArticle(3).id)).not.toHaveProperty('publication');
    };
    await check();
    await reopen();
    await check();
  });

  it('knows how many publishers carry the story of each', async () => {
    await start('console:a');
    await post('console:a', 1);
    await post('console:a', 3);
    const of = async () =>
      (await store().unpublished(9, {})).map(({ posted, carriers }) => [Number(posted.article), carriers]);
    expect(await of()).toEqual([
      [1, 2],
      [3, 1],
    ]);
  });

  it('lists it no more once that is decided, and keeps the rest of its line', async () => {
    await start('console:a');
    for (const number of [1, 2, 3]) await post('console:a', number);
    const decided = ['published', 'passed-over', 'refused'] as const;
    for (const [index, each] of decided.entries())
      await store().notePublication('console:a', makeArticle(index + 1).id, each);
    await store().notePublication('console:nobody', makeArticle(1).id, 'published');
    const check = async () => {
      expect(await waiting()).toEqual([]);
      for (const [index, each] of decided.entries()) {
        const { id } = makeArticle(index + 1);
        expect(await store().ledger('console:a', id)).toMatchObject({
          publication: each,
          messageId: `m${index + 1}`,
        });
        expect((await store().deliveryFacts('console:a', id))?.posted?.publication).toBe(each);
      }
    };
    await check();
    await reopen();
    await check();
    // An edit says nothing of it.
    await store().noteEdit('console:a', makeArticle(1).id, { revision: 2, edits: 1, named: 0 });
    expect(await store().ledger('console:a', makeArticle(1).id)).toMatchObject({ publication: 'published' });
  });

  it('leaves out lists, chats that rest or are no more, and what is forgotten', async () => {
    await start('console:a', 'console:b');
    const plan = makePlan('console:a', [1]);
    await store().putPlan(plan);
    await store().settlePlan(plan, clock().now(), null);
    await post('console:a', 2);
    await post('console:b', 2);
    await store().changeChat(
      'console:b',
      (chat) => chat && { ...chat, state: { kind: 'gone', reason: 'r', since: 0 } },
    );
    expect(await waiting()).toEqual([['console:a', 2]]);
    await store().prune(clock().now() + ledgerAge + 1);
    expect(await waiting()).toEqual([]);
    await post('console:a', 3);
    await store().forgetChat('console:a');
    expect(await waiting()).toEqual([]);
  });

  it('knows whom the posts of a story have called in a chat', async () => {
    await start('console:a', 'console:b');
    await post('console:a', 1, { mentions: ['100', '200'] });
    await post('console:b', 1);
    await post('console:b', 3, { mentions: ['300'] });
    const called = async (chat: string, number: number) =>
      (await store().mentionedFor(chat, makeArticle(number).id)).sort();
    const check = async () => {
      expect(await called('console:a', 1)).toEqual(['100', '200']);
      expect(await called('console:a', 2)).toEqual(['100', '200']);
      expect(await called('console:a', 3)).toEqual([]);
      expect(await called('console:b', 2)).toEqual([]);
      expect(await called('console:b', 3)).toEqual(['300']);
      expect(await store().mentionedFor('console:a', 'f'.repeat(12))).toEqual([]);
    };
    await check();
    await reopen();
    await check();
    const line = await store().ledger('console:a', makeArticle(1).id);
    expect(line?.mentions?.toSorted()).toEqual(['100', '200']);
  });
}
