import { type Catalog, publisherTopic, topicName } from '../core/catalog.js';
import type { Language } from '../core/language.js';
import { talkWords } from '../core/linguistics/talk.js';
import { followedTopics, type Subscription } from '../core/subscription.js';
import { words } from '../core/text.js';
import type { TopicId } from '../core/topic.js';
import { maxTypedLength } from '../core/typed.js';
import type { Context } from './context.js';
import { everythingWords, newsWords, withoutAsking } from './courtesies.js';
import { fit, type Hit, TopicIndex, topicIndex } from './topic-index.js';
import { categoryCalled } from './topic-names.js';

/** The most words of a typed name that are looked for. */
const maxWords = 20;

/** The most words of a sentence in which the names of topics are looked for. */
const maxSentence = 12;

/** How many topics are offered where it is not clear which is meant, and how many for each of several names. */
const [maxNear, maxNearOfSeveral] = [5, 3];

/** How a topic is looked for. */
interface Finding {
  /** Subscriptions, whose keywords are found by their phrases, and whose feeds by their titles. Default: none. */
  own?: readonly Subscription[];
  /**
   * Whether part of a name is enough that no other topic has. For what is easily undone or only shows something: nobody
   * should follow a topic that they did not name. Default: it is not.
   */
  isPartEnough?: boolean;
}

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
 * Finds the topic that a person typed, by its id, its name in any language, an alias, or words of these. Case, diacritics,
 * endings and polite words around it do not matter. What several topics go by, what a topic only looks for, and what is
 * misspelt, is asked back, and so are several topics at once.
 */
export function findTopic(
  typed: string,
  catalog: Catalog,
  candidates: readonly TopicId[],
  finding: Finding = {},
): Found {
  const find = (name: string) => findNamed(name, catalog, candidates, finding);
  const asTyped = find(typed);
  if ('topic' in asTyped) return asTyped;
  const plain = withoutAsking(typed);
  const asked = plain === typed.trim() ? asTyped : find(plain);
  if ('topic' in asked || asked.near.length > 0) return asked;
  if (asTyped.near.length > 0) return asTyped;
  const each = partsOf(typed).map(find);
  const isAny = each.some((found) => 'topic' in found);
  const near = isAny ? each.flatMap((found) => ('topic' in found ? [found.topic] : found.near)) : [];
  return { near: [...new Set(near)].slice(0, maxNear) };
}

/** Finds what can be shown or muted in a chat, by a part of its name too: a topic of the catalog, or one that is followed here. */
export function findAnyTopic({ catalog, chat }: Pick<Context, 'catalog' | 'chat'>, typed: string): Found {
  const candidates = [...followable(catalog()), ...followedTopics(chat.subscriptions)];
  return findTopic(typed, catalog(), candidates, { own: chat.subscriptions, isPartEnough: true });
}

const joining = [...talkWords('joining')].join('|');

/** What stands between the names of several topics, and where the end or the beginning of a text shows that another follows. */
const betweenTopics = new RegExp(`\\s*[,;+&]\\s*|\\s+(?:${joining})\\s+`, 'iu');
const joinsAtEnd = new RegExp(`(?:[,;+&]|\\s(?:${joining}))$`, 'iu');
const joinsAtStart = new RegExp(`^(?:[,;+&]|(?:${joining})\\s)`, 'iu');

/** The names in what was typed where it names several topics: `gempa, banjir dan rob`. None where it does not. */
function partsOf(typed: string): string[] {
  const parts = typed.split(betweenTopics).filter((part) => words(part).length > 0);
  return parts.length > 1 && parts.length <= maxNear ? parts.map(withoutAsking) : [];
}

/** All topics that somebody may mean who typed several names: `football and politics`. None where one name fits nothing. */
export function severalTopics(typed: string, find: (name: string) => Found): TopicId[] {
  const found = partsOf(typed).map(find);
  const isAny = found.some((each) => 'topic' in each);
  const each = found.map((one) => ('topic' in one ? [one.topic] : one.near.slice(0, maxNearOfSeveral)));
  return isAny && each.every((topics) => topics.length > 0) ? [...new Set(each.flat())] : [];
}

/** The topics whose names stand among other words, those of the longest names first: `ada gempa di mana?`. */
export function topicsNamedIn(typed: string, catalog: Catalog): TopicId[] {
  const all = wordsAsked(typed);
  if (all.length > maxSentence) return [];
  const found = [3, 2, 1].flatMap((length) =>
    all.flatMap((_, at) => {
      const part = all.slice(at, at + length);
      return part.length < length || part.every((word) => newsWords.has(word) || everythingWords.has(word))
        ? []
        : topicIndex(catalog)
            .find(part)
            .filter(({ rank }) => rank <= fit.isSide);
    }),
  );
  return [...new Set(found.map(({ topic }) => topic))].slice(0, maxNearOfSeveral);
}

/** Whether text goes on with the name of one more topic rather than with words for one. */
export const goesOnWithTopic = (name: string, rest: string) =>
  joinsAtEnd.test(name) || joinsAtStart.test(rest);

