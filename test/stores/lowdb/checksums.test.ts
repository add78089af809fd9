import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { storedChatSchema } from '../../../src/core/chat.js';
import { KabarError } from '../../../src/core/errors.js';
import { headLine } from '../../../src/stores/lowdb/line-file.js';
import { segmentHead } from '../../../src/stores/lowdb/segments.js';
import { dumped, sorted } from '../../contracts/store-export.js';
import { feed, makeItem, makeSettlement } from '../../contracts/store-given.js';
import { makeArticle, makeChat } from '../../fixtures/article.js';
import { openTestStore, temporaryFolder } from './helpers.js';

let folder: string;
const at = (name: string) => join(folder, name);
const text = (name: string) => readFile(at(name), 'utf8');
const names = async () => (await readdir(folder)).filter((name) => !name.endsWith('.sock')).sort();
const aside = async () => (await names()).filter((name) => name.includes('.damaged-'));

/** Puts a folder back as a killed store leaves it: what `act` did is in the journal alone. */
async function killedAfter(
  act: (store: Awaited<ReturnType<typeof openTestStore>>['store']) => Promise<unknown>,
): Promise<void> {
  const { store } = await openTestStore(folder);
  await act(store);
  const left = await Promise.all(
    (await names()).map(async (name) => [name, await readFile(at(name))] as const),
  );
  await store.close();
  for (const name of await names()) await rm(at(name));
  for (const [name, bytes] of left) await writeFile(at(name), bytes);
}

const journals = async () => (await names()).filter((name) => /^journal-\d+\.jsonl$/.test(name));
const lastJournal = async () => (await journals()).at(-1) as string;
const record = (...numbers: number[]) => ({ feed, items: numbers.map((number) => makeItem(number)) });

beforeEach(async () => {
  folder = await temporaryFolder();
  const { store } = await openTestStore(folder);
  await store.changeChat('console:a', () => makeChat('console:a', ['rusia-ukraina']));
  await store.record(record(1, 2));
  await store.settle(makeSettlement('console:a', 1, 1));
  await store.close();
});

describe('a changed digit', () => {
  it.each([
    ['chats.json', '"instant":1', '"instant":2'],
    ['articles.json', '"seq":2', '"seq":1'],
    ['articles.json', '"head":2', '"head":1'],
    ['articles.json', '"covers":1', '"covers":0'],
    ['feeds.json', '"nextPollAt":0', '"nextPollAt":9'],
    ['chats.json', '"lines":1', '"lines":2'],
  ])('in %s (%s) is seen, and not believed', async (name, from, to) => {
    const before = await text(name);
    expect(before).toContain(from);
    await writeFile(at(name), before.replace(from, to));
    const { store, log } = await openTestStore(folder);
    expect(await aside()).toEqual([expect.stringMatching(`^${name}\\.damaged-`)]);
    expect(log.lines.filter(({ level }) => level === 'error')).toMatchObject([
      { message: expect.stringContaining('set aside'), facts: { file: at(name) } },
    ]);
    expect(await store.head()).toBeGreaterThanOrEqual(2);
    expect((await store.pending('console:a', 'instant', 9)).map(({ entry }) => entry.seq)).toEqual([2]);
    expect(await store.latest({ limit: 9 })).toHaveLength(2);
  });
});

it('takes what is whole from both copies when both are damaged', async () => {
  const { store } = await openTestStore(folder);
  await store.record(record(3, 4));
  await store.close();
  for (const name of await journals()) await rm(at(name));
  const hurt = async (name: string, number: number) => {
    const id = `"id":"${makeArticle(number).id}"`;
    await writeFile(at(name), (await text(name)).replace(id, id.replace('id', 'ib')));
  };
  await hurt('articles.json', 1);
  await hurt('articles.json.previous', 2);
  const again = await openTestStore(folder);
  expect(await again.store.latest({ limit: 9 })).toHaveLength(4);
  expect(await aside()).toHaveLength(2);
  // Of the third, the journal is missing.
  expect(again.log.lines.filter(({ level }) => level === 'error')).toHaveLength(3);
});

