import { arabic } from './ar.js';
import { bulgarian } from './bg.js';
import { bengali } from './bn.js';
import { czech } from './cs.js';
import { danish } from './da.js';
import { german } from './de.js';
import { greek } from './el.js';
import { english } from './en.js';
import { spanish } from './es.js';
import { persian } from './fa.js';
import { finnish } from './fi.js';
import { french } from './fr.js';
import { hebrew } from './he.js';
import { hindi } from './hi.js';
import { hungarian } from './hu.js';
import { indonesian } from './id.js';
import { italian } from './it.js';
import { japanese } from './ja.js';
import { korean } from './ko.js';
import type { BylineWords, LanguageData } from './language-data.js';
import { malay } from './ms.js';
import { dutch } from './nl.js';
import { norwegian } from './no.js';
import { polish } from './pl.js';
import { portuguese } from './pt.js';
import { romanian } from './ro.js';
import { russian } from './ru.js';
import { swedish } from './sv.js';
import { thai } from './th.js';
import { turkish } from './tr.js';
import { ukrainian } from './uk.js';
import { vietnamese } from './vi.js';
import { chinese } from './zh.js';

/**
 * All languages that Kabar knows anything of. They are used together: many feeds claim to be in English, and
 * many publishers use a system whose own words are in another language.
 */
export const languages: readonly LanguageData[] = [
  indonesian,
  malay,
  english,
  german,
  french,
  spanish,
  portuguese,
  italian,
  dutch,
  swedish,
  danish,
  norwegian,
  polish,
  turkish,
  russian,
  chinese,
  japanese,
  korean,
  arabic,
  hindi,
  bengali,
  bulgarian,
  czech,
  finnish,
  greek,
  hebrew,
  hungarian,
  persian,
  romanian,
  thai,
  ukrainian,
  vietnamese,
];

/** The words of a list that is written with spaces, or with commas too, of all languages. */
export function everyWord(pick: (language: LanguageData) => string | undefined): Set<string> {
  return new Set(
    languages.flatMap((language) => pick(language)?.split(/[ ,]+/) ?? []).filter((word) => word !== ''),
  );
}

/** The phrases of a list that is written with commas, of all languages, the longest first. */
export function everyPhrase(pick: (words: BylineWords) => string): string[] {
  const phrases = new Set(languages.flatMap(({ bylines }) => pick(bylines).split(', ')));
  phrases.delete('');
  return [...phrases].sort((a, b) => b.length - a.length);
}

/** The patterns of all languages as alternatives, for a longer pattern. */
export function everyPattern(pick: (language: LanguageData) => RegExp | undefined): string {
  return languages.flatMap((language) => pick(language)?.source ?? []).join('|');
}

/** The languages whose words tell stories apart, with these words. */
export const storyLanguages = languages.flatMap(({ code, story }) =>
  story === undefined ? [] : [{ code, story }],
);
