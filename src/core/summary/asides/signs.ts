import { fold, words } from '../../text.js';

const address = /https?:|\bwww\.|\.\p{Ll}{2,3}\/|\.(?:com|co|id|org|net)\b/u;
const handle = /[@#][\p{L}\d]/u;
const quotation = /["“”«»]/;
const label = /^[^.]{2,40}[:|]/;
/** `👉 Tap the link`, `(Read more)`. */
const bracket = /^[^\p{L}\p{N}"“”«‘']/u;

/** Signs of one kind are a few classes: lengths by four words, capitals by quarters of the words behind the first. */
const longest = 6;

/**
 * What may show whether a sentence tells news or speaks of its publisher: its words and pairs of words, those at its beginning
 * and end, and what it looks like. Names of other signs than words begin with `=`.
 * @param houses what the publisher is called, folded.
 */
export function signsOf(sentence: string, houses: readonly string[]): Set<string> {
  const own = words(sentence).map((word) => (/^\d+$/.test(word) ? '#' : word));
  const signs = new Set(own);
  for (let index = 1; index < own.length; index++) signs.add(`${own[index - 1]} ${own[index]}`);
  signs
    .add(`^${own[0]}`)
    .add(`^${own[0]} ${own[1]}`)
    .add(`${own.at(-1)}$`);
  signs.add(`=words ${Math.min(longest, own.length >> 2)}`).add(`=capitals ${capitalsIn(sentence)}`);
  if (address.test(sentence)) signs.add('=address');
  if (handle.test(sentence)) signs.add('=handle');
  if (sentence.endsWith('!')) signs.add('=!');
  if (sentence.endsWith('?')) signs.add('=?');
  if (quotation.test(sentence)) signs.add('=quotation');
  if (label.test(sentence)) signs.add('=label');
  if (bracket.test(sentence)) signs.add('=bracket');
  if (own.length > 8 && own.includes('#')) signs.add('=number');
  if (houses.length > 0 && namesOne(fold(sentence), houses)) signs.add('=house');
  return signs;
}

function namesOne(folded: string, houses: readonly string[]): boolean {
  return houses.some((house) => house.length > 3 && folded.includes(house));
}

/** How many words behind the first begin with a capital, in quarters. */
function capitalsIn(sentence: string): number {
  const [, ...behind] = sentence.match(/\p{L}+/gu) ?? [];
  const capitals = behind.filter((word) => /^\p{Lu}/u.test(word)).length;
  return Math.floor((4 * capitals) / Math.max(1, behind.length));
}
