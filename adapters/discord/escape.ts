import type { Span } from '../../src/core/message.js';
import { truncate } from '../../src/core/text.js';
import { isSnowflake } from './message-ids.js';

/** https://discord.com/developers/docs/resources/message#embed-object-embed-limits, in UTF-16 units. */
const longestUrl = 2048;

/** A span as Discord's markdown. */
export function renderSpan(span: Span): string {
  if (typeof span === 'string') return escapeMarkdown(span);
  if (span.text === '') return '';
  // Every answer forbids to call anybody by it.
  if (span.mention !== undefined && isSnowflake(span.mention)) return `<@&${span.mention}>`;
  const seconds = Math.floor((span.at ?? Number.NaN) / 1000);
  // Each reader's own clock: https://discord.com/developers/docs/reference#message-formatting
  if (seconds > 0 && seconds < 8.64e12) return `<t:${seconds}:R>`;
  // Nothing can be escaped within code, so what would end it is replaced.
  const text = span.code ? `\`${span.text.replaceAll('`', "'")}\`` : escapeMarkdown(span.text);
  const shown = span.bold ? `**${text}**` : text;
  const url = span.link === undefined ? undefined : webUrl(span.link);
  // The angle brackets keep Discord from showing a preview of the page.
  return url === undefined ? shown : `[${shown}](<${url}>)`;
}

/**
 * Text as it stands, without a meaning to Discord: no markup, mention, masked or bare link. Backslashes before
 * punctuation are not shown; `@everyone` is not a mention with a zero-width space inside.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\*_~`|[\]<]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/@(?=everyone|here)/gi, '@\u200b')
    .replace(/^(\s*)([>#+-])/, '$1\\$2')
    .replace(/^(\s*\d+)\.(?=\s)/, '$1\\.');
}

/** The longest beginning of a text that fits when it is escaped. */
export function escapedWithin(text: string, max: number): string {
  for (let room = max; room > 0; ) {
    const escaped = escapeMarkdown(truncate(text, room));
    if (escaped.length <= max) return escaped;
    // An escaped character is at most twice as long, so half of the excess never cuts too much.
    room -= Math.ceil((escaped.length - max) / 2);
  }
  return '';
}

/** The address in the form that Discord takes, or undefined where it would refuse the whole message for it. */
export function webUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const href = url.href.replace(/[<>\s\\]/g, encodeURIComponent);
  return /^https?:$/.test(url.protocol) && href.length <= longestUrl ? href : undefined;
}
