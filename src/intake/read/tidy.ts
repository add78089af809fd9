import { Parser } from 'htmlparser2';
import { parseDate } from './dates.js';
import { Scopes } from './scopes.js';
import { passedMark } from './source.js';
import { newest } from './texts.js';
import type { NoFeed, TidyFeed, TidyItem } from './tidy-feed.js';
import { type ElementRule, elements } from './vocabulary.js';
import { type Element, elementOf, type Tree } from './xml-element.js';
import { attributesOf, flat, localName, longestValue, withoutDoctype } from './xml-text.js';

/** Feeds nest about a dozen elements deep. More would be an attack, because every closing tag costs its depth. */
const deepest = 512;
/** In UTF-16 units. What is longer is cut: a title of megabytes must not go through all that follows. */
const longestText = 16_384;
/** Elements of one item, or of the feed itself: more say nothing new. */
const maxFields = 200;

/**
 * Lays out anything that resembles RSS, RDF, Atom or a news sitemap as one tree: entities and bare
 * `&`, prefixes by their namespace, tag case, junk around the root, missing closing tags, a cut-off end.
 * One pass over the text; what nobody reads is left out. Links are not resolved here, but the base and the
 * language that hold for an element are written on it.
 * @param maxItems more than these are not handed on: the newest are.
 */
export function tidy(text: string, url: string, maxItems: number): TidyFeed | NoFeed {
  const layout = new Layout(withoutDoctype(text), url, maxItems);
  try {
    layout.read();
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    layout.warnings.push(`it nests elements more than ${deepest} deep; what follows was left out`);
  }
  return layout.result();
}

class TooDeep extends Error {}

interface Item extends TidyItem {
  depth: number;
  /** Where it begins in the source. */
  start: number;
  fields: number;
  /** The first date in it, as written: by it the newest are chosen. */
  date: string | null;
}

/** An element whose text is being collected. */
interface Capture {
  rule: ElementRule;
  depth: number;
  attributes: Record<string, string>;
  text: string;
  /** Where its content begins in the source. */
  start: number;
  hasMarkup: boolean;
  /** Once a child of the name that the rule asks for was met: its depth while it is open, else 0. */
  within: number | null;
}

const roots: Readonly<Record<string, TidyFeed['format']>> = {
  rss: 'rss',
  channel: 'rss',
  rdf: 'rdf',
  feed: 'atom',
  entry: 'atom',
  urlset: 'sitemap',
};

class Layout {
  readonly warnings: string[] = [];
  readonly #text: string;
  readonly #scopes: Scopes;
  readonly #parser: Parser;
  #format: TidyFeed['format'] | null = null;
  #firstElement: string | null = null;
  #depth = 0;
  #rootDepth = 0;
  /** The root is closed: nothing counts any more. */
  #closed = false;
  /** Depth of an element that is passed over with all that is in it. */
  #passOver: number | null = null;
  #capture: Capture | null = null;
  /** The open `node` and its depth. */
  #node: { depth: number; tree: Tree } | null = null;
  #item: Item | null = null;
  readonly #channel: Tree = {};
  #channelFields = 0;
  readonly #maxItems: number;
  #items: Item[] = [];
  readonly #passedBefore: number[] = [];
  /** How many items there were, those that were let go again included. */
  #listed = 0;

  constructor(text: string, url: string, maxItems: number) {
    this.#text = text;
    this.#maxItems = maxItems;
    this.#scopes = new Scopes(url);
    this.#parser = new Parser(
      {
        onopentag: (name, attributes) => this.#open(name, attributes),
        onclosetag: (_, isImplied) => this.#close(isImplied),
        onprocessinginstruction: (_, written) => this.#passedOver(`<${written}?>`),
        ontext: (piece) => this.#addText(piece),
      },
      { xmlMode: true, decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
    );
  }

  read(): void {
    // Never ended: whatever is still open when the text is over was cut off, and is not whole.
    this.#parser.write(this.#text);
  }

