import { expect, it } from 'vitest';
import { awaken } from '../../../src/core/chat.js';
import { KabarError } from '../../../src/core/errors.js';
import { newFeedState } from '../../../src/core/feed.js';
import { follow } from '../../../src/core/subscription.js';
import { makeItem, makePlan, makeSettlement } from '../../contracts/store-given.js';
import { makeArticle, makeChat } from '../../fixtures/article.js';
import { expected, observe, Run, type Script } from './cut-run.js';
import { temporaryFolder } from './helpers.js';
import type { Cut } from './memory-disk.js';

const feed = newFeedState('feed', 'https://example.com/feed.xml');
const later = Date.UTC(2024, 5, 21);

const old = (number: number) => {
  const item = makeItem(number);
  return { ...item, article: { ...item.article, seenAt: 0 } };
};

const corrected = (number: number, revision: number) => {
  const item = makeItem(number, ['rusia-ukraina'], { kind: 'corrected' });
  return { ...item, article: { ...item.article, revision } };
};

/** A day in the life of a store. */
const day: Script = {
  steps: [
    (store) => store.changeChat('console:a', () => makeChat('console:a', ['rusia-ukraina'])),
    (store) => store.record({ feed: { ...feed, etag: '"1"' }, items: [makeItem(1), old(2)] }),
    (store) => store.settle(makeSettlement('console:a', 1, 1)),
    (store) => store.changeChat('console:b', (chat, head) => chat && awaken(chat, head)),
    (store) =>
      store.changeChat('console:b', (_, head) => ({
        ...makeChat('console:b'),
        subscriptions: follow([], 'rusia-ukraina', 'instant', head),
      })),
    (store) => store.record({ feed: { ...feed, etag: '"2"' }, items: [makeItem(3), makeItem(4)] }),
    (store) => store.settle(makeSettlement('console:a', 2, 2, { reason: 'too long' })),
    (store) => store.moveChat('console:b', 'console:c'),
    (store) => store.prune(later),
    (store) => store.settle(makeSettlement('console:c', 3, 3, { at: later })),
    (store) =>
      store.record({
        feed: { ...feed, etag: '"3"' },
        items: [makeItem(5, ['rusia-ukraina'], { deliverable: false })],
      }),
    (store) => store.record({ feed: { ...feed, etag: '"4"' }, items: [makeItem(6)] }),
    (store) => store.settle(makeSettlement('console:c', 4, 4, { at: later })),
  ],
  killedAfter: new Set([2, 6]),
};

/** Each of some hundred operations is tried with all steps before it: that takes a while on a busy machine. */
const patience = 120_000;

/** Lists and corrections. */
const lists: Script = {
  steps: [
    (store) => store.changeChat('console:a', () => makeChat('console:a', ['rusia-ukraina'])),
    (store) => store.record({ feed, items: [makeItem(1), makeItem(2), makeItem(3), makeItem(4)] }),
    (store) => store.settle(makeSettlement('console:a', 1, 1)),
    (store) => store.putPlan(makePlan('console:a', [2, 3])),
    (store) => store.advancePlan(makePlan('console:a', [2, 3]), 1),
    (store) => store.record({ feed, items: [corrected(1, 2)] }),
    (store) => store.settlePlan(makePlan('console:a', [2, 3]), 7, null),
    (store) => store.noteEdit('console:a', makeArticle(1).id, { revision: 2, edits: 1, named: 0 }),
    (store) => store.putPlan(makePlan('console:a', [4])),
    (store) => store.settlePlan(makePlan('console:a', [4]), 7, 'rejected'),
    (store) => store.record({ feed, items: [corrected(1, 3), makeItem(5)] }),
    (store) => store.putPlan(makePlan('console:a', [7])),
    (store) => store.moveChat('console:a', 'console:b'),
  ],
  killedAfter: new Set([4, 7]),
};

const scripts = [
  { name: 'a day', ...day },
  { name: 'lists and corrections', ...lists },
];

it.each(scripts)(
  'loses nothing of $name that was acknowledged when it is cut off at any point between two writes',
  async (script) => {
    const dataDir = await temporaryFolder();
    const seen = await expected(dataDir, script);
    const whole = new Run(dataDir, script);
    await whole.all();
    expect(whole.disk.operations).toBeGreaterThan(30);
    const checked = new Set<string>();
    for (let last = 0; last <= whole.disk.operations; last++) {
      const run = new Run(dataDir, script);
      run.disk.onOperation = ({ number }) => {
        if (number > last) throw new Error('cut off');
      };
      await run.all().catch(() => run.store?.close());
      for (const cut of ['kill', 'power', 'names-only'] satisfies Cut[]) {
        const disk = run.disk.after(cut);
        // Many cuts leave the same disk.
        const state = `${run.done} ${disk.contents()}`;
        if (checked.has(state)) continue;
        checked.add(state);
        const after = new Run(dataDir, script, disk);
        const found = await observe(await after.open());
        await after.store?.close();
        const where = `${cut} after operation ${last}, ${run.done} steps`;
        expect([seen[run.done], seen[run.done + 1]], where).toContainEqual(found);
        expect(
          after.log.lines.filter(({ level }) => level === 'error'),
          where,
        ).toEqual([]);
      }
    }
  },
  patience,
);

it(
  'refuses what it cannot write, claims nothing of it, and goes on when the disk has room again',
  async () => {
    const dataDir = await temporaryFolder();
    const seen = await expected(dataDir, day);
    const whole = new Run(dataDir, day);
    await whole.all();
    for (let failing = 1; failing <= whole.disk.operations; failing++) {
      const run = new Run(dataDir, day);
      let hits = 0;
      run.disk.onOperation = ({ number, kind }) => {
        // The attempt to clean up fails as well.
        if (number !== failing && !(number === failing + 1 && kind === 'truncate')) return;
        hits++;
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      };
      while (run.done < day.steps.length) {
        const before = hits;
        try {
          await run.step();
        } catch (error) {
          expect(error).toBeInstanceOf(KabarError);
          expect((error as KabarError).remedy).toMatch(/room/);
          expect(hits).toBeGreaterThan(before);
          if (run.store !== null) expect(await observe(run.store)).toEqual(seen[run.done]);
        }
      }
      await run.store?.close();
      const after = new Run(dataDir, day, run.disk.after('power'));
      expect(await observe(await after.open()), `operation ${failing}`).toEqual(seen[day.steps.length]);
      await after.store?.close();
    }
  },
  patience,
);

it('refuses all changes that were built on one that could not be written', async () => {
  const run = new Run(await temporaryFolder(), day);
  const store = await run.open();
  let full = true;
  run.disk.onOperation = ({ kind }) => {
    if (full && kind === 'sync')
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  };
  const chat = () => makeChat('console:a', ['rusia-ukraina']);
  const answers = await Promise.allSettled([
    store.changeChat('console:a', chat),
    store.record({ feed, items: [makeItem(1)] }),
    store.changeChat('console:a', (found) => found && { ...found, language: 'en' }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(await store.chat('console:a')).toBeNull();
  full = false;
  expect(await store.changeChat('console:a', (found) => found)).toBeNull();
  expect((await store.record({ feed, items: [makeItem(2)] }))?.map(({ seq }) => seq)).toEqual([1]);
  await run.kill();
  const again = await run.open();
  expect(await again.known(['link:1', 'link:2'])).toEqual(new Map([['link:2', makeArticle(2).id]]));
  await again.close();
});
