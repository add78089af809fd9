import type { InlineKeyboardMarkup, LinkPreviewOptions } from 'grammy/types';
import { chunk } from '../../src/core/chunk.js';
import {
  factsLine,
  type Line,
  type List,
  listBlocks,
  type Message,
  mapList,
  othersLine,
  type Post,
  type Reply,
  type Span,
  type TextFile,
} from '../../src/core/message.js';
import { truncate } from '../../src/core/text.js';
import { visibleMessage } from '../../src/core/visible.js';
import { capabilities } from './capabilities.js';
import { html, inert, inertSpan, withoutPings } from './escape.js';
import { addSizes, emptySize, fits, longestLink, longestText, sizeOf, textOf, withText } from './size.js';

/** One message as the Bot API takes it; its text is HTML. */
export interface Part {
  text: string;
  link_preview_options: LinkPreviewOptions;
  reply_markup?: InlineKeyboardMarkup;
  /** What is sent instead of the text, which then is the file's name. */
  file?: TextFile;
  /** The HTML of a rich message, which is sent instead of the text. */
  page?: string;
}

/** What is shown of a headline in a list, in UTF-16 units. */
export const longest = { title: 500, headline: 2_000, facts: 400, date: 100, lead: 300 };

/** A message as the parts that Telegram takes: one, but where it is over a bound of `size.ts`. */
export function render(given: Message): Part[] {
  const message = visibleMessage(given);
  const shown = message.kind === 'post' ? message : message.kind === 'reply' ? message.sample : undefined;
  const texts = partsOf(message).map((part) => part.map((line) => line.map(html).join('')).join('\n'));
  const keyboard = message.kind === 'list' ? [] : keyboardOf(message);
  const parts = texts.map(
    (text, index): Part => ({
      text,
      link_preview_options: shown === undefined || index > 0 ? { is_disabled: true } : previewOf(shown),
      ...(index === texts.length - 1 &&
        keyboard.length > 0 && { reply_markup: { inline_keyboard: keyboard } }),
    }),
  );
  const file = message.kind === 'reply' ? message.file : undefined;
  if (file === undefined) return parts;
  return [...parts, { text: file.name, link_preview_options: { is_disabled: true }, file }];
}

/** The picture stands above the text; the page's preview, which repeats the headline, only where there is no picture. */
function previewOf({ image, isImageSmall = false, preview, link }: Post): LinkPreviewOptions {
  if (image !== null && /^https?:/i.test(image.url) && Buffer.byteLength(image.url) <= longestLink) {
    const size = isImageSmall ? { prefer_small_media: true } : { prefer_large_media: true };
    return { url: image.url, ...size, show_above_text: true };
  }
  return preview ? { url: link } : { is_disabled: true };
}

function partsOf(message: Message): Line[][] {
  switch (message.kind) {
    case 'post':
      return intoParts(postLines(message));
    case 'list':
      return packBlocks(
        listBlocks(clipList(message)).map((block) =>
          block.map((line) => line.map(withoutPings)).filter(isVisible),
        ),
      );
    case 'reply': {
      const lines = message.lines.map((line) => line.map(withoutPings));
      return intoParts(message.sample === undefined ? lines : [...lines, [], ...postLines(message.sample)]);
    }
  }
}

/** Whether a line shows anything: Telegram refuses a message of blank ones. */
const isVisible = (line: Line) =>
  line.some((span) => (typeof span === 'string' ? span : span.text).trim() !== '');

/** Shares blocks out, as many to a part as it holds, with a blank line between them. None is divided. */
function packBlocks(blocks: readonly Line[][]): Line[][] {
  const parts: Line[][] = [];
  let used = emptySize;
  for (const block of blocks) {
    if (block.length === 0) continue;
    const size = block.map(sizeOf).reduce((sum, each) => addSizes(sum, { ...each, length: each.length + 1 }));
    const joined = addSizes(used, { ...size, length: size.length + 2 });
    const last = parts.at(-1);
    if (last !== undefined && fits(joined)) {
      last.push([], ...block);
      used = joined;
    } else {
      parts.push([...block]);
      used = size;
    }
  }
  return parts;
}

/** What is shown of a headline: it fits one message with room to spare, and is never split. */
function clipList(list: List): List {
  return mapList(list, ({ title, headlines, more }) => ({
    title: truncate(title, longest.title),
    headlines: headlines.map(({ text, link, facts, date, lead }) => ({
      text: orDots(truncate(text, longest.headline)),
      link,
      facts: inert(truncate(facts, longest.facts)),
      // As text: a message bears a hundred entities, of which fifty links take half.
      ...(date !== undefined && { date: truncate(date, longest.date) }),
      ...(lead !== undefined && { lead: inert(truncate(lead, longest.lead)) }),
    })),
    more: more === null ? null : truncate(more, longest.title),
  }));
}

/** Something has to bear the link, where nothing of a headline can be seen. */
export const orDots = (text: string) => (text.trim() === '' ? '…' : text);

function postLines(post: Post): Line[] {
  const { topics, headline, link, summary, isQuoted = false, hashtags = [] } = post;
  const lead = summary === null ? '' : inert(summary);
  const others = othersLine(post);
  return [
    ...(topics.length > 0 ? [[inert(topics.join(' · '))]] : []),
    [{ text: orDots(headline), link, bold: true }],
    ...(lead === '' ? [] : [[], [isQuoted ? { text: lead, quote: true } : lead]]),
    [],
    factsLine(post).map(inertSpan),
    ...(hashtags.length === 0 ? [] : [[hashtags.join(' ')]]),
    ...(others === null ? [] : [others.map(withoutPings)]),
  ];
}

/** The buttons row by row, a row that is too long as several. */
export function keyboardOf(message: Pick<Reply, 'buttons'>) {
  const { maxInRow, maxInAll } = capabilities.buttons;
  let left = maxInAll;
  return message.buttons
    .flatMap((row) => chunk(row, maxInRow))
    .map((row) => {
      const shown = row.slice(0, left);
      left -= shown.length;
      return shown.map(({ label, action }) => ({ text: orDots(label), callback_data: action }));
    })
    .filter((row) => row.length > 0);
}

/** Shares lines out, as many to a part as it holds. Blank lines at a part's ends fall away, as they do in the chat. */
function intoParts(lines: readonly Line[]): Line[][] {
  const parts: Line[][] = [];
  let part: Line[] = [];
  let used = emptySize;
  const close = () => {
    while (part.length > 0 && isBlank(part.at(-1))) part.pop();
    if (part.length > 0) parts.push(part);
    part = [];
    used = emptySize;
  };
  for (const line of lines.flatMap(cutLine)) {
    const size = sizeOf(line);
    if (!fits(addSizes(used, size))) close();
    if (part.length === 0 && isBlank(line)) continue;
    part.push(line);
    used = addSizes(used, { ...size, length: size.length + 1 });
  }
  close();
  return parts;
}

function isBlank(line: Line | undefined): boolean {
  return line === undefined || line.every((span) => textOf(span).trim() === '');
}

/** A line that no part could hold as several that fill one each, so that every tag opens and closes in its part. */
function cutLine(line: Line): Line[] {
  const pieces: Span[][] = [[]];
  let room = longestText;
  for (const span of line) {
    let rest = textOf(span);
    while (rest.length > room) {
      const head = rest.slice(0, room).replace(/[\uD800-\uDBFF]$/, '');
      pieces.at(-1)?.push(withText(span, head));
      pieces.push([]);
      rest = rest.slice(head.length);
      room = longestText;
    }
    pieces.at(-1)?.push(withText(span, rest));
    room -= rest.length;
  }
  return pieces;
}
