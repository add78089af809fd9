import { describe, expect, it } from 'vitest';
import { newArticle } from '../../../src/intake/changes.js';
import type { ParsedFeed } from '../../../src/intake/read/parsed-feed.js';
import { read, rss } from './read.js';

const places = ['Malt', 'Rovi', 'Tolmen', 'Aster', 'Brisk', 'Ondal', 'Quill'];
/** A sentence of about so many UTF-16 units, without a full stop, that differs from place to place. */
function standfirst(place: string, length: number): string {
  const told = `The council of ${place} voted to rebuild ${'barns mills gates wells roads farms '.repeat(20)}`;
  return told.slice(0, told.indexOf(' ', length));
}
const cutAt = (length: number) => (place: string) => standfirst(place, 500).slice(0, length);
const cutBehind = (count: number) => (place: string, index: number) =>
  `${'Extraordinary deliberations '.repeat(index % 3)}${standfirst(place, 500)}`
    .split(' ')
    .slice(0, count)
    .join(' ');
const varied = (place: string, index: number) => standfirst(place, 60 + 30 * index);

const feedOf = (text: (place: string, index: number) => string) =>
  places.map((place, index) => itemOf(place, text(place, index))).join('');
const itemOf = (place: string, text: string) =>
  `<item><title>News of ${place}</title><guid>${place}</guid><description>${text}</description></item>`;

const cuts = (feed: ParsedFeed) => feed.items.map(({ isCut }) => isCut);

function summaryIn(parsed: ParsedFeed, place: string, ofPage: object = {}): string | null {
  const item = parsed.items.find(({ guid }) => guid === place);
  if (item === undefined) throw new Error(`nothing of ${place}`);
  const feed = { id: 'f', publisher: { id: 'p', name: 'Planet', language: 'en' } };
  const context = { feed, parsed, classify: () => [], now: 0, deliverable: false };
  return newArticle({ ...item, ...ofPage, keys: [place] } as never, context as never).article.summary;
}

describe('texts without a full stop', () => {
  it('were cut where all are about equally long', async () => {
    const feed = await read(rss(feedOf(cutAt(200))));
    expect(cuts(feed)).toEqual(places.map(() => true));
    expect(summaryIn(feed, 'Malt')).toMatch(/^The council of Malt .*…$/);
  });

  it('were cut at a length that leaves little, too', async () => {
    expect(summaryIn(await read(rss(feedOf(cutAt(90)))), 'Malt')).toMatch(/…$/);
  });

  it('were cut where all have as many words', async () => {
    expect(cuts(await read(rss(feedOf(cutBehind(40)))))).toEqual(places.map(() => true));
  });

  it('are whole where their lengths vary, but the longest may have been cut', async () => {
    const feed = await read(rss(feedOf(varied)));
    expect(cuts(feed)).toEqual([...places.slice(0, -1).map(() => false), undefined]);
    expect(summaryIn(feed, 'Ondal')).toBe(standfirst('Ondal', 210));
    expect(summaryIn(feed, 'Quill')).toMatch(/…$/);
  });

  it('keep a second sentence where it is whole', async () => {
    const two = (place: string, index: number) => `It rained in ${place}. ${varied(place, index)}`;
    expect(summaryIn(await read(rss(feedOf(two))), 'Malt')).toBe(two('Malt', 0));
  });

  it('are whole where others of their length have a full stop', async () => {
    const ended = (place: string, index: number) =>
      index === 0 ? standfirst(place, 170) : `${standfirst(place, 170 + 10 * index)}.`;
    expect(summaryIn(await read(rss(feedOf(ended))), 'Malt')).toBe(standfirst('Malt', 170));
  });

  it('are judged by their length where nothing else tells', async () => {
    const feed = await read(rss(itemOf('Malt', standfirst('Malt', 170))));
    expect(cuts(feed)).toEqual([undefined]);
    expect(summaryIn(feed, 'Malt')).toMatch(/…$/);
  });

  it('are judged by their length where a page gave them', async () => {
    const page = { text: standfirst('Malt', 170), fromPage: ['summary'] };
    expect(summaryIn(await read(rss(feedOf(varied))), 'Malt', page)).toMatch(/…$/);
  });

  it('are judged by what was seen before, too', async () => {
    const all = rss(feedOf(varied));
    const prints = (await read(all, { brief: { seen: new Set(), whole: 500, about: '' } })).items.map(
      ({ print }) => print as string,
    );
    const brief = { seen: new Set(prints.filter((_, index) => index !== 4)), whole: 500, about: '' };
    const feed = await read(all, { brief });
    expect(feed.items.filter((item) => item.brief === undefined)).toHaveLength(1);
    expect(summaryIn(feed, 'Brisk')).toBe(standfirst('Brisk', 180));
  });
});
