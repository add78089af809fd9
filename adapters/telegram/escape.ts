import type { Span } from '../../src/core/message.js';
import { isInstant, longestLink, longestText, withText } from './size.js';

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

/** A span as HTML. An address that no message would be taken with is left out. */
export function html(span: Span): string {
  if (typeof span === 'string') return escapeHtml(span);
  let text = escapeHtml(span.text);
  if (span.code) text = `<code>${text}</code>`;
  if (isInstant(span))
    text = `<tg-time unix="${Math.floor((span.at ?? 0) / 1000)}" format="wdt">${text}</tg-time>`;
  if (span.link !== undefined && Buffer.byteLength(span.link) <= longestLink) {
    text = `<a href="${escapeHtml(span.link)}">${text}</a>`;
  }
  if (span.bold) text = `<b>${text}</b>`;
  return span.quote ? `<blockquote expandable>${text}</blockquote>` : text;
}

/**
 * The markup of dates, which servers before Bot API 9.5 refuse. What it stands around says the date too.
 * https://core.telegram.org/bots/api#date-time-entity-formatting
 */
export function withoutTimes(source: string): string {
  return source.replace(/<\/?tg-time[^>]*>/g, '');
}

/**
 * Telegram itself turns `@name` into a mention, which rings, and `/word` into a command, which one touch
 * sends. An invisible joiner (U+2060) behind the sign keeps a publisher's text from becoming either.
 */
export function inert(text: string): string {
  return withoutMentions(text).replace(/(?<![\p{L}\p{N}_/<>])\/(?=\w)/gu, '/\u2060');
}

/** The same for a span. */
export function inertSpan(span: Span): Span {
  return typeof span === 'string' ? inert(span) : withText(span, inert(span.text));
}

function withoutMentions(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}_])@(?=\w)/gu, '@\u2060');
}

/** A span of a reply, which may offer commands but notifies nobody. Telegram leaves links and code alone. */
export function withoutPings(span: Span): Span {
  if (typeof span === 'string') return withoutMentions(span);
  return span.link === undefined && !span.code ? withText(span, withoutMentions(span.text)) : span;
}
