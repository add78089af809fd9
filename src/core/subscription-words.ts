import { z } from 'zod';
import { PhraseTree } from './classify/phrases.js';
import { findsEverything, isTooLongToQuery, parseQuery, wholeTerms } from './query.js';
import { words } from './text.js';

/** The longest word or phrase of a subscription, in UTF-16 units, and how many of each kind it has at the most. */
export const maxWords = { length: 100, count: 20 };

const listSchema = z.array(z.string().min(1).max(maxWords.length)).min(1).max(maxWords.count);

/** The fields of an interval that say which of the topic's articles come by it. Absent: all do. */
export const wordsShape = {
  /** One of these has to be in an article: each as it was typed, `persib "liga 1"`, all of whose terms have to be there. */
  only: listSchema.optional(),
  /** None of these may be in it: each a word or a phrase. */
  never: listSchema.optional(),
};

const wordsSchema = z.object(wordsShape);

/** The words that articles of a subscription must or must not have. */
export type SubscriptionWords = z.infer<typeof wordsSchema>;

/** What words are looked for in. */
export interface ArticleText {
  headline: string;
  summary: string | null;
}

/** Which words keep an article out: the one that it has and must not have, or those of which it has none. */
export type WordVerdict = { never: string } | { only: readonly string[] };

/** Which words keep a text out; null where it comes. `never` wins over `only`. */
export function wordVerdict(text: ArticleText, given: SubscriptionWords): WordVerdict | null {
  if (!hasWords(given)) return null;
  const { tree, entries } = compiledOf(given);
  const texts = [words(text.headline), words(text.summary ?? '')];
  const found = new Set(texts.flatMap((each) => tree.find(each).map(({ phrase }) => phrase)));
  const isThere = ({ terms }: Entry) => terms.length > 0 && terms.every((term) => found.has(term));
  const unwanted = entries.find((entry) => entry.kind === 'never' && isThere(entry));
  if (unwanted !== undefined) return { never: unwanted.typed };
  return given.only === undefined || entries.some(isThere) ? null : { only: given.only };
}

/** One entry of words, with the numbers of its terms. */
interface Entry {
  kind: 'only' | 'never';
  typed: string;
  terms: readonly number[];
}

/** All terms of some words as one tree, so that a text is read once, however many words there are. */
interface Compiled {
  tree: PhraseTree;
  entries: readonly Entry[];
}

/** By the interval that they belong to: many entries are judged by the same one. */
const compiled = new WeakMap<SubscriptionWords, Compiled>();

function compiledOf(given: SubscriptionWords): Compiled {
  const known = compiled.get(given);
  if (known !== undefined) return known;
  const tree = new PhraseTree();
  const entries = (['never', 'only'] as const).flatMap((kind) =>
    (given[kind] ?? []).map((typed): Entry => {
      const query = parseQuery(typed);
      const terms = query === null ? [] : [...query.must, ...query.phrases];
      return { kind, typed, terms: terms.map((term) => tree.add(term)) };
    }),
  );
  const made = { tree, entries };
  compiled.set(given, made);
  return made;
}

/** What somebody typed behind a topic: `juara -"timnas putri"`. Its words are one entry of `only`, the others `never`. */
export function readWords(typed: string): SubscriptionWords {
  return wordsOf(readAll(typed));
}

/** The same without what nearly every article has: with it nothing would come, or all. */
export function readTellingWords(typed: string): SubscriptionWords {
  const { only, never } = readAll(typed);
  return wordsOf({ only: only.filter(saysSomething), never: never.filter(saysSomething) });
}

/** Those of the words that {@link readTellingWords} leaves out: `-a`, `-yang`. */
export function commonWords(typed: string): string[] {
  const { only, never } = readAll(typed);
  return [...only, ...never].filter((word) => !saysSomething(word));
}

/** Whether a subscription with these words has room for all that somebody typed: what has none is left out. */
export function hasRoomFor(typed: string, now: SubscriptionWords): boolean {
  const { isWhole, ...all } = readAll(typed);
  const fits = (kind: 'only' | 'never') =>
    new Set([...(now[kind] ?? []), ...all[kind].filter(saysSomething)]).size <= maxWords.count;
  return isWhole && fits('only') && fits('never');
}

/** Whether an article can be told from others by a word. */
function saysSomething(word: string): boolean {
  const query = parseQuery(word);
  return query !== null && !findsEverything(query);
}

/** `isWhole`: whether there is room for all that was typed. */
function readAll(typed: string): { only: string[]; never: string[]; isWhole: boolean } {
  // A query needs a word that has to be there, also where somebody only says what they do not want.
  const asked = `${neutral} ${wholeTerms(typed, longestTyped)}`;
  const query = parseQuery(asked) ?? { must: [], phrases: [], not: [] };
  const wanted = [...query.must.filter((word) => word !== neutral), ...query.phrases.map(quoted)];
  const terms = [...wanted];
  while (terms.join(' ').length > maxWords.length) terms.pop();
  const unwanted = query.not.map((term) => (term.includes(' ') ? quoted(term) : term));
  const never = unwanted.filter((each) => each.length <= maxWords.length);
  const isWhole = typed.length <= longestTyped && !isTooLongToQuery(asked);
  return {
    only: terms.length === 0 ? [] : [terms.join(' ')],
    never,
    isWhole: isWhole && terms.length === wanted.length && never.length === unwanted.length,
  };
}

const neutral = '0kabar0';

/** What a query has room for beside that, in UTF-16 units. */
const longestTyped = 190;

const quoted = (term: string) => `"${term}"`;

/** A word or phrase as it is named in a sentence, which has quotes of its own. */
export function namedWord(word: string): string {
  return word.replace(/^"([^"]*)"$/, '$1');
}

/** Both together, each word once, the older first and no more than there may be. */
export function joinWords(left: SubscriptionWords, right: SubscriptionWords): SubscriptionWords {
  return wordsOf({
    only: [...(left.only ?? []), ...(right.only ?? [])],
    never: [...(left.never ?? []), ...(right.never ?? [])],
  });
}

/** The words without one of them. */
export function withoutWord(
  { only = [], never = [] }: SubscriptionWords,
  kind: 'only' | 'never',
  word: string,
): SubscriptionWords {
  const others = (list: readonly string[], of: 'only' | 'never') =>
    list.filter((each) => of !== kind || each !== word);
  return wordsOf({ only: others(only, 'only'), never: others(never, 'never') });
}

/** Only the fields of words, as they are stored: a list of none is left out. */
export function wordsOf({ only = [], never = [] }: SubscriptionWords): SubscriptionWords {
  const some = (list: readonly string[]) => [...new Set(list)].slice(0, maxWords.count);
  return { ...(only.length > 0 && { only: some(only) }), ...(never.length > 0 && { never: some(never) }) };
}

/** Whether there are any words. */
export function hasWords({ only, never }: SubscriptionWords): boolean {
  return only !== undefined || never !== undefined;
}
