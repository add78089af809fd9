import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Settlement } from '../../../src/core/delivery.js';
import { changeOf } from '../../../src/stores/lowdb/change.js';
import { sealedLine } from '../../../src/stores/lowdb/line-file.js';
import { sealedLength, unsealed } from '../../../src/stores/lowdb/seal.js';
import { settleIn, settleOf } from '../../../src/stores/lowdb/settle-line.js';
import { makeSettlement } from '../../contracts/store-given.js';

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

  const lineOf = (chat: string, revision: string) =>
    `{"kind":"settle","settlement":{"chat":"${chat}","lane":"instant","seq":3,"article":"000000000004",` +
    `"posted":{"messageId":"5","revision":${revision}},"reason":null,"heldFor":null,"at":6}}`;
  const readText = (json: string) => settleIn(Buffer.from(json), 0, Buffer.byteLength(json) - 1);

  it.each([
    ['an escaped letter', lineOf('a:\\"b', '1')],
    ['a control character', lineOf('a:\u0001', '1')],
    ['a negative number', lineOf('a:b', '-1')],
    ['a fraction', lineOf('a:b', '1.5')],
    ['an exponent', lineOf('a:b', '1e3')],
    ['a leading zero', lineOf('a:b', '01')],
    ['more digits than a number can tell', lineOf('a:b', '9007199254740993')],
    ['no number', lineOf('a:b', '""')],
    ['no digits', lineOf('a:b', '')],
    ['spaces', lineOf('a:b', ' 1')],
    ['another field', lineOf('a:b', '1').replace('"at":6', '"at":6,"more":1')],
    ['a field less', lineOf('a:b', '1').replace(',"at":6', '')],
    ['nothing behind a text', '{"kind":"settle","settlement":{"chat":"a'],
    ['nothing', ''],
  ])('is left to the parser with %s', (_, json) => {
    expect(readText(json)).toBeNull();
    expect(readText(lineOf('a:b', '1'))).toMatchObject({ settlement: { chat: 'a:b', at: 6 } });
  });
});
