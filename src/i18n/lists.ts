import type { Language } from '../core/language.js';

// en-GB writes no comma before "and". Making one costs a hundred times what using it does.
const formats: Readonly<Record<Language, Intl.ListFormat>> = {
  en: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
  id: new Intl.ListFormat('id', { type: 'conjunction' }),
};

/** `A, B dan C`, `A, B and C`. */
export function formatList(items: readonly string[], language: Language): string {
  const list = formats[language].format(items);
  return language === 'id' ? list.replace(/, dan (?=[^,]*$)/, ' dan ') : list;
}
