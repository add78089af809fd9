import { squash } from '../../core/text.js';
import { areOne, edge, isRoleAlone, readByline, readNames, withoutEdges } from './byline.js';
import type { Zone } from './page-zones.js';

/** What a byline was recognised by, the surest last: a class name, `rel=author`, a word such as `Penulis:`. */
const sureness = { none: 0, class: 1, marked: 2, label: 3 } as const;

/** `Title: …`, `Judul: …`, `Verlag: …`: a book, a film, whose author stands close by. */
const bookLine =
  /^(?:(?:dt\. |original)?titel|title|judul(?: buku)?|buku|book|título|titre|titolo|isbn|seiten(?:zahl)?|pages|verlag|publisher|penerbit|éditeur|editorial)\s?[:：]/iu;
const linesOfBook = 4;

/** Collects authors and editors, line by line. */
export class BylineCollector {
  /** As written. */
  writers: string[] = [];
  editors: string[] = [];
  #sureness: number = sureness.none;
  /** Whether a word with a colon, such as `Penulis:`, names the writers. */
  areLabelled = false;
  #waitsFor: 'writers' | 'editors' | 'others' | null = null;
  /** The part of the line that stands in an element meant for authors. */
  #part = '';
  #partSureness: number = sureness.none;
  #gap = false;
  /** The line before, where it was no answer to a label. */
  #before: string | null = null;
  /** Whether the line before named writers behind a label. */
  #follows = false;
  /** How many more lines may name the author of a book that the text mentions. */
  #ofBook = 0;

  /** Text of the line, as it comes. */
  add(text: string, zone: Zone): void {
    if (zone.byline < this.#partSureness || zone.byline === sureness.none) {
      this.#gap ||= this.#part !== '' && /\S/.test(text);
      return;
    }
    if (zone.byline > this.#partSureness) this.#part = '';
    else if (this.#gap) this.#part += ', ';
    this.#part += text;
    this.#partSureness = zone.byline;
    this.#gap = false;
  }

  /** An element begins or ends. */
  edge(): void {
    if (this.#part !== '' && !this.#part.endsWith(edge)) this.#part += edge;
  }

  /** A heading of something else ends the waiting for names. */
  forget(): void {
    this.#waitsFor = null;
    this.#before = null;
    this.clear();
  }

  /** A line of something else came between. */
  pass(): void {
    this.#follows = false;
  }

  /** Whether words such as `By` name the writers, or `Penulis:`. */
  get isSure(): boolean {
    return this.#sureness === sureness.label;
  }

  /** What was collected belongs to something else; not the line under way. */
  reset(): void {
    this.writers = [];
    this.editors = [];
    this.#sureness = sureness.none;
    this.areLabelled = false;
    this.#waitsFor = null;
    this.#before = null;
  }

  /** Begins a new line. */
  clear(): void {
    this.#part = '';
    this.#partSureness = sureness.none;
    this.#gap = false;
  }

  /**
   * Judges a whole line. Returns whether it was a byline.
   * @param inHeader whether names count that have no label.
   */
  line(text: string, inHeader: boolean): boolean {
    // In a table the colon has a cell of its own.
    if (this.#waitsFor !== null && /^[:：]$/.test(text)) return true;
    const waitsFor = this.#waitsFor;
    const before = this.#before;
    const follows = this.#follows;
    this.#waitsFor = null;
    this.#follows = false;
    this.#before = waitsFor === null ? text : null;
    this.#ofBook = bookLine.test(text) ? linesOfBook : Math.max(0, this.#ofBook - 1);
    const byline = this.#ofBook > 0 ? null : readByline(this.#apart(text));
    if (byline !== null) {
      // The role stands below the name: what follows is the name of another.
      const named = before !== null && isRoleAlone(text) ? readNames(before, 2) : null;
      if (named !== null && byline.waitsFor === 'writers') this.#write([named], sureness.label);
      if (named !== null && byline.waitsFor === 'editors') this.editors.push(named);
      if (named !== null) return true;
      if (byline.isHouse) this.#yieldToHouse();
      // `Autor: Jane Doe`, `Autor: John Roe`: each on a line of their own.
      this.#follows = byline.writers.length > 0 && /[:：]/.test(text);
      this.#write(this.#withoutTail(byline.writers), sureness.label, follows && this.#follows);
      if (byline.writers.length === 0 && inHeader && this.#partSureness > sureness.none) {
        const head = readNames(byline.head, 2);
        if (head !== null) this.#write([head], this.#partSureness);
      }
      this.areLabelled ||= this.#follows;
      this.editors.push(...byline.editors.slice(0, 5));
      this.#waitsFor = byline.waitsFor;
      return true;
    }
    if (waitsFor !== null) {
      const names = readNames(text, 1);
      if (names === null) return false;
      if (waitsFor === 'writers') {
        this.#write([names], sureness.label);
        this.areLabelled = true;
      } else if (waitsFor === 'editors') this.editors.push(names);
      return true;
    }
    if (!inHeader || this.#partSureness === sureness.none) return false;
    const names = readNames(this.#part, 2);
    if (names !== null) this.#write([names], this.#partSureness);
    return names !== null;
  }

  /** `By Jane Doe Politics`: where one name is marked, what follows it on the line is none of it. */
  #withoutTail(writers: string[]): string[] {
    const marked = this.#partSureness === sureness.marked ? readNames(this.#part, 2) : null;
    const [line = ''] = writers;
    return marked !== null && line.startsWith(`${marked} `) && areOne(line) ? [marked] : writers;
  }

  /** `By AFP`: who stands at less sure places did not write it. */
  #yieldToHouse(): void {
    if (this.#sureness >= sureness.label) return;
    this.writers = [];
    this.#sureness = sureness.marked;
  }

  /** The line, its names set apart where it is nothing but elements that hold names. */
  #apart(text: string): string {
    if (!this.#part.includes(edge)) return text;
    const isWhole = squash(this.#part.replaceAll(edge, ' ')) === text;
    return isWhole ? withoutEdges(this.#part) : text;
  }

  #write(names: readonly string[], sure: number, isMore = sure === sureness.marked): void {
    if (names.length === 0) return;
    if (sure > this.#sureness) this.writers = [...names];
    // Two marked elements are two authors; two lines of a class may be a name and a place.
    else if (sure === this.#sureness && isMore && this.writers.length < 10) {
      this.writers.push(...names);
    }
    this.#sureness = Math.max(this.#sureness, sure);
  }
}
