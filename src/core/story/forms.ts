import { storyLanguages } from '../linguistics/languages.js';
import type { Token } from './tokens.js';

/** Short form → the words under which it is compared, by language. */
const forms: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> = new Map(
  storyLanguages.map(({ code, story }) => [
    code,
    new Map(
      story.forms.split(', ').flatMap((group) => {
        const [short = '', full = ''] = group.split('=');
        return short.split(' ').map((word): [string, string[]] => [word, full.split(' ')]);
      }),
    ),
  ]),
);

/** The words of a text with short forms written out, and one word for what several mean: `Menkeu`, `eks`, `blaze`. */
export function inFullForms(tokens: readonly Token[], language: string | null): readonly Token[] {
  const own = forms.get(language === 'ms' ? 'id' : (language ?? ''));
  if (own === undefined) return tokens;
  return tokens.flatMap((token) => own.get(token.word)?.map((word) => ({ ...token, word })) ?? token);
}
