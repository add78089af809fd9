import { everyPattern } from '../../core/linguistics/languages.js';
import { squash } from '../../core/text.js';
import type { Attributes } from '../html/markup-stream.js';
import { readDate } from '../read/dates.js';
import { resolveLink } from '../read/links.js';
import { bodyBeginning } from '../read/texts.js';
import { beginsWithRole, readCredit } from './byline.js';
import { BylineCollector } from './byline-collector.js';
import { DateCollector } from './date-collector.js';
import { type DateContext, isUpdate, markedDate, readDates } from './date-line.js';
import { fitsTitle, tellsTheSame } from './linked-article.js';
import { pageLinked, readPageCount } from './page-count.js';
import { isInline, isVoid, mixed, type Zone, ZoneStack } from './page-zones.js';
import { ShownText } from './shown-text.js';

/** Longer runs of text are cut, in UTF-16 units. */
const longestBlock = 8000;
/** A text of this length is a paragraph whatever its tag is, in UTF-16 units. */
const paragraphLength = 120;
const shortestLead = 40;
/** The header of an article ends with its second paragraph: a standfirst may stand before its byline. */
const headerParagraphs = 2;
/** A label stands close above its headline. */
const labelDistance = 6;
/** A byline above a headline is its own if it stands right there. */
const bylineDistance = 3;
/** What names no day. */
const yearOrMonth = /^\s*\d{4}(?:-?\d{2})?\s*$/;
const headingOfOthers = new RegExp(`^(?:${everyPattern(({ otherNews }) => otherNews)})\\s*:?$`, 'iu');

/** What the visible part of a page tells of its article. Names are as written. */
export class PageBody {
  headline: string | null = null;
  lead: string | null = null;
  /** The paragraphs of the article so far, the first 1,500 UTF-16 units of them. */
  beginning = '';
  /** Who wrote it and who edited it. */
  readonly bylines = new BylineCollector();
  readonly shown = new ShownText();
  readonly dates = new DateCollector();
  credit: string | null = null;
  topicLabel: string | null = null;
  pages: number | null = null;
  /** A picture within the article, for a page that names none. */
  image: string | null = null;
  /** The header of the article has been passed. */
  headerPast = false;
  /** The article itself has been passed: nothing more of it will come. */
  past = false;

  readonly #url: URL;
  readonly #dates: () => DateContext;
  readonly #titles: () => readonly string[];
  readonly #zones = new ZoneStack();
  #text = '';
  #textZone: Zone | null = null;
  #blocks = 0;
  #paragraphs = 0;
  /** The `article` that the headline stands in. */
  #article = 0;
  #below = 0;
  #label: { text: string; block: number } | null = null;
  #bylineAbove: { block: number; article: number } | null = null;
  /** How much text was left out, in UTF-16 units. */
  #leftOut = 0;
  #time: { tag: string; datetime: string; update: boolean; start: number; block: number } | null = null;
  /** Where the line's last `time` ended: what stands before it spoke of that one. */
  #timeEnd = 0;

  /** Whether as much of the text is known as is wanted of it, or as there is. */
  get textKnown(): boolean {
    return this.past || this.beginning.length >= bodyBeginning;
  }

  /**
   * @param dates how the page's dates are read, as far as is known by now.
   * @param titles the titles that the page's tags give so far: its headline is the heading that fits one.
   */
  constructor(url: string, dates: () => DateContext, titles: () => readonly string[]) {
    this.#url = new URL(url);
    this.#dates = dates;
    this.#titles = titles;
  }

