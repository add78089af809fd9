import type { InlineKeyboardMarkup, LinkPreviewOptions } from 'grammy/types';
import {
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
} from '../../src/core/message.js';
import { truncate } from '../../src/core/text.js';
import { visibleMessage } from '../../src/core/visible.js';
import { fits, longestLink, longestText, nothing, plus, sizeOf, textOf } from './size.js';

/** One message as the Bot API takes it; its text is HTML. */
export interface TelegramPart {
  text: string;
  link_preview_options: LinkPreviewOptions;
  reply_markup?: InlineKeyboardMarkup;
}

/** What is shown of a headline in a list, in UTF-16 units. */
const longest = { title: 500, headline: 2_000, facts: 500 };

/** A message as the parts that Telegram takes: one, but where it is over a bound of `size.ts`. */
export function render(given: Message): TelegramPart[] {
  const message = visibleMessage(given);
  const post = message.kind === 'post';
  const lines = linesOf(message);
  const texts = intoParts(lines).map((part) => part.map((line) => line.map(html).join('')).join('\n'));
  const keyboard = message.kind === 'list' ? [] : keyboardOf(message);
  return texts.map((text, index) => ({
    text,
    link_preview_options:
      post && message.preview && index === 0 ? { url: message.link } : { is_disabled: true },
    ...(index === texts.length - 1 && keyboard.length > 0 && { reply_markup: { inline_keyboard: keyboard } }),
  }));
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
    more,
  }));
}

/**
 * The text of a part without its tags; links stand behind what they were on, or go where there is no room for
 * them. For servers that refuse our HTML.
 */
export function withoutMarkup(source: string): string {
  const withLinks = bare(source, (text, link) => `${text} (${link})`);
  const text = withLinks.length <= longestText ? withLinks : bare(source, (only) => only);
  return text.slice(0, longestText).replace(/\p{Surrogate}/gu, '');
}

function bare(source: string, shown: (text: string, link: string) => string): string {
  return (
    source
      // Outside of a link Telegram looks for mentions and commands again.
      .replace(/<a href="([^"]*)">(.*?)<\/a>/gs, (_, link: string, text: string) => shown(inert(text), link))
      .replace(/<[^>]*>/g, '')
      .replace(/&(lt|gt|quot|amp);/g, (_, name: keyof typeof characters) => characters[name])
  );
}

const characters = { lt: '<', gt: '>', quot: '"', amp: '&' };

const entities: Record<string, string> = { '<': '&lt;', '>': '&gt;', '"': '&quot;', '&': '&amp;' };

/** The one way by which text gets into HTML. Half of a surrogate pair is replaced: Telegram refuses the message. */
function escapeHtml(text: string): string {
  return text
    .replace(/[<>"&]/g, (character) => entities[character] ?? '')
    .replace(/\p{Surrogate}/gu, '\uFFFD');
}

function html(span: Span): string {
  if (typeof span === 'string') return escapeHtml(span);
  let text = escapeHtml(span.text);
  if (span.code) text = `<code>${text}</code>`;
  if (span.bold) text = `<b>${text}</b>`;
  return span.link === undefined || Buffer.byteLength(span.link) > longestLink
    ? text
    : `<a href="${escapeHtml(span.link)}">${text}</a>`;
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

/**
 * Telegram itself turns `@name` into a mention, which rings, and `/word` into a command, which one touch
 * sends. An invisible joiner (U+2060) behind the sign keeps a publisher's text from becoming either.
 */
function inert(text: string): string {
  return withoutMentions(text).replace(/(?<![\p{L}\p{N}_/<>])\/(?=\w)/gu, '/\u2060');
}

/** What a publisher wrote rings nobody and offers nothing; the one command in a list is our own, and stands alone. */
function silent(span: Span): Span {
  return typeof span === 'string' && span.startsWith(' · ') ? inert(span) : unheard(span);
}

function withoutMentions(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}_])@(?=\w)/gu, '@\u2060');
}

/** A reply offers commands, but rings nobody either. Links and code are let alone by Telegram. */
function unheard(span: Span): Span {
  if (typeof span === 'string') return withoutMentions(span);
  return span.link === undefined && !span.code ? withText(span, withoutMentions(span.text)) : span;
}

function keyboardOf(message: Post | Reply) {
  return message.buttons
    .filter((row) => row.length > 0)
    .map((row) => row.map(({ label, action }) => ({ text: label, callback_data: action })));
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

function withText(span: Span, text: string): Span {
  return typeof span === 'string' ? text : { ...span, text };
}
