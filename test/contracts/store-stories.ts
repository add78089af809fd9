import { expect, it } from 'vitest';
import type { RecordItem } from '../../src/core/ports.js';
import { makeArticle } from '../fixtures/article.js';
import { feed, type Given, topic } from './store-given.js';

const now = Date.UTC(2024, 5, 18, 4);

/** An article of a publisher about an event, with its entry. */
function told(number: number, publisher: string, headline: string, summary: string): RecordItem {
  const article = makeArticle(number, {
    headline,
    summary,
    publisher: { id: publisher, name: publisher },
    topics: [topic],
    publishedAt: now,
    seenAt: now,
  });
  return { article, keys: [`link:${number}`], entry: { kind: 'new', topics: [topic], deliverable: true } };
}

const first = () =>
  told(
    1,
    'tribunnews',
    'Gempa Magnitudo 5,2 Guncang Bitung, Tidak Berpotensi Tsunami',
    'Gempa dengan magnitudo 5,2 mengguncang Bitung, Sulawesi Utara, Senin. BMKG menyatakan tidak berpotensi tsunami.',
  );
const again = (number: number, publisher: string) =>
  told(
    number,
    publisher,
    'BMKG: Gempa M 5,2 terjadi di Bitung Sulut',
    'BMKG mencatat gempa bermagnitudo 5,2 di tenggara Bitung, Sulawesi Utara, pada Senin dini hari.',
  );
const other = () =>
  told(
    4,
    'kompas',
    'Gempa Magnitudo 5,6 Guncang Ternate, Tidak Berpotensi Tsunami',
    'Gempa dengan magnitudo 5,6 mengguncang Ternate, Maluku Utara, Senin. BMKG menyatakan tidak berpotensi tsunami.',
  );

/** Articles of several publishers about one event are one story, whatever batch they come in. */
export function storiesContract({ store, reopen }: Given): void {
  const storiesOf = async (...numbers: number[]) =>
    (await store().articles(numbers.map((number) => makeArticle(number).id))).map(({ story }) => story);
  const one = makeArticle(1).id;

  it('gives the articles of one event one story, and their entries too', async () => {
    await store().record({ feed, items: [first()] });
    const entries = await store().record({ feed, items: [again(2, 'kompas'), other()] });
    expect(entries?.map(({ story }) => story)).toEqual([one, null]);
    expect(await storiesOf(1, 2, 4)).toEqual([null, one, null]);
  });

  it('knows the stories after it was opened again, and leaves a known article in its own', async () => {
    await store().record({ feed, items: [first(), again(2, 'kompas')] });
    await reopen();
    await store().record({ feed, items: [again(3, 'detik')] });
    await store().record({ feed, items: [{ ...again(2, 'kompas'), entry: null }] });
    expect(await storiesOf(1, 2, 3)).toEqual([null, one, one]);
  });

  it('lets a second article of a publisher gather no others, also after it was opened again', async () => {
    await store().record({ feed, items: [first()] });
    await store().record({ feed, items: [again(2, 'tribunnews')] });
    await reopen();
    await store().record({ feed, items: [again(3, 'detik')] });
    expect(await storiesOf(1, 2, 3)).toEqual([null, null, one]);
  });

  it('sees in one batch what comes in another at the same time', async () => {
    const items = [first(), again(2, 'kompas'), again(3, 'detik')];
    await Promise.all(items.map((item) => store().record({ feed, items: [item] })));
    expect(await storiesOf(1, 2, 3)).toEqual([null, one, one]);
  });
}
