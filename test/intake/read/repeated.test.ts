import { describe, expect, it } from 'vitest';
import type { BriefReading } from '../../../src/intake/read/parsed-feed.js';
import { withoutRepeated } from '../../../src/intake/read/repeated.js';
import { read, rss } from './read.js';

const house = 'The Planet has been telling the news of Malt since 1887.';
const stories = [
  ['Council votes for the bridge', 'The council voted for a bridge on Monday.'],
  ['Bears seen near school', 'Two bears walked past a school in Elm Street.'],
  ['Ferry runs aground', 'A ferry ran aground with forty people on board.'],
  ['Wheat prices climb again', 'Wheat rose by two percent in early trading.'],
] as const;

interface Told {
  headline: string;
  text: string;
  link?: string;
}
function itemOf({ headline, text, link }: Told): string {
  const address = link ?? `https://e.example/${encodeURIComponent(headline)}`;
  return `<item><title>${headline}</title><link>${address}</link><description>${text}</description></item>`;
}
const feedOf = (items: readonly Told[]) => rss(items.map(itemOf).join(''));
const told = (count: number, sentence: string): Told[] =>
  stories.slice(0, count).map(([headline, text]) => ({ headline, text: `${text} ${sentence}` }));

/** The texts of the items that were read whole, without what the publisher repeats. */
async function texts(body: string, brief?: BriefReading): Promise<(string | null)[]> {
  const feed = await read(body, brief === undefined ? {} : { brief });
  return feed.items
    .filter((item) => item.brief === undefined)
    .map(({ text, repeated }) => text && withoutRepeated(text, repeated ?? []).trim());
}

const ownTexts = stories.map(([, text]) => text);

describe('a sentence that three stories of a feed have in common', () => {
  it('is left out of their texts, behind the news and in front of it', async () => {
    expect(await texts(feedOf(told(3, house)))).toEqual(ownTexts.slice(0, 3));
    const inFront = stories.map(([headline, text]) => ({ headline, text: `${house} ${text}` }));
    expect(await texts(feedOf(inFront))).toEqual(ownTexts);
  });

  it('also without a full stop, in any language, and glued to the news', async () => {
    for (const sentence of [
      'BPOST NEWS NETWORK OF THE ISLANDS',
      'Planet menyapa pembaca sejak 1887 tanpa henti',
    ])
      expect(await texts(feedOf(told(3, sentence)))).toEqual(ownTexts.slice(0, 3));
    const glued = stories.map(([headline, text]) => ({ headline, text: `${text}${house}` }));
    expect(await texts(feedOf(glued))).toEqual(ownTexts);
  });

  it('in a JSON Feed', async () => {
    const items = told(3, house).map(({ headline, text }, id) => ({
      id: `${id}`,
      title: headline,
      content_text: text,
    }));
    const body = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Planet', items });
    expect(await texts(body)).toEqual(ownTexts.slice(0, 3));
  });

  it('and only two of them, or one story twice, leave it where it is', async () => {
    const [first, second] = told(2, house) as [Told, Told];
    const kept = [first.text, second.text];
    expect(await texts(feedOf([first, second]))).toEqual(kept);
    const edition = { ...first, link: 'https://e.example/again' };
    expect(await texts(feedOf([first, second, edition]))).toEqual([...kept, first.text]);
    const renamed = { ...first, headline: 'Planet: span approved', link: 'https://e.example/bridge' };
    const samePage = { ...first, link: 'https://e.example/bridge' };
    expect(await texts(feedOf([renamed, second, samePage]))).toEqual([first.text, second.text, first.text]);
  });

  it('nor do items under one running headline, or without any', async () => {
    const sentence = 'Trading was halted for ten minutes at noon.';
    const live = ['morning', 'midday', 'evening', 'night'].map((time) => ({
      headline: `Markets in Malt live, ${time}`,
      text: `${sentence} It is ${time}.`,
    }));
    expect(await texts(feedOf(live))).toEqual(live.map(({ text }) => text));
    const untitled = told(4, house).map((each) => ({ ...each, headline: '' }));
    expect((await texts(feedOf(untitled))).every((text) => text?.includes(house))).toBe(true);
  });

  it('nor what differs in a number, or is too short to be told from chance', async () => {
    const quakes = stories.map(([headline], index) => ({
      headline,
      text: `No tsunami warning was issued after the shock of ${index + 3}.1.`,
    }));
    expect(await texts(feedOf(quakes))).toEqual(quakes.map(({ text }) => text));
    const short = told(4, 'Nobody was hurt.');
    expect(await texts(feedOf(short))).toEqual(short.map(({ text }) => text));
  });
});

describe('where most of a feed was seen before', () => {
  /** Of what was seen everything is passed over, or read in brief. */
  async function seenOf(body: string, passing: boolean): Promise<BriefReading> {
    const about = { about: 'planet', whole: 100 };
    const feed = await read(body, { brief: { ...about, seen: new Set() } });
    const seen = new Set(feed.items.slice(1).map(({ print }) => print as string));
    return { ...about, seen, ...(passing && { passing: { language: null } }) };
  }

  it.each([
    ['passed over', true],
    ['read in brief', false],
  ])('what was %s counts as well, however it is escaped', async (_, passing) => {
    const [first, ...others] = told(3, `${house} Isn&#8217;t it?`) as [Told, ...Told[]];
    const escaped = others.map((each) => ({ ...each, text: `<![CDATA[<p>${each.text}</p>]]>` }));
    const body = feedOf([first, ...escaped]);
    const [text] = await texts(body, await seenOf(body, passing));
    expect(text).toBe(`${ownTexts[0]} \n Isn’t it?`);
  });

  it('and one story under two names does not', async () => {
    const [first, second] = told(2, house) as [Told, Told];
    const body = feedOf([first, second, { ...second, link: 'https://e.example/again' }]);
    expect(await texts(body, await seenOf(body, true))).toEqual([first.text]);
  });
});
