import { words } from '../text.js';
import type { Topic, TopicId } from '../topic.js';
import type { PhraseTree } from './phrases.js';

/** What a phrase does in its topic's rule. */
export type Use =
  | { as: 'any' | 'all'; contexts: readonly number[]; inCapitals: boolean }
  | { as: 'none' | 'except' }
  | { as: 'near' | 'noneNear'; pair: number; side: 0 | 1; inCapitals: boolean }
  | { as: 'with' | 'without'; context: number };

/** A topic's rule as the classifier works with it. */
export interface Rule {
  id: TopicId;
  /** Where it stands in the catalog. */
  place: number;
  strength: 'strict' | 'usual' | 'eager' | 'loose';
  /** How many phrases of `all` there are. */
  all: number;
  /** Whether `all` is the only thing that it asks for. */
  needsAllAlone: boolean;
  /** For each pair of `near`, then of `noneNear`, how many words apart its sides may start. */
  reach: readonly number[];
  /** For each context, whether one of its `with` has to be there. */
  needsCompany: readonly boolean[];
  /** For each context, among how many first words of the headline its names have to stand. */
  opens: readonly (number | undefined)[];
  /** Labels that file alone, and those that only support what the text says. */
  subjects: ReadonlySet<string>;
  sections: ReadonlySet<string>;
  feeds: readonly string[];
  notWith: readonly TopicId[];
  alsoWith: readonly TopicId[];
  partOf: readonly TopicId[];
}

/** Says by a phrase's number whose it is, and what it does there. */
export type Uses = { rule: Rule; use: Use }[];

/** Words of a text, in one form however they are written. */
export const plain = (text: string): string => words(text).join(' ');

/** How far apart the words of a pair may start where the rule does not say. */
const defaultReach = 5;

/** Compiles a topic's rule; its phrases go to the tree, and what they do to `uses`, under their numbers. */
export function compileRule(
  { id, match }: Pick<Topic, 'id' | 'match'>,
  place: number,
  tree: PhraseTree,
  uses: Uses,
): Rule {
  const { any, acronyms = [], all, categories, feeds, near = [], context = [], sections = [] } = match;
  const pairs = [...near, ...(match.noneNear ?? [])];
  const asked = any.length + acronyms.length + near.length;
  const hasPhrases = asked + all.length > 0;
  const files = (label: string) => !hasPhrases || label.includes(' ');
  const labels = categories.map(plain);
  const rule: Rule = {
    id,
    place,
    strength: match.strength ?? 'usual',
    all: all.length,
    needsAllAlone: asked + categories.length + sections.length + feeds.length === 0,
    reach: pairs.map(({ within }) => within ?? defaultReach),
    needsCompany: context.map((each) => each.with !== undefined),
    opens: context.map(({ opens }) => (opens === true ? 1 : opens)),
    subjects: new Set([...labels.filter(files), ...sections.map(plain)]),
    sections: new Set(labels.filter((label) => !files(label))),
    feeds,
    notWith: match.notWith ?? [],
    alsoWith: match.alsoWith ?? [],
    partOf: match.partOf ?? [],
  };
  let owner: Uses[number] | undefined;
  for (const [phrase, use] of usesOf(match)) {
    // Phrases in a row that do the same share one: there are tens of thousands.
    if (owner?.use !== use) owner = { rule, use };
    uses[tree.add(phrase)] = owner;
  }
  return rule;
}

const excluding: Use = { as: 'none' };
const shadowing: Use = { as: 'except' };

function* usesOf(match: Topic['match']): Generator<[string, Use]> {
  const { any, all, acronyms = [], near = [], noneNear = [], context = [], except = [] } = match;
  const contexts = contextsByPhrase(context);
  const lists = [
    { as: 'any', phrases: any, inCapitals: false },
    { as: 'any', phrases: acronyms, inCapitals: true },
    { as: 'all', phrases: all, inCapitals: false },
  ] as const;
  for (const { as, phrases, inCapitals } of lists) {
    const usual: Use = { as, contexts: [], inCapitals };
    for (const phrase of phrases) {
      const own = contexts.size === 0 ? undefined : contexts.get(plain(phrase));
      yield [phrase, own === undefined ? usual : { ...usual, contexts: own }];
    }
  }
  for (const phrase of match.none) yield [phrase, excluding];
  for (const phrase of except) yield [phrase, shadowing];
  const inCapitals = new Set(acronyms.map(plain));
  for (const [pair, { words: sides }] of [...near, ...noneNear].entries()) {
    const as = pair < near.length ? 'near' : 'noneNear';
    for (const side of [0, 1] as const) {
      const usual: Use = { as, pair, side, inCapitals: false };
      for (const phrase of [sides[side]].flat()) {
        yield [phrase, inCapitals.has(plain(phrase)) ? { ...usual, inCapitals: true } : usual];
      }
    }
  }
  for (const [index, each] of context.entries()) {
    const [asWith, without]: [Use, Use] = [
      { as: 'with', context: index },
      { as: 'without', context: index },
    ];
    for (const phrase of each.with ?? []) yield [phrase, asWith];
    for (const phrase of each.without ?? []) yield [phrase, without];
  }
}

/** In which contexts a bare name has to stand, by the name. */
function contextsByPhrase(context: NonNullable<Topic['match']['context']>): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [index, each] of context.entries()) {
    for (const phrase of each.for.map(plain)) found.set(phrase, [...(found.get(phrase) ?? []), index]);
  }
  return found;
}
