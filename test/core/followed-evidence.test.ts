import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/app/package-root.js';
import { catalogSchema } from '../../src/core/catalog.js';
import { followedEvidence } from '../../src/core/followed-evidence.js';
import { keywordOf } from '../../src/core/keyword.js';
import type { Subscription } from '../../src/core/subscription.js';
import { loadTexts } from '../../src/i18n/texts.js';
import { presentEvidence } from '../../src/presentation/evidence.js';
import { makeArticle, makeChat } from '../fixtures/article.js';

const catalog = catalogSchema.parse({
  publishers: [{ id: 'tribunnews', name: 'Tribunnews', url: 'https://www.tribunnews.com' }],
  topics: [
    { id: 'korea', name: { id: 'Korea Utara', en: 'North Korea' }, match: { any: ['korea utara'] } },
    {
      id: 'perang',
      name: { id: 'Perang', en: 'War' },
      match: { any: ['kyiv'], categories: ['konflik rusia vs ukraina'], notWith: ['korea'] },
    },
    {
      id: 'kunjungan',
      name: { id: 'Kunjungan', en: 'Visits' },
      match: { any: [], near: [{ words: ['kunjungi', 'putin'] }] },
    },
    { id: 'banjir', name: { id: 'Banjir', en: 'Floods' }, match: { any: ['banjir'] } },
    {
      id: 'perjalanan',
      name: { id: 'Perjalanan', en: 'Journeys' },
      match: { any: ['perjalanan'], alsoWith: ['korea'] },
    },
  ],
});
const keyword = keywordOf('putin')?.topic ?? '';
const article = makeArticle(1, {
  topics: ['korea', 'perang', 'kunjungan', keyword, 'banjir', 'perjalanan', 'publisher:tribunnews'],
});
const follow = (topic: string, phrase?: string): Subscription => ({
  topic,
  ...(phrase !== undefined && { phrase }),
  intervals: [{ lane: 'instant', since: 0, until: null }],
});
const texts = loadTexts(new URL('data/locales/', packageRoot));
const delivered = (language: 'en' | 'id', ...subscriptions: Subscription[]) => {
  const chat = { ...makeChat('a:1'), language, subscriptions };
  const evidence = followedEvidence(article, subscriptions, catalog);
  return presentEvidence(evidence, { chat, catalog, text: texts(language), article }).join('\n');
};

describe('the evidence for what a chat follows', () => {
  it('names the words and where they stand, of what is followed alone', () => {
    expect(delivered('en', follow('korea'))).toBe(
      'Because you follow “North Korea”: the headline has “Korea Utara” and the lead has “Korea Utara”.',
    );
    expect(delivered('id', follow('perang'))).toBe(
      'Karena Anda mengikuti “Perang”: medianya memberi label “Konflik Rusia Vs Ukraina”.',
    );
  });

  it('shows both words of a pair as the headline has them, and inflected words', () => {
    expect(delivered('en', follow('kunjungan'))).toContain('the headline has “Putin … Kunjungi”');
    const flooded = { ...article, headline: 'Banjirnya Surut, Warga Pulang' };
    const floods = followedEvidence(flooded, [follow('banjir')], catalog);
    const reader = { chat: makeChat('a:1'), catalog, text: texts('en'), article: flooded };
    expect(presentEvidence(floods, reader).join()).toContain('the headline has “Banjirnya”');
  });

  it('knows followed words and publishers too', () => {
    expect(delivered('en', follow(keyword, 'putin'))).toContain('the headline has “Putin”');
    expect(delivered('en', follow('publisher:tribunnews'))).toContain('it is from Tribunnews');
    expect(delivered('id', follow('publisher:tribunnews'))).toContain('terbitan Tribunnews');
  });

  it('names the topic that helped, whether the chat follows that or not', () => {
    expect(delivered('en', follow('perjalanan'))).toBe(
      'Because you follow “Journeys”: the lead has “perjalanan” and the headline is about “North Korea”, too.',
    );
    expect(delivered('id', follow('korea'), follow('perjalanan')).split('\n')).toHaveLength(2);
    expect(delivered('id', follow('perjalanan'))).toContain('judulnya juga tentang “Korea Utara”');
  });

  it('says no more than that it was filed where its rule says so no longer', () => {
    expect(delivered('en', follow('banjir'))).toBe('Because you follow “Floods”.');
  });

  it('says nothing of topics that the article is not filed under', () => {
    const elsewhere = makeArticle(1, { topics: ['publisher:tribunnews'] });
    expect(followedEvidence(elsewhere, [follow('korea'), follow(keyword, 'putin')], catalog)).toEqual([]);
  });
});