  open(tag: string, attributes: Attributes): void {
    this.shown.add(' ');
    if (this.past) return;
    if (tag === 'br' || !isInline(tag)) this.#endBlock(tag, false);
    if (tag === 'img') this.#takeImage(attributes);
    this.#edge();
    if (isVoid(tag)) return;
    const linked = tag === 'a' ? pageLinked(attributes.get('href'), this.#url) : null;
    if (linked !== null) this.pages = Math.max(this.pages ?? 0, linked);
    this.#zones.push(tag, attributes);
    const datetime = markedDate(tag, attributes);
    if (datetime !== null) {
      const names = `${attributes.get('itemprop') ?? ''} ${attributes.get('class') ?? ''}`;
      // `published updated`: it has not changed since.
      const update = isUpdate(
        `${/\bpublished\b/i.test(names) ? '' : names} ${this.#text.slice(this.#timeEnd).slice(-40)}`,
      );
      this.#time = { tag, datetime, update, start: this.#text.length, block: this.#blocks };
    }
  }

  close(tag: string): void {
    this.shown.add(' ');
    if (this.past) return;
    if (tag === this.#time?.tag) this.#endTime();
    if (!isInline(tag)) this.#endBlock(tag, true);
    else this.#edge();
    const last = this.#zones.close(tag).at(-1);
    if (last === undefined) return;
    // The heading had a wrapper of its own: what it speaks of stands beside that.
    if (last.heading !== null && this.#leftOut - last.heading < shortestLead / 2) this.#closeOff(0);
    if (tag !== 'article' || this.#article === 0 || last.article !== this.#article) return;
    // One that holds but the headline is no more than its frame.
    if (this.#paragraphs > 0) this.past = true;
    else this.#article = 0;
  }

  /** `<meta itemprop=name>` within the element of an author, who is not shown. */
  meta(attributes: Attributes): void {
    const name = attributes.get('content');
    if (attributes.get('itemprop')?.toLowerCase() !== 'name' || name === undefined) return;
    if (!this.past && this.#zones.top.byline === 2) this.text(name);
  }

  /** Where names stand, what is in an element of its own is a word of its own. */
  #edge(): void {
    this.bylines.edge();
    if (this.#zones.top.byline > 0 && /\S$/.test(this.#text)) this.#text += ' ';
  }

  text(text: string): void {
    this.shown.add(text);
    if (this.past) return;
    const zone = this.#zones.top;
    if (zone.off) {
      this.#leftOut += text.trim().length;
    } else if (this.#text.length < longestBlock) {
      this.#text += text;
      this.bylines.add(text, zone);
      if (/\S/.test(text)) this.#textZone = mixed(this.#textZone, zone);
    }
  }

  /** What is not ended yet is judged. */
  end(): void {
    this.#endBlock('', false);
    if (this.headline === null && !this.bylines.isSure) this.bylines.reset();
  }

  #endBlock(tag: string, closes: boolean): void {
    const zone = this.#textZone;
    const text = zone === null ? '' : squash(this.#text);
    this.#text = '';
    this.#timeEnd = 0;
    this.#textZone = null;
    if (zone !== null && text !== '') {
      this.#blocks++;
      if (!this.past) this.#judge(text, zone, tag === 'p' || this.#zones.top.tag === 'p', closes ? 1 : 0);
    }
    this.bylines.clear();
  }

  /** @param level how far above the top stands what surrounds the text's own element. */
  #judge(text: string, zone: Zone, inParagraph: boolean, level: 0 | 1): void {
    if (zone.doubtful) {
      if (this.headline !== null || !fitsTitle(text, this.#titles())) return;
      this.#zones.reveal();
    }
    if (zone.headline && this.#takeHeadline(text)) return;
    this.#takeCredit(text, zone);
    if (this.headline === null) {
      if (zone.topic && text.length <= 60) this.#label = { text, block: this.#blocks };
      if (zone.byline > 0 && !zone.entry) this.#takeBylineAbove(text, zone);
      if (!zone.entry) this.#takeDates(text, zone);
      return;
    }
    if (!this.#isOwn(zone)) return;
    if (headingOfOthers.test(text)) {
      this.bylines.forget();
      this.#closeOff(level);
      return;
    }
    this.pages ??= readPageCount(text);
    if (!this.headerPast && !zone.entry) this.#takeDates(text, zone);
    const isList = zone.entry && zone.byline < 2 && (this.headerPast || !beginsWithRole(text));
    if (isList) this.bylines.pass();
    else if (this.bylines.line(text, !this.headerPast)) return;
    if (zone.caption || zone.entry) return;
    if (text.length < paragraphLength && !(inParagraph && text.length >= shortestLead)) return;
    this.lead ??= text;
    if (!this.textKnown) this.beginning = `${this.beginning}\n${text}`.trimStart();
    this.#paragraphs++;
    if (this.#paragraphs >= headerParagraphs) this.headerPast = true;
  }

  /** A byline close above the headline may be its own. */
  #takeBylineAbove(text: string, { article }: Zone): void {
    if (!this.#isClose(this.#bylineAbove)) this.bylines.reset();
    if (this.bylines.line(text, true)) this.#bylineAbove = { block: this.#blocks, article };
  }

  #isClose(above: { block: number } | null): boolean {
    return above !== null && this.#blocks - above.block <= bylineDistance;
  }

  /** Whether it stands in the article of the headline, and not in the card of another. */
  #isOwn({ article }: Zone): boolean {
    // A headline outside of any: the first article below it is its own.
    if (this.#article === 0) this.#below ||= article;
    return article === this.#article || (this.#article === 0 && article === this.#below);
  }

  #takeHeadline(text: string): boolean {
    const titles = this.#titles();
    const fits = fitsTitle(text, titles);
    if (this.headline !== null) {
      // A second article follows on the same page.
      if (this.#zones.top.tag === 'h1' && this.#paragraphs > 0) this.past = true;
      return fits || this.past;
    }
    // A headline may be told in other words than the title; then only its place shows that it is no logo.
    const isAlone = this.#zones.top.tag === 'h1' && (titles.length === 0 || this.#zones.top.article > 0);
    const matchesTitle = this.#zones.top.tag === 'h1' && titles.some((title) => tellsTheSame(text, title));
    if (!fits && !isAlone && !matchesTitle) return false;
    this.headline = text;
    this.#article = this.#zones.top.article;
    if (this.#label !== null && this.#blocks - this.#label.block <= labelDistance) {
      this.topicLabel = this.#label.text;
    }
    if (!this.#isClose(this.#bylineAbove) || this.#bylineAbove?.article !== this.#article)
      this.bylines.reset();
    this.dates.headline({ article: this.#article, block: this.#blocks });
    return true;
  }

  #takeDates(text: string, { article }: Zone): void {
    for (const date of readDates(text, this.#dates())) {
      if (this.headline === null) this.dates.above(date, date.updated, { article, block: this.#blocks });
      else this.dates.below(date, date.updated);
    }
  }

  #endTime(): void {
    const time = this.#time;
    this.#time = null;
    this.#timeEnd = this.#text.length;
    const zone = this.#zones.top;
    if (time === null || zone.off || zone.entry || this.headerPast || this.past) return;
    if (this.headline !== null && !this.#isOwn(zone)) return;
    const text = time.block === this.#blocks ? this.#text.slice(time.start) : '';
    const { timezone, language } = this.#dates();
    const date = readDate(time.datetime, timezone, language);
    if (date === null || yearOrMonth.test(time.datetime)) return;
    const isChange = time.update || isUpdate(text);
    if (this.headline !== null) this.dates.below(date, isChange);
    else this.dates.above(date, isChange, { article: zone.article, block: this.#blocks });
  }

  #takeCredit(text: string, zone: Zone): void {
    if (this.credit !== null || this.headerPast) return;
    if (!zone.caption && this.headline === null) return;
    const whole = zone.caption && zone.credit && text.length <= 80 && !/[.!?]\s/.test(text) ? text : null;
    this.credit = readCredit(text, zone.caption) ?? whole;
  }

  #takeImage(attributes: Attributes): void {
    const zone = this.#zones.top;
    if (this.image !== null || zone.off || zone.byline > 0 || this.headerPast || this.headline === null)
      return;
    if (!zone.caption && zone.tag !== 'figure' && zone.tag !== 'picture') return;
    if (Number.parseInt(attributes.get('width') ?? '', 10) < 200) return;
    this.image = resolveLink(attributes.get('src'), this.#url.href);
  }

  /** What stands beside a heading of others, and after it, is not the article's. */
  #closeOff(levels: number): void {
    const zone = this.#zones.above(levels);
    if (/^(?:|html|body|main|article)$/.test(zone.tag)) {
      // Before the lead it is a box that was put in; the article is still to come.
      if (this.#paragraphs > 0) this.past = true;
      return;
    }
    zone.heading = this.#leftOut;
    zone.off = true;
  }
}
