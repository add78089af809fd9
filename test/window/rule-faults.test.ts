import { expect, it } from 'vitest';
import { catalogSchema } from '../../src/core/catalog.js';
import { readRule } from '../../src/window/rule-faults.js';

const catalog = catalogSchema.parse({
  topics: [{ id: 'gempa', name: { id: 'Gempa' }, match: { any: ['gempa'] } }],
});

const topic = (match: unknown, more: object = {}) =>
  JSON.stringify({ id: 'bola', name: { en: 'Football' }, match, ...more }, null, 2);

const placesOf = (written: string) =>
  readRule(written, catalog).faults.map(({ line, field, text }) => [line, field, text[1]]);

it('reads a rule without a fault', () => {
  expect(readRule(topic({ any: ['bola'], notWith: ['gempa', 'bola'] }), catalog)).toMatchObject({
    topic: { id: 'bola' },
    faults: [],
  });
});

it.each([
  ['an empty phrase', topic({ any: ['bola', '...'] }), [[9, 'match.any.1', '"..."']]],
  ['a name that is no field', topic({ any: ['bola'], non: ['x'] }), [[10, 'match.non', '"non"']]],
  [
    'several',
    topic({ any: [''], anny: 1 }, { titel: 2 }),
    [
      [8, 'match.any.0', '""'],
      [10, 'match.anny', '"anny"'],
      [12, 'titel', '"titel"'],
    ],
  ],
  ['a wrong kind', topic({ any: 'bola' }), [[7, 'match.any', '"bola"']]],
  ['a word of strength', topic({ any: ['bola'], strength: 'huge' }), [[10, 'match.strength', '"huge"']]],
  [
    'a phrase of a context that is not searched for',
    topic({ any: ['bola'], context: [{ for: ['basket'], with: ['x'] }] }),
    [[13, 'match.context.0.for.0', '"basket"']],
  ],
  [
    'a topic that there is not',
    topic({ any: ['bola'], notWith: ['gempa', 'gone'] }),
    [[12, 'match.notWith.1', '"gone"']],
  ],
  [
    'a category that there is not',
    topic({ any: ['bola'] }, { category: 'none' }),
    [[11, 'category', '"none"']],
  ],
  ['a field that is missing', '{\n  "id": "bola", "match": { "any": ["x"] }\n}', [[1, 'name', '{']]],
  ['a rule that matches nothing', topic({}), [[6, 'match', '{']]],
  ['a comma too much', '{\n  "id": "bola",\n}', [[3, '', '}']]],
  ['no comma', '{\n  "id": "bola"\n  "name": 1\n}', [[3, '', '"name"']]],
  ['a comment', '{ // x\n}', [[1, '', '// x']]],
  ['nothing', '', [[1, '', '']]],
  ['no object', '[]', [[1, '', '[]']]],
  ['two objects', '{}\n{}', [[2, '', '{']]],
])('names the line, the field and the words at fault: %s', (_, written, places) => {
  expect(placesOf(written)).toEqual(places);
  for (const { text, line, message } of readRule(written, catalog).faults) {
    expect(text.join('')).toBe(written.split('\n')[line - 1]);
    expect(message).not.toMatch(/Invalid input|Unrecognized/);
  }
});
