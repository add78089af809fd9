import { languages } from '../linguistics/languages.js';
import { fold, words } from '../text.js';

/** What a sentence needs to be a plea, behind the news and in front of it. */
const enough = { behind: 3, before: 4 };

/** A longer sentence without a request at its beginning tells something, in words. */
const longestUnasked = 20;

/** A request without a medium is no longer, in words. */
const longestShort = 12;

const setOf = (list: string) => new Set(list.split(' ').filter((word) => word !== ''));

/** The lists by language: `follow` is asked in English, `update` is a thing in Indonesian. */
const vocabularies = languages.flatMap(({ pleas }) =>
  pleas === undefined
    ? []
    : [
        {
          asks: setOf(pleas.asks),
          behindAsks: pleas.behindAsks === undefined ? null : setOf(pleas.behindAsks),
          notAsks: pleas.notAsks,
          politely: setOf(pleas.politely),
          luring: setOf(`${pleas.luring} ${pleas.politely}`),
          reader: setOf(pleas.reader),
          house: pleas.house,
          media: setOf(pleas.media),
          here: pleas.here,
        },
      ],
);
type Vocabulary = (typeof vocabularies)[number];

/** What asks or lures in any language. Most sentences have none of it. */
const calling = new Set(vocabularies.flatMap(({ asks, luring }) => [...asks, ...luring]));

