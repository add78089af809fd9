import { type Catalog, publisherTopic, topicName } from '../core/catalog.js';
import { type Language, languages } from '../core/language.js';
import type { Subscription } from '../core/subscription.js';
import { editDistance, words } from '../core/text.js';
import type { TopicId } from '../core/topic.js';
import { maxTypedLength } from '../core/typed.js';

/** The most words of a typed name that are looked for, and the most typing errors in it that are forgiven. */
const [maxWords, maxSlips] = [20, 8];

/** What somebody may have meant: exactly one topic, or several that are similar. */
export type Found = { topic: TopicId } | { near: TopicId[] };

/** Everything that can be followed: the catalog's topics, then its publishers. */
export function followable(catalog: Catalog): TopicId[] {
  return [
    ...catalog.topics.map((topic) => topic.id),
    ...catalog.publishers.map((publisher) => publisherTopic(publisher.id)),
  ];
}

/**
 * Finds the topic that a person typed, by its id or by its name in any language. Case, diacritics and small typing errors
 * do not matter, and words that only one name has are enough.
 * @param own subscriptions, whose keywords are found by their phrases, and whose feeds by their titles.
 */
export function findTopic(
  typed: string,
  catalog: Catalog,
  candidates: readonly TopicId[],
  own: readonly Subscription[] = [],
): Found {
  const id = typed.trim().toLowerCase();
  if (candidates.includes(id)) return { topic: id };
  const ranked = rank(typed, catalog, candidates, own);
  const [first, second] = ranked;
  if (first === undefined) return { near: [] };
  const clear = first.distance === 0 || (first.distance === 1 && second?.distance !== 1);
  return clear ? { topic: first.topic } : { near: ranked.slice(0, 5).map(({ topic }) => topic) };
}

/** Completes what was typed so far with topics whose name or id fits, best first. Nothing typed: all topics. */
export function completeTopic(
  typed: string,
  catalog: Catalog,
  language: Language,
  limit: number,
): { name: string; value: TopicId }[] {
  const all = followable(catalog);
  const fitting = wordsAsked(typed).length === 0 ? all : rank(typed, catalog, all).map(({ topic }) => topic);
  return fitting
    .slice(0, limit)
    .map((topic) => ({ name: topicName(catalog, topic, language) ?? topic, value: topic }));
}

interface Ranked {
  topic: TopicId;
  /** 0: the name itself; 1: all words stand in it; 2: as beginnings of its words; above: slips. */
  distance: number;
}

function rank(
  typed: string,
  catalog: Catalog,
  candidates: readonly TopicId[],
  own: readonly Subscription[] = [],
): Ranked[] {
  const asked = askedFor(typed);
  if (asked.words.length === 0) return [];
  const phrases = new Map(own.map(({ topic, phrase, feed }) => [topic, phrase ?? feed?.title]));
  return candidates
    .map((topic) => {
      const phrase = phrases.get(topic);
      const names = [...namesOf(topic, catalog), ...(phrase === undefined ? [] : [nameOf(phrase)])];
      return { topic, distance: Math.min(...names.map((name) => distance(asked, name))) };
    })
    .filter(({ distance }) => Number.isFinite(distance))
    .sort((left, right) => left.distance - right.distance);
}

/** A name as words, and these joined. */
interface Name {
  words: string[];
  whole: string;
}

const nameOf = (text: string): Name => joined(words(text));
const joined = (all: string[]): Name => ({ words: all, whole: all.join(' ') });

/** What was typed. It caches how far each word is from the words of names, because many names share words. */
interface Asked extends Name {
  slipsAllowed: number;
  slips: Map<string, number>[];
}

function askedFor(typed: string): Asked {
  const name = joined(wordsAsked(typed));
  // Two errors in five letters are still a likely match. It is only offered, never taken.
  const letters = name.words.join('').length;
  const slipsAllowed = Math.min(maxSlips, Math.max(1, Math.round(letters / 2.5)));
  return { ...name, slipsAllowed, slips: name.words.map(() => new Map()) };
}

/** The words that are looked for, cut to the length of the longest name, because folding can make text longer. */
function wordsAsked(typed: string): string[] {
  const folded = words(typed.slice(0, maxTypedLength.topic)).join(' ').slice(0, maxTypedLength.topic);
  return folded.split(' ', maxWords).filter((word) => word !== '');
}

/** The names of each catalog's topics, cached because every keystroke of a completion reads them. */
const namesKept = new WeakMap<Catalog, Map<TopicId, Name[]>>();

function namesOf(topic: TopicId, catalog: Catalog): Name[] {
  const known = namesKept.get(catalog) ?? new Map<TopicId, Name[]>();
  namesKept.set(catalog, known);
  const found = known.get(topic) ?? readNames(topic, catalog);
  known.set(topic, found);
  return found;
}

function readNames(topic: TopicId, catalog: Catalog): Name[] {
  const called = languages.map((language) => topicName(catalog, topic, language));
  const all = [topic, ...called].filter((name) => name !== null).map(nameOf);
  return [...new Map(all.map((name) => [name.whole, name])).values()];
}

function distance(asked: Asked, name: Name): number {
  if (asked.whole === name.whole) return 0;
  if (asked.words.every((word) => name.words.includes(word))) return 1;
  if (asked.words.every((word) => name.words.some((part) => part.startsWith(word)))) return 2;
  const { slipsAllowed } = asked;
  const slips = Math.min(editDistance(asked.whole, name.whole, slipsAllowed), slipsWordByWord(asked, name));
  return slips <= slipsAllowed ? 2 + slips : Number.POSITIVE_INFINITY;
}

function slipsWordByWord(asked: Asked, name: Name): number {
  let sum = 0;
  for (const [index, word] of asked.words.entries()) {
    const known = asked.slips[index] ?? new Map<string, number>();
    let least = Number.POSITIVE_INFINITY;
    for (const part of name.words) {
      let slips = known.get(part);
      if (slips === undefined) {
        slips = editDistance(word, part, asked.slipsAllowed);
        known.set(part, slips);
      }
      if (slips < least) least = slips;
    }
    sum += least;
    if (sum > asked.slipsAllowed) break;
  }
  return sum;
}
