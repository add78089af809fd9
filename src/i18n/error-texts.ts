import { readFileSync } from 'node:fs';
import { type Language, languages } from '../core/language.js';
import { escapePattern } from '../core/text.js';

/** What an error says, in a language as far as it is known; else as it is. */
export type ErrorTexts = (language: Language) => (english: string) => string;

/** Longer texts are left as they are: they are lists of faults. In UTF-16 units. */
const longest = 1_000;

/** So many parts of one text are looked at, because part of it may be a publisher's: a real one has up to eight. */
const maxParts = 50;

/**
 * Loads `<language>.json` for each language but English. Errors are made, logged and stored in English, by other processes
 * and earlier versions too. So the English sentence is its own key, with `{names}` for what differs. A `{reason}` in it, and
 * a cause in brackets behind it, are texts of their own; so is `{what}`, which has to be a known one.
 * @param folder where the files are, as a URL that ends in `/`.
 */
export function loadErrorTexts(folder: URL): ErrorTexts {
  const translators = new Map<Language, (english: string) => string>(
    languages
      .filter((language) => language !== 'en')
      .map((language) => [
        language,
        translator(JSON.parse(readFileSync(new URL(`${language}.json`, folder), 'utf8'))),
      ]),
  );
  return (language) => translators.get(language) ?? ((english) => english);
}

interface Pattern {
  from: RegExp;
  to: string;
}

function translator(texts: Readonly<Record<string, string>>): (english: string) => string {
  const patterns: Pattern[] = Object.entries(texts)
    .filter(([from]) => from.includes('{'))
    .map(([from, to]) => ({ from: patternOf(from), to }));

  let partsLeft = 0;
  const known = (english: string): string | null => (partsLeft-- > 0 ? find(english) : null);
  const find = (english: string): string | null =>
    (Object.hasOwn(texts, english) ? texts[english] : undefined) ??
    bySentence(english) ??
    byPattern(english) ??
    withCause(english) ??
    ofPlace(english);

  function byPattern(english: string): string | null {
    for (const { from, to } of patterns) {
      const groups = from.exec(english)?.groups;
      if (groups === undefined || (groups.what !== undefined && known(groups.what) === null)) continue;
      const value = (name: string) => {
        const text = groups[name] ?? '';
        return name === 'reason' || name === 'what' ? (known(text) ?? text) : text;
      };
      return to.replace(/\{(\w+)\}/g, (_, name: string) => value(name));
    }
    return null;
  }

  /** `… (cause)` */
  function withCause(english: string): string | null {
    const [, text = '', cause = ''] = /^(.+?) \((.+)\)$/s.exec(english) ?? [];
    const said = text === '' ? null : known(text);
    return said && `${said} (${known(cause) ?? cause})`;
  }

  /** What failed and what to do about it, each in a sentence. */
  function bySentence(english: string): string | null {
    for (const { index } of english.matchAll(/(?<=\.) (?=[A-Z`])/g)) {
      const first = known(english.slice(0, index));
      const rest = first && known(english.slice(index + 1));
      if (rest) return `${first} ${rest}`;
    }
    return null;
  }

  /** `/data: the disk is full` */
  function ofPlace(english: string): string | null {
    const at = english.lastIndexOf(': ');
    const reason = at < 0 ? undefined : texts[english.slice(at + 2)];
    return reason === undefined ? null : `${english.slice(0, at)}: ${reason}`;
  }

  return (english) => {
    partsLeft = maxParts;
    return english.length > longest ? english : (known(english) ?? english);
  };
}

function patternOf(text: string): RegExp {
  const parts = text.split(/\{(\w+)\}/);
  const source = parts.map((part, index) => (index % 2 === 1 ? `(?<${part}>.+?)` : escapePattern(part)));
  return new RegExp(`^${source.join('')}$`, 's');
}
