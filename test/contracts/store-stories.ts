import { expect, it } from 'vitest';
import type { RecordItem } from '../../src/core/ports.js';
import { type BodyProfile, bodyProfileOf, packBody } from '../../src/core/story/body-profile.js';
import { backgroundOf } from '../../src/core/story/judge.js';
import { packKept } from '../../src/core/story/kept-profile.js';
import { meaningOf } from '../../src/core/story/meaning.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { feed, type Given, makePlan, makeSettlement, topic } from './store-given.js';

const now = Date.UTC(2024, 5, 18, 4);

/** An article of a publisher about an event, with its entry. */
function delivered(number: number, publisher: string, headline: string, summary: string): RecordItem {
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
  delivered(
    1,
    'tribunnews',
    'Gempa Magnitudo 5,2 Guncang Bitung, Tidak Berpotensi Tsunami',
    'Gempa dengan magnitudo 5,2 mengguncang Bitung, Sulawesi Utara, Senin. BMKG menyatakan tidak berpotensi tsunami.',
  );
const again = (number: number, publisher: string) =>
  delivered(
    number,
    publisher,
    'BMKG: Gempa M 5,2 terjadi di Bitung Sulut',
    'BMKG mencatat gempa bermagnitudo 5,2 di tenggara Bitung, Sulawesi Utara, pada Senin dini hari.',
  );
const other = () =>
  delivered(
    4,
    'kompas',
    'Gempa Magnitudo 5,6 Guncang Ternate, Tidak Berpotensi Tsunami',
    'Gempa dengan magnitudo 5,6 mengguncang Ternate, Maluku Utara, Senin. BMKG menyatakan tidak berpotensi tsunami.',
  );

const detik = { id: 'detik', name: 'detik' };
const longText = Array.from(
  { length: 20 },
  (_, index) =>
    `Gempa bumi kalimat ${index} mengguncang Bitung dan warga berlari keluar rumah menuju lapangan.`,
).join(' ');

/** Articles of several publishers about one event are one story, whatever batch they come in. */
export function storiesContract({ store, reopen }: Given): void {
  const storiesOf = async (...numbers: number[]) =>
    (await store().articles(numbers.map((number) => makeArticle(number).id))).map(({ story }) => story);
  const one = makeArticle(1).id;

  it('brings the articles of a story, the first to come first, and tells where one was held back', async () => {
    await store().record({ feed, items: [first()] });
    await store().record({ feed, items: [again(2, 'kompas'), other()] });
    await store().record({ feed, items: [again(3, 'detik')] });
    const numbersOf = async (number: number, limit = 9) =>
      (await store().storyOf(makeArticle(number).id, limit)).map(({ id }) => Number(id));
    expect(await numbersOf(1)).toEqual([1, 2, 3]);
    expect(await numbersOf(3)).toEqual([1, 2, 3]);
    expect(await numbersOf(3, 2)).toEqual([1, 2]);
    expect(await numbersOf(4)).toEqual([4]);
    expect(await store().storyOf('999999999999', 9)).toEqual([]);
    const chat = 'console:a';
    await store().changeChat(chat, () => makeChat(chat, [topic]));
    await store().settle(makeSettlement(chat, 1, 1));
    // Until it is settled as held back, it is only known to be.
    const undelivered = await store().undelivered(makeArticle(2).id, [chat]);
    expect(undelivered.map(({ facts }) => facts.heldFor)).toEqual([one]);
    await store().settle({ ...makeSettlement(chat, 2, 2), posted: null, heldFor: one });
    expect(await store().undelivered(makeArticle(2).id, [chat])).toEqual([]);
    expect(await store().spread(makeArticle(2).id, 9)).toMatchObject({
      counts: { held: 1 },
      chats: { held: [chat] },
    });
    expect((await store().spread(makeArticle(3).id, 9)).counts.held).toBe(0);
  });

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

  it('holds a later article back for a plan that tells the first one, and not for one that counts it only', async () => {
    const chat = 'telegram:1';
    await store().changeChat(chat, () => makeChat(chat, [topic]));
    await store().record({ feed, items: [first(), other(), again(2, 'kompas')] });
    const held = async () => (await store().pending(chat, 'instant', 9)).map(({ heldFor }) => heldFor);
    expect(await held()).toEqual([null, null, null]);
    const counted = [{ seq: 1, article: one, heldFor: makeArticle(9).id }];
    await store().putPlan(makePlan(chat, [1], { lane: 'digest', held: counted }));
    expect(await held()).toEqual([null, null, null]);
    await store().putPlan(makePlan(chat, [1]));
    expect(await held()).toEqual([null, null, one]);
    await reopen();
    expect(await held()).toEqual([null, null, one]);
  });

  const eruption = (number: number) =>
    delivered(
      number,
      'tribunnews',
      'Gunung Semeru Erupsi, Warga Lumajang Diminta Menjauh',
      'Gunung Semeru di Lumajang, Jawa Timur, erupsi pada Sabtu pagi dengan kolom abu setinggi 1.000 meter.',
    );
  const evacuation = (number: number) =>
    delivered(
      number,
      'kompas',
      'Usai Erupsi Semeru, Ratusan Warga Lumajang Mengungsi',
      'Sebanyak 312 warga lereng Gunung Semeru di Lumajang mengungsi ke balai desa setelah erupsi Sabtu pagi.',
    );

  it('knows a later stage of an affair, and what a chat was delivered of the earlier one', async () => {
    const [chat, elsewhere] = ['telegram:1', 'telegram:2'];
    for (const id of [chat, elsewhere]) await store().changeChat(id, () => makeChat(id, [topic]));
    await store().record({ feed, items: [eruption(1)] });
    const entries = await store().record({ feed, items: [evacuation(2)] });
    expect(entries?.map(({ story }) => story)).toEqual([null]);
    await store().settle(makeSettlement(chat, 1, 1));
    await reopen();
    const [, later] = [1, 2].map((number) => makeArticle(number).id);
    expect((await store().articles([later ?? '']))[0]).toMatchObject({ story: null, affair: one });
    expect(await store().pending(chat, 'instant', 9)).toMatchObject([{ entry: { seq: 2 }, heldFor: null }]);
    expect(await store().earlierStage(chat, later ?? '')).toMatchObject({ article: one, messageId: 'm1' });
    expect(await store().earlierStage(elsewhere, later ?? '')).toBeNull();
    expect(await store().earlierStage(chat, one)).toBeNull();
    // What was posted before cannot continue what came after it.
    await store().settle(makeSettlement(chat, 2, 2));
    expect(await store().earlierStage(chat, later ?? '')).toMatchObject({ article: one });
  });

  it('keeps the beginning of a text for finding stories, and shows it nowhere', async () => {
    const bodyProfile = packBody(bodyProfileOf(longText, 'id', backgroundOf('id')) as BodyProfile);
    const short = (number: number) =>
      delivered(
        number,
        'kompas',
        'Warga Bitung Kaget',
        'Getaran membuat warga Sulawesi Utara berlarian ke luar rumah.',
      );
    await store().record({ feed, items: [{ ...first(), bodyProfile }] });
    await reopen();
    // By its headline and lead alone it only likely tells the same.
    await store().record({ feed, items: [{ ...short(2), bodyProfile }] });
    await store().record({
      feed,
      items: [{ ...short(3), article: { ...short(3).article, publisher: detik } }],
    });
    expect(await storiesOf(1, 2, 3)).toEqual([null, one, null]);
    expect((await store().articles([makeArticle(3).id]))[0]).toMatchObject({ nearStory: one });
    expect(JSON.stringify(await store().articles([one]))).not.toContain(bodyProfile.slice(0, 40));
  });

  it('keeps what an embedding model made of an article, and never decides on a known one anew', async () => {
    const meant = (numbers: number[]) =>
      packKept({ body: null, meaning: meaningOf(numbers, 'model', { same: 0.8, other: 0.4 }) });
    const [alike, unlike] = [meant([9, 1, 1, 1, 1, 1, 1, 1]), meant([1, 1, 1, 1, 1, 1, 1, 9])];
    const headline = 'Warga Bitung Kaget';
    const lead = 'Getaran membuat warga Sulawesi Utara berlarian ke luar rumah.';
    const short = (number: number, bodyProfile: string | null) => ({
      ...delivered(number, `p${number}`, headline, lead),
      bodyProfile,
    });
    await store().record({ feed, items: [{ ...first(), bodyProfile: alike }] });
    await reopen();
    await store().record({ feed, items: [short(2, alike)] });
    await store().record({ feed, items: [short(3, null)] });
    await reopen();
    // The model is away, or says something else now.
    await store().record({
      feed,
      items: [
        { ...short(2, unlike), entry: null },
        { ...short(3, alike), entry: null },
      ],
    });
    expect(await storiesOf(1, 2, 3)).toEqual([null, one, null]);
  });

  it('sees in one batch what comes in another at the same time', async () => {
    const items = [first(), again(2, 'kompas'), again(3, 'detik')];
    await Promise.all(items.map((item) => store().record({ feed, items: [item] })));
    expect(await storiesOf(1, 2, 3)).toEqual([null, one, one]);
  });
}
