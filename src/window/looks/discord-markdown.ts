import type { LookNode } from './node.js';

/** An instant by each reader's clock. https://discord.com/developers/docs/reference#message-formatting */
const timestamp = /^<t:(-?\d{1,13})(?::[a-zA-Z])?>/;

/** What stands behind the text of a masked link. */
const target = /^\]\(<?([^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)>?\)/;

/** The same within angle brackets, where parentheses are part of the address. */
const bracketedTarget = /^\]\(<([^\s<>]+)>\)/;

const code = /^`([^`\n]+)`/;

/** A backslash takes the meaning from the sign behind it, and is not shown. */
const escaped = /^\\([!-/:-@[-`{-~])/;

/** Forms within forms, at most: a sign without an end is looked for again within each. */
const maxDepth = 2;

/** A line in small letters. What stands between two of them is at the even places of a split. */
const smallLine = /^-# (.*)$/m;

/** Reads the markdown that Discord shows: bold, code, small lines, masked links, instants and escaped signs; the rest is text. */
export function readDiscordMarkdown(source: string): LookNode[] {
  return source.split(smallLine).flatMap((piece, place): LookNode[] => {
    const nodes = new Reading(piece).read(null);
    return place % 2 === 0 ? nodes : [{ form: 'small', inside: nodes }];
  });
}

/** A text that is read from its beginning. */
class Reading {
  #rest: string;
  #depth = 0;

  constructor(source: string) {
    this.#rest = source;
  }

  /** Reads up to what ends the form that is open, or to the end. */
  read(end: '**' | ']' | null): LookNode[] {
    const nodes: LookNode[] = [];
    const say = (text: string) => {
      const last = nodes.at(-1);
      if (typeof last === 'string') nodes[nodes.length - 1] = last + text;
      else nodes.push(text);
    };
    while (this.#rest !== '' && !(end !== null && this.#rest.startsWith(end))) {
      const sign = this.#take(escaped);
      if (sign !== null) {
        say(sign);
        continue;
      }
      const node = this.#form(end);
      if (node !== null) nodes.push(node);
      else say(this.#next());
    }
    return nodes;
  }

  #form(end: '**' | ']' | null): LookNode | null {
    const written = this.#take(code);
    if (written !== null) return { form: 'code', inside: [written] };
    const seconds = this.#take(timestamp);
    if (seconds !== null) return { form: 'time', at: Number(seconds) * 1000, inside: [] };
    if (this.#depth >= maxDepth) return null;
    if (end !== '**' && this.#rest.startsWith('**')) return this.#within('**', () => this.#bold());
    if (end !== ']' && this.#rest.startsWith('[')) return this.#within('[', () => this.#link());
    return null;
  }

  #bold(): LookNode | null {
    const inside = this.read('**');
    if (!this.#rest.startsWith('**') || inside.length === 0) return null;
    this.#rest = this.#rest.slice(2);
    return { form: 'bold', inside };
  }

  #link(): LookNode | null {
    const inside = this.read(']');
    const href = this.#take(bracketedTarget) ?? this.#take(target);
    return href === null ? null : { form: 'link', href, inside };
  }

  /** Reads a form behind its sign, or nothing where it has no end: then the sign is text. */
  #within(sign: string, read: () => LookNode | null): LookNode | null {
    const before = this.#rest;
    this.#rest = before.slice(sign.length);
    this.#depth += 1;
    const node = read();
    this.#depth -= 1;
    if (node === null) this.#rest = before;
    return node;
  }

  #take(pattern: RegExp): string | null {
    const match = pattern.exec(this.#rest);
    if (match === null) return null;
    this.#rest = this.#rest.slice(match[0].length);
    return match[1] ?? '';
  }

  #next(): string {
    const [text = ''] = /^[^\\*`[\]<]+|^[\s\S]/u.exec(this.#rest) ?? [];
    this.#rest = this.#rest.slice(text.length);
    return text;
  }
}
