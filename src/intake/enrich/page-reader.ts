import { type Attributes, type MarkupHandler, MarkupStream } from '../html/markup-stream.js';
import { authorsAreDoubtful, gatherFacts, type PageSources, signatureOf } from './gather-facts.js';
import { zoneOf } from './host-zone.js';
import { isArticle, nodesOf, parseLinkedData, textOf } from './json-ld.js';
import { type LinkedArticle, linkedArticle } from './linked-article.js';
import { MetaTags } from './meta-tags.js';
import { PageBody } from './page-body.js';
import type { PageFacts, PageOptions, WantedFact } from './page-facts.js';

/** How much of a page is read, in UTF-16 units: 1 Mi. */
const longestPage = 1_048_576;
/** How much linked data is read, in UTF-16 units, and in how many scripts. */
const longestData = 524_288;
const maxScripts = 30;
/** What is no part of what a page says. */
const silent = new Set([
  'style',
  'svg',
  'template',
  'iframe',
  'select',
  'textarea',
  'noscript',
  'object',
  'math',
]);

/** Reads one page, written in pieces. */
export interface PageReader {
  /** Returns whether more is wanted: false once all that was asked is known, or the page is too long. */
  write(chunk: string): boolean;
  /** What the page said. */
  end(): PageFacts;
  /** The `title` of the page, as far as it was read; empty when there is none. */
  readonly title: string;
  /** The names that linked data and meta tags give, as far as it was read, whether or not they are the authors. */
  readonly signature: string[];
}

/** A reader for a page of an article. Never throws, whatever the page holds; takes linear time. */
export function createPageReader(options: PageOptions): PageReader {
  const sheet = new PageSheet(options);
  const stream = new MarkupStream(sheet);
  let length = 0;
  let facts: PageFacts | null = null;
  sheet.onKnown = () => stream.stop();
  return {
    write(chunk) {
      if (sheet.known || length >= longestPage) return false;
      stream.write(chunk.slice(0, longestPage - length));
      length += chunk.length;
      return !sheet.known && length < longestPage;
    },
    end() {
      if (facts === null) {
        if (!sheet.known) {
          stream.end();
          sheet.end();
        }
        facts = sheet.facts();
      }
      return facts;
    },
    get title() {
      return sheet.title.trim();
    },
    get signature() {
      return sheet.signature();
    },
  };
}

/** Gathers what the tokens of a page say. */
class PageSheet implements MarkupHandler {
  title = '';
  known = false;
  onKnown = () => {};

  readonly #options: PageOptions;
  readonly #wanted: readonly WantedFact[] | null;
  readonly #meta = new MetaTags();
  readonly #body: PageBody;
  readonly #data: unknown[] = [];
  /** Headlines in the linked data: one of them may be what stands on the page. */
  #headlines: string[] = [];
  #canonical: string | null = null;
  #htmlLanguage: string | null = null;
  #script: string | null = null;
  #dataLength = 0;
  #scripts = 0;
  #titleState: 'before' | 'in' | 'after' = 'before';
  #silent = '';
  #silentDepth = 0;
  /** What was known of the page when it was last asked whether that is enough. */
  #checked = '';
  /** What was known when all was that is asked but the text: what stands further below changes nothing of it. */
  #settled: PageFacts | null = null;

