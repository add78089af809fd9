import { plainText } from '../html/html-text.js';

/** A node of linked data (https://schema.org), with nothing certain about it. */
export type LinkedNode = Readonly<Record<string, unknown>>;

const maxNodes = 2000;
const deepest = 12;
/** Where the page's own article may stand. Lists of others are not entered: `itemListElement`, `mentions`, a live page's updates. */
const containers = ['@graph', 'mainEntity', 'mainEntityOfPage', 'hasPart'] as const;
const articleType = /(?:^|[/:#])(?:[A-Za-z]*Article|BlogPosting|LiveBlogPosting|Report)$/;

/** Whether a node calls itself an article of any kind. */
export function isArticle(node: LinkedNode): boolean {
  return list(node['@type']).some((type) => typeof type === 'string' && articleType.test(type));
}

/** All nodes that stand at the top or in a container, in the document's order. */
export function nodesOf(data: unknown): LinkedNode[] {
  const found: LinkedNode[] = [];
  const enter = (value: unknown, depth: number): void => {
    if (depth > deepest || found.length >= maxNodes) return;
    if (Array.isArray(value)) {
      for (const entry of value.slice(0, maxNodes)) enter(entry, depth + 1);
    } else if (isNode(value)) {
      found.push(value);
      for (const name of containers) enter(value[name], depth + 1);
    }
  };
  enter(data, 0);
  return found;
}

/** A value as a list; nothing is an empty one. */
export function list(value: unknown): unknown[] {
  return value === null || value === undefined ? [] : Array.isArray(value) ? value.slice(0, 50) : [value];
}

/** Whether a value is an object. */
export function isNode(value: unknown): value is LinkedNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as plain text; also of `{ "@value": … }`. Null when there is none. */
export function textOf(value: unknown): string | null {
  const raw = isNode(value) ? value['@value'] : Array.isArray(value) ? value[0] : value;
  if (typeof raw !== 'string') return null;
  const text = plainText(raw.slice(0, 8000));
  return text === '' ? null : text;
}

/**
 * The data in a script, also where it is not quite JSON: wrapped in comments or CDATA, with comments,
 * trailing commas, raw line breaks in strings, needless escapes, or written with `&quot;`. Null when it
 * cannot be read. Takes linear time.
 */
export function parseLinkedData(script: string): unknown {
  const text = script.trim();
  if (text === '') return null;
  return parsed(text) ?? parsed(repaired(text)) ?? null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What pages wrap data in, so that it passes for HTML or XHTML. */
const wrapper = /(?:\/\/\s*)?(?:<!--|-->|<!\[CDATA\[|\]\]>)/y;

/** A scanner by hand: a pattern with alternatives would go back and forth over an unclosed string. */
function repaired(text: string): string {
  const source = text.includes('"') ? text : text.replaceAll('&quot;', '"');
  let out = '';
  /** A comma that stands only if no bracket follows it. */
  let comma = '';
  const add = (piece: string) => {
    out += comma + piece;
    comma = '';
  };
  let index = 0;
  while (index < source.length) {
    const char = source.charAt(index);
    wrapper.lastIndex = index;
    if (char === '"') {
      const end = stringEnd(source, index);
      add(repairedString(source.slice(index, end)));
      index = end;
    } else if ('/<-]'.includes(char) && wrapper.test(source)) {
      index = wrapper.lastIndex;
    } else if (char === '/') {
      index = commentEnd(source, index);
    } else {
      index++;
      if (char === '}' || char === ']') comma = '';
      if (char === ',') comma = ',';
      else if (char > ' ') add(char);
    }
  }
  return out.replace(/;$/, '');
}

function stringEnd(source: string, start: number): number {
  let index = start + 1;
  while (index < source.length && source[index] !== '"') index += source[index] === '\\' ? 2 : 1;
  return index + 1;
}

function commentEnd(source: string, start: number): number {
  const isBlock = source[start + 1] === '*';
  const end = source.indexOf(isBlock ? '*/' : '\n', start + 2);
  return end < 0 ? source.length : end + (isBlock ? 2 : 1);
}

const shortEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function repairedString(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is escaped
      .replace(/\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|\\|[\u0000-\u001f]/g, (found) => {
        if (found.length > 1) return found;
        return found === '\\' ? '' : (shortEscapes[found] ?? ' ');
      })
  );
}