describe('a journal', () => {
  it('that was overwritten with zeros is set aside, and no number is given twice', async () => {
    await killedAfter(async (store) => {
      for (let number = 3; number <= 57; number++) await store.record(record(number));
      await store.changeChat('console:b', () => makeChat('console:b', ['rusia-ukraina']));
    });
    const name = await lastJournal();
    await writeFile(at(name), Buffer.alloc((await readFile(at(name))).length));
    const { store, log } = await openTestStore(folder);
    expect(await aside()).toEqual([expect.stringMatching(`^${name}\\.damaged-`)]);
    expect(log.lines).toMatchObject([{ level: 'error', facts: { file: at(name) } }]);
    const [entry] = (await store.record(record(58))) ?? [];
    expect(entry?.seq).toBeGreaterThan(57);
    expect((await store.feedStates()).map(({ nextPollAt, etag }) => [nextPollAt, etag])).toEqual([[0, null]]);
  });

  it.each([
    ['zeros', (line: Buffer) => line.fill(0)],
    ['a flipped bit', (line: Buffer) => line.writeUInt8((line[9] ?? 0) ^ 4, 9)],
    ['a lost line break', (line: Buffer) => line.fill(0x20, line.length - 1)],
  ])('is used before and behind %s', async (_, hurt) => {
    await killedAfter(async (store) => {
      for (let number = 3; number <= 7; number++) await store.record(record(number));
    });
    const name = await lastJournal();
    const bytes = await readFile(at(name));
    // The third line, with its line break.
    const starts = [...bytes.entries()].filter(([, byte]) => byte === 10).map(([place]) => place + 1);
    hurt(bytes.subarray(starts[2], starts[3]));
    await writeFile(at(name), bytes);
    const { store } = await openTestStore(folder);
    const found = await store.known([3, 4, 5, 6, 7].map((number) => `link:${number}`));
    expect(found.size).toBeGreaterThanOrEqual(3);
    expect([...found.keys()]).toEqual(expect.arrayContaining(['link:3', 'link:7']));
    expect(await aside()).toHaveLength(1);
  });

  it('whose last line was cut off is used without a word, and so is one whose last line break is missing', async () => {
    await killedAfter((store) => store.record(record(3)));
    const name = await lastJournal();
    const whole = await readFile(at(name));
    await writeFile(at(name), whole.subarray(0, -1));
    const first = await openTestStore(folder);
    expect([await first.store.head(), first.log.lines]).toEqual([3, []]);
    await first.store.close();
  });

  it('that is shorter than the next file says is set aside, and one that is missing is named', async () => {
    await killedAfter((store) => store.record(record(3)));
    const older = await lastJournal();
    const next = `journal-${String(Number(/\d+/.exec(older)?.[0]) + 1).padStart(6, '0')}.jsonl`;
    // What the next start writes is put beside the journal that it read.
    const kept = await readFile(at(older));
    const number = Number(/\d+/.exec(next)?.[0]);
    await writeFile(at(next), headLine(segmentHead(number, { segment: number - 1, lines: 1 })));
    await writeFile(at(older), `${kept.toString().split('\n')[0]}\n`);
    const cut = await openTestStore(folder);
    expect(cut.log.lines).toMatchObject([
      { level: 'error', facts: { file: at(older), fault: 'it is cut off' } },
    ]);
    await cut.store.close();
    await rm(at(older), { force: true });
    await writeFile(
      at(next.replace(/\d+/, '000900')),
      headLine(segmentHead(900, { segment: 899, lines: 3 })),
    );
    const gap = await openTestStore(folder);
    expect(gap.log.lines).toMatchObject([{ level: 'error', facts: { file: 'journal-000899.jsonl' } }]);
  });
});

describe('the marker', () => {
  const markers = ['kabar.json', 'kabar.json.copy'];

  it.each([...markers, 'beside'])(
    '%s may be damaged, empty or a folder: the others are used',
    async (name) => {
      const path = name === 'beside' ? `${folder}.kabar` : at(name);
      const { installation } = JSON.parse(await text('kabar.json'));
      const hurt = [
        async () => writeFile(path, Buffer.alloc(67)),
        async () => writeFile(path, ''),
        async () => {
          await rm(path);
          await mkdir(path);
        },
        async () => writeFile(path, (await readFile(path, 'utf8')).replace(/[0-5]/, '9')),
      ];
      for (const act of hurt) {
        await act();
        const { store, log } = await openTestStore(folder);
        expect(log.lines).toMatchObject([{ level: 'error', facts: { file: path } }]);
        expect(await store.chatCount()).toBe(1);
        await store.close();
        expect(JSON.parse(await text('kabar.json')).installation).toBe(installation);
        expect(await readFile(path, 'utf8')).toContain(installation);
      }
    },
  );

  it('may be damaged together with its copy', async () => {
    for (const name of markers) await writeFile(at(name), 'x');
    const { store } = await openTestStore(folder);
    expect(await store.chatCount()).toBe(1);
    expect(await aside()).toHaveLength(2);
  });

  it('keeps numbers from being given twice when it was written long ago', async () => {
    const { store } = await openTestStore(folder);
    const items = Array.from({ length: 1500 }, (_, index) => makeItem(index + 3));
    for (let from = 0; from < items.length; from += 100)
      await store.record({ feed, items: items.slice(from, from + 100) });
    const head = await store.head();
    for (const name of markers) expect(JSON.parse(await text(name)).seq).toBeGreaterThanOrEqual(head);
  });
});

