import { readFileSync } from 'node:fs';
import { packageRoot } from '../../../src/app/package-root.js';
import { type Language, languages } from '../../../src/core/language.js';

/** Words of dates, which stand in no file of texts. */
const dateWords: Readonly<Record<Language, string>> = {
  en: 'Mon Tue Wed Thu Fri Sat Sun Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec today yesterday',
  id: 'Sen Sel Rab Kam Jum Sab Min Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des hari ini kemarin',
};

/** What each language calls itself, cities, addresses, commands, and the rights in Discord's settings are the same in both. */
const neutral = /https?:\S+|\/\w+|\bEnglish\b|\bBahasa Indonesia\b|\bNew York\b|\bManage Webhooks\b/g;

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);

/** Every word that Kabar's chats say in a language. */
function vocabularyOf(language: Language): Set<string> {
  const file = readFileSync(new URL(`data/locales/${language}.ftl`, packageRoot), 'utf8');
  const values = file
    .replace(/^#.*$/gm, '')
    .replace(/^[a-z][a-z0-9-]* =/gm, '')
    .replace(/\{[^{}]*->|\{[^{}]*\}|^\s*\*?\[\w+\]/gm, ' ');
  return wordsOf(`${values} ${dateWords[language]}`);
}

const vocabularies = new Map(languages.map((language) => [language, vocabularyOf(language)]));

/** How a language does not write the time of a day. */
const foreignTimes: Readonly<Record<Language, RegExp>> = { en: /\b\d\d\.\d\d\b/g, id: /\b\d\d:\d\d\b/g };

/** The words of a text that Kabar says in another language only, and times of the day as only that one writes them. */
export function foreignWords(text: string, language: Language): string[] {
  const own = vocabularies.get(language);
  const said = [...wordsOf(text.replace(neutral, ' '))].filter((word) => !own?.has(word));
  const foreign = said.filter((word) => languages.some((other) => vocabularies.get(other)?.has(word)));
  return [...foreign, ...(text.match(foreignTimes[language]) ?? [])];
}
