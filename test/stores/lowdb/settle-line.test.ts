import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Settlement } from '../../../src/core/delivery.js';
import { changeOf } from '../../../src/stores/lowdb/change.js';
import { sealedLine } from '../../../src/stores/lowdb/line-file.js';
import { LineForm } from '../../../src/stores/lowdb/line-form.js';
import { sealedLength, unsealed } from '../../../src/stores/lowdb/seal.js';
import { settleIn, settleOf } from '../../../src/stores/lowdb/settle-line.js';
import { makeSettlement } from '../../contracts/store-given.js';

const form = new LineForm({ name: '?', count: 0, of: { what: '?', rest: null }, at: 0 });
/** As the bytes of a line are handed over: without the last bracket. */
const read = (json: string) => form.read(Buffer.from(json), 0, Buffer.byteLength(json) - 1);
const line = (name: string, count: string, what = 'b') =>
  `{"name":"${name}","count":${count},"of":{"what":"${what}","rest":null},"at":7}`;

describe('a line of one form', () => {
  it('gives its texts and numbers in their order', () => {
    expect(read(line('a', '12'))).toEqual(['a', 12, 'b', 7]);
    expect(read(line('', '0', ''))).toEqual(['', 0, '', 7]);
    expect(read(line('ab', '999999999999999', 'a'))).toEqual(['ab', 999_999_999_999_999, 'a', 7]);
  });

  it('holds a text once that stands there in every line', () => {
    const names = ['same', 'same', 'sam', 'same2', 'same'].map((name) => read(line(name, '1'))?.[0]);
    expect(names).toEqual(['same', 'same', 'sam', 'same2', 'same']);
  });

  it.each([
    ['an escaped letter', line('a\\"b', '1')],
    ['a letter beyond ASCII', line('Jalan é', '1')],
    ['a control character', line('a\u0001', '1')],
    ['a negative number', line('a', '-1')],
    ['a fraction', line('a', '1.5')],
    ['an exponent', line('a', '1e3')],
    ['a leading zero', line('a', '01')],
    ['more digits than a number can tell', line('a', '9007199254740993')],
    ['no number', line('a', '""')],
    ['no digits', line('a', '')],
    ['spaces', line('a', ' 1')],
    ['another field', line('a', '1').replace('"at":7', '"at":7,"more":1')],
    ['a field less', line('a', '1').replace(',"at":7', '')],
    ['another order', '{"count":1,"name":"a","of":{"what":"b","rest":null},"at":7}'],
    ['nothing behind a text', '{"name":"a'],
    ['nothing', ''],
  ])('is not known with %s', (_, json) => {
    expect(read(json)).toBeNull();
    expect(read(line('a', '1'))).toEqual(['a', 1, 'b', 7]);
  });
});

describe('a settlement as a line of the journal', () => {
  const bytesOf = (settlement: Settlement) => Buffer.from(sealedLine(settleOf(settlement)).slice(0, -1));
  const quick = (settlement: Settlement) => {
    const bytes = bytesOf(settlement);
    return settleIn(bytes, 0, sealedLength(bytes) ?? -1);
  };
  const parsed = (settlement: Settlement) => {
    const bytes = bytesOf(settlement);
    return changeOf(JSON.parse(unsealed(bytes, sealedLength(bytes) ?? 0)));
  };

  it('is read from its bytes, in whatever order its fields were given', () => {
    const { chat, lane, seq, article, posted, ...rest } = makeSettlement('telegram:1', 3, 4);
    const settlement = { posted, ...rest, article, seq, lane, chat };
    expect(quick(settlement)).toEqual({ kind: 'settle', settlement });
  });

  it('says the same as when it is parsed, or is left to that', () => {
    const id = fc.stringMatching(/^[0-9a-z]{12}$/);
    const messageId = fc.oneof(fc.nat().map(String), fc.string({ unit: 'grapheme' }));
    const settlements = fc.record({
      chat: fc.oneof(fc.stringMatching(/^[a-z]+:\S{1,20}$/), fc.string()),
      lane: fc.constantFrom('instant' as const, 'digest' as const),
      seq: fc.integer(),
      article: fc.oneof(id, fc.string()),
      posted: fc.option(fc.record({ messageId, revision: fc.integer({ min: -1, max: 9 }) })),
      reason: fc.option(fc.string()),
      heldFor: fc.option(id),
      at: fc.maxSafeInteger(),
    });
    fc.assert(
      fc.property(settlements, (settlement) => {
        const change = quick(settlement);
        if (change !== null) expect(change).toEqual(parsed(settlement));
      }),
    );
  });

  it.each([
    ['a chat without a platform', { chat: 'nobody' }],
    ['a chat with a space', { chat: 'telegram:1 2' }],
    ['an article of no such id', { article: 'ARTICLE' }],
    ['another lane', { lane: 'fast' as 'instant' }],
    ['a reason', { posted: null, reason: 'it was full' }],
    ['what it is held back for', { posted: null, heldFor: '000000000001' }],
    ['a publication', { posted: { messageId: '1', revision: 1, publication: 'waiting' as const } }],
  ])('is left to the parser with %s', (_, changes) => {
    expect(quick({ ...makeSettlement('telegram:1', 3, 4), ...changes })).toBeNull();
  });
});
