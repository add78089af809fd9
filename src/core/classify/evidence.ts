import type { TopicId } from '../topic.js';
import type { Occurrence } from './phrases.js';
import { plain, type Rule, type Use } from './rule.js';

/** Where a phrase stands. `categories` are the publisher's categories and the page's keywords. */
export type Part = 'headline' | 'summary' | 'categories';

/** One thing by which an article belongs to a topic, and how much it weighs: a topic is filed from 1 on. */
export type Reason =
  | { kind: 'phrase'; phrase: string; in: Part; at: number; times: number; strength: number }
  | { kind: 'category'; category: string; strength: number }
  | { kind: 'feed'; feed: string; strength: number }
  | { kind: 'topic'; topic: TopicId; strength: number }
  | { kind: 'publisher'; publisher: string; strength: number };

/** All that speaks for a topic in an article, and how strong it is together. */
export interface Evidence {
  topic: TopicId;
  strength: number;
  because: Reason[];
}

/** The words of an article that rules look at. */
export interface Texts {
  headline: readonly string[];
  summary: readonly string[];
  labels: readonly (readonly string[])[];
  /** The labels as the publisher writes them. */
  written: readonly string[];
  feed: string;
}

/** A phrase that was found, with what it does in its rule. */
export interface Hit extends Occurrence {
  in: Part;
  /** Which of the labels; 0 elsewhere. */
  label: number;
  /** The phrase as the rule writes it. */
  written: string;
  use: Use;
}

/** A place of a text that speaks for the topic. Places do not overlap: `gempa` within `gempa bumi` is one. */
type Spot = Pick<Hit, 'in' | 'label' | 'start' | 'end'> & { phrase: string };

/** From here on a topic is filed. */
export const threshold = 1;
/**
 * The strength of what files only where the beginning of the headline does not say that the article is about something
 * else: a word late in a headline that the lead does not repeat (without a lead nothing could have repeated it, and it
 * counts as any word of the headline), what the lead begins with (one of its first two words), or all that stands late
 * in the lead, however often.
 */
export const enoughAlone = 0.75;
/** The strength of one phrase in the lead: enough beside a topic that the rule names in `alsoWith`. */
export const onceInLead = 0.5;

/** Stands between the two sides of a pair where it is shown as one phrase. */
export const between = ' … ';

/** Measured on judged filings; bench/editor/topics.md has the numbers. */
const weights = { label: 0.5, lateInHeadline: 12, lateInLead: 9, first: 2, firstIfEager: 20 } as const;

/** Weighs what was found for a rule; null where nothing speaks for it, or something speaks against it. */
export function weigh(rule: Rule, hits: readonly Hit[], texts: Texts): Evidence | null {
  if (!isWorthALook(rule, hits, texts)) return null;
  if (pairsOf(rule, hits, 'noneNear').length > 0) return null;
  const named = spotsOf(rule, hits);
  const labels = labelReasons(rule, texts);
  const feed: Reason[] = rule.feeds.includes(texts.feed)
    ? [{ kind: 'feed', feed: texts.feed, strength: 1 }]
    : [];
  if (!rule.needsAllAlone && !named.isAsked && labels.length === 0 && feed.length === 0) return null;
  const because = [...phraseReasons(rule, named.spots, texts), ...labels, ...feed];
  const strength = total(rule, because);
  return strength === 0 ? null : { topic: rule.id, strength, because };
}

/** Most rules that are touched are so by a word of their context alone: they are sorted out at one glance. */
function isWorthALook(rule: Rule, hits: readonly Hit[], { feed }: Texts): boolean {
  let isAsked =
    rule.needsAllAlone || rule.subjects.size + rule.sections.size > 0 || rule.feeds.includes(feed);
  const all = new Set<number>();
  for (const { use, phrase } of hits) {
    if (use.as === 'none') return false;
    if (use.as === 'all') all.add(phrase);
    else if (use.as === 'any' || use.as === 'near') isAsked = true;
  }
  return isAsked && all.size === rule.all;
}

