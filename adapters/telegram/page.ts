import type { Headline, HeadlineAlone, Line, List, Section, Span } from '../../src/core/message.js';
import { truncate } from '../../src/core/text.js';
import { visibleMessage } from '../../src/core/visible.js';
import { html, inert, inertSpan, withoutPings } from './escape.js';
import { keyboardOf, longest, orDots, type Part } from './format.js';
import { longestLink, textOf } from './size.js';

/**
 * What one rich message holds; https://core.telegram.org/bots/api#rich-message-limits. This stays below, since it is not
 * said how the server counts what lies within another block.
 */
const bounds = { characters: 32_000, blocks: 480 };

/** One block of a rich message, with what it takes of the bounds. */
interface Block {
  html: string;
  characters: number;
  blocks: number;
  /** Whether nothing of it can be seen: it is left out. */
  isBlank?: boolean;
}

/**
 * A list as a rich message that reads like a page of a newspaper. Where one does not hold it, its leads are left out;
 * where it does not hold it then, there is no page.
 */
export function renderPage(given: List): Part | null {
  const list = visibleMessage(given);
  const { page } = list;
  if (page === undefined) return null;
  for (const leads of [true, false]) {
    const blocks = blocksOf(list, page, leads).filter((block) => !block.isBlank);
    const taken = (of: 'characters' | 'blocks') => blocks.reduce((sum, each) => sum + each[of], 0);
    if (taken('characters') > bounds.characters || taken('blocks') > bounds.blocks) continue;
    const keyboard = keyboardOf(page);
    return {
      text: '',
      link_preview_options: { is_disabled: true },
      page: blocks.map((block) => block.html).join('\n'),
      ...(keyboard.length > 0 && { reply_markup: { inline_keyboard: keyboard } }),
    };
  }
  return null;
}

/** The same page without its picture: some chats take none, and some addresses lead to none. */
export function withoutPicture(page: string): string {
  return page.replace(/<figure>.*?<\/figure>\n?|<img [^>]*>\n?/gs, '');
}

function blocksOf(list: List, page: NonNullable<List['page']>, leads: boolean): Block[] {
  const sections = [list, ...list.sections];
  const { top } = page;
  const first = top === null ? undefined : sections[top.section]?.headlines[top.headline];
  const topic = top === null || top.section === 0 ? null : (sections[top.section]?.title ?? null);
  return [
    element('h1', [list.title]),
    element('p', [{ text: page.day }], 'i'),
    ...(first === undefined ? [] : topBlocks(first, topic)),
    ...sections.flatMap((section, index) => {
      const headlines = section.headlines.filter(
        (_, place) => top?.section !== index || top.headline !== place,
      );
      return sectionBlocks({ ...section, headlines }, index > 0, leads);
    }),
    { html: '<hr/>', characters: 0, blocks: 1 },
    element('footer', [page.foot]),
  ];
}

/** The story on top: its picture, its headline large, and its whole lead. */
function topBlocks(headline: Headline, topic: string | null): Block[] {
  const { lead, image, facts, date } = aloneOf(headline);
  const about = joined([
    topic === null ? null : truncate(topic, longest.title),
    facts,
    dateOf(headline, date),
  ]);
  return [
    ...(image === null ? [] : [picture(image.url, image.credit)]),
    element('h2', [linked(headline)]),
    ...(lead === null ? [] : [element('p', [lead])]),
    ...(about.length === 0 ? [] : [element('p', about)]),
  ].filter((block) => block !== null);
}

/** Null for an address that is none of the web. */
function picture(url: string, credit: string | null): Block | null {
  if (!isWeb(url)) return null;
  const source = html({ text: '', link: url }).replace(/^<a href=("[^"]*")>.*$/s, '<img src=$1/>');
  if (credit === null || credit.trim() === '') return { html: source, characters: 0, blocks: 1 };
  const caption = truncate(credit, longest.facts);
  return {
    html: `<figure>${source}<figcaption>${html(inert(caption))}</figcaption></figure>`,
    characters: caption.length,
    blocks: 2,
  };
}

function sectionBlocks({ title, headlines, more }: Section, isTitled: boolean, leads: boolean): Block[] {
  if (headlines.length === 0 && more === null) return [];
  return [
    ...(isTitled ? [element('h3', [truncate(title, longest.title)])] : []),
    ...headlines.flatMap((each) => headlineBlocks(each, leads)),
    // It names a command that can be touched.
    ...(more === null
      ? []
      : [{ ...element('p', [more]), html: `<p>${html(withoutPings(truncate(more, longest.title)))}</p>` }]),
  ];
}

/** A headline leads to its article; who tells it stands below, and unfolds its lead. */
function headlineBlocks(headline: Headline, leads: boolean): Block[] {
  const { lead, facts, date } = aloneOf(headline);
  const about = joined([facts, dateOf(headline, date)]);
  if (!leads || lead === null) {
    return [element('p', about.length === 0 ? [linked(headline)] : [linked(headline), ' · ', ...about])];
  }
  const summary = about.length === 0 ? ['…'] : about;
  const folded = element('p', [lead]);
  return [
    element('p', [linked(headline)]),
    {
      html: `<details>${element('summary', summary).html}${folded.html}</details>`,
      characters: lengthOf(summary) + folded.characters,
      blocks: 1 + folded.blocks,
    },
  ];
}

function aloneOf({ alone, facts, date, lead }: Headline): HeadlineAlone {
  const said = alone ?? { facts, date: date ?? null, lead: lead ?? null, image: null };
  const shown = said.lead === null ? '' : truncate(said.lead, longest.lead).trim();
  return { ...said, facts: truncate(said.facts, longest.facts), lead: shown === '' ? null : shown };
}

const dateOf = ({ at }: Headline, date: string | null): Span | null =>
  date === null ? null : { text: truncate(date, longest.date), ...(at !== undefined && { at }) };

/** An address that is none of the web would cost the page. */
const linked = ({ text, link }: Headline): Span => ({
  text: orDots(truncate(text, longest.headline)),
  ...(isWeb(link) && { link }),
  bold: true,
});

const isWeb = (url: string) => /^https?:\/\/[^/]/i.test(url) && Buffer.byteLength(url) <= longestLink;

function joined(spans: readonly (Span | null)[]): Span[] {
  const shown = spans.filter((span) => span !== null && textOf(span).trim() !== '');
  return shown.flatMap((span, index) => (index === 0 ? [span as Span] : [' · ', span as Span]));
}

const lengthOf = (line: Line) => line.reduce((sum, span) => sum + textOf(span).length, 0);

/** A block of text in which nothing becomes a mention or a command. */
function element(name: string, line: Line, within?: string): Block {
  const text = line.map((span) => html(inertSpan(span))).join('');
  const inner = within === undefined ? text : `<${within}>${text}</${within}>`;
  return {
    html: `<${name}>${inner}</${name}>`,
    characters: lengthOf(line),
    blocks: 1,
    isBlank: line.every((span) => textOf(span).trim() === ''),
  };
}
