import { everyPattern } from '../linguistics/languages.js';
import { roundNames } from '../linguistics/story-words.js';
import { fold } from '../text.js';

const reached = `(?:${everyPattern(({ story }) => story?.reached)})`;
const forms = roundNames.map((name) => {
  const words = `(?:${everyPattern(({ story }) => story?.rounds[name])})`;
  return {
    named: new RegExp(`\\b${words}\\b`, 'g'),
    reached: new RegExp(`\\b${reached} (?:[\\p{L}\\p{N}]+ ){0,4}${words}\\b`, 'u'),
  };
});

/**
 * The rounds that an article may be about, by their places in {@link roundNames}: who reaches the final has played the semi-final, so
 * a round that is only named stands for itself and for the next one.
 */
export function roundsOf(text: string): number[] {
  // `quarter final` is taken out before `final` is looked for.
  let rest = fold(text).replaceAll('-', ' ');
  const rounds = new Set<number>();
  for (const [place, form] of forms.entries()) {
    const left = rest.replace(form.named, ' ');
    if (left === rest) continue;
    rounds.add(place);
    if (!form.reached.test(rest) && place < forms.length - 1) rounds.add(place + 1);
    rest = left;
  }
  return [...rounds];
}
