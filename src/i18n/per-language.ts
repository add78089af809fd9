import type { Language } from '../core/language.js';

/** One of a kind for each language, made when it is first asked for: the engine takes milliseconds to make one of its formats. */
export function perLanguage<T>(make: (language: Language) => T): (language: Language) => T {
  const made = new Map<Language, T>();
  return (language) => {
    const known = made.get(language) ?? make(language);
    made.set(language, known);
    return known;
  };
}
