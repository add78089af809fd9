import type { Scopes } from './scopes.js';
import { attributeNames } from './vocabulary.js';

/** The longest value or attribute that is kept, in UTF-16 units. */
export const longestValue = 4096;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it stands in an element or between double quotes. */
function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (found) => escapes[found] ?? '');
}

/** An element as well-formed XML; `attributes` as {@link attributesXml} gives them. */
export function elementXml(name: string, attributes: string, text: string): string {
  return `<${name}${attributes}>${escapeXml(text)}</${name}>`;
}

/** The attributes that we read, by their local names, with the base and the language that hold there. */
export function attributesXml(attributes: Record<string, string>, { base, lang }: Scopes): string {
  let xml = attributeXml('base', base) + attributeXml('lang', lang);
  for (const name of Object.keys(attributes)) {
    const local = localName(name);
    // `isPermaLink` and `x:isPermaLink` are one, and twice the same would be no XML.
    if (!attributeNames.has(local) || xml.includes(` ${local}="`)) continue;
    xml += attributeXml(local, (attributes[name] ?? '').slice(0, longestValue));
  }
  return xml;
}

function attributeXml(name: string, value: string): string {
  return value === '' ? '' : ` ${name}="${escapeXml(value)}"`;
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
