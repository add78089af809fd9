import { everyPattern, everyWord } from '../linguistics/languages.js';
import { endsInTitle, endsShortened } from './sentences.js';

/** How a piece of a text ends. */
interface End {
  text: string;
  /** Whether it ends like a sentence. A heading, a standfirst or what was cut off does not. */
  whole: boolean;
}

/** How a sentence ends. */
export const ending = /[.!?。！？؟।॥۔…]["'“”’»)\]」』]*$/u;
/** How what was cut off ends. */
export const dots = /(?:…|\.{2,})["'“”’»)\]]*$/u;
/** Words and signs that a sentence does not end with. */
const unfinished = new RegExp(
  `(?:[,;–—-]["”]?|\\s(?:${[...everyWord((language) => language.lead?.connectives)].join('|')}))$`,
  'i',
);

/** Where nothing else tells, what is longer, has no full stop and stands at the end was cut off, in UTF-16 units. */
export const longestStandfirst = 140;

/**
 * A sentence, or what the publisher left of one.
 * @param goesOn whether another sentence of the same line follows: then its dots are the writer's own.
 * @param mayBeCut whether it was cut off if it has no full stop: it is long, and no paragraph follows.
 */
export function endOf(sentence: string, goesOn: boolean, mayBeCut: boolean): End {
  if (dots.test(sentence) && !goesOn) return { text: cutOff(sentence.replace(dots, '')), whole: false };
  // A list begins.
  if (/^\d{1,3}[.)]$/.test(sentence)) return { text: '', whole: false };
  if (endsInTitle(sentence)) return { text: cutOff(sentence), whole: false };
  if (ending.test(sentence)) return { text: sentence, whole: true };
  const isCut = mayBeCut || unfinished.test(sentence);
  return { text: isCut ? cutOff(sentence) : sentence, whole: false };
}

function cutOff(text: string): string {
  const rest = text.replace(/[\s,;:.–—-]+$/, '');
  return rest === '' ? '' : `${rest}…`;
}

/** `[…]`, `(more…)`, `[Read more...]`: the publisher cut the text. Behind a whole sentence that means nothing. */
const cutMarks = new RegExp(
  `\\s*[[(]\\s*(?:${everyPattern((language) => language.lead?.cutMark)})?\\s*(?:…|\\.{2,})?\\s*[\\])]`,
  'giu',
);

/** A line with dots where the publisher's marks say that it was cut. */
export function withCutMark(line: string): string {
  const marked = /[[(]/.test(line)
    ? line.replace(cutMarks, (mark, at: number) => {
        if (!/[\p{L}….]/u.test(mark)) return mark;
        const behind = line.slice(at + mark.length);
        // Between whole sentences it stands for some that were left out.
        if (/[.!?]["'”’)]?$/.test(line.slice(0, at)) && /^\s+["“‘]?\p{Lu}/u.test(behind)) return '';
        // `[...]The post` is glued to what stands behind the text.
        return /^\p{Lu}/u.test(behind) ? '…\n' : '…';
      })
    : line;
  if (!/…$|\.{3}$/.test(marked)) return marked;
  // `… at 9 p.m. […]`: the full stop of an abbreviation ends nothing.
  return marked.replace(/([.!?。！？]["'”’)]?)\s*(?:…|\s\.{3})$/, (found, end: string, at: number) =>
    endsShortened(marked.slice(0, at + 1)) ? found : end,
  );
}
