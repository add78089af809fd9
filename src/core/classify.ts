import type { Article } from './article.js';
import { publisherTopic } from './catalog.js';
import {
  type Evidence,
  enoughAlone,
  type Hit,
  onceInLead,
  type Part,
  type Texts,
  threshold,
  weigh,
} from './classify/evidence.js';
import { PhraseTree } from './classify/phrases.js';
import { compileRule, type Rule, type Uses } from './classify/rule.js';
import { areInCapitals, words } from './text.js';
import type { Topic, TopicId } from './topic.js';

/** What a topic's rule looks at. */
export type Classifiable = Pick<Article, 'headline' | 'summary' | 'categories' | 'feed'> & {
  publisher: { id: string };
};

/** Finds the topics of an article: those of its headline first, then the others, in the catalog's order; the publisher's own last. */
export type Classifier = (article: Classifiable) => TopicId[];

/** Finds the topics of an article in the same order, each with all that speaks for it. */
export type Explainer = (article: Classifiable) => Evidence[];

/** Compiles the rules of a catalog once; see {@link compileEvidence}. */
export function compileTopics(catalog: { topics: readonly Pick<Topic, 'id' | 'match'>[] }): Classifier {
  const explain = compileEvidence(catalog);
  return (article) => explain(article).map(({ topic }) => topic);
}

/**
 * Compiles the rules of a catalog once: a text is then read in one pass, and only the rules are looked at of
 * which something was found, however many there are. Pure: the same article always has the same evidence, so it
 * is made anew whenever it is to be shown, and never stored.
 */
export function compileEvidence(catalog: { topics: readonly Pick<Topic, 'id' | 'match'>[] }): Explainer {
  const tree = new PhraseTree();
  const uses: Uses = [];
  const rules = catalog.topics.map((topic, place) => compileRule(topic, place, tree, uses));
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const byLabel = indexed(rules, ({ subjects, sections }) => [...subjects, ...sections]);
  const byFeed = indexed(rules, ({ feeds }) => feeds);
  return (article) => {
    const texts = textsOf(article);
    const touched = hitsOf(article, texts, tree, uses);
    const touch = (rule: Rule) => touched.has(rule) || touched.set(rule, []);
    for (const label of texts.labels) byLabel.get(label.join(' '))?.forEach(touch);
    byFeed.get(article.feed)?.forEach(touch);
    const found = [...touched].flatMap(([rule, hits]) => {
      const evidence = weigh(rule, hits, texts);
      const least = rule.alsoWith.length > 0 ? onceInLead : enoughAlone;
      return evidence === null || evidence.strength < least ? [] : [{ rule, evidence }];
    });
    return [...filed(found, byId).map(({ evidence }) => evidence), publisherEvidence(article)];
  };
}

/** A rule of which enough was found. */
interface Found {
  rule: Rule;
  evidence: Evidence;
}

/** Those that are filed: strong enough, alone or beside another, and not excluded by another. */
function filed(found: readonly Found[], byId: ReadonlyMap<TopicId, Rule>): Found[] {
  const strong = found.filter(({ evidence }) => evidence.strength >= threshold);
  // What somebody follows as a phrase says nothing of what an article is about.
  const leading = strong.filter((each) => isInHeadline(each) && each.rule.strength !== 'loose');
  const ids = new Set(leading.map(({ rule }) => rule.id));
  const enough = leading.length === 0 ? enoughAlone : threshold;
  const kept = found
    .filter(({ rule }) => !rule.notWith.some((id) => ids.has(id)))
    .flatMap((each) => (each.evidence.strength >= enough ? each : (besideAnother(each, ids) ?? [])));
  return [...kept, ...wholesOf(kept, byId)].sort(
    (left, right) =>
      Number(isInHeadline(right)) - Number(isInHeadline(left)) || left.rule.place - right.rule.place,
  );
}

/** The topics of which those found are a part, where nothing else files them: a league's match is football. */
function wholesOf(kept: readonly Found[], byId: ReadonlyMap<TopicId, Rule>): Found[] {
  const ids = new Set(kept.map(({ rule }) => rule.id));
  return kept.flatMap(({ rule: { id, partOf }, evidence: { strength } }) =>
    partOf.flatMap((topic) => {
      const rule = byId.get(topic);
      if (rule === undefined || ids.has(topic)) return [];
      ids.add(topic);
      return [{ rule, evidence: { topic, strength, because: [{ kind: 'topic', topic: id, strength }] } }];
    }),
  );
}

/** What is too weak alone, with the topic of the headline that makes it enough; null where none does. */
function besideAnother({ rule, evidence }: Found, leading: ReadonlySet<TopicId>): Found | null {
  const topic = rule.alsoWith.find((id) => leading.has(id));
  const isTold = evidence.because.some((reason) => reason.kind === 'phrase' && reason.in !== 'categories');
  if (topic === undefined || !isTold) return null;
  const beside = { kind: 'topic' as const, topic, strength: onceInLead };
  const because = [...evidence.because, beside];
  return { rule, evidence: { ...evidence, strength: evidence.strength + beside.strength, because } };
}

function isInHeadline({ evidence }: Found): boolean {
  return evidence.because.some((reason) => reason.kind === 'phrase' && reason.in === 'headline');
}

function textsOf({ headline, summary, categories, feed }: Classifiable): Texts {
  return {
    headline: words(headline),
    summary: words(summary ?? ''),
    labels: categories.map(words),
    written: categories,
    feed,
  };
}

/** What was found of each rule, in every text; no phrase spans two. */
function hitsOf(
  article: Classifiable,
  { headline, summary, labels }: Texts,
  tree: PhraseTree,
  uses: Uses,
): Map<Rule, Hit[]> {
  const touched = new Map<Rule, Hit[]>();
  const read = (list: readonly string[], written: string, part: Part, label: number) => {
    for (const { phrase, start, end } of tree.find(list)) {
      const owner = uses[phrase];
      if (owner === undefined) continue;
      const { use } = owner;
      const isAcronym = 'inCapitals' in use && use.inCapitals;
      if (isAcronym && !areInCapitals(written, start, end)) continue;
      const hit = { phrase, start, end, in: part, label, written: tree.textOf(phrase), use };
      const hits = touched.get(owner.rule);
      if (hits === undefined) touched.set(owner.rule, [hit]);
      else hits.push(hit);
    }
  };
  read(headline, article.headline, 'headline', 0);
  read(summary, article.summary ?? '', 'summary', 0);
  labels.forEach((label, index) => {
    read(label, article.categories[index] ?? '', 'categories', index);
  });
  return touched;
}

function publisherEvidence({ publisher }: Classifiable): Evidence {
  const because = [{ kind: 'publisher' as const, publisher: publisher.id, strength: 1 }];
  return { topic: publisherTopic(publisher.id), strength: 1, because };
}

function indexed<Key>(rules: readonly Rule[], keysOf: (rule: Rule) => readonly Key[]): Map<Key, Rule[]> {
  const index = new Map<Key, Rule[]>();
  for (const rule of rules) {
    for (const key of keysOf(rule)) {
      const known = index.get(key);
      if (known === undefined) index.set(key, [rule]);
      else known.push(rule);
    }
  }
  return index;
}
