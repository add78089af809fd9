import { type Catalog, publisherTopic } from '../core/catalog.js';
import { talkWords } from '../core/linguistics/talk.js';
import { words } from '../core/text.js';

/**
 * By what a topic can be found: its name or id, another name for it, one side of its name (`Crime & justice`), what
 * belongs to it, or a phrase that its rule looks for.
 */
export type NameKind = 'name' | 'alias' | 'side' | 'related' | 'phrase';

/** Whether it is what the topic is called, not something that it is about. */
export function isOwn(kind: NameKind): boolean {
  return kind !== 'phrase' && kind !== 'related';
}

/** Topics and publishers, each with all that it can be found by. */
export function namesOf({ topics, publishers }: Catalog) {
  const named = (kind: NameKind, texts: readonly string[]) =>
    texts.map((text): [NameKind, string] => [kind, text]);
  return [
    ...topics.map(({ id, name, aliases = [], related = [], match }) => ({
      topic: id,
      names: [
        ...named('name', [id, ...Object.values(name)]),
        ...named('alias', aliases),
        ...named('side', Object.values(name).flatMap(sidesOf)),
        ...named('related', related),
        ...named('phrase', match.any),
      ],
    })),
    ...publishers.map(({ id, name }) => ({
      topic: publisherTopic(id),
      names: named('name', [publisherTopic(id), id, name]),
    })),
  ];
}

/** Finds the category that goes by what was typed, as a whole or by one side of its name. */
export function categoryCalled(typed: readonly string[], { categories = [] }: Catalog): string | null {
  const wanted = joined(typed);
  const found = categories.filter(({ id, name, aliases = [] }) => {
    const names = [id, ...aliases, ...Object.values(name).flatMap((each) => [each, ...sidesOf(each)])];
    return names.some((each) => joined(words(each)) === wanted);
  });
  return wanted === '' || found.length !== 1 ? null : (found[0]?.id ?? null);
}

/** What stands between the sides of a name. */
const betweenSides = new RegExp(
  String.raw`\s*(?:[&,/]|(?<!\p{L})(?:${[...talkWords('betweenSides')].join('|')})\.?(?!\p{L}))\s*`,
  'giu',
);

/** Words that people leave out of a name, or put into it. */
const glue = talkWords('glue');

/** Names that are the same but for spaces, endings and glue: `sepakbola`, `sepak bola`. */
export function joined(all: readonly string[]): string {
  const own = all.filter((word) => !glue.has(word));
  return [...new Set(own.length === 0 ? all : own)].map(formOf).join('');
}

/** The sides of a name, where it has several: `Tambang & energi` has `Tambang` and `energi`. */
function sidesOf(name: string): string[] {
  const sides = name.split(betweenSides).filter((side) => words(side).length > 0);
  return sides.length > 1 ? sides : [];
}

/** A word without the endings that leave it what it is: `floods`, `gempanya`. */
export function formOf(word: string): string {
  if (word.length > 6 && /(nya|lah|kah)$/.test(word)) return word.slice(0, -3);
  if (word.length > 5 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && /[^su]s$/.test(word) ? word.slice(0, -1) : word;
}
