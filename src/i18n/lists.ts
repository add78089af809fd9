import type { Language } from '../core/language.js';

/** `A, B dan C`, `A, B and C`. */
export function formatList(items: readonly string[], language: Language): string {
  // en-GB writes no comma before "and".
  const locale = language === 'en' ? 'en-GB' : language;
  const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
  return language === 'id' ? list.replace(/, dan (?=[^,]*$)/, ' dan ') : list;
}
