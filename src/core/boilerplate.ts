import { everyPhrase, languages } from './linguistics/languages.js';

const inserts = languages.flatMap(({ inserts }) => inserts.map(({ pattern }) => everywhere(pattern)));
const fronts = languages.flatMap(({ fronts = [] }) => fronts);
const asides = languages.flatMap(({ asides }) => asides);

function everywhere(pattern: RegExp): RegExp {
  return new RegExp(pattern.source, `${pattern.flags}g`);
}

/** A text without what sites put between its sentences: what stood on both sides are pieces of their own. */
export function withoutInserts(text: string): string[] {
  let rest = text;
  for (const insert of inserts) rest = rest.replace(insert, '\n');
  return rest.split('\n');
}

/** A text without what stands in front of its first sentence: when it was updated, the caption of a picture. */
export function withoutFronts(text: string): string {
  return fronts.reduce((rest, { pattern }) => rest.replace(pattern, ''), text);
}

/** What is no sentence of any language: an address, a handle, signs. */
const noWords = /^(?:\W*https?:\/\/\S+\W*|\W*[@#][\p{L}\p{N}_]+\W*|[^\p{L}\p{N}]*)$/u;

const name = "\\p{Lu}[\\p{L}\\p{M}.'’-]*(?: \\p{Lu}[\\p{L}\\p{M}.'’-]*){1,3}";
const openings = everyPhrase(({ writers }) => writers).filter((phrase) =>
  /(?:^| )(?:by|oleh|por|par|von|di|door|av|af)$/.test(phrase),
);
/** `Por Ana García e João Silva`, and nothing else. */
const byline = new RegExp(
  `^(?:${openings.map((word) => word.replace(/^./, (first) => `[${first}${first.toUpperCase()}]`)).join('|')}):? ${name}(?:(?:, | and | e | y | et | und | dan | en | og | och | & )${name}){0,6}$`,
  'u',
);

/** The sentences of a line without those that are no news, `Read more`. */
export function withoutAsides(sentences: readonly string[]): string[] {
  const kept: string[] = [];
  for (const [index, sentence] of sentences.entries()) {
    if (noWords.test(sentence) || byline.test(sentence)) continue;
    const aside = asides.find(({ pattern, toEnd }) =>
      pattern.test(toEnd ? sentences.slice(index, index + 4).join(' ') : sentence),
    );
    if (aside?.toEnd) break;
    if (aside === undefined) kept.push(sentence);
  }
  return kept;
}
