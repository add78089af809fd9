import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import {
  type EditorPair,
  editorPairs,
  nearPairs,
  stagePairs,
  wildPairs,
} from '../../test/fixtures/editor/read-stories.js';
import { labelledGroups } from '../../test/fixtures/stories/read.js';

/** A labelled pair of articles. */
export interface StoryPair {
  /** Its name in the collection. */
  id: string;
  lang: 'en' | 'id';
  /** `affair`: of one affair, but neither the same event nor a further stage, e.g. an interview. */
  label: 'same' | 'next' | 'affair' | 'other';
  /** How it was chosen; see `worth` of train-stories.ts. */
  kind: string;
  /** Nobody looked whether its articles, which tell other events, belong to one affair. */
  unread: boolean;
  /** Pairs of one event stay on one side when the model is tried on events that it has not seen. */
  event: string;
  /** `held` was set aside: it is looked at once, at the end. */
  half: 'train' | 'held';
  /** How many pairs of its stream it stands for; 1 for all others. */
  standsFor: number;
  a: PairArticle;
  b: PairArticle;
}

export interface PairArticle {
  headline: string;
  summary?: string | null;
  body?: string | null;
  time?: string | null;
}

/** A pair as the collections have it: `stories` has labels, `stories-body` stages. */
interface Collected {
  id: string;
  lang: 'en' | 'id';
  same: boolean;
  label?: string;
  read?: string;
  stage?: boolean;
  group: string;
  source: string;
  a: PairArticle;
  b: PairArticle;
}

/**
 * What a second reading says of pairs that are labelled as different events, by their names: a later stage of one affair, or
 * another event. Read were those that a model of before joined, from a likelihood of 0.7 on.
 */
const verdicts: Readonly<Record<string, 'next' | 'other'>> = JSON.parse(
  readFileSync(new URL('story-verdicts.json', import.meta.url), 'utf8'),
);

/** Whether a pair was judged by people, one by one. */
export const isJudged = ({ kind }: Pick<StoryPair, 'kind'>) =>
  !['by-date', 'curated-loose', 'fixture', 'editor', 'stages', 'stream'].includes(kind);

/**
 * The pairs of both collections, each once, with the set-aside half marked: events, joined by what they share of headlines and
 * groups, fall into halves by a hash. What would stand on both sides is left out, and so are headlines of chosen pairs of which
 * there are whole articles.
 * @param folder holds `stories/pairs.jsonl` and `stories-body/pairs.jsonl`.
 */
