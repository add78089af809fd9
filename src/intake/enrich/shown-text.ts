import { escapePattern } from '../../core/text.js';

/** How much is kept, in UTF-16 units. */
const longest = 262_144;

/** All text that a page shows, wherever it stands: whom an article names, it shows somewhere. */
export class ShownText {
  #text = '';

  add(text: string): void {
    if (this.#text.length < longest) this.#text += text;
  }

  has(name: string): boolean {
    return new RegExp(escapePattern(name).replace(/\s+/g, '\\s+'), 'iu').test(this.#text);
  }
}
