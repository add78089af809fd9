import { resolveLink } from './links.js';
import { prefixOf } from './vocabulary.js';

interface Scope {
  depth: number;
  /** Prefix as written → ours; null where the namespace means nothing to us. Inherits from the outer scope. */
  prefixes: Record<string, string | null>;
  base: string;
  lang: string;
}

/** What `xmlns`, `xml:base` and `xml:lang` say at the place that is being read. */
export class Scopes {
  #inner: Scope;
  readonly #url: string;
  readonly #outer: Scope[] = [];

  constructor(url: string) {
    this.#url = url;
    this.#inner = { depth: 0, prefixes: Object.create(null), base: '', lang: '' };
  }

  /** Against what addresses are resolved here; empty where that is the address of the feed. */
  get base(): string {
    return this.#inner.base;
  }

  /** The language here, as written; empty where none is said. */
  get lang(): string {
    return this.#inner.lang;
  }

  /**
   * Takes in the attributes of an element, their names in lower case.
   * @param takeDefault whether a default namespace counts.
   */
  enter(depth: number, attributes: Record<string, string>, takeDefault: boolean): void {
    const { prefixes, base, lang } = this.#inner;
    let scope: Scope | null = null;
    for (const name of Object.keys(attributes)) {
      if (!name.startsWith('xml')) continue;
      const value = attributes[name] ?? '';
      scope ??= { depth, prefixes: Object.create(prefixes), base, lang };
      if (name === 'xml:base') scope.base = resolveLink(value, base || this.#url) ?? base;
      else if (name === 'xml:lang') scope.lang = value.slice(0, 40);
      else if (name.startsWith('xmlns:')) scope.prefixes[name.slice(6)] = prefixOf(value);
      else if (name === 'xmlns' && takeDefault) scope.prefixes[''] = prefixOf(value);
    }
    if (scope === null) return;
    this.#outer.push(this.#inner);
    this.#inner = scope;
  }

  /** Forgets what an element brought when it ends. */
  leave(depth: number): void {
    if (this.#inner.depth === depth) this.#inner = this.#outer.pop() ?? this.#inner;
  }

  /** The name of an element under the prefix that we know its namespace by; `fallback` is that of a bare one. */
  canonicalName(name: string, fallback: string): string {
    const colon = name.indexOf(':');
    const written = colon < 0 ? '' : name.slice(0, colon);
    const known = this.#inner.prefixes[written] ?? (colon < 0 ? fallback : written);
    const local = name.slice(colon + 1);
    return known === '' ? local : `${known}:${local}`;
  }
}
