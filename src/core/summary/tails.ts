import { agencies } from '../linguistics/agencies.js';
import { everyPattern } from '../linguistics/languages.js';
import { words } from '../text.js';

/** Hashtags, initials of editors, and lists in brackets, which hang on to the last sentence. */
const tails = [
  /[\s*]+$/u,
  // `… on Monday.ADVT`
  /(?<=\p{Ll}[.!?]["”’]?)\s*\p{Lu}{3,12}$/u,
  /(?:\s*#(?=[\p{N}_]*\p{L})[\p{L}\p{N}_]+(?:\s+@[\p{L}\p{N}_]+)*)+\s*$/u,
  // `(ap, dpa) rs/hp`
  /(?<=[.!?…][)\]"'”’]?\s*(?:[([][^()[\].!?]{1,80}[)\]]\s*)?)(?<=[\s)])\p{Ll}{1,4}\/\p{Ll}{1,4}$/u,
  // `hp/yf (dpa, afp)`
  /(?<=[.!?…][)\]"'”’]?\s)\p{Ll}{1,4}\/\p{Ll}{1,4}\s*\([^()]{2,40}\)$/u,
  /(?<=[。！？]["'”’]?)\s*[（【][^（）【】]{1,40}[）】]\s*$/u,
  // `(cr5/portal.com)`
  /(?<=[.!?…。]["'”’]?)(?:\s*[([](?:[^()[\].!?]|\.(?=\p{Ll})){1,80}[)\]]\.?)+\s*$/u,
  new RegExp(
    `(?:^|\\s+)(?:${everyPattern((language) => language.lead?.readMore)})\\s*(?:…|\\.{3}|»|>>|→|>)*$`,
    'iu',
  ),
  /\s+more\s*(?:…|\.{3}|»|>>|→|>)+$/iu,
  /[\s|»→>]+$/u,
  // `… as a podcast. https://portal.com/faq`
  /(?<=\p{L}\.) https?:\/\/\S+$/u,
  // What Unicode takes for a part of the sentence, since no capital follows: `… schools. 25 comments`, `… -- Jane Doe`.
  new RegExp(
    `(?<=\\p{L}{3}[.!?…]["'”’)]*)\\s+(?:[-–—]{1,2}\\s?[^.!?]{2,60}|(?:${everyPattern((language) => language.lead?.trailer)}))$`,
    'u',
  ),
  // `… to schools. — Reuters`
  new RegExp(
    `(?<=[.!?…。]["'”’]?)\\s*[-–—]{1,2}\\s?(?:${agencies.filter((name) => !/[/.]/.test(name)).join('|')})\\.?$`,
    'iu',
  ),
];

/** Longer than what hangs on to a sentence, in UTF-16 units. */
const longestTail = 160;

const houseAtEnd = /\s+[|–—-]\s([^|–—]{3,40})$/u;

/**
 * A line without what hangs on to its last sentence.
 * @param houses what the publisher is called, folded.
 */
export function withoutTail(text: string, houses: readonly string[] = []): string {
  const named = words(houseAtEnd.exec(text)?.[1] ?? '').join(' ');
  const line = houses.includes(named) ? text.replace(houseAtEnd, '') : text;
  const start = Math.max(0, line.length - longestTail);
  const rest = tails.reduce((text, tail) => text.replace(tail, ''), line.slice(start));
  // A full stop and the three dots of a cut, which "Read more" had followed.
  return line.slice(0, start) + rest.replace(/(?<=\p{L})\.{4}$/u, '.');
}
