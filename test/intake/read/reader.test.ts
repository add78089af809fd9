import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { readFeed } from '../../../src/intake/read/read-feed.js';
import { createReader, type Reader, type ReaderOptions } from '../../../src/intake/read/reader.js';
import { builtFile } from '../../doubles/built.js';
import { ManualClock } from '../../doubles/clock.js';
import { rss } from '../../doubles/feed-text.js';
import { type Costs, leastHold } from './costs.js';
import { hostile } from './hostile.js';
import { feedUrl } from './read.js';

const inlineBytes = 192 * 1024;
const tenMiB = 10 * 1024 * 1024;
const options = { url: feedUrl };

const clock = new ManualClock();
const opened: Reader[] = [];
const common = open();

function open(changes: Partial<ReaderOptions> = {}): Reader {
  // As it is built: from the source each thread takes seconds to start. The costs below are those of the source.
  const worker = pathToFileURL(builtFile('src/intake/read/reader-worker.js')).href;
  const reader = createReader({ clock, worker, ...changes });
  opened.push(reader);
  return reader;
}

afterAll(async () => {
  await Promise.all(opened.map((reader) => reader.close()));
  expect(clock.waiting).toBe(0);
});

const body = (name: string, bytes: number) => Buffer.from(hostile[name]?.(bytes) ?? '');

/** Takes seconds, which is longer than any of these tests looks at it. */
const endless = body('attributes', tenMiB);

/** A thread has been given something to read. */
async function begun(): Promise<void> {
  while (clock.waiting === 0) await setImmediate();
}

describe('the reader', () => {
  it('reads small and big bodies alike', async () => {
    const { read } = common;
    for (const bytes of [inlineBytes / 2, 4 * inlineBytes]) {
      const feed = body('whole items', bytes);
      expect(await read(feed, options)).toEqual(await readFeed(feed, options));
    }
  });

  it('reads what is new in a big body at once, needing no thread', async () => {
    const reader = open({ inlineBytes: 2_000 });
    await reader.close();
    const dated = (number: number) => ({ title: `Headline of number ${number}`, guid: String(number) });
    const feed = (from: number) =>
      Buffer.from(rss(Array.from({ length: 50 }, (_, index) => dated(from - index))));
    const brief = { whole: Number.POSITIVE_INFINITY, about: '' };
    const before = await readFeed(feed(99), { ...options, brief: { ...brief, seen: new Set() } });
    const seen = new Set(before.items.map(({ print = '' }) => print));
    const passing = { ...brief, seen, passing: { language: null } };
    const found = await reader.read(feed(100), { ...options, brief: passing });
    expect(found.items.map(({ headline }) => headline)).toEqual(['Headline of number 100']);
    expect(found.passed).toHaveLength(49);
    await expect(reader.read(feed(200), { ...options, brief: passing })).rejects.toThrow('Kabar is ending');
  });

  it('leaves the body to its owner, and reads no more than it', async () => {
    const { read } = common;
    const feed = body('whole items', 2 * inlineBytes);
    const pool = Buffer.concat([Buffer.from('not of it'), feed, Buffer.from('<rss/>')]);
    const view = pool.subarray(9, 9 + feed.length);
    expect(await read(view, options)).toEqual(await readFeed(feed, options));
    expect(view.equals(feed)).toBe(true);
  });

  it('says in the same words what is no feed, with the remedy', async () => {
    const { read } = common;
    const page = body('a web page', 2 * inlineBytes);
    const expected = await readFeed(page, options).catch((error: unknown) => error);
    await expect(read(page, options)).rejects.toEqual(expected);
    expect(expected).toMatchObject({ name: 'KabarError', remedy: expect.stringContaining('feeds add') });
  });

  it('gives up a feed that takes too long, and reads others with it and after it', async () => {
    const { read } = common;
    const slow = read(endless, options);
    const refused = expect(slow).rejects.toMatchObject({
      name: 'KabarError',
      message: 'It took longer than 15 s to read.',
      remedy: expect.stringContaining('next poll'),
    });
    await begun();
    const other = read(body('whole items', 2 * inlineBytes), options);
    // It waits for a while, and is read beside the slow one then.
    while (clock.waiting < 2) await setImmediate();
    await clock.advance(1_000);
    expect((await other).items.length).toBeGreaterThan(400);
    await clock.advance(14_000);
    await refused;
    expect((await read(body('whole items', 2 * inlineBytes), options)).items.length).toBeGreaterThan(400);
  });

  it('counts no time in which a feed only waited for its turn', async () => {
    const { read } = common;
    const refused = [endless, endless].map((each) =>
      expect(read(each, options)).rejects.toThrow('longer than 15 s'),
    );
    const third = read(body('whole items', 2 * inlineBytes), options);
    while (clock.waiting < 3) await setImmediate();
    await clock.advance(1_000);
    while (clock.waiting < 2) await setImmediate();
    await clock.advance(15_000);
    await Promise.all(refused);
    expect((await third).items.length).toBeGreaterThan(400);
  });

  it('needs one thread alone for big feeds that come at once, if none of them is slow', async () => {
    const { read } = open();
    let threads = 0;
    const count = () => {
      threads++;
    };
    process.on('worker', count);
    const feed = body('whole items', 2 * inlineBytes);
    await Promise.all([feed, feed, feed, feed].map((each) => read(each, options)));
    process.off('worker', count);
    expect(threads).toBe(1);
  });

  it('gives up a feed that needs too much memory, and reads on', async () => {
    const { read } = open({ memoryMb: 36 });
    await expect(read(body('items of categories', tenMiB), options)).rejects.toMatchObject({
      name: 'KabarError',
      message: 'It needs more than 36 MiB of memory to be read.',
    });
    expect((await read(body('whole items', 2 * inlineBytes), options)).items.length).toBeGreaterThan(400);
  });

  it('refuses what is still being read when it is closed', async () => {
    const { read, close } = open();
    const reading = expect(read(endless, options)).rejects.toThrow('Kabar is ending');
    await begun();
    await close();
    await reading;
    await expect(read(body('whole items', 2 * inlineBytes), options)).rejects.toThrow('Kabar is ending');
  });
});

/** What taking in bodies of these kinds costs a process of its own. */
async function costsApart(length: number, kinds: readonly string[]): Promise<(Costs & { name: string })[]> {
  const child = fork(new URL('costs.ts', import.meta.url), [String(length), ...kinds], {
    execArgv: ['--import', 'tsx'],
  });
  const measured: (Costs & { name: string })[] = [];
  child.on('message', (each) => measured.push(each as Costs & { name: string }));
  await once(child, 'exit');
  return measured;
}

describe('no input holds the event loop for 200 ms or fills the memory', () => {
  it.each(Object.keys(hostile))('%s, as long as what is read on the main thread', async (name) => {
    const bytes = body(name, inlineBytes * 0.92);
    expect(bytes.length).toBeLessThan(inlineBytes);
    expect(await leastHold(bytes, common, 200)).toBeLessThan(200);
  });

  // What takes longest after it was read; what takes most memory; what is refused. `costs.ts` tells of all kinds.
  it('in another thread', async () => {
    const kinds = [
      'items of long links',
      'links with long bases',
      'small values of JSON',
      'brackets of JSON',
    ];
    const costs = await costsApart(tenMiB - 1024, kinds);
    expect(costs.map(({ name }) => name)).toEqual(kinds);
    for (const { name, heldMs, grewBy } of costs) {
      expect([name, heldMs < 200, grewBy < 200e6]).toEqual([name, true, true]);
    }
  });
});