/** The places that speak for a rule, and whether one of them is more than a phrase of `all`. */
function spotsOf(rule: Rule, hits: readonly Hit[]): { spots: Spot[]; isAsked: boolean } {
  const shadows = hits.filter(({ use }) => use.as === 'except');
  const isPlain = (hit: Hit) => !shadows.some((shadow) => isShadowed(hit, shadow));
  const spots: Spot[] = [];
  let isAsked = false;
  for (const hit of hits) {
    const { use } = hit;
    if ((use.as !== 'any' && use.as !== 'all') || !counts(rule, hit) || !isPlain(hit)) continue;
    if (use.contexts.some((context) => !fits(rule, context, hit, hits))) continue;
    isAsked ||= use.as === 'any';
    spots.push({ ...hit, phrase: hit.written });
  }
  const pairs = pairsOf(rule, hits, 'near', (hit) => counts(rule, hit) && isPlain(hit));
  return { spots: apart([...spots, ...pairs]), isAsked: isAsked || pairs.length > 0 };
}

/** Whether it matters where a phrase stands: for a strict or loose rule one counts as much as another. */
const isWeighed = ({ strength }: Rule) => strength === 'usual' || strength === 'eager';

/** A strict rule looks at the headline alone. */
const counts = (rule: Rule, hit: Hit) => rule.strength !== 'strict' || hit.in === 'headline';

/**
 * Whether a longer phrase takes this one's meaning away: it reaches into it from before (`olive oil` in front of
 * `oil prices`), or begins with it and goes on (`flood of`). What only follows changes nothing (`flash flood` of).
 */
function isShadowed(hit: Hit, by: Hit): boolean {
  if (hit.in !== by.in || hit.label !== by.label) return false;
  return by.start < hit.start ? by.end > hit.start : by.start === hit.start && by.end > hit.end;
}

/** Whether a bare name stands in the context that it needs. */
function fits(rule: Rule, context: number, hit: Hit, hits: readonly Hit[]): boolean {
  const opening = rule.opens[context];
  if (opening !== undefined && (hit.in !== 'headline' || hit.start >= opening)) return false;
  const has = (as: 'with' | 'without') => hits.some(({ use }) => use.as === as && use.context === context);
  return !has('without') && (!rule.needsCompany[context] || has('with'));
}

/** The places where both words of a pair stand near each other, whichever comes first. */
function pairsOf(
  rule: Rule,
  hits: readonly Hit[],
  as: 'near' | 'noneNear',
  isUsable: (hit: Hit) => boolean = () => true,
): Spot[] {
  const spots: Spot[] = [];
  for (const one of hits) {
    if (one.use.as !== as || one.use.side !== 0 || !isUsable(one)) continue;
    const { pair } = one.use;
    const reach = rule.reach[pair] ?? 0;
    for (const other of hits) {
      if (other.use.as !== as || other.use.pair !== pair || other.use.side !== 1) continue;
      if (one.in !== other.in || one.label !== other.label || !isUsable(other)) continue;
      // A word that both sides name is no company for itself: `honda … honda` says no more than `honda`.
      if (one.written === other.written) continue;
      const isApart = one.end <= other.start || other.end <= one.start;
      if (!isApart || Math.abs(one.start - other.start) > reach) continue;
      const [start, end] = [Math.min(one.start, other.start), Math.max(one.end, other.end)];
      // As they stand in the text, so that who reads the evidence finds them there.
      const sides = one.start < other.start ? [one, other] : [other, one];
      const phrase = sides.map((side) => side.written).join(between);
      spots.push({ in: one.in, label: one.label, start, end, phrase });
    }
  }
  return spots;
}

/** Of places that overlap, the longest. */
function apart(spots: readonly Spot[]): Spot[] {
  const kept: Spot[] = [];
  for (const spot of [...spots].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    const isFree = kept.every(
      (each) =>
        each.in !== spot.in || each.label !== spot.label || each.end <= spot.start || spot.end <= each.start,
    );
    if (isFree) kept.push(spot);
  }
  return kept.sort((a, b) => a.start - b.start);
}

