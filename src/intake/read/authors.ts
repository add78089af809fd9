import { squash } from '../../core/text.js';
import { plainText } from './html-text.js';
import { isWebAddress } from './links.js';

const mostAuthors = 20;
const longestName = 100;

/** `lawyer@example.net (Lawyer Boyer)`: the form that RSS asks for. */
const mailThenName = /^\S{1,200}@\S{1,200}\s*\(([^()]+)\)$/;
const mail = /[<([]?\s*(?:mailto:)?[^\s<>()[\],;]{1,100}@[^\s<>()[\],;]{1,100}\s*[>)\]]?/gi;
const role = /^(?:by|oleh|penulis|reporter|pewarta|laporan)(?:\s*:\s*|\s+)(?=\p{Lu})/iu;
/** A person's name of two words or more, perhaps with the place that it was written in, which is no part of it. */
const personsName =
  /^(\p{Lu}\S*(?:\s(?:\p{Lu}\S*|van|von|der|den|de|da|di|dos|del|la|le|bin|binti|al|el|ibn|y)){1,4})(?:\sin\s\p{Lu}.*)?$/u;

/**
 * The names in what a publisher wrote as authors, in order, each once, without e-mail addresses. `A, B and
 * C` and `A, B dan C` are three; `Doe, John` and `Ministry of Food and Trade` stay one.
 */
export function readAuthors(written: readonly string[]): string[] {
  const names = new Map<string, string>();
  for (const text of written.slice(0, mostAuthors * 2)) {
    for (const name of splitNames(cleanAuthor(text))) {
      if (isName(name) && names.size < mostAuthors) {
        const key = name.toLowerCase();
        if (!names.has(key)) names.set(key, name);
      }
    }
  }
  return [...names.values()];
}

function cleanAuthor(written: string): string {
  const text = plainAuthor(written.slice(0, 2000));
  const named = mailThenName.exec(text)?.[1];
  return squash((named ?? text.replace(mail, ' ')).replace(role, ''));
}

/** `Name <a@b>` looks like markup, but the bracket holds an address. */
function plainAuthor(text: string): string {
  return plainText(text.replace(mail, (found) => ` ${found.replace(/[<>]/g, '')} `)).replace(/\(\s*\)/g, '');
}

function isName(text: string): boolean {
  return /\p{L}/u.test(text) && !isWebAddress(text) && text.length <= longestName;
}

function splitNames(text: string): string[] {
  return text
    .split(/\s*[;|]\s*/)
    .flatMap(splitList)
    .map((name) => name.replace(/^[\s,\-–]+|[\s,\-–]+$/g, '').replace(personsName, '$1'));
}

function splitList(text: string): string[] {
  const byCommas = text.split(/\s*,\s*/);
  const ends = (byCommas.at(-1) ?? '')
    .split(/^(?:and|dan|&)\s+|\s+(?:and|dan|&)\s+/)
    .filter((part) => part !== '');
  const listed = [...byCommas.slice(0, -1), ...ends];
  // Both commas and an `and`: a list beyond doubt. One of them alone may belong to a single name.
  const certain = byCommas.length > 1 && (ends.length > 1 || /^(?:and|dan|&)\s/.test(byCommas.at(-1) ?? ''));
  if (certain && listed.every((part) => /^\p{Lu}/u.test(part))) return listed;
  return listed.every((part) => personsName.test(part)) ? listed : [text];
}