function findNamed(
  typed: string,
  catalog: Catalog,
  candidates: readonly TopicId[],
  { own = [], isPartEnough = false }: Finding,
): Found {
  const id = typed.trim().toLowerCase();
  if (candidates.includes(id)) return { topic: id };
  const wanted = new Set(candidates);
  const hits = [...ownHits(typed, own), ...hitsOf(typed, catalog)]
    .filter(({ topic }) => wanted.has(topic))
    .sort((left, right) => left.rank - right.rank);
  const clear = clearHit(hits) ?? (isPartEnough ? partHit(hits) : null);
  if (clear !== null) return { topic: clear.topic };
  const category = findCategory(typed, catalog);
  const ofCategory = catalog.topics.filter((each) => category !== null && each.category === category);
  const near = [...offered(hits, category !== null), ...ofCategory.map((each) => each.id)];
  return { near: [...new Set(near)].filter((topic) => wanted.has(topic)).slice(0, maxNear) };
}

/**
 * The one topic that can be meant; null where it is not clear, or none fits. Clear is only a whole name, another name, or
 * one side of a name. A word from the midst of a name is not: `north` is not North Korea, nor `business` Small business.
 */
function clearHit(hits: readonly Hit[]): Hit | null {
  const [first, ...others] = hits;
  if (first === undefined || first.rank > fit.isSide) return null;
  // A name is one topic's own. An alias or a side is so unless it stands in the name of another: `liga` may be any league.
  const rivals = others.filter(({ rank, isNamed }) =>
    first.rank === fit.isName ? rank === fit.isName : isNamed,
  );
  return rivals.length === 0 ? first : null;
}

/** The one topic in whose name the words are that were typed; null where several have them, or look for them. */
function partHit(hits: readonly Hit[]): Hit | null {
  const [first, ...others] = hits;
  if (first === undefined || !first.isNamed || first.rank !== fit.inName) return null;
  return others.some(({ rank }) => rank <= fit.inPhrase) ? null : first;
}

/** What is offered: nothing that only mentions what was typed, where a name or a category has it. */
function offered(hits: readonly Hit[], isCategory: boolean): TopicId[] {
  const isNamed = isCategory || hits.some((hit) => hit.isNamed || hit.rank <= fit.isRelated);
  const fitting = isNamed ? hits.filter((hit) => hit.isNamed || hit.rank <= fit.isRelated) : hits;
  return fitting.map(({ topic }) => topic);
}

/** The category that a person typed: `sport`, `sports news`; null where it is none. */
export function findCategory(typed: string, catalog: Catalog): string | null {
  const all = wordsAsked(typed);
  return (
    categoryCalled(all, catalog) ??
    categoryCalled(
      all.filter((word) => !newsWords.has(word) && !everythingWords.has(word)),
      catalog,
    )
  );
}

/** The topics and publishers that go by a name as a whole, or are of the category that is called so; none that are only like it. */
export function topicsCalled(typed: string, catalog: Catalog): TopicId[] {
  const isBegun = (rank: number) => rank === fit.beginsName && typed.length > 3;
  const called = hitsOf(typed, catalog).filter(({ rank }) => rank <= fit.isRelated || isBegun(rank));
  return called.slice(0, maxNearOfSeveral).map(({ topic }) => topic);
}

/** Completes what was typed so far with the topics that fit, best first. Nothing typed: all topics. */
export function completeTopic(
  typed: string,
  catalog: Catalog,
  language: Language,
  limit: number,
): { name: string; value: TopicId }[] {
  const all = followable(catalog);
  const hits = hitsOf(typed, catalog).sort((left, right) => unfinished(left) - unfinished(right));
  const fitting = wordsAsked(typed).length === 0 ? all : hits.map(({ topic }) => topic);
  return fitting
    .slice(0, limit)
    .map((topic) => ({ name: topicName(catalog, topic, language) ?? topic, value: topic }));
}

/** Who still types has not said all: a name that begins so goes before a phrase with just this word in it. */
const unfinished = ({ rank }: Hit) => (rank === fit.beginsName ? (fit.inName + fit.inPhrase) / 2 : rank);

/** A phrase that somebody follows goes by itself, and a feed of their own by its title. */
function ownHits(typed: string, own: readonly Subscription[]): Hit[] {
  const entries = own.flatMap(({ topic, phrase, feed }) => {
    const name = phrase ?? feed?.title;
    return name === undefined ? [] : [{ topic, names: [['name', name] as ['name', string]] }];
  });
  return entries.length === 0 ? [] : new TopicIndex(entries).find(wordsAsked(typed));
}

/** What fits as it was typed, else without the words around a name. */
function hitsOf(typed: string, catalog: Catalog): Hit[] {
  const index = topicIndex(catalog);
  const all = wordsAsked(typed);
  const hits = index.find(all);
  const own = all.filter((word) => !newsWords.has(word));
  const isWhole = own.length === 0 || own.length === all.length;
  return isWhole || (hits[0]?.rank ?? fit.slips) < fit.slips ? hits : index.find(own);
}

/** The words that are looked for, cut to the length of the longest name, because folding can make text longer. */
function wordsAsked(typed: string): string[] {
  const folded = words(typed.slice(0, maxTypedLength.topic)).join(' ').slice(0, maxTypedLength.topic);
  return [...new Set(folded.split(' ', maxWords))].filter((word) => word !== '');
}
