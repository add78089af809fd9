import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

/** Attributes by name in lower case; the map is used again for the next tag. */
export type Attributes = ReadonlyMap<string, string>;

/** Hears what stands in a page, in its order. Text may come in any number of pieces. */
export interface MarkupHandler {
  open(tag: string, attributes: Attributes): void;
  close(tag: string): void;
  text(text: string): void;
}

/** The attributes that are handed on; others cost nothing. */
const kept = new Set(
  'class id rel href content name property itemprop itemtype datetime pubdate title src lang type width http-equiv data-testid data-component'.split(
    ' ',
  ),
);
const longestTag = 24;
const longestValue = 8192;

/**
 * Bare tokens of HTML, written in pieces. Not htmlparser2's Parser: its stack of open elements makes deep
 * nesting quadratic.
 */
export class MarkupStream implements TokenizerCallbacks {
  readonly #handler: MarkupHandler;
  readonly #tokenizer: Tokenizer;
  /** What was written and may still be asked for: it begins at `#base`, and is needed from `#from`. */
  #held = '';
  #base = 0;
  #from = 0;
  #tag = '';
  #attribute = '';
  #value = '';
  readonly #attributes = new Map<string, string>();
  #stopped = false;

  constructor(handler: MarkupHandler) {
    this.#handler = handler;
    this.#tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, this);
  }

  write(chunk: string): void {
    if (this.#stopped) return;
    this.#held = this.#held.slice(this.#from - this.#base) + chunk;
    this.#base = this.#from;
    this.#tokenizer.write(chunk);
  }

  end(): void {
    if (!this.#stopped) this.#tokenizer.end();
    this.#stopped = true;
  }

  /** Nothing more is heard, not even of what was written already. */
  stop(): void {
    this.#stopped = true;
    this.#held = '';
    this.#tokenizer.pause();
  }

  #slice(start: number, end: number): string {
    this.#from = end;
    return this.#held.slice(start - this.#base, end - this.#base);
  }

  ontext(start: number, end: number): void {
    const text = this.#slice(start, end);
    if (!this.#stopped) this.#handler.text(text);
  }

  ontextentity(codepoint: number, end: number): void {
    this.#from = end;
    if (!this.#stopped) this.#handler.text(String.fromCodePoint(codepoint));
  }

  onopentagname(start: number, end: number): void {
    this.#tag = this.#slice(start, end).slice(0, longestTag).toLowerCase();
    this.#attributes.clear();
  }

  onattribname(start: number, end: number): void {
    const name = this.#slice(start, end);
    this.#attribute = name.length > longestTag ? '' : name.toLowerCase();
    this.#value = '';
  }

  onattribdata(start: number, end: number): void {
    const data = this.#slice(start, end);
    if (this.#value.length < longestValue && kept.has(this.#attribute)) this.#value += data;
  }

  onattribentity(codepoint: number): void {
    if (this.#value.length < longestValue) this.#value += String.fromCodePoint(codepoint);
  }

  onattribend(_quote: unknown, end: number): void {
    this.#from = end;
    if (kept.has(this.#attribute) && !this.#attributes.has(this.#attribute)) {
      this.#attributes.set(this.#attribute, this.#value.slice(0, longestValue));
    }
  }

  onopentagend(end: number): void {
    this.#from = end;
    if (!this.#stopped) this.#handler.open(this.#tag, this.#attributes);
  }

  onselfclosingtag(end: number): void {
    // In HTML the slash means nothing.
    this.onopentagend(end);
  }

  onclosetag(start: number, end: number): void {
    const tag = this.#slice(start, end).slice(0, longestTag).toLowerCase();
    if (!this.#stopped) this.#handler.close(tag);
  }

  oncomment(_start: number, end: number): void {
    this.#from = end;
  }

  oncdata(_start: number, end: number): void {
    this.#from = end;
  }

  ondeclaration(_start: number, end: number): void {
    this.#from = end;
  }

  onprocessinginstruction(_start: number, end: number): void {
    this.#from = end;
  }

  onend(): void {}
}