  result(): TidyFeed | NoFeed {
    if (this.#format === null) return { format: null, root: this.#firstElement };
    this.#closeNode();
    if (!this.#closed) this.warnings.push('it is cut off; only its whole items were read');
    if (this.#listed > this.#maxItems) {
      this.warnings.push(`it lists ${this.#listed} items; only the newest ${this.#maxItems} were read`);
      this.#keepNewest();
    }
    return {
      format: this.#format,
      channel: this.#channel,
      items: this.#items,
      passedBefore: this.#passedBefore,
      warnings: this.warnings,
    };
  }

  #open(name: string, attributes: Record<string, string>): void {
    this.#depth++;
    if (this.#depth > deepest) throw new TooDeep();
    if (this.#closed) return;
    this.#firstElement ??= name.slice(0, 100);
    // On the root of an RSS feed a default namespace of Atom is a common slip: its items bear no prefix.
    const outermost = this.#format === null || this.#depth <= this.#rootDepth + 1;
    this.#scopes.enter(this.#depth, attributes, this.#format === 'atom' || !outermost);
    const canonical = this.#scopes.canonicalName(name, this.#format === 'atom' ? 'atom' : '');
    if (this.#format === null) this.#openRoot(canonical, attributes);
    else if (this.#isItem(canonical)) this.#openItem(attributes);
    else if (this.#passOver !== null) return;
    else if (this.#capture !== null) this.#openWithin(this.#capture, canonical);
    else this.#openField(canonical, attributes);
  }

  #openRoot(canonical: string, attributes: Record<string, string>): void {
    const local = localName(canonical);
    // A web page may well hold an element of that name.
    if (!Object.hasOwn(roots, local) || this.#firstElement === 'html') return;
    this.#format = roots[local] ?? null;
    this.#rootDepth = this.#depth;
    this.#add('language', elementOf(this.#attributes({}), ''));
    if (local === 'entry') this.#openItem(attributes);
  }

  #isItem(canonical: string): boolean {
    if (this.#format === 'sitemap') return canonical === 'url';
    if (this.#capture === null && (canonical === 'atom:entry' || canonical === 'atom:item')) return true;
    return canonical === 'item';
  }

  #openItem(attributes: Record<string, string>): void {
    // One that was never closed ends where the next begins.
    this.#finishItem();
    this.#capture = null;
    this.#passOver = null;
    this.#item = {
      depth: this.#depth,
      // Behind an instruction, htmlparser2 names the place of its last bracket.
      start: this.#text.indexOf('<', this.#parser.startIndex),
      source: null,
      tree: { $: this.#attributes(attributes) },
      fields: 0,
      date: null,
    };
  }

  #openWithin(capture: Capture, canonical: string): void {
    capture.hasMarkup = true;
    if (capture.rule.within === null || capture.rule.within !== localName(canonical)) return;
    // Several names in one author are several authors.
    capture.text = capture.within === null ? '' : `${capture.text}; `;
    capture.within = this.#depth;
  }

  #openField(canonical: string, attributes: Record<string, string>): void {
    const rule = elements.get(canonical);
    if (rule === undefined || (rule.kind === 'node' && this.#node !== null) || !this.#hasRoom(rule)) {
      this.#passOver = this.#depth;
    } else if (rule.kind === 'node') {
      const tree: Tree = { $: this.#attributes(attributes) };
      this.#add(rule.name, tree);
      this.#node = { depth: this.#depth, tree };
    } else if (rule.kind !== 'open') {
      const dialect = canonical.startsWith('atom:') ? { dialect: 'atom' } : {};
      this.#capture = {
        rule,
        depth: this.#depth,
        attributes: { ...dialect, ...this.#attributes(attributes) },
        text: '',
        start: this.#parser.endIndex + 1,
        hasMarkup: false,
        within: null,
      };
    }
  }

  #hasRoom(rule: ElementRule): boolean {
    if (rule.kind === 'open') return true;
    return (this.#item === null ? this.#channelFields++ : this.#item.fields++) < maxFields;
  }

  #passedOver(instruction: string): void {
    const isWithin = this.#item ?? this.#node ?? this.#capture ?? this.#passOver;
    if (instruction !== passedMark || this.#format === null || this.#closed || isWithin !== null) return;
    this.#passedBefore.push(this.#items.length);
  }

  #close(isImplied: boolean): void {
    const depth = this.#depth--;
    if (!this.#closed) {
      if (this.#passOver === depth) this.#passOver = null;
      if (this.#capture !== null) this.#closeWithin(this.#capture, depth);
      if (this.#node?.depth === depth) this.#closeNode();
      if (this.#item?.depth === depth) this.#closeItem(this.#item, isImplied);
      if (this.#format !== null && depth === this.#rootDepth) this.#closed = true;
    }
    this.#scopes.leave(depth);
  }

  #closeWithin(capture: Capture, depth: number): void {
    if (capture.within === depth) capture.within = 0;
    if (capture.depth !== depth) return;
    this.#capture = null;
    const { rule, attributes, start } = capture;
    const isMarkup = rule.kind === 'text' && capture.hasMarkup;
    const end = Math.min(this.#parser.startIndex, start + longestText);
    const text = isMarkup ? this.#text.slice(start, end) : flat(capture.text);
    if (this.#item !== null && /date/.test(rule.name)) this.#item.date ??= text;
    if (isMarkup) attributes.markup = 'yes';
    this.#add(rule.name, elementOf(attributes, text));
  }

  #addText(piece: string): void {
    const capture = this.#capture;
    if (capture === null || capture.within === 0) return;
    const isText = capture.rule.kind === 'text';
    if (isText && capture.hasMarkup) return;
    const room = (isText ? longestText : longestValue) - capture.text.length;
    if (room > 0) capture.text += piece.slice(0, room);
  }

  #closeNode(): void {
    this.#node = null;
  }

  #closeItem(item: Item, isImplied: boolean): void {
    if (!isImplied) item.source = this.#text.slice(item.start, this.#parser.endIndex + 1);
    this.#finishItem();
  }

  #finishItem(): void {
    this.#closeNode();
    if (this.#item === null) return;
    this.#items.push(this.#item);
    this.#item = null;
    this.#listed++;
    // Now and then, and not at the end alone: 10 MiB may hold a million of them, which would fill the memory.
    if (this.#items.length >= 4 * this.#maxItems) this.#keepNewest();
  }

  #keepNewest(): void {
    this.#items = newest(this.#items, this.#maxItems, ({ date }) => parseDate(date));
  }

  /** Adds an element to what is open. */
  #add(name: string, element: Element): void {
    const tree = this.#node?.tree ?? this.#item?.tree ?? this.#channel;
    const same = tree[name] as Element[] | undefined;
    if (same === undefined) tree[name] = [element];
    else same.push(element);
  }

  #attributes(attributes: Record<string, string>): Record<string, string> {
    return attributesOf(attributes, this.#scopes);
  }
}
