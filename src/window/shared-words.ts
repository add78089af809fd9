import type { Article } from '../core/article.js';
import { stemmerOf } from '../core/story/stem.js';
import { stopWords } from '../core/story/tokens.js';
import { words } from '../core/text.js';

/** Words that are named at most, and the length from which on one says something; a number always does. */
const maxShared = 8;
const tellingLength = 3;

type Text = Pick<Article, 'headline' | 'summary' | 'language'>;

/** What two articles of a story both say, in the words of the first: the headline's come first. */
export function sharedWords(one: Text, other: Text): string[] {
  const stem = stemmerOf(one.language);
  const told = new Set(textOf(other).map(stem));
  const found = new Map<string, string>();
  for (const word of textOf(one)) {
    const isTelling = (word.length >= tellingLength || /\p{N}/u.test(word)) && !stopWords.has(word);
    const root = stem(word);
    if (isTelling && told.has(root) && !found.has(root)) found.set(root, word);
  }
  return [...found.values()].slice(0, maxShared);
}

const textOf = ({ headline, summary }: Text): string[] => words(`${headline} ${summary ?? ''}`);
