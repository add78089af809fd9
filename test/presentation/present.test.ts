import { describe, expect, it } from 'vitest';
import { catalogSchema } from '../../src/core/catalog.js';
import { type PostStyle, postStyles, type Settings } from '../../src/core/settings.js';
import { hashtagOf, presentArticle } from '../../src/presentation/present.js';
import { makeArticle, makeChat } from '../fixtures/article.js';

const catalog = catalogSchema.parse({
  topics: [{ id: 'a', name: { id: 'Konflik Rusia Vs Ukraina' }, match: { any: ['x'] } }],
});
const article = makeArticle(1, { summary: 'Presiden tiba pada Selasa. Ia disambut di bandara.' });
const now = Date.UTC(2024, 5, 18, 4);

function present(settings: Partial<Settings>, changes: Partial<typeof article> = {}) {
  const chat = makeChat('x:1', ['a']);
  const own = { ...chat, settings: { ...chat.settings, ...settings } };
  return presentArticle({ ...article, ...changes }, ['a'], own, catalog, now);
}

describe('how a post looks', () => {
  const shown = (style: PostStyle) => {
    const { topics, summary, authors, image, date, isQuoted, publisher } = present(postStyles[style]);
    return { topics, summary, authors, hasImage: image !== null, date, isQuoted, publisher };
  };
  const always = { date: 'Sel 18 Jun, 10.15 WIB', publisher: 'Tribunnews' };
  const all = { topics: ['Konflik Rusia Vs Ukraina'], authors: 'Hasanudin Aco', hasImage: true };

  it.each<[style: PostStyle, expected: object]>([
    ['compact', { topics: [], summary: null, authors: null, hasImage: false, isQuoted: false }],
    ['standard', { ...all, summary: 'Presiden tiba pada Selasa.', isQuoted: false }],
    ['full', { ...all, summary: article.summary, isQuoted: true }],
  ])('%s', (style, expected) => {
    expect(shown(style)).toEqual({ ...always, ...expected });
  });

  it('is standard in a chat that has chosen nothing', () => {
    expect(present({})).toEqual(present(postStyles.standard));
  });

  it('leaves out single parts, also what a platform would show by itself', () => {
    const parts = { topic: false, author: false, time: false, hashtag: true };
    expect(present({ parts })).toMatchObject({
      topics: [],
      authors: null,
      date: null,
      publishedAt: null,
      hashtags: ['#KonflikRusiaVsUkraina'],
    });
    expect(present({}).hashtags).toEqual([]);
  });

  it('shows the icon of the publisher that the catalog names, where pictures are wanted', () => {
    const icon = 'https://www.tribunnews.com/icon.png';
    const { id, name } = article.publisher;
    const known = {
      ...catalog,
      publishers: [{ id, name, url: 'https://www.tribunnews.com', icon, feeds: [] }],
    };
    const iconIn = (images: boolean, publisher = article.publisher) => {
      const chat = makeChat('x:1', ['a']);
      const own = { ...chat, settings: { ...chat.settings, images } };
      return presentArticle({ ...article, publisher }, ['a'], own, known, now).icon;
    };
    expect(iconIn(true)).toBe(icon);
    expect(iconIn(false)).toBeUndefined();
    expect(iconIn(true, { id: 'other', name })).toBeUndefined();
    expect(present({})).not.toHaveProperty('icon');
  });

  it('quotes no lead that is short', () => {
    expect(present({ ...postStyles.full, summary: 'short' }).isQuoted).toBe(false);
  });

  it('passes over what nobody sees at the beginning of a summary', () => {
    expect(present({}, { summary: '\u200b\u202e. \u2028Presiden tiba. Ia pergi.' }).summary).toBe(
      'Presiden tiba.',
    );
    expect(present({}, { summary: '…' }).summary).toBe('…');
  });

  it.each([
    ['Gempa Bumi', '#GempaBumi'],
    ['Russia-Ukraine war', '#RussiaUkraineWar'],
    ['Liga 1', '#Liga1'],
    ['"Korea Utara" -bola', '#KoreaUtaraBola'],
    ['2026', null],
    ['…', null],
  ])('makes a hashtag of %s', (name, expected) => {
    expect(hashtagOf(name)).toBe(expected);
  });
});