const reporting = languages.flatMap(({ pleas }) => pleas?.reporting.split(' ') ?? []).join('|');
/** `…, the minister said on Monday`: somebody says it, and it is news. */
const attribution = new RegExp(
  `(?:[,"”’]\\s+(?:\\S+\\s+){0,6}?(?:${reporting})(?!\\p{L})|\\b(?:according to|menurut|selon|según|volgens|nach angaben)(?!\\p{L}))`,
  'iu',
);
const quotation = /["“”„«»]/;
const address = /https?:\/\/|\bwww\.|\b[\w-]{2,}\.(?:com|org|net|co|id|fm|me|ly)\b/i;

/** `See portal.org for the list`. */
const toAddress = /^\W*\p{L}+ (?:https?:\/\/|www\.|[\w-]{2,}\.(?:com|org|net|co|id)\b)/iu;

/** Whether somebody else speaks in a sentence: it is quoted, or said to be theirs. That is news, whatever it asks. */
export function isSaidByOthers(sentence: string): boolean {
  return quotation.test(sentence) || attribution.test(sentence);
}

/** Whether a sentence tells what somebody said. */
export function isAttributed(sentence: string): boolean {
  return attribution.test(sentence);
}

/** Whether a sentence only begins like a plea: `Read more books, the minister told pupils` is news. */
export function isSaidRequest(sentence: string): boolean {
  if (!attribution.test(sentence) || /^[^,]{0,60}:/.test(sentence)) return false;
  const [verb = ''] = words(sentence.slice(0, 40));
  return vocabularies.some(({ asks }) => asks.has(verb));
}

/**
 * Whether a sentence asks the reader for something instead of telling news: `Tap the link in bio`, `Yuk, simak di sini!`.
 * It is no single word that shows it, but several signs at once: an imperative, the reader, the house that speaks, and a
 * medium. A sentence that is said by somebody, or quoted, is news.
 * @param isBehind whether news stand in front of it; then less is enough, since a lead can do without it.
 * @param houses what the publisher is called, folded.
 */
export function isPlea(sentence: string, isBehind: boolean, houses: readonly string[] = []): boolean {
  if (isSaidByOthers(sentence)) return false;
  const own = words(sentence);
  if (isBehind && isShortCall(sentence, own)) return true;
  const names = houses.some((house) => ` ${own.join(' ')} `.includes(` ${house} `));
  const calls = names || own.some((word) => calling.has(word));
  return vocabularies.some((vocabulary) => {
    if (!calls && !vocabulary.house.test(sentence)) return false;
    const strength = strengthOf(sentence, own, names, vocabulary);
    return strength >= (isBehind ? enough.behind : enough.before);
  });
}

/** `Moms, mau coba?`, `Yuk kenalan!` */
function isShortCall(sentence: string, own: readonly string[]): boolean {
  if (own.length > 6) return false;
  return vocabularies.some(({ reader, luring }) =>
    sentence.endsWith('?')
      ? own.some((word) => reader.has(word) || luring.has(word))
      : sentence.endsWith('!') && luring.has(own[0] ?? ''),
  );
}

function strengthOf(
  sentence: string,
  own: readonly string[],
  namesHouse: boolean,
  { asks, behindAsks, notAsks, politely, luring, reader, house, media, here }: Vocabulary,
): number {
  const first = own.findIndex((word) => !luring.has(word));
  const [verb = '', next] = own.slice(Math.max(first, 0));
  const isAsked =
    asks.has(verb) &&
    !notAsks?.test(sentence) &&
    (behindAsks === null ||
      next === undefined ||
      behindAsks.has(next) ||
      media.has(next) ||
      toAddress.test(sentence));
  // `Yuk, simak!`, `Simak, yuk!`, `Untuk bertanya, silakan hubungi …`
  const isPolite = own.some(
    (word, index) =>
      politely.has(word) ||
      (luring.has(word) && (index === 0 || index === own.length - 1 || asks.has(own[index + 1] ?? ''))),
  );
  const speaks = isAsked || isPolite || namesHouse || house.test(sentence);
  if (!speaks && !own.some((word) => asks.has(word))) return 0;
  const pointsHere = here.test(sentence);
  if (!speaks && !pointsHere) return 0;
  const names = own.filter((word) => media.has(word)).length + (address.test(sentence) ? 1 : 0);
  const isReader = own.some((word) => reader.has(word));
  // `Schreiben Sie uns Ihre Meinung.`
  const asksForHouse = isAsked && own.length <= longestShort && (house.test(sentence) || namesHouse);
  if (names === 0 && !isPolite && !asksForHouse && !(pointsHere && (isAsked || isReader))) return 0;
  if (!isAsked && !isPolite && own.length > longestUnasked) return 0;
  const signs = [
    isPolite,
    isReader,
    house.test(sentence) || namesHouse,
    pointsHere,
    !isAsked && own.some((word) => asks.has(word)),
  ];
  // Who only tells what they do themselves asks for nothing: `We talked on Spotify for two weeks`.
  const namesCount = Math.min(names, isAsked || isPolite ? 2 : 1);
  return (isAsked ? 2 : 0) + namesCount + signs.filter(Boolean).length;
}

/** Whether a sentence is so short a request that only the plea behind it gives it sense: `Support local news. Subscribe …` */
export function isCall(sentence: string): boolean {
  const own = words(sentence);
  return (
    own.length <= 4 && !quotation.test(sentence) && vocabularies.some(({ asks }) => asks.has(own[0] ?? ''))
  );
}

/** Whether a question is only there for the plea that answers it: `Was this email forwarded to you?` */
export function asksReader(question: string, isBehind: boolean): boolean {
  if (quotation.test(question)) return false;
  const own = words(question);
  if (own.length <= (isBehind ? 6 : 4)) return true;
  return vocabularies.some(
    ({ media, reader, luring }) =>
      (own.some((word) => reader.has(word)) || luring.has(own[0] ?? '')) &&
      (isBehind || own.some((word) => media.has(word))),
  );
}

/** A publisher's name in the ways in which its own sentences write it. */
export function houseNames(publisher: string | null | undefined): string[] {
  if (publisher == null) return [];
  const name = fold(publisher).replace(/\s*[|–—].*$/, '');
  const bare = name.replace(/\.(?:com|co\.id|id|net|co)$/, '');
  return [...new Set([words(name).join(' '), words(bare).join(' ')])].filter((each) => each.length >= 3);
}