function phraseReasons(rule: Rule, spots: readonly Spot[], texts: Texts): Reason[] {
  if (!isWeighed(rule)) return tell(spots, () => 1);
  const inHeadline = spots.filter((spot) => spot.in === 'headline');
  const inSummary = spots.filter((spot) => spot.in === 'summary');
  const inLabels = spots.filter((spot) => spot.in === 'categories');
  const isLate =
    texts.summary.length > 0 &&
    inHeadline.every(({ start }) => placeOf(start, texts.headline) >= weights.lateInHeadline);
  const first = rule.strength === 'eager' ? weights.firstIfEager : weights.first;
  return [
    ...tell(inHeadline, () => (isLate ? enoughAlone : 1)),
    ...tell(inSummary, ({ start }) => (start < first ? enoughAlone : onceInLead)),
    ...tell(inLabels, (spot) => labelWeight(rule, spot, texts)),
  ];
}

/** How many words stand before: single letters are pieces of a word (`Trump's`, `U.S.`), and count for none. */
const placeOf = (start: number, list: readonly string[]) =>
  list.slice(0, start).filter((word) => !/^\p{L}$/u.test(word)).length;

/**
 * A keyword supports; two file. Where there is no lead to say so, a keyword of two words or more that is the
 * phrase itself files too. One word may be the section that the article stands in.
 */
function labelWeight(rule: Rule, { label, phrase }: Spot, { labels, summary }: Texts): number {
  const whole = labels[label]?.join(' ') ?? '';
  if (rule.subjects.has(whole) || rule.sections.has(whole)) return 0;
  return summary.length === 0 && whole.includes(' ') && whole === plain(phrase) ? 1 : weights.label;
}

/** Places as reasons, one for each phrase in each part. */
function tell(spots: readonly Spot[], weight: (spot: Spot) => number): Reason[] {
  const reasons = new Map<string, Reason & { kind: 'phrase' }>();
  for (const spot of spots) {
    const key = `${spot.in} ${spot.phrase}`;
    const known = reasons.get(key);
    const strength = weight(spot);
    if (known === undefined) {
      const { phrase, start: at } = spot;
      reasons.set(key, { kind: 'phrase', phrase, in: spot.in, at, times: 1, strength });
    } else {
      known.times += 1;
      known.strength += strength;
    }
  }
  return [...reasons.values()];
}

function labelReasons(rule: Rule, { labels, written }: Texts): Reason[] {
  if (rule.subjects.size + rule.sections.size === 0) return [];
  return labels.flatMap((words, index) => {
    const label = words.join(' ');
    const category = written[index] ?? label;
    if (rule.subjects.has(label)) return [{ kind: 'category' as const, category, strength: 1 }];
    const strength = rule.strength === 'loose' ? 1 : rule.strength === 'strict' ? 0 : weights.label;
    return rule.sections.has(label) && strength > 0
      ? [{ kind: 'category' as const, category, strength }]
      : [];
  });
}

/** No part counts more than a topic needs, nor one that stands late in the lead alone; several parts add up. */
function total(rule: Rule, reasons: readonly Reason[]): number {
  const parts = new Map<string, number>();
  const isEarly = reasons.some(
    (reason) => reason.kind === 'phrase' && reason.in === 'summary' && reason.at < weights.lateInLead,
  );
  for (const reason of reasons) {
    const part =
      reason.kind === 'phrase' ? reason.in : reason.kind === 'category' ? 'categories' : reason.kind;
    const most = part === 'summary' && isWeighed(rule) && !isEarly ? enoughAlone : threshold;
    parts.set(part, Math.min(most, (parts.get(part) ?? 0) + reason.strength));
  }
  return [...parts.values()].reduce((sum, each) => sum + each, 0);
}