  constructor(options: PageOptions) {
    this.#options = options;
    this.#wanted = options.wanted ?? null;
    this.#body = new PageBody(
      options.url,
      () => ({ timezone: this.#timezone(), language: this.#language() }),
      () => this.#titles(),
    );
  }

  open(tag: string, attributes: Attributes): void {
    if (this.#silent !== '') {
      if (tag === this.#silent) this.#silentDepth++;
    } else if (tag === 'meta') {
      this.#meta.add(attributes);
      this.#body.meta(attributes);
    } else if (tag === 'link') {
      if (attributes.get('rel')?.toLowerCase() === 'canonical')
        this.#canonical ??= attributes.get('href') ?? null;
    } else if (tag === 'script') {
      const isData = /^\s*application\/ld\+json/i.test(attributes.get('type') ?? '');
      this.#silence(tag);
      if (isData && this.#scripts++ < maxScripts) this.#script = '';
    } else if (tag === 'title') {
      if (this.#titleState === 'before') this.#titleState = 'in';
    } else if (silent.has(tag)) {
      this.#silence(tag);
    } else {
      if (tag === 'html') this.#htmlLanguage ??= attributes.get('lang') ?? null;
      this.#body.open(tag, attributes);
    }
  }

  close(tag: string): void {
    if (this.#silent !== '') {
      if (tag !== this.#silent || --this.#silentDepth > 0) return;
      this.#silent = '';
      if (this.#script !== null) this.#endData(this.#script);
      this.#script = null;
    } else if (tag === 'title') {
      if (this.#titleState === 'in') this.#titleState = 'after';
    } else {
      this.#body.close(tag);
      this.#checkKnown();
    }
  }

  text(text: string): void {
    if (this.#silent !== '') {
      if (this.#script === null) return;
      this.#dataLength += text.length;
      if (this.#dataLength <= longestData) this.#script += text;
    } else if (this.#titleState === 'in') {
      if (this.title.length < 1000) this.title += text;
    } else {
      this.#body.text(text);
    }
  }

  #silence(tag: string): void {
    this.#silent = tag;
    this.#silentDepth = 1;
  }

  #endData(script: string): void {
    if (this.#dataLength > longestData) return;
    const data = parseLinkedData(script);
    if (data === null) return;
    this.#data.push(data);
    this.#headlines.push(
      ...nodesOf(data)
        .filter(isArticle)
        .slice(0, 20)
        .flatMap((node) => textOf(node.headline) ?? []),
    );
  }

  /** Ends the reading once the header is past and all that was asked is known. */
  #checkKnown(): void {
    if (this.#wanted === null || !this.#body.headerPast) return;
    // Whether an article shows its author is not known before.
    if (this.#wanted.includes('text') && !this.#body.textKnown) return;
    this.#settled ??= this.#settledFacts(this.#wanted);
    this.known = this.#settled !== null;
    if (this.known) this.onKnown();
  }

  /** The facts, once all are known that were asked for, but for the text. */
  #settledFacts(wanted: readonly WantedFact[]): PageFacts | null {
    // Behind the header nothing can come but linked data and a byline.
    const { writers, editors } = this.#body.bylines;
    const state = `${this.#data.length} ${writers.length} ${editors.length}`;
    if (state === this.#checked) return null;
    this.#checked = state;
    const sources = this.#sources();
    const facts = gatherFacts(sources);
    const areKnown = wanted.every((name) => {
      if (name === 'text') return true;
      if (name !== 'authors') return facts[name] !== null;
      return facts.authors.length > 0 && !authorsAreDoubtful(sources, facts.authors);
    });
    return areKnown ? facts : null;
  }

  /** As written: a region tells how dates are written. */
  #language(): string | null {
    return this.#htmlLanguage ?? this.#meta.all('languages')[0] ?? this.#options.language ?? null;
  }

  #timezone(): string | null {
    return this.#options.timezone ?? zoneOf(this.#options.url, this.#language());
  }

  #titles(): string[] {
    return [...this.#meta.all('titles'), this.title, ...this.#headlines].filter(
      (title) => title.trim() !== '',
    );
  }

  #article(): LinkedArticle | null {
    const { url } = this.#options;
    const [timezone, language] = [this.#timezone(), this.#language()];
    const link = this.#canonical ?? this.#meta.all('links')[0] ?? null;
    const { headline } = this.#body;
    const titles = [...this.#meta.all('titles'), this.title, ...(headline === null ? [] : [headline])];
    return linkedArticle(this.#data, { url, timezone, language, link, titles });
  }

  facts(): PageFacts {
    return this.#settled ?? gatherFacts(this.#sources());
  }

  signature(): string[] {
    return signatureOf(this.#sources());
  }

  #sources(): PageSources {
    return {
      options: { ...this.#options, timezone: this.#timezone() },
      linked: this.#article(),
      meta: this.#meta,
      body: this.#body,
      canonical: this.#canonical,
      language: this.#htmlLanguage,
      title: this.title.trim(),
    };
  }

  end(): void {
    this.#body.end();
  }
}
