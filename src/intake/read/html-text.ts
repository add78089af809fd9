import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { squash } from '../../core/text.js';

/** In UTF-16 units; what stands behind it is not read. Twice what an item may hold, for squashing makes it shorter. */
const longestText = 16_000;

/** A picture that stood in markup, as written: its address may be relative. */
export interface MarkupImage {
  src: string;
}

/** What is left of markup. */
export interface MarkupText {
  text: string;
  images: MarkupImage[];
}

/** Names that are markup. Anything else between `<` and `>` is text: `<Foo> & <Bar>`. */
const tags =
  'a|abbr|acronym|address|article|aside|audio|b|big|blockquote|body|br|button|caption|center|cite|code|dd|del|details|dfn|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|map|mark|meta|nav|nobr|noscript|object|ol|option|p|param|picture|pre|q|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|track|tt|u|ul|var|video|wbr';
const textBracket = new RegExp(`<(?!/?(?:[a-z]{1,10}:)?(?:${tags})(?![a-z0-9])|!|\\?)`, 'gi');
const markup = new RegExp(
  `</?(?:${tags})(?:\\s[^<>]*)?/?>|&(?:#\\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});`,
  'i',
);

const inline = new Set(
  'a abbr acronym b big cite code del dfn em font i ins kbd mark nobr q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const silent = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'select', 'textarea']);

/** Whether a text holds tags or entities that a reader should not see. */
export function looksLikeMarkup(text: string): boolean {
  return markup.test(text);
}

/**
 * The words of markup as plain, squashed text, with the pictures that stood in it. What was escaped twice
 * is decoded twice. Takes time in proportion to the length, whatever stands in it: nothing is nested.
 */
export function readMarkup(html: string): MarkupText {
  const first = strip(html);
  if (!looksLikeMarkup(first.text)) return first;
  const second = strip(first.text);
  return { text: second.text, images: [...first.images, ...second.images] };
}

/** What a person reads of a text without markup: squashed, without control characters and halves of characters. */
export function tidyText(text: string): string {
  return squash(text.replace(/\p{Cs}|(?!\s)\p{Cc}/gu, ''));
}

/** Plain text of what may be plain or marked up. */
export function plainText(text: string): string {
  return looksLikeMarkup(text) ? readMarkup(text).text : tidyText(text);
}

function strip(html: string): MarkupText {
  const source = html.includes('<') ? html.replace(textBracket, '&lt;') : html;
  const reader = new MarkupReader(source);
  // Bare tokens and not a parser: its stack of open elements makes deep nesting quadratic.
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, reader);
  tokenizer.write(source);
  tokenizer.end();
  return { text: tidyText(reader.text), images: reader.images };
}

class MarkupReader implements TokenizerCallbacks {
  text = '';
  readonly images: MarkupImage[] = [];
  readonly #source: string;
  #tag = '';
  /** The silent element that we are in; what stands there is not read. */
  #silent: string | null = null;
  #attribute = '';
  #value = '';
  #attributes = new Map<string, string>();

  constructor(source: string) {
    this.#source = source;
  }

  ontext(start: number, end: number): void {
    if (this.#silent === null && this.text.length < longestText) this.text += this.#source.slice(start, end);
  }

  ontextentity(codepoint: number): void {
    if (this.#silent === null) this.text += String.fromCodePoint(codepoint);
  }

  oncdata(start: number, end: number, offset: number): void {
    this.ontext(start, end - offset);
  }

  oncomment(start: number, end: number, offset: number): void {
    // In HTML a CDATA section is a comment; in a feed it is text that was wrapped once too often.
    const comment = this.#source.slice(start, end - offset);
    if (comment.startsWith('[CDATA['))
      this.ontext(start + 7, end - offset - (comment.endsWith(']]') ? 2 : 0));
  }

  onopentagname(start: number, end: number): void {
    this.#tag = localName(this.#source.slice(start, Math.min(end, start + 40)));
    this.#attributes.clear();
    if (!inline.has(this.#tag)) this.text += ' ';
  }

  onattribname(start: number, end: number): void {
    this.#attribute = this.#source.slice(start, Math.min(end, start + 20)).toLowerCase();
    this.#value = '';
  }

  onattribdata(start: number, end: number): void {
    if (this.#tag === 'img') this.#value += this.#source.slice(start, end);
  }

  onattribentity(codepoint: number): void {
    if (this.#tag === 'img') this.#value += String.fromCodePoint(codepoint);
  }

  onattribend(): void {
    if (this.#tag === 'img') this.#attributes.set(this.#attribute, this.#value);
  }

  onopentagend(): void {
    if (this.#tag === 'img') this.#takeImage();
    else if (this.#silent === null && silent.has(this.#tag)) this.#silent = this.#tag;
  }

  onselfclosingtag(): void {
    if (this.#tag === 'img') this.#takeImage();
  }

  onclosetag(start: number, end: number): void {
    const tag = localName(this.#source.slice(start, Math.min(end, start + 40)));
    if (tag === this.#silent) this.#silent = null;
    if (!inline.has(tag)) this.text += ' ';
  }

  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  #takeImage(): void {
    const src = this.#attributes.get('src') ?? '';
    const small = ['width', 'height'].some(
      (side) => Number.parseInt(this.#attributes.get(side) ?? '', 10) < 50,
    );
    // A small one is a counting pixel, a button or a face, never the picture of the article.
    if (src !== '' && !small && this.images.length < 5) this.images.push({ src });
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}
