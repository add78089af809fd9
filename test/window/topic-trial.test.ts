import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/core/article.js';
import { compileTopics } from '../../src/core/classify.js';
import type { Topic } from '../../src/core/topic.js';
import { tryTopic } from '../../src/window/topic-trial.js';
import { makeArticle } from '../fixtures/article.js';
import { topic } from '../fixtures/classifiable.js';

const day = 24 * 3_600_000;
const now = Date.UTC(2024, 5, 30);
const articleOf = (number: number, headline: string, changes: Partial<Article> = {}) =>
  makeArticle(number, { headline, summary: null, categories: [], seenAt: now - number, ...changes });
const holding = (articles: readonly Article[]) => ({
  latest: async ({ limit = 10, offset = 0 }) => articles.slice(offset, offset + limit),
});

const weather = (changes: object = {}) => topic('cuaca', { any: ['bmkg'], notWith: ['gempa'], ...changes });
const quake = topic('gempa', { any: ['gempa'] });
const rain = articleOf(1, 'BMKG: hujan lebat besok');
const tremor = articleOf(2, 'Gempa guncang Palu, kata BMKG');
const idsOf = (differences: readonly { article: Article }[]) => differences.map(({ article }) => article.id);

describe('the trial of a rule', () => {
  it('decides as the whole catalog does: a topic yields to others', async () => {
    const store = holding([rain, tremor]);
    const topics = [weather(), quake];
    const kept = await tryTopic(store, { topics }, weather({ any: ['bmkg', 'hujan'] }), now);
    expect(kept).toEqual({ looked: 2, kept: 1, gained: [], lost: [] });
    const stubborn = await tryTopic(store, { topics }, weather({ notWith: [] }), now);
    expect([idsOf(stubborn.gained), idsOf(stubborn.lost), stubborn.kept]).toEqual([[tremor.id], [], 1]);
    const yielding = await tryTopic(store, { topics: [weather({ notWith: [] }), quake] }, weather(), now);
    expect([idsOf(yielding.gained), idsOf(yielding.lost), yielding.kept]).toEqual([[], [tremor.id], 1]);
  });

  it('shows what the company of another topic adds, and what is kept out late in a headline', async () => {
    const summary = 'Menurut kepala pusatnya, getaran terasa sampai ke kota, kata BMKG kemarin.';
    const told = articleOf(1, 'Gempa guncang Palu', { summary });
    const late = articleOf(
      2,
      'Gempa guncang Palu dan sekitarnya pada malam hari, tidak ada korban jiwa, kata pihak BMKG',
      {
        summary: 'Warga sudah pulang.',
      },
    );
    const store = holding([told, late]);
    const alone = topic('cuaca', { any: ['bmkg'] });
    const before = await tryTopic(store, { topics: [quake] }, alone, now);
    expect([idsOf(before.gained), before.kept]).toEqual([[], 0]);
    const beside = topic('cuaca', { any: ['bmkg'], alsoWith: ['gempa'] });
    const after = await tryTopic(store, { topics: [alone, quake] }, beside, now);
    expect(idsOf(after.gained)).toEqual([told.id, late.id]);
    expect(after.gained[0]?.evidence.because.at(-1)).toMatchObject({ kind: 'topic', topic: 'gempa' });
  });

  it('takes over where another topic yields to the changed one no longer', async () => {
    const renamed = topic('gempa', { any: ['tsunami'] });
    const { lost } = await tryTopic(holding([tremor]), { topics: [weather(), quake] }, renamed, now);
    expect(idsOf(lost)).toEqual([tremor.id]);
  });

  it('agrees with the catalog on every article, over several pages of them, and looks back 30 days', async () => {
    const words = ['BMKG', 'Gempa', 'Hujan', 'Polisi', 'Bola'];
    const articles = Array.from({ length: 250 }, (_, index) =>
      articleOf(index, [0, 1].map((step) => words[(index + step * (1 + (index % 4))) % 5]).join(' ')),
    );
    const old = articleOf(900, 'BMKG lama', { seenAt: now - 31 * day });
    const changed = weather({ any: ['bmkg', 'hujan'] });
    const trial = await tryTopic(holding([...articles, old]), { topics: [weather(), quake] }, changed, now);
    const filed = (topics: Topic[]) => {
      const classify = compileTopics({ topics });
      return new Set(articles.filter((each) => classify(each).includes('cuaca')).map(({ id }) => id));
    };
    const [was, is] = [filed([weather(), quake]), filed([changed, quake])];
    expect(trial.looked).toBe(250);
    expect(idsOf(trial.gained)).toEqual([...is].filter((id) => !was.has(id)));
    expect(trial.kept).toBe([...is].filter((id) => was.has(id)).length);
    expect(trial.gained.length).toBeGreaterThan(0);
  });
});
