import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { squash } from '../../core/text.js';
import { blankLine, endOfBlock, endOfLine, plainLines, tidyLines, tidyText } from './lines.js';
import { withoutShortcodes } from './shortcodes.js';

/** In UTF-16 units; what stands behind it is not read. Twice what an item may hold, for squashing makes it shorter. */
const longestText = 16_000;

/** A picture that stood in markup, as written: its address may be relative. */
export interface MarkupImage {
  src: string;
}

/** What is left of markup. */
export interface MarkupText {
  /**
   * Its blocks, one a line: paragraphs, items of lists and cells stand apart. Headings, captions and embedded
   * posts of others are left out where there is anything else.
   */
  text: string;
  images: MarkupImage[];
}

/** Names that are markup wherever they stand. */
const tags =
  'a|abbr|acronym|address|article|aside|audio|b|big|blockquote|body|br|button|caption|center|cite|code|dd|del|details|dfn|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|map|mark|meta|nav|nobr|noscript|object|ol|option|p|param|picture|pre|q|rp|rt|ruby|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|track|tt|u|ul|var|video|wbr';
const knownName = new RegExp(`^(?:[a-z]{1,10}:)?(?:${tags})$`, 'i');
const markup = new RegExp(
  `</?(?:${tags})(?:\\s[^<>]*)?/?>|<[a-z][a-z0-9.]{0,30}-[\\w.-]{0,60}(?:\\s[^<>]*)?/?>|</[a-z][\\w:.-]{0,60}>|&(?:#\\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});`,
  'i',
);
/** What may begin a tag, with its name. */
const bracket = /<(?:\/?([a-z][\w:.-]{0,60})|[!?])?/gi;

const inline = new Set(
  'a abbr acronym b bdi big cite code data del dfn em font i ins kbd mark nobr q rb rp rt ruby s samp small span strike strong sub sup time tt u var wbr img'.split(
    ' ',
  ),
);
/** What is never read; without an end, all that follows them is not read. */
const scripts = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'select', 'textarea']);
/** What is not read either, how a word is spoken among it; without an end they hide nothing. */
const pictures = new Set(['svg', 'math', 'object', 'audio', 'video', 'button', 'rp', 'rt']);
/** Headings and captions: read only where there is nothing else. */
const besides = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'figcaption', 'caption']);
const holders = new Set(['p', 'div', 'span', 'blockquote', 'section', 'figure', 'a']);
const besidesClass =
  /(?:^|[\s_-])(?:caption(?:-text)?|figcaption|(?:photo|image)-?credit|twitter-tweet|instagram-media|tiktok-embed|fb-post|sharedaddy|(?:read-?)?more[-_]?link|read-?more)(?=$|\s)/i;

/** Whether a text holds tags or entities that a reader should not see. */
export function looksLikeMarkup(text: string): boolean {
  // Most texts have none of the two, which is soon seen.
  return (text.includes('<') || text.includes('&')) && markup.test(text);
}

/**
 * The words of markup as plain text, with the pictures that stood in it. What was escaped up to three
 * times is decoded as often. Takes time in proportion to the length, whatever stands in it: nothing is nested.
 */
export function readMarkup(html: string): MarkupText {
  const first = strip(withoutShortcodes(html));
  // What Google News lists of others' headlines is no text of an article.
  if (html.includes('<font color="#6f6f6f">')) return { text: '', images: first.images };
  let read = first;
  for (let turn = 0; turn < 2 && looksLikeMarkup(read.text); turn++) {
    const { text, images } = strip(read.text);
    read = { text, images: [...read.images, ...images] };
  }
  return read;
}

/** The paragraphs, one a line, of what may be plain, where blank lines part them, or marked up. */
export function paragraphs(text: string): string {
  return looksLikeMarkup(text) ? readMarkup(text).text : tidyLines(plainLines(withoutShortcodes(text)));
}

/** Plain text, on one line, of what may be plain or marked up. */
export function plainText(text: string): string {
  return looksLikeMarkup(text) ? squash(readMarkup(text).text) : tidyText(text);
}

function strip(html: string): MarkupText {
  const source = html.includes('<') ? withoutTextBrackets(html) : html;
  const reader = new MarkupReader(source);
  // Bare tokens and not a parser: its stack of open elements makes deep nesting quadratic.
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, reader);
  tokenizer.write(source);
  tokenizer.end();
  const text = tidyLines(reader.text);
  return { text: text === '' ? tidyLines(reader.besides) : text, images: reader.images };
}

/**
 * Escapes the brackets that open no tag: `a < b`, `Vec<T>`. A name that HTML does not know is a tag if it has a
 * hyphen or attributes, or is closed somewhere.
 */
function withoutTextBrackets(text: string): string {
  const closed = new Set<string>();
  for (const [, name] of text.matchAll(/<\/([a-z][\w:.-]{0,60})\s{0,9}>/gi)) {
    closed.add((name as string).toLowerCase());
  }
  return text.replace(bracket, (found, name: string | undefined, at: number) => {
    if (name === undefined) return found.length > 1 ? found : '&lt;';
    const isTag =
      knownName.test(name) ||
      closed.has(name.toLowerCase()) ||
      name.includes('-') ||
      /^(?:\s+[\w:-]+=|\s*\/>)/.test(text.slice(at + found.length, at + found.length + 80));
    return isTag ? found : `&lt;${found.slice(1)}`;
  });
}

