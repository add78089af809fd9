import type { Scopes } from './scopes.js';
import { attributeNames } from './vocabulary.js';

/** The longest value or attribute that is kept, in UTF-16 units. */
export const longestValue = 4096;

/** The attributes that we read, by their local names, with the base and the language that hold there. */
export function attributesOf(
  written: Record<string, string>,
  { base, lang }: Scopes,
): Record<string, string> {
  const read: Record<string, string> = {};
  if (base !== '') read.base = base;
  if (lang !== '') read.lang = lang;
  for (const name of Object.keys(written)) {
    const local = localName(name);
    const value = (written[name] ?? '').slice(0, longestValue);
    // `isPermaLink` and `x:isPermaLink` are one.
    if (value !== '' && attributeNames.has(local)) read[local] ??= value;
  }
  return read;
}

/** A name without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Takes out a document type before the root, with its internal subset: entities are never expanded. */
export function withoutDoctype(text: string): string {
  const start = text.search(/<!doctype/i);
  if (start < 0 || start > text.search(/<[a-z]/i)) return text;
  let nested = 0;
  for (let index = start + 9; index < text.length; index++) {
    const char = text[index];
    if (char === '[') nested++;
    else if (char === ']') nested--;
    else if (char === '>' && nested <= 0) return text.slice(0, start) + text.slice(index + 1);
    else if (char === '"' || char === "'" || text.startsWith('<!--', index)) {
      const end = text.indexOf(char === '<' ? '-->' : (char as string), index + 1);
      if (end < 0) return text;
      index = end;
    }
  }
  return text;
}

/**
 * The same text in one piece. V8 keeps what `+=` put together as a tree of its pieces until somebody looks
 * into it, which takes ten times the room where each entity is a piece.
 */
export function flat(text: string): string {
  text.charCodeAt(text.length - 1);
  return text;
}
