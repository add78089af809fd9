import type { Language } from '../core/language.js';
import { perLanguage } from './per-language.js';

// en-GB writes no comma before "and".
const locales: Readonly<Record<Language, string>> = { en: 'en-GB', id: 'id' };
const formatOf = perLanguage((language) => new Intl.ListFormat(locales[language], { type: 'conjunction' }));

/** `A, B dan C`, `A, B and C`. */
export function formatList(items: readonly string[], language: Language): string {
  const list = formatOf(language).format(items);
  return language === 'id' ? list.replace(/, dan (?=[^,]*$)/, ' dan ') : list;
}
