import { words } from '../../core/text.js';
import type { ParsedItem, Repeated } from './parsed-feed.js';

/** A sentence that stands in so many stories is the publisher's own. More are not counted. */
export const ofPublisher = 3;

/** How much of a text is looked at, in UTF-16 units: a lead stands at its beginning. */
const looked = 1200;
/** Shorter pieces may be the same by chance, in UTF-16 units. */
const shortest = 20;
/** How much is searched for one feed, in UTF-16 units: some two milliseconds. */
const mostSearched = 3_000_000;

/** What is written the same way in every format: no sign that may stand there as an entity. */
const plainRuns = /[\p{L}\p{M}\p{N} ,.;:!?()/-]+/gu;
/** Where pieces of a line part. Abbreviations are put together again, which is cheaper than a look at the language. */
const ends = /(?<=[.!?…]["'”’)\]]?)\s+|(?<=[。！？])|(?<=\p{Ll}[.!?])(?=\p{Lu})/u;
const abbreviation = /(?:^|[\s(.])(?:\p{L}|\p{Lu}\p{L}{1,3})\.$/u;

/** Who tells a sentence: two items with a common link, or with headlines alike, are one story in two editions. */
interface Story {
  link: string | null;
  words: ReadonlySet<string>;
}

/**
 * Notes on each item that is read whole which sentences of its text stand in other items too. What three stories have in
 * common is news of none of them. One article that is listed several times over is one story.
 * @param unread how the other items of the feed are written.
 */
export function noteRepeated(items: readonly ParsedItem[], unread: readonly string[]): void {
  const whole = items.filter(({ text }) => text !== null);
  if (whole.length + unread.length < 2) return;
  const pieces = new Map(whole.map((item) => [item, piecesOf(item.text as string)]));
  const told = new Map<string, Story[]>();
  for (const [item, own] of pieces) {
    const story = storyOf(item.link, item.headline);
    for (const piece of own) told.set(piece, withStory(told.get(piece) ?? [], story));
  }
  searchUnread(told, unread);
  for (const [item, own] of pieces) {
    const repeated: Repeated[] = own
      .map((text) => ({ text, stories: told.get(text)?.length ?? 0 }))
      .filter(({ stories }) => stories > 1);
    if (repeated.length > 0) item.repeated = repeated;
  }
}

/** Looks for sentences in what was not parsed. */
function searchUnread(told: Map<string, Story[]>, unread: readonly string[]): void {
  const stories = unread.map((): Story | null => null);
  let searched = 0;
  for (const [piece, found] of told) {
    if (searched > mostSearched) return;
    const runs = runsOf(piece);
    if (runs === null) continue;
    for (const [index, source] of unread.entries()) {
      const here = told.get(piece) ?? found;
      if (here.length >= ofPublisher) break;
      searched += source.length;
      if (!runs.every((run) => source.includes(run))) continue;
      const story = stories[index] ?? writtenStory(source);
      stories[index] = story;
      told.set(piece, withStory(here, story));
    }
  }
}

/** A text without the sentences that stand in so many stories, or more. */
export function withoutRepeated(text: string, repeated: readonly Repeated[], fewest = ofPublisher): string {
  return repeated
    .filter(({ stories }) => stories >= fewest)
    .reduce((rest, { text }) => rest.replaceAll(text, '\n'), text);
}

/** The sentences of a text, roughly, each once. */
function piecesOf(text: string): string[] {
  const found = new Set<string>();
  for (const line of text.slice(0, looked).split('\n')) {
    let from = 0;
    let open = 0;
    for (const part of line.split(ends)) {
      const at = line.indexOf(part, from);
      from = at + part.length;
      const piece = line.slice(open, from);
      if (piece.length < shortest || abbreviation.test(piece)) continue;
      found.add(piece.trim());
      open = from;
    }
  }
  if (text.length > looked) found.delete([...found].at(-1) ?? '');
  return [...found];
}

/** The parts of a sentence by which it is found as it is written, the longest first; null where it has none. */
function runsOf(piece: string): string[] | null {
  const runs = (piece.match(plainRuns) ?? []).map((run) => run.trim()).filter((run) => run.length > 4);
  runs.sort((a, b) => b.length - a.length);
  return (runs[0]?.length ?? 0) < shortest ? null : runs;
}

function storyOf(link: string | null, headline: string): Story {
  return { link, words: new Set(words(headline).filter((word) => word.length > 3)) };
}

const title = /<(?:[\w.-]{1,40}:)?title(?:\s[^<>]{0,200})?>([\s\S]{0,1000}?)<\//i;
const address = /<(?:[\w.-]{1,40}:)?link(?:\s[^<>]{0,500})?>\s*(?:<!\[CDATA\[)?\s*([^<\s\]]{1,1000})/i;

function writtenStory(source: string): Story {
  const headline = (title.exec(source)?.[1] ?? '').replace(/<!\[CDATA\[|\]\]>|&#?\w{1,8};/g, ' ');
  return storyOf(address.exec(source)?.[1] ?? null, headline);
}

/** @returns the stories with another one, unless one of them is the same. */
function withStory(stories: Story[], story: Story): Story[] {
  const isKnown = stories.length >= ofPublisher || stories.some((each) => isSame(each, story));
  return isKnown ? stories : [...stories, story];
}

/** From this share of common words on, headlines are those of one story. */
const alike = 0.3;

function isSame(one: Story, other: Story): boolean {
  if (one.link !== null && one.link === other.link) return true;
  const fewest = Math.min(one.words.size, other.words.size);
  // Who says nothing in the headline does not tell another story.
  if (fewest === 0) return true;
  let common = 0;
  for (const word of one.words) if (other.words.has(word)) common++;
  return common / fewest >= alike;
}
