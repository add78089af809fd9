import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Figure, hourOf } from '../../../src/core/figures.js';
import { ManualClock } from '../../doubles/clock.js';
import { openTestStore, temporaryFolder } from './helpers.js';

const hour = hourOf(new ManualClock().now());
const figure: Figure = { hour, kind: 'articles', platform: '', bucket: 0, count: 5 };

it.each([
  ['is cut off', async (path: string) => writeFile(path, '{"version":1,"figures":[{"hour":')],
  ['holds zeros', async (path: string) => writeFile(path, Buffer.alloc(4096))],
  [
    'has figures that are none',
    async (path: string) => writeFile(path, '{"version":1,"figures":[{"hour":"x"}]}'),
  ],
  ['is a folder', async (path: string) => void (await mkdir(path))],
])('a file that %s is set aside, stops nothing, and counting goes on', async (_, damage) => {
  const folder = await temporaryFolder();
  const path = join(folder, 'figures.json');
  await damage(path);
  const { store, log } = await openTestStore(folder);
  expect(JSON.stringify(log.lines)).toContain('set aside');
  expect(await store.figures(0)).toEqual([]);
  await store.addFigures([figure]);
  expect(await store.figures(0)).toEqual([figure]);
  expect((await readdir(folder)).filter((name) => name.startsWith('figures.json.damaged-'))).toHaveLength(1);
  expect(JSON.parse(await readFile(path, 'utf8')).figures).toEqual([figure]);
});

it('one changed digit is noticed', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'figures.json');
  const { store } = await openTestStore(folder);
  await store.addFigures([figure]);
  await store.close();
  await writeFile(path, (await readFile(path, 'utf8')).replace('"count":5', '"count":6'));
  const { store: again, log } = await openTestStore(folder);
  expect(JSON.stringify(log.lines)).toContain('set aside');
  expect(await again.figures(0)).toEqual([]);
});

it('what cannot be written is not counted, and can be added again', async () => {
  const folder = await temporaryFolder();
  const { store } = await openTestStore(folder);
  await mkdir(join(folder, 'figures.json.new'));
  await expect(store.addFigures([figure])).rejects.toThrow();
  expect(await store.figures(0)).toEqual([]);
});

it('makes no file before there is a figure', async () => {
  const folder = await temporaryFolder();
  const { store } = await openTestStore(folder);
  await store.addFigures([]);
  await store.figures(0);
  expect(await readdir(folder)).not.toContain('figures.json');
});