describe('a file of a newer format', () => {
  const snapshot = async () =>
    Promise.all((await names()).map(async (name) => [name, await readFile(at(name), 'latin1')]));
  const refused = async () => {
    const before = await snapshot();
    const error = await openTestStore(folder).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(KabarError);
    expect((error as KabarError).message).toContain('newer Kabar');
    expect(await snapshot()).toEqual(before);
  };
  const all = ['articles.json', 'articles.json.previous', 'feeds.json', 'chats.json', 'ledger-000001.jsonl'];

  it.each([...all, 'kabar.json', 'kabar.json.copy', 'journal-000001.jsonl'])(
    '%s is refused, and nothing is touched',
    async (name) => {
      const before = await text(name);
      await writeFile(at('chats.json.previous'), 'damaged');
      for (const after of [
        before.replace('"format":2', '"format":99'),
        before.replace('"format":2', '"format": 100').replace(/,?\n?"crc":"\w+"/, ''),
      ]) {
        expect(after).not.toBe(before);
        await writeFile(at(name), after);
        await refused();
      }
    },
  );

  it('is not seen where one digit was damaged', async () => {
    await writeFile(at('chats.json'), (await text('chats.json')).replace('"format":2', '"format":3'));
    await writeFile(at('kabar.json'), (await text('kabar.json')).replace('"format":2', '"format":3'));
    const { store } = await openTestStore(folder);
    expect(await store.chatCount()).toBe(1);
    expect(await aside()).toHaveLength(2);
  });

  it('keeps version 0.1 from taking what this one writes for damage', async () => {
    // It looks at the marker first: `inside.format > 1`.
    expect(JSON.parse(await text('kabar.json')).format).toBe(2);
  });
});

describe('a folder of version 0.1', () => {
  const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));
  const records = async () => {
    const lines = (await readFile(fixture('data-folder-0.1.jsonl'), 'utf8')).trim().split('\n');
    // What a chat did not choose has today's defaults.
    const asToday = (record: { kind: string; chat?: unknown }) =>
      record.kind === 'chat' ? { ...record, chat: storedChatSchema.parse(record.chat) } : record;
    return lines.map((line) => JSON.stringify(asToday(JSON.parse(line)))).sort();
  };

  beforeEach(async () => {
    folder = await temporaryFolder();
    await cp(fixture('data-folder-0.1'), folder, { recursive: true });
  });

  it('is opened with all that it holds, goes on, and bears checksums from then on', async () => {
    const { store, log } = await openTestStore(folder);
    expect(log.lines).toEqual([]);
    expect(sorted(await dumped(store))).toEqual(await records());
    expect((await store.record(record(9)))?.map(({ seq }) => seq)).toEqual([8]);
    await store.close();
    const again = await openTestStore(folder);
    expect(again.log.lines).toEqual([]);
    expect(await again.store.head()).toBe(8);
    for (const name of await names()) expect(await text(name)).toContain('"crc":"');
  });

  it('may have a torn journal, an empty one, and a damaged file with a good copy', async () => {
    await writeFile(at('journal-000003.jsonl'), (await text('journal-000003.jsonl')).slice(0, -30));
    await writeFile(at('journal-000004.jsonl'), '');
    const first = await openTestStore(folder);
    expect(first.log.lines).toEqual([]);
    expect(await first.store.head()).toBe(7);
    await first.store.close();
  });

  it('loses no line that is whole in a damaged file', async () => {
    for (const name of ['articles.json', 'articles.json.previous'])
      await writeFile(at(name), (await text(name)).replace('"headline":"Vladimir', '"headline":Vladimir'));
    const { store, log } = await openTestStore(folder);
    expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(2);
    expect((await store.latest({ limit: 9 })).length).toBe(5);
    expect(await store.chatCount()).toBe(3);
  });
});
