import { everyWord } from '../linguistics/languages.js';
import { isTelling, type Token } from './tokens.js';

/** Words before the name of a place, in all languages. */
const before: ReadonlySet<string> = everyWord(({ story }) => story?.where);

/** So many words may stand between such a word and the name: `in the eastern city of Lyon`. */
const reach = 5;

/**
 * The names that say where something happened. Right behind such a word a capital is enough, even where every word has one.
 * @param isName whether a word is a name.
 */
export function scenesOf(tokens: readonly Token[], isName: (token: Token) => boolean): Token[] {
  const scenes: Token[] = [];
  for (const [place, token] of tokens.entries()) {
    if (!before.has(token.word) || token.capital) continue;
    const end = tokens.findIndex(({ first }, index) => index > place && first);
    const next = tokens.slice(place + 1, end < 0 ? undefined : end);
    const isPlace = (each: Token) => isName(each) || (each === next[0] && each.capital && isTelling(each));
    const begin = next.slice(0, reach).findIndex(isPlace);
    if (begin < 0) continue;
    const names = next.slice(begin);
    const behind = names.findIndex((each) => !isPlace(each));
    scenes.push(...names.slice(0, behind < 0 ? undefined : behind).slice(0, 3));
  }
  return scenes;
}
