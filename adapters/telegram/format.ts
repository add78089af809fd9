import type { InlineKeyboardMarkup, LinkPreviewOptions } from 'grammy/types';
import {
  type Button,
  facts,
  type Line,
  type List,
  listLines,
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
import { html, inert, silent, unheard } from './escape.js';
import { fits, longestText, nothing, plus, sizeOf, textOf, withText } from './size.js';

/** One message as the Bot API takes it; its text is HTML. */
export interface Part {
  text: string;
  link_preview_options: LinkPreviewOptions;
  reply_markup?: InlineKeyboardMarkup;
  /** What is sent instead of the text, which then is the file's name. */
  file?: TextFile;
}

/** What is shown of a headline in a list, in UTF-16 units. */
const longest = { title: 500, headline: 2_000, facts: 500 };

/** A message as the parts that Telegram takes: one, but where it is over a bound of `size.ts`. */
export function render(given: Message): Part[] {
  const message = visibleMessage(given);
  const post = message.kind === 'post';
  const lines = linesOf(message);
  const texts = intoParts(lines).map((part) => part.map((line) => line.map(html).join('')).join('\n'));
  const keyboard = message.kind === 'list' ? [] : keyboardOf(message);
  const parts = texts.map(
    (text, index): Part => ({
      text,
      link_preview_options:
        post && message.preview && index === 0 ? { url: message.link } : { is_disabled: true },
      ...(index === texts.length - 1 &&
        keyboard.length > 0 && { reply_markup: { inline_keyboard: keyboard } }),
    }),
  );
  const file = message.kind === 'reply' ? message.file : undefined;
  if (file === undefined) return parts;
  return [...parts, { text: file.name, link_preview_options: { is_disabled: true }, file }];
}

function linesOf(message: Message): Line[] {
  switch (message.kind) {
    case 'post':
      return postLines(message);
    case 'list':
      return listLines(clipped(message)).map((line) => line.map(silent));
    case 'reply':
      return message.lines.map((line) => line.map(unheard));
  }
}

/** What is shown of a headline: it fits one message with room to spare, and is never split. */
function clipped(list: List): List {
  return mapList(list, ({ title, headlines, more }) => ({
    title: truncate(title, longest.title),
    headlines: headlines.map(({ text, link, facts: known }) => ({
      text: orDots(truncate(text, longest.headline)),
      link,
      facts: truncate(known, longest.facts),
    })),
    more: more === null ? null : truncate(more, longest.title),
  }));
}

/** Something has to bear the link, where nothing of a headline can be seen. */
const orDots = (text: string) => (text.trim() === '' ? '…' : text);

function postLines(post: Post): Line[] {
  const topics: Line[] =
    post.topics.length > 0 ? [[{ text: inert(post.topics.join(' · ')), bold: true }]] : [];
  const summary: Line[] = post.summary ? [[], [inert(post.summary)]] : [];
  const others = othersLine(post);
  return [
    ...topics,
    [{ text: orDots(post.headline), link: post.link }],
    ...summary,
    [],
    [inert(facts(post))],
    ...(others === null ? [] : [others.map(unheard)]),
  ];
}

/** The buttons row by row, a row that is too long as several. */
function keyboardOf(message: Post | Reply) {
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

function chunk(row: readonly Button[], size: number): (readonly Button[])[] {
  return Array.from({ length: Math.ceil(row.length / size) }, (_, index) =>
    row.slice(index * size, (index + 1) * size),
  );
}

/** Shares lines out, as many to a part as it holds. Blank lines at a part's ends fall away, as they do in the chat. */
function intoParts(lines: readonly Line[]): Line[][] {
  const parts: Line[][] = [];
  let part: Line[] = [];
  let used = nothing;
  const close = () => {
    while (part.length > 0 && isBlank(part.at(-1))) part.pop();
    if (part.length > 0) parts.push(part);
    part = [];
    used = nothing;
  };
  for (const line of lines.flatMap(cutLine)) {
    const size = sizeOf(line);
    if (!fits(plus(used, size))) close();
    if (part.length === 0 && isBlank(line)) continue;
    part.push(line);
    used = plus(used, { ...size, length: size.length + 1 });
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