class MarkupReader implements TokenizerCallbacks {
  text = '';
  /** What stands in headings and captions. */
  besides = '';
  readonly images: MarkupImage[] = [];
  readonly #source: string;
  #tag = '';
  /** The silent element that we are in; what stands there is not read. */
  #silent: string | null = null;
  /** The heading or caption that we are in, and how many elements of its name are open in it. */
  #beside: { tag: string; depth: number } | null = null;
  #hasBlocks = false;
  /** Where the bold words that we are in begin, if they follow a whole sentence. */
  #bold: number | null = null;
  #lower: string | null = null;
  readonly #lastEnds = new Map<string, number>();
  #attribute = '';
  #value = '';
  #attributes = new Map<string, string>();

  constructor(source: string) {
    this.#source = source;
  }

  ontext(start: number, end: number): void {
    this.#add(this.#source.slice(start, end));
  }

  ontextentity(codepoint: number): void {
    this.#add(String.fromCodePoint(codepoint));
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
    this.#break();
  }

  onattribname(start: number, end: number): void {
    this.#attribute = this.#source.slice(start, Math.min(end, start + 20)).toLowerCase();
    this.#value = '';
  }

  onattribdata(start: number, end: number): void {
    if (this.#isWanted()) this.#value += this.#source.slice(start, end);
  }

  onattribentity(codepoint: number): void {
    if (this.#isWanted()) this.#value += String.fromCodePoint(codepoint);
  }

  onattribend(): void {
    if (this.#isWanted()) this.#attributes.set(this.#attribute, this.#value);
  }

  onopentagend(end: number): void {
    const tag = this.#tag;
    if (isBold(tag)) this.#bold = afterSentence.test(this.text.slice(-8)) ? this.text.length : null;
    if (tag === 'img') this.#takeImage();
    else if (this.#silent !== null) return;
    else if (scripts.has(tag) || (pictures.has(tag) && this.#isClosed(tag, end))) this.#silent = tag;
    else if (this.#beside !== null) this.#beside.depth += this.#beside.tag === tag ? 1 : 0;
    else if (this.#standsBeside(tag) && this.#isClosed(tag, end)) this.#beside = { tag, depth: 1 };
  }

  onselfclosingtag(): void {
    if (this.#tag === 'img') this.#takeImage();
  }

  onclosetag(start: number, end: number): void {
    this.#tag = localName(this.#source.slice(start, Math.min(end, start + 40)));
    this.#break();
    if (isBold(this.#tag)) this.#partBold();
    if (this.#tag === this.#silent) this.#silent = null;
    else if (this.#tag === this.#beside?.tag && --this.#beside.depth === 0) this.#beside = null;
  }

  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  #add(piece: string): void {
    if (this.#silent !== null) return;
    // Where nothing else parts the paragraphs, blank lines do.
    const text = this.#hasBlocks ? piece : piece.replace(blankLine, endOfBlock);
    if (this.#beside !== null) {
      if (this.besides.length < longestText) this.besides += text;
    } else if (this.text.length < longestText) {
      this.text += text;
    }
  }

  /** Ends what was read so far, as far as the tag at hand does. */
  #break(): void {
    if (inline.has(this.#tag)) return;
    const isLine = this.#tag === 'br';
    this.#hasBlocks ||= !isLine;
    const end = isLine ? endOfLine : endOfBlock;
    if (this.text.length < longestText) this.text += end;
    if (this.#beside !== null && this.besides.length < longestText) this.besides += end;
  }

  /** `… on Monday. <b>Read also: The port</b> The mayor …`: bold words between sentences are a heading of their own. */
  #partBold(): void {
    const bold = this.#bold === null ? '' : this.text.slice(this.#bold);
    if (inlineHeading.test(bold))
      this.text = `${this.text.slice(0, -bold.length)}${endOfLine}${bold}${endOfLine}`;
    this.#bold = null;
  }

  #isWanted(): boolean {
    return this.#tag === 'img' || this.#attribute === 'class';
  }

  #standsBeside(tag: string): boolean {
    return (
      besides.has(tag) ||
      (holders.has(tag) && besidesClass.test((this.#attributes.get('class') ?? '').slice(0, 200)))
    );
  }

  /** Whether a tag of that name ends behind a place: an element that is never closed would hide all that follows. */
  #isClosed(tag: string, place: number): boolean {
    let last = this.#lastEnds.get(tag);
    if (last === undefined) {
      this.#lower ??= this.#source.toLowerCase();
      last = this.#lower.lastIndexOf(`/${tag}`);
      this.#lastEnds.set(tag, last);
    }
    return last > place;
  }

  #takeImage(): void {
    const src = this.#attributes.get('src') ?? '';
    const small = ['width', 'height'].some(
      (side) => Number.parseInt(this.#attributes.get(side) ?? '', 10) < 50,
    );
    // A small one is a counting pixel, a button or a face, never the picture of the article.
    if (src !== '' && !small && this.images.length < 5) this.images.push({ src });
  }
}

const isBold = (tag: string) => tag === 'b' || tag === 'strong';
const afterSentence = /[.!?…]["'”’)\]]?\s*$/;
/** Four words or more, and no sentence. */
const inlineHeading = /^\s*\p{Lu}\S*(?:\s+\S+){3,30}(?<![.!?:,;…–—-]["”’)]?\s*)$/u;

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}
