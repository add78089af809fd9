import type { Line, Span } from '../../src/core/message.js';

/**
 * The longest text of a message, in UTF-16 units of what is left when the tags are read.
 * https://core.telegram.org/bots/api#sendmessage
 */
export const longestText = 4096;

/**
 * What one message holds beside its text. Telegram drops the entities after the hundredth without a word, and
 * counts those among them that it finds itself. Over all entities together it refuses about 9500 bytes
 * (https://github.com/tdlib/telegram-bot-api/issues/165), which long addresses reach; this stays below it.
 */
const bounds = { entities: 100, linkBytes: 8_192 };

/** What each entity takes beside its address. */
const entityBytes = 16;

/** An address of more bytes is left out: no message would be taken with it. */
export const longestLink = bounds.linkBytes - entityBytes;

/** What lines take of a message: UTF-16 units, entities, bytes of addresses. */
export interface Size {
  length: number;
  entities: number;
  linkBytes: number;
}

/** The size of no line at all. */
export const emptySize: Size = { length: 0, entities: 0, linkBytes: 0 };

/** The size of a line, without its end. */
export function sizeOf(line: Line): Size {
  return line.map(spanSize).reduce(addSizes, emptySize);
}

/** Both together. */
export function addSizes(left: Size, right: Size): Size {
  return {
    length: left.length + right.length,
    entities: left.entities + right.entities,
    linkBytes: left.linkBytes + right.linkBytes,
  };
}

/** Whether one message holds it. */
export function fits({ length, entities, linkBytes }: Size): boolean {
  return length <= longestText && entities <= bounds.entities && linkBytes <= bounds.linkBytes;
}

/** The text of a span as a person sees it. */
export function textOf(span: Span): string {
  return typeof span === 'string' ? span : span.text;
}

/** The same span with another text. */
export function withText(span: Span, text: string): Span {
  return typeof span === 'string' ? text : { ...span, text };
}

/** Whether Telegram shows the date of a span by each reader's clock: it takes seconds since 1970, of ten digits. */
export function isInstant(span: Exclude<Span, string>): boolean {
  return span.at !== undefined && span.at > 0 && span.at < 1e13;
}

function spanSize(span: Span): Size {
  const length = textOf(span).length;
  if (typeof span === 'string') return { length, entities: found(span), linkBytes: 0 };
  const { text, bold, code, link, quote } = span;
  const bytes = link === undefined ? 0 : Buffer.byteLength(link);
  const isLinked = bytes > 0 && bytes <= longestLink;
  return {
    length,
    entities:
      [bold, code, isLinked, quote, isInstant(span)].filter(Boolean).length +
      (code || isLinked ? 0 : found(text)),
    linkBytes: isLinked ? bytes + entityBytes : 0,
  };
}

/** At most how many entities Telegram finds by itself: addresses such as `detik.com`, hashtags, commands. */
function found(text: string): number {
  return text.match(/[\p{L}\p{N}][.:]\/{0,2}\p{L}|[#$@/]\w/gu)?.length ?? 0;
}
