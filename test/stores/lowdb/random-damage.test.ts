import { basename } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { FeedState } from '../../../src/core/feed.js';
import { openLowdb } from '../../../src/stores/lowdb/open.js';
import type { LowdbStore } from '../../../src/stores/lowdb/store.js';
import { feed, makeItem, makePlan, makeSettlement } from '../../contracts/store-given.js';
import { ManualClock } from '../../doubles/clock.js';
import { RecordedLog } from '../../doubles/log.js';
import { makeChat } from '../../fixtures/article.js';
import { observe } from './cut-run.js';
import { temporaryFolder } from './helpers.js';
import { MemoryDisk } from './memory-disk.js';

interface Damage {
  how: 'zeros' | 'ones' | 'flips' | 'cut' | 'noise' | 'folder' | 'empty';
  /** Which file, where in it, and how much of it, as parts of the whole. */
  file: number;
  from: number;
  length: number;
  seed: number;
}

const part = fc.double({ min: 0, max: 0.999999, noNaN: true });
const anyDamage: fc.Arbitrary<Damage> = fc.record({
  how: fc.constantFrom('zeros', 'ones', 'flips', 'flips', 'cut', 'noise', 'noise', 'folder', 'empty'),
  file: part,
  from: part,
  length: part,
  seed: fc.nat(),
});

/** The bytes as they are after the damage. */
function damaged(bytes: Buffer, { how, from, length, seed }: Damage): Buffer | 'folder' {
  const result = Buffer.from(bytes);
  const start = Math.floor(from * bytes.length);
  const end = Math.min(bytes.length, start + 1 + Math.floor(length ** 3 * bytes.length));
  switch (how) {
    case 'zeros':
      return result.fill(0, start, end);
    case 'ones':
      return result.fill(0xff, start, end);
    case 'flips':
      for (let flip = 0; flip <= seed % 3; flip++) {
        const at = (start + flip * 997) % bytes.length;
        result[at] = (result[at] ?? 0) ^ (1 << ((seed + flip) % 8));
      }
      return result;
    case 'noise':
      for (let at = start; at < end; at++) result[at] = (seed * (at + 7) * 2_654_435_761) >>> 24;
      return result;
    case 'cut':
      return result.subarray(0, start);
    case 'empty':
      return Buffer.alloc(0);
    case 'folder':
      return 'folder';
  }
}

/** A life with two clean ends and a kill: copies, a journal that is needed still, and one that is not. */
async function live(dataDir: string): Promise<MemoryDisk> {
  const disk = new MemoryDisk();
  const open = () => openOn(disk, dataDir).then(({ store }) => store);
  let store = await open();
  for (const id of ['console:a', 'console:b'])
    await store.changeChat(id, () => makeChat(id, ['rusia-ukraina']));
  await store.record({ feed: { ...feed, etag: '"1"' }, items: [1, 2, 3].map((number) => makeItem(number)) });
  await store.settle(makeSettlement('console:a', 1, 1));
  await store.settle(makeSettlement('console:b', 1, 1, { reason: 'too long' }));
  await store.close();
  store = await open();
  await store.record({ feed, items: [makeItem(4)] });
  await store.settle(makeSettlement('console:b', 2, 2));
  await store.close();
  store = await open();
  await store.putPlan(makePlan('console:b', [3, 4]));
  await store.record({ feed: { ...feed, id: 'second', etag: '"2"' }, items: [makeItem(5)] });
  await store.changeChat('console:c', () => makeChat('console:c', ['rusia-ukraina']));
  await store.record({ feed, items: [makeItem(6)] });
  const left = disk.after('kill');
  await store.close();
  return left;
}

async function openOn(disk: MemoryDisk, dataDir: string): Promise<{ store: LowdbStore; log: RecordedLog }> {
  const log = new RecordedLog();
  const store = await openLowdb({ dataDir, clock: new ManualClock(), log, files: disk });
  return { store, log };
}

