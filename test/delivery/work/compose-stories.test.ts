import { describe, expect, it } from 'vitest';
import { chatWith, entry, headlines, id, ledgerLine, list, marked } from './compose-kit.js';

describe('stories in a list', () => {
  const other = { publisher: { id: 'q', name: 'Q' } };

  it('show the articles of one event as one headline, with its publishers', () => {
    const plan = list([entry(1), entry(2), entry(3, { story: id(1), ...other })]);
    expect(headlines(plan)).toEqual(['n2', 'n1']);
    expect(plan.headlines[1]?.facts).toBe('Tribunnews, Q');
  });

  it('stand singly in a chat that wants them so', () => {
    const waiting = [entry(1), entry(2), entry(3, { story: id(1), affair: id(2), ...other })];
    const plan = list(waiting, chatWith({ stories: false }));
    expect(headlines(plan)).toEqual(['n3', 'n2', 'n1']);
    expect(marked(plan)).toEqual([]);
  });

  it('are one story though the first article is not among them', () => {
    expect(headlines(list([entry(2, { story: id(1) }), entry(3, { story: id(1) })]))).toEqual(['n2']);
  });

  it('stand together with the other stages of their affair, where the newest stands', () => {
    const waiting = [entry(1), entry(2), entry(3, { affair: id(1) }), entry(4)];
    const plan = list(waiting);
    expect(headlines(plan)).toEqual(['n4', 'n3', 'n1', 'n2']);
    expect(marked(plan)).toEqual(['n3']);
  });

  it('continue a story by the affair of its first article', () => {
    const waiting = [entry(2, { story: id(1) }), entry(3), entry(4, { affair: id(1) })];
    const plan = list(waiting);
    expect(headlines(plan)).toEqual(['n4', 'n2', 'n3']);
    expect(marked(plan)).toEqual(['n4']);
  });

  it('are an update where an earlier stage was posted before', () => {
    expect(marked(list([entry(1), entry(2, {}, { earlier: ledgerLine() })]))).toEqual(['n2']);
  });

  it('are no update where they tell the first stage, though a later one comes before', () => {
    expect(marked(list([entry(3, { affair: id(1) }), entry(4, { story: id(1) })]))).toEqual([]);
  });

  it('are none where the earlier stage was never posted here', () => {
    expect(marked(list([entry(1), entry(3, { affair: id(2) })]))).toEqual([]);
  });
});
