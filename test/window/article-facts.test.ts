import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/app/package-root.js';
import type { Article } from '../../src/core/article.js';
import { languages } from '../../src/core/language.js';
import { loadTexts } from '../../src/i18n/texts.js';
import { ruleOf } from '../../src/window/rules.js';
import { sharedWords } from '../../src/window/shared-words.js';
import type { WindowKey } from '../../src/window/texts.js';
import { House } from '../e2e/harness.js';
import { makeArticle } from '../fixtures/article.js';

const texts = loadTexts<WindowKey>(new URL('data/locales/window/', packageRoot));
const say = (article: Partial<Article>, field: Parameters<typeof ruleOf>[1], zone: string | null = null) => {
  const rule = ruleOf(makeArticle(1, article), field, zone);
  return rule === null ? null : languages.map((language) => texts(language)(rule.key, rule.values));
};

describe('the rule by which a field was made', () => {
  it('is named in both languages', () => {
    const fields = ['headline', 'link', 'summary', 'authors', 'publishedAt'] as const;
    const said = fields.flatMap((field) => say({ authors: ['A B'] }, field) ?? []);
    expect(new Set(said).size).toBe(fields.length * languages.length);
  });

  it('tells a summary that was cut from whole sentences, and which rules made it', () => {
    const [whole] = say({ summary: 'Hujan membawa banjir.', summaryRules: 3 }, 'summary') ?? [];
    const [cut] = say({ summary: 'Hujan membawa…', summaryRules: 3 }, 'summary') ?? [];
    expect(whole).toMatch(/whole sentences.*version 3/);
    expect(cut).toMatch(/^cut .*version 3/);
    // Kabar 0.1 noted none.
    const [old] = say({ summary: 'Hujan membawa banjir.', summaryRules: undefined }, 'summary') ?? [];
    expect(old).toContain('version 1');
  });

  it('tells a list of authors that was shortened, and the zone of a date', () => {
    expect(say({ authors: ['A B', 'C D', 'E F', '…'] }, 'authors')?.[0]).toContain('long list');
    expect(say({ authors: ['A B'] }, 'authors')?.[0]).not.toContain('long list');
    expect(say({ publishedAt: 1 }, 'publishedAt', 'Asia/Jakarta')?.[0]).toContain('Asia/Jakarta');
  });

  it('is none where there is nothing', () => {
    const nothing = { summary: null, authors: [], publishedAt: null, updatedAt: null };
    for (const field of ['summary', 'authors', 'publishedAt', 'updatedAt'] as const)
      expect(say(nothing, field)).toBeNull();
  });
});

describe('what two articles of a story both say', () => {
  const told = (headline: string, summary: string | null = null) => ({ headline, summary, language: 'id' });

  it('is said in the words of the first, whatever their form, the headline before the summary', () => {
    const one = told('Gempa 6,2 Guncang Cianjur', 'Warga Cianjur mengungsi dari rumah.');
    const other = told('Rumah rusak diguncang gempa di Cianjur');
    expect(sharedWords(one, other)).toEqual(['gempa', 'guncang', 'cianjur', 'rumah']);
  });

  it('is no word that every article has, and at most eight', () => {
    expect(sharedWords(told('Banjir yang dan di Demak'), told('Yang dan di Kudus'))).toEqual([]);
    const many = told('satu2 dua2 tiga2 empat2 lima2 enam2 tujuh2 delapan2 sembilan2');
    expect(sharedWords(many, many)).toHaveLength(8);
  });
});

it('the page of an article names feed and rule of each field, and counts its corrections', async () => {
  const house = await House.build({});
  const { web } = await house.start();
  await house.polled();
  house.publish('Gempa guncang Cianjur', { summary: 'Gempa mengguncang Cianjur pagi ini. Warga mengungsi.' });
  await house.polled();
  const list = await (await fetch(`${web}/articles`)).text();
  const [, id] = /articles\/([0-9a-z]{12})"[^>]*>Gempa guncang/.exec(list) ?? [];
  const page = await (await fetch(`${web}/articles/${id}`, { headers: { 'accept-language': 'en' } })).text();
  expect(page).toMatch(/<dt>Summary<\/dt><dd>.*?from the feed .*?whole sentences/);
  expect(page).toMatch(/<dt>Link<\/dt><dd>.*?tracking parameters/);
  expect(page).toContain('none since Kabar first saw it');
});
