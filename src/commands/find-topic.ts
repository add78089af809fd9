import { type Catalog, publisherTopic, topicName } from '../core/catalog.js';
import { type Language, languages } from '../core/language.js';
import type { Subscription } from '../core/subscription.js';
import { editDistance, words } from '../core/text.js';
import type { TopicId } from '../core/topic.js';

/** What somebody may have meant: exactly one topic, or those that come near. */
export type Found = { topic: TopicId } | { near: TopicId[] };

/** Everything that can be followed: the catalog's topics, then its publishers. */
export function followable(catalog: Catalog): TopicId[] {
  return [
    ...catalog.topics.map((topic) => topic.id),
    ...catalog.publishers.map((publisher) => publisherTopic(publisher.id)),
  ];
}

/**
 * Finds the topic that a person typed: by its id, or by its name in any language, with case, diacritics and
 * small slips forgiven. Words that stand in one name alone are enough. `own`: subscriptions, whose keywords
 * are found by their phrases.
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

/** Topics whose name in this language or id fits what was typed so far, best first; all of them for nothing typed. */
export function completeTopic(
  typed: string,
  catalog: Catalog,
  language: Language,
  limit: number,
): { name: string; value: TopicId }[] {
  const all = followable(catalog);
  const fitting = words(typed).length === 0 ? all : rank(typed, catalog, all).map(({ topic }) => topic);
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
  const asked = words(typed);
  return candidates
    .map((topic) => ({
      topic,
      distance: Math.min(...namesOf(topic, catalog, own).map((name) => distance(asked, name))),
    }))
    .filter(({ distance }) => Number.isFinite(distance))
    .sort((left, right) => left.distance - right.distance);
}

function namesOf(topic: TopicId, catalog: Catalog, own: readonly Subscription[]): string[][] {
  const names = languages.map((language) => topicName(catalog, topic, language));
  const phrase = own.find((each) => each.topic === topic)?.phrase ?? null;
  return [topic, ...names, phrase].filter((name) => name !== null).map(words);
}

function distance(asked: readonly string[], name: readonly string[]): number {
  if (asked.length === 0) return Number.POSITIVE_INFINITY;
  if (asked.join(' ') === name.join(' ')) return 0;
  if (asked.every((word) => name.includes(word))) return 1;
  if (asked.every((word) => name.some((part) => part.startsWith(word)))) return 2;
  const slips = Math.min(editDistance(asked.join(' '), name.join(' ')), slipsWordByWord(asked, name));
  // Two slips in five letters may still be meant: it is only offered, never taken.
  return slips <= Math.max(1, Math.round(asked.join('').length / 2.5)) ? 2 + slips : Number.POSITIVE_INFINITY;
}

function slipsWordByWord(asked: readonly string[], name: readonly string[]): number {
  return asked.reduce((sum, word) => sum + Math.min(...name.map((part) => editDistance(word, part))), 0);
}
