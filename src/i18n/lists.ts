import type { Language } from '../core/language.js';

// en-GB writes no comma before "and".
const locales: Readonly<Record<Language, string>> = { en: 'en-GB', id: 'id' };

/** Made when a list is first written: making one takes ten milliseconds, and a hundred times what using it does. */
const formats: Partial<Record<Language, Intl.ListFormat>> = {};

/** `A, B dan C`, `A, B and C`. */
export function formatList(items: readonly string[], language: Language): string {
  formats[language] ??= new Intl.ListFormat(locales[language], { type: 'conjunction' });
  const list = formats[language].format(items);
  return language === 'id' ? list.replace(/, dan (?=[^,]*$)/, ' dan ') : list;
}
