import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type FeedState, feedStateSchema, newFeedState } from '../../src/core/feed.js';
import { listSameKeys, packedFeed, withFields } from '../../src/core/packed-feed.js';

const hashes = (length: number) => fc.stringMatching(new RegExp(`^[\\w-]{${length}}$`));
const anyKeys = fc.oneof(
  fc.integer({ min: 1, max: 30 }).chain((length) => fc.array(hashes(length))),
  fc.array(fc.string({ minLength: 23, maxLength: 23 })),
  fc.array(fc.string()),
  fc.array(fc.constant('')),
  fc.array(fc.string({ unit: 'binary' })),
);

it('is the same state, however it is read, copied or packed again', () => {
  fc.assert(
    fc.property(anyKeys, fc.option(anyKeys, { nil: undefined }), (listed, passedOver) => {
      const known = { id: 'a', url: 'https://example.org/a', etag: '"1"' };
      const state = feedStateSchema.parse({ ...known, listed, passedOver });
      const packed = packedFeed(state);
      expect({ ...packed }).toEqual(state);
      // To the letter: exports of both stores are compared as texts.
      expect(JSON.stringify(packed)).toBe(JSON.stringify(state));
      const again = packedFeed({ ...packed, nextPollAt: 5 });
      expect([again.listed, again.passedOver]).toEqual([listed, passedOver]);
    }),
  );
});

it('names what was passed over by its place among what is listed', () => {
  const lists = anyKeys.chain((listed) =>
    fc.tuple(fc.constant(listed), fc.subarray(listed), fc.shuffledSubarray(listed)),
  );
  fc.assert(
    fc.property(lists, ([listed, passedOver, others]) => {
      const state = { ...newFeedState('a', 'https://example.org/a'), listed, passedOver };
      const packed = packedFeed(state);
      expect(packed.passedOver).toEqual(passedOver);
      const isSame = JSON.stringify(passedOver) === JSON.stringify(others);
      expect(listSameKeys(packed, { ...state, passedOver: others })).toBe(isSame);
    }),
  );
});

it('hands out keys that are the own of whoever asks', () => {
  const packed = packedFeed({ ...newFeedState('a', 'https://example.org/a'), listed: ['l1', 'l2'] });
  packed.listed.push('l3');
  expect(packed.listed).toEqual(['l1', 'l2']);
});

it('takes from a state that is kept as well only what is the same', () => {
  fc.assert(
    fc.property(anyKeys, anyKeys, anyKeys, (listed, passedOver, others) => {
      const like = packedFeed({ ...newFeedState('a', 'https://example.org/a'), listed, passedOver: others });
      const packed = packedFeed({ ...newFeedState('b', 'https://example.org/b'), listed, passedOver }, like);
      expect([packed.id, packed.listed, packed.passedOver]).toEqual(['b', listed, passedOver]);
      expect([like.listed, like.passedOver]).toEqual([listed, others]);
    }),
  );
});

it('takes other fields and keeps its keys', () => {
  fc.assert(
    fc.property(anyKeys, fc.option(anyKeys, { nil: undefined }), (listed, passedOver) => {
      const plain = feedStateSchema.parse({ id: 'a', url: 'https://example.org/a', listed, passedOver });
      const changed = { ...plain, etag: '"2"', nextPollAt: 5 };
      for (const state of [plain, packedFeed(plain)])
        expect(JSON.stringify(withFields(state, { etag: '"2"', nextPollAt: 5 }))).toBe(
          JSON.stringify(changed),
        );
    }),
  );
});

it('tells whether two states list the same, packed or not', () => {
  const [one, other] = [['l1', 'l2'], ['l1']].map((listed) => ({
    ...newFeedState('a', 'https://example.org/a'),
    listed,
  })) as [FeedState, FeedState];
  for (const again of [structuredClone(one), packedFeed(structuredClone(one))]) {
    expect(listSameKeys(one, again)).toBe(true);
    expect(listSameKeys(again, packedFeed(one))).toBe(true);
    expect(listSameKeys(again, other)).toBe(false);
    expect(listSameKeys({ ...again, passedOver: ['l2'] }, packedFeed(again))).toBe(false);
  }
});

it('shares its times with a state that was packed before', () => {
  const state = { ...newFeedState('a', 'https://example.org/a'), recent: [1.7e12, 1.6e12] };
  const [one, other] = [state, structuredClone(state)].map((each) => packedFeed(each));
  expect(one?.recent).toBe(other?.recent);
});

it('holds its times side by side, and not each in an object of its own', () => {
  setFlagsFromString('--allow-natives-syntax');
  const isSideBySide = runInNewContext('(list) => %HasDoubleElements(list)');
  // A list that held a text once holds objects for good.
  const recent = ['', 1.7e12, 1.6e12].slice(1) as number[];
  const packed = packedFeed({ ...newFeedState('a', 'https://example.org/a'), recent });
  expect(packed.recent).toEqual(recent);
  expect([recent, packed.recent].map(isSideBySide)).toEqual([false, true]);
});
