import { type Catalog, publisherTopic, topicName } from '../core/catalog.js';
import type { Language } from '../core/language.js';
import type { Subscription } from '../core/subscription.js';
import { words } from '../core/text.js';
import type { TopicId } from '../core/topic.js';
import { maxTypedLength } from '../core/typed.js';
import { type Asked, fit, type Hit, TopicIndex, topicIndex } from './topic-index.js';

/** The most words of a typed name that are looked for, and the most typing errors in it that are forgiven. */
const [maxWords, maxSlips] = [20, 8];

/** How many topics are offered where it is not clear which is meant. */
const maxNear = 5;

/** Words that people put around the name of a topic. */
const around: ReadonlySet<string> = new Set(
  'news about on topic topics latest berita tentang soal topik seputar kabar'.split(' '),
);

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
 * Finds the topic that a person typed, by its id, its name in any language, an alias, or words of these. Case, diacritics
 * and endings do not matter. What several topics go by, what a topic only looks for, and what is misspelt, is asked back.
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
  const wanted = new Set(candidates);
  const hits = [...ownHits(typed, own), ...hitsOf(typed, catalog)]
    .filter(({ topic }) => wanted.has(topic))
    .sort((left, right) => left.rank - right.rank);
  const clear = clearHit(hits);
  return clear === null ? { near: hits.slice(0, maxNear).map(({ topic }) => topic) } : { topic: clear.topic };
}

/** The one topic that can be meant; null where it is not clear, or none fits. */
function clearHit(hits: readonly Hit[]): Hit | null {
  const [first, ...others] = hits;
  if (first === undefined || !first.isNamed) return null;
  // A name is one topic's own. An alias is so unless it stands in the name of another: `liga` may be any league. And
  // words of a name are enough where no other topic even looks for them.
  const rivals = others.filter(({ rank, isNamed }) => {
    if (first.rank === fit.isName) return rank === fit.isName;
    return first.rank === fit.isAlias ? isNamed : rank <= fit.inPhrase;
  });
  return rivals.length === 0 ? first : null;
}

/** Completes what was typed so far with the topics that fit, best first. Nothing typed: all topics. */
export function completeTopic(
  typed: string,
  catalog: Catalog,
  language: Language,
  limit: number,
): { name: string; value: TopicId }[] {
  const all = followable(catalog);
  const fitting = wordsAsked(typed).length === 0 ? all : hitsOf(typed, catalog).map(({ topic }) => topic);
  return fitting
    .slice(0, limit)
    .map((topic) => ({ name: topicName(catalog, topic, language) ?? topic, value: topic }));
}

/** A phrase that somebody follows goes by itself, and a feed of their own by its title. */
function ownHits(typed: string, own: readonly Subscription[]): Hit[] {
  const entries = own.flatMap(({ topic, phrase, feed }) => {
    const name = phrase ?? feed?.title;
    return name === undefined ? [] : [{ topic, names: [['name', name] as ['name', string]] }];
  });
  return entries.length === 0 ? [] : new TopicIndex(entries).find(withSlips(wordsAsked(typed)));
}

/** What fits as it was typed, else without the words around a name. */
function hitsOf(typed: string, catalog: Catalog): Hit[] {
  const index = topicIndex(catalog);
  const all = wordsAsked(typed);
  const hits = index.find(withSlips(all));
  const own = all.filter((word) => !around.has(word));
  const isWhole = own.length === 0 || own.length === all.length;
  return isWhole || (hits[0]?.rank ?? fit.slips) < fit.slips ? hits : index.find(withSlips(own));
}

function withSlips(all: readonly string[]): Asked {
  // Two errors in five letters are still a likely match. It is only offered, never taken.
  const letters = all.join('').length;
  return { words: all, slipsAllowed: Math.min(maxSlips, Math.max(1, Math.round(letters / 2.5))) };
}

/** The words that are looked for, cut to the length of the longest name, because folding can make text longer. */
function wordsAsked(typed: string): string[] {
  const folded = words(typed.slice(0, maxTypedLength.topic)).join(' ').slice(0, maxTypedLength.topic);
  return [...new Set(folded.split(' ', maxWords))].filter((word) => word !== '');
}
