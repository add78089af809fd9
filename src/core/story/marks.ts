import { everyPattern } from '../linguistics/languages.js';
import { type Mark, markNames } from '../linguistics/story-words.js';
import { fold } from '../text.js';

/** What shows a mark in any language. */
const signs: Readonly<Partial<Record<Mark, string>>> = { saying: ': ', listicle: '^\\d+ ', question: '\\?' };

/** Tried on the folded headline. A word makes a question only where the headline begins with it. */
const forms = new Map(
  markNames.map((name) => {
    const words = `${name === 'question' ? '^' : '\\b'}(?:${everyPattern(({ story }) => story?.marks[name])})\\b`;
    return [name, new RegExp([signs[name] ?? [], words].flat().join('|'))];
  }),
);

/** The marks of a headline. That days have gone by since something, leads say as well. */
export function marksOf(headline: string, lead = ''): Set<Mark> {
  const folded = fold(headline);
  const all = fold(`${headline}\n${lead}`);
  return new Set(markNames.filter((name) => forms.get(name)?.test(name === 'elapsed' ? all : folded)));
}

const futureForm = new RegExp(`\\b(?:${everyPattern(({ story }) => story?.future)})\\b`);

/** So much of a lead says when something happens, in UTF-16 units. */
const leadBeginning = 110;

/** Whether a headline or the beginning of its lead tell of what is still to come. */
export function tellsOfFuture(headline: string, lead: string): boolean {
  return futureForm.test(fold(`${headline}\n${lead.slice(0, leadBeginning)}`));
}

const routineForm = new RegExp(`\\b(?:${everyPattern(({ story }) => story?.routine)})`);

/** Whether a headline is one that comes every day anew, alike and about nothing that happened. */
export function isRoutine(headline: string): boolean {
  return routineForm.test(fold(headline));
}
