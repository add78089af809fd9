import { cookieFor, cookieOf } from '../core/cookies.js';
import { type Language, languages } from '../core/language.js';

const cookie = 'kabar_language';

/** How long a choice is kept, in seconds. */
const keptSeconds = 365 * 24 * 3_600;

/** The language that somebody chose on a page; null where they chose none. */
export function chosenLanguage(request: Pick<Request, 'headers'>): Language | null {
  const chosen = cookieOf(request, cookie);
  return languages.find((language) => language === chosen) ?? null;
}

/** The header that has a browser keep a choice. */
export const languageCookieFor = (request: Request, language: Language): string =>
  cookieFor(request, cookie, language, keptSeconds);