export function collectedPairs(folder: string): StoryPair[] {
  const read = (name: string): Collected[] =>
    readFileSync(`${folder}/${name}/pairs.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const [told, bodied] = [read('stories'), read('stories-body')];
  const whole = new Map(told.map((pair) => [pair.id, pair]));
  for (const pair of bodied) {
    const known = whole.get(pair.id);
    whole.set(pair.id, { ...pair, a: { ...known?.a, ...pair.a }, b: { ...known?.b, ...pair.b } });
    const ofKnown = whole.get(pair.id);
    if (known === undefined || ofKnown === undefined) continue;
    ofKnown.a.summary ??= known.a.summary ?? null;
    ofKnown.b.summary ??= known.b.summary ?? null;
  }
  const pairs = [...whole.values()].map((pair) => ({ ...pair, kind: pair.read ?? pair.label ?? '' }));
  const eventOf = joinEvents(pairs, [...told, ...bodied]);
  return pairs.flatMap(({ id, lang, same, stage, kind, a, b }, index): StoryPair[] => {
    if (kind === 'curated-loose' && index % 5 > 0) return [];
    if (kind === 'basil' && same) return [];
    const events = [eventOf(a.headline), eventOf(b.headline)];
    const halves = new Set(events.flatMap((event) => (event === null ? [] : halfOf(event))));
    const half = [...halves][0] ?? 'train';
    const isOnOneSide = isJudged({ kind }) ? halves.size === 1 : half === 'train' && halves.size <= 1;
    if (!isOnOneSide) return [];
    const read = verdicts[id];
    const label = same ? 'same' : (read ?? (stage ? 'next' : 'other'));
    const event = events.find((each) => each !== null) ?? nameOf(a.headline);
    return [
      {
        id,
        lang,
        label,
        kind,
        unread: read === undefined && stage === undefined,
        event,
        half,
        standsFor: 1,
        a,
        b,
      },
    ];
  });
}

/**
 * Pairs as a real stream of feeds brings them: an article and the earlier one that was likeliest of its affair, read and labelled
 * one by one. Nearly all are of other affairs, which pairs that were chosen for being alike never are.
 */
export function streamPairs(folder: string): StoryPair[] {
  const file = `${folder}/stories-stream/pairs.jsonl`;
  if (!existsSync(file)) {
    console.warn(
      `${file} is not there: what is one affair is learned without pairs of a stream, and will be seen too often`,
    );
    return [];
  }
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const { id, lang, label, stands_for: standsFor, a, b } = JSON.parse(line);
    const event = nameOf(a.headline);
    return { id, lang, label, kind: 'stream', unread: false, event, half: 'train', standsFor, a, b };
  });
}

/** The event of a headline, among those of judged pairs: the first by the alphabet of all headlines that belong together. */
function joinEvents(
  pairs: readonly (Collected & { kind: string })[],
  grouped: readonly Collected[],
): (headline: string) => string | null {
  const above = new Map<string, string>();
  const rootOf = (key: string): string => {
    const next = above.get(key);
    return next === undefined || next === key ? key : rootOf(next);
  };
  const join = (left: string, right: string) => {
    const [first = '', last = ''] = [rootOf(left), rootOf(right)].sort();
    above.set(last, first);
  };
  const groups = new Map<string, string[]>();
  for (const { id, label, group } of grouped) {
    groups.set(id, [...(groups.get(id) ?? []), `~${label === undefined ? 'b' : 's'} ${group}`]);
  }
  const known = new Set<string>();
  for (const { id, kind, source, same, a, b } of pairs) {
    if (!isJudged({ kind })) continue;
    const [one, other] = [nameOf(a.headline), nameOf(b.headline)];
    for (const each of [one, other]) known.add(each);
    // Pairs of other days stand in one group with everything.
    const isOfOtherDays = source.startsWith('launchnlp') && !same;
    if (isOfOtherDays) continue;
    join(one, other);
    if (source.startsWith('launchnlp')) continue;
    for (const group of groups.get(id) ?? []) join(one, group);
  }
  return (headline) => {
    const name = nameOf(headline);
    return known.has(name) ? rootOf(name) : null;
  };
}

const nameOf = (headline: string) => headline.toLowerCase().replace(/\W+/g, ' ').trim();

const halfOf = (event: string) =>
  (createHash('sha1').update(event).digest()[0] ?? 0) < 128 ? 'train' : 'held';

/** The pairs that stand in this repository, as far as weights may be found on them. */
export function ownPairs(): StoryPair[] {
  const written = [...editorPairs('dev'), ...wildPairs(), ...nearPairs('dev')].map(asPair('editor'));
  const stages = stagePairs('dev').map(asPair('stages'));
  const alike = labelledGroups().flatMap(({ name, language, articles }) =>
    articles.flatMap((a, index) =>
      articles.slice(index + 1).map(
        (b): StoryPair => ({
          id: `${name}-${a.letter}-${b.letter}`,
          lang: language,
          label: a.letter === b.letter ? 'same' : 'other',
          kind: 'fixture',
          unread: true,
          event: name,
          half: 'train',
          standsFor: 1,
          a,
          b,
        }),
      ),
    ),
  );
  return [...written, ...stages, ...alike];
}

const asPair =
  (kind: string) =>
  ({ language, label, event, first, second }: EditorPair): StoryPair => ({
    id: `${event}-${label}`,
    lang: language,
    label,
    kind,
    unread: false,
    event: nameOf(first.headline),
    half: 'train',
    standsFor: 1,
    a: first,
    b: second,
  });
