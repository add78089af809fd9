import { hourWords } from '../core/linguistics/clock-words.js';
import { talkList, talkWords } from '../core/linguistics/talk.js';
import { words } from '../core/text.js';
import { courtesies, saidForms } from './courtesies.js';
import { folded, phrases } from './spoken-phrases.js';

/** What is said to an answer: that it is right, that it is not, or how to go on. */
export type SpokenReply = 'yes' | 'undo' | 'wrong' | 'more' | 'both';

const replies = phrases<SpokenReply>('replies');

/** What somebody says to the last answer; null where it is nothing of the kind. */
export function spokenReply(typed: string): SpokenReply | null {
  for (const said of [...saidForms(typed), ...saidForms(withoutCorrection(typed))]) {
    const found = replies.get(folded(said));
    if (found !== undefined) return found;
  }
  return null;
}

const [corrections, correctionEnds] = [
  new Set(talkList('corrections').map(folded)),
  talkWords('correctionEnds'),
];

/** The most words of a phrase with which somebody corrects themselves. */
const longestCorrection = 4;

/** What was typed without the words that say it stands in place of something: `oops, I meant science`, `eh jam 9`. */
export function withoutCorrection(typed: string): string {
  let tokens = typed.trim().split(/\s+/);
  const correction = () => {
    for (let count = Math.min(longestCorrection, tokens.length - 1); count > 0; count--) {
      if (corrections.has(folded(tokens.slice(0, count).join(' ')))) return count;
    }
    return 0;
  };
  for (let count = correction(); count > 0; count = correction()) tokens = tokens.slice(count);
  const isEnd = (token = '') => correctionEnds.has(folded(token));
  while (tokens.length > 1 && isEnd(tokens.at(-1))) tokens = tokens.slice(0, -1);
  return tokens.join(' ');
}

const ordinals = new Map(
  talkList('ordinals').map((said, index): [string, number] => [said, index % 6 === 5 ? -1 : index % 6]),
);
const besideOrdinals = talkWords('besideOrdinals');

/** The place in a row that somebody names, from 0, or -1 for the last: `the second one`, `yg ke-2`, `nomor dua`, `2`. */
export function ordinalSaid(typed: string): number | null {
  const said = words(typed).filter((word) => !besideOrdinals.has(word) && !courtesies.has(word));
  const [word = '', ...others] = said;
  if (others.length > 0) return null;
  const number = Number(/^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1] ?? hourWords.get(word) ?? 0);
  return ordinals.get(word) ?? (number > 0 && number <= 20 ? number - 1 : null);
}

/** Words that only answer. */
const nods = talkWords('nods');

/** Whether somebody only says yes, no, or how they like it. */
export function isNod(typed: string): boolean {
  const said = words(typed);
  return said.length > 0 && said.length < 4 && said.every((word) => nods.has(word) || courtesies.has(word));
}
