import type { MessageEntity } from 'grammy/types';

/** Text with what its tags said, as the Bot API answers it. Offsets and lengths are in UTF-16 units. */
export interface ParsedText {
  text: string;
  entities: MessageEntity[];
}

/** Why the Bot API refuses a text. */
export class ParseFault extends Error {}

const plainTags: Record<string, MessageEntity['type']> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  code: 'code',
  pre: 'pre',
  a: 'text_link',
  blockquote: 'blockquote',
  'tg-emoji': 'custom_emoji',
  'tg-time': 'date_time',
};

interface OpenTag {
  name: string;
  at: number;
  attributes: Map<string, string>;
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** Only these four names and numbers are decoded: `&nbsp;` and `&apos;` stay as they are. */
function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot));?/gi, (all, hex, number, name) => {
    if (name !== undefined) return all.endsWith(';') ? (named[name.toLowerCase()] ?? all) : all;
    const code = hex === undefined ? Number(number) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

/** Reads `parse_mode: HTML` as the server does. Throws {@link ParseFault} for an unknown tag, or one left open. */
export function parseHtml(source: string): ParsedText {
  const open: OpenTag[] = [];
  const entities: MessageEntity[] = [];
  let text = '';
  let at = 0;
  while (at < source.length) {
    const next = source.indexOf('<', at);
    text += decode(source.slice(at, next < 0 ? source.length : next));
    if (next < 0) break;
    const end = source.indexOf('>', next);
    if (end < 0) throw new ParseFault(`Unclosed start tag at byte offset ${bytes(source, next)}`);
    const tag = source.slice(next + 1, end);
    if (tag.startsWith('/')) close(tag.slice(1).trim().toLowerCase(), next);
    else open.push(start(tag, next));
    at = end + 1;
  }
  const last = open.at(-1);
  if (last !== undefined)
    throw new ParseFault(`Can't find end tag corresponding to start tag "${last.name}"`);
  return { text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) };

  function start(tag: string, offset: number): OpenTag {
    const [, name = '', rest = ''] = /^([a-z-]*)([\s\S]*)$/i.exec(tag) ?? [];
    const lower = name.toLowerCase();
    const attributes = readAttributes(rest);
    const isSpoiler = attributes.get('class') === 'tg-spoiler';
    if (!(lower in plainTags) || (lower === 'span' && !isSpoiler)) {
      throw new ParseFault(`Unsupported start tag "${lower}" at byte offset ${bytes(source, offset)}`);
    }
    return { name: lower, at: text.length, attributes };
  }

  function close(name: string, offset: number): void {
    const last = open.pop();
    if (last === undefined)
      throw new ParseFault(`Unexpected end tag at byte offset ${bytes(source, offset)}`);
    if (name !== '' && name !== last.name) {
      const place = bytes(source, offset);
      throw new ParseFault(
        `Unmatched end tag at byte offset ${place}, expected "</${last.name}>", found "</${name}>"`,
      );
    }
    const entity = { type: plainTags[last.name], offset: last.at, length: text.length - last.at };
    const url = last.attributes.get('href');
    // A link that is none is shown as the bare text.
    if (last.name === 'a' && !/^(https?|tg|mailto|tel):/i.test(url ?? '')) return;
    if (entity.length > 0) entities.push({ ...entity, ...(last.name === 'a' && { url }) } as MessageEntity);
  }
}

function readAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  const rest = text.replace(/\s+([a-z-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+))?/gi, (_, name, value) => {
    attributes.set(name.toLowerCase(), decode((value ?? '').replace(/^["']|["']$/g, '')));
    return '';
  });
  if (rest.trim() !== '') throw new ParseFault(`Unexpected "${rest.trim().slice(0, 20)}" in a tag`);
  return attributes;
}

function bytes(source: string, offset: number): number {
  return Buffer.byteLength(source.slice(0, offset));
}