type Seen = { head: number; feeds: FeedState[] } & Record<string, unknown>;
const see = async (store: LowdbStore) => (await observe(store)) as Seen;
/** What is not changed by feeds that are read anew, and numbers that are passed over. */
const lasting = ({ head: _, feeds, ...rest }: Seen) => ({ ...rest, feeds: feeds.map(({ id }) => id).sort() });

let dataDir: string;
let disk: MemoryDisk;
let whole: Seen;

beforeAll(async () => {
  // The folder itself holds the sockets alone.
  dataDir = await temporaryFolder({ keep: true });
  disk = await live(dataDir);
  const { store } = await openOn(disk.after('kill'), dataDir);
  whole = await see(store);
  await store.close();
});

/** Damages a copy of the disk and opens it twice. */
async function suffer(damages: readonly Damage[]) {
  const hurt = disk.after('kill');
  const hit = new Set<string>();
  // A file that lost its last line feed alone has lost nothing.
  let isHarmless = damages.length === 1;
  for (const damage of damages) {
    const { paths } = hurt;
    const path = paths[Math.floor(damage.file * paths.length)] as string;
    const before = await hurt.read(path).catch(() => null);
    if (before === null) continue;
    const after = damaged(Buffer.from(before), damage);
    if (after !== 'folder' && after.equals(before)) continue;
    isHarmless &&=
      after !== 'folder' && Buffer.concat([after, Buffer.from('\n')]).equals(Buffer.from(before));
    hurt.damage(path, after);
    hit.add(path);
  }
  const first = await openOn(hurt, dataDir);
  const seen = await see(first.store);
  const next = await first.store.record({ feed, items: [makeItem(7)] });
  await first.store.close();
  const second = await openOn(hurt, dataDir);
  const again = await see(second.store);
  await second.store.close();
  return {
    hit: [...hit],
    isHarmless,
    hurt,
    seen,
    next,
    again,
    first: first.log.lines,
    second: second.log.lines,
  };
}

const isJournal = (path: string) => basename(path).startsWith('journal-');

it('starts whatever single file is damaged, loses nothing that a copy has, and sets it aside with a word', async () => {
  await fc.assert(
    fc.asyncProperty(anyDamage, async (damage) => {
      const { hit, isHarmless, hurt, seen, next, again, first, second } = await suffer([damage]);
      const [path] = hit;
      if (path === undefined) return;
      // The journal behind the data files has no copy: what a damaged line of it held is gone.
      if (!isJournal(path) && !basename(path).startsWith('ledger-'))
        expect(lasting(seen)).toEqual(lasting(whole));
      // A journal that was cut off looks like one that was killed while it was written.
      const isTorn = isJournal(path) && ['cut', 'empty'].includes(damage.how);
      if (isHarmless) expect(lasting(seen)).toEqual(lasting(whole));
      if (!isTorn && !isHarmless) {
        expect(next?.[0]?.seq).toBeGreaterThan(whole.head);
        expect(first.filter(({ level }) => level === 'error').map(({ facts }) => facts)).toEqual([
          expect.objectContaining({ file: path }),
        ]);
        expect(hurt.paths.filter((each) => each.startsWith(`${path}.damaged-`))).toHaveLength(1);
      }
      expect(second).toEqual([]);
      expect(again.chats).toEqual(seen.chats);
      expect(again.ledger).toEqual(seen.ledger);
    }),
    { numRuns: 150 },
  );
});

it('starts whatever is damaged, never gives a number twice, and is well after that', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyDamage, { minLength: 2, maxLength: 12 }), async (damages) => {
      const { hit, seen, next, again, second } = await suffer(damages);
      const markers = hit.filter((path) => /kabar\.json/.test(path)).length;
      const isTorn = damages.some(({ how }) => how === 'cut' || how === 'empty');
      if (markers < 2 && !isTorn && hit.length > 0) {
        if (hit.some(isJournal)) expect(next?.[0]?.seq).toBeGreaterThan(whole.head);
      }
      expect(next).toHaveLength(1);
      expect(second.filter(({ level }) => level === 'error')).toEqual([]);
      expect(again.chats).toEqual(seen.chats);
      expect(again.plans).toEqual(seen.plans);
    }),
    { numRuns: 100 },
  );
});
