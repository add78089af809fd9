import { expect, it } from 'vitest';
import { holderOf, type StoryHoldQuestion } from '../../../src/stores/shared/story-hold.js';

const stories = { stories: true, eagerStories: false };
const eager = { stories: true, eagerStories: true };

/** Asks about article `c`: `a`, `b` and `c` are its story, `x` and `y` the one it is near to. */
function holderOfC(settings: StoryHoldQuestion['settings'], ...delivered: string[]): string | null {
  return holderOf({
    article: 'c',
    settings,
    story: ['a', 'b', 'c'],
    near: ['x', 'y'],
    wasDelivered: (article) => delivered.includes(article),
  });
}

it.each<[string, StoryHoldQuestion['settings'], string[], string | null]>([
  ['nothing holds it back when nothing was delivered', stories, [], null],
  ['another of its story holds it back', stories, ['b'], 'b'],
  ['the first of its story goes before the others', stories, ['b', 'a'], 'a'],
  ['it does not hold itself back', eager, ['c'], null],
  ['a story that is near does not count unless asked for', stories, ['x'], null],
  ['a story that is near counts where it is asked for', eager, ['y'], 'y'],
  ['its own story goes before one that is near', eager, ['x', 'b'], 'b'],
  ['the first of a story that is near goes before the others', eager, ['y', 'x'], 'x'],
  ['nothing is held back in a chat that wants every article', { ...eager, stories: false }, ['a', 'x'], null],
])('%s', (_, settings, delivered, expected) => {
  expect(holderOfC(settings, ...delivered)).toBe(expected);
});
