import { constants } from 'node:fs';
import { mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { diskFiles } from '../../../src/stores/lowdb/files.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kabar-files-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** The flags that a file was opened with, as the kernel of Linux says. */
async function flagsOf(path: string): Promise<number> {
  for (const number of await readdir('/proc/self/fd')) {
    if ((await readlink(`/proc/self/fd/${number}`).catch(() => null)) !== path) continue;
    const facts = await readFile(`/proc/self/fdinfo/${number}`, 'utf8');
    return Number.parseInt(/^flags:\s+(\d+)/m.exec(facts)?.[1] ?? '', 8);
  }
  throw new Error(`${path} is not open`);
}

it.runIf(process.platform === 'linux')('makes each write durable where each is synced anyway', async () => {
  const path = join(folder, 'journal');
  const file = await diskFiles.create(path, 'often synced');
  expect((await flagsOf(path)) & constants.O_DSYNC).toBe(constants.O_DSYNC);
  await file.close();
  const other = await diskFiles.create(path);
  expect((await flagsOf(path)) & constants.O_DSYNC).toBe(0);
  await other.close();
});

it('cuts off and goes on where each write is synced', async () => {
  const path = join(folder, 'journal');
  const file = await diskFiles.create(path, 'often synced');
  await file.write(Buffer.from('one\ntwo\n'), 0);
  await file.sync();
  await file.truncate(4);
  await file.sync();
  await file.write(Buffer.from('three\n'), 4);
  await file.sync();
  await file.close();
  expect(await readFile(path, 'utf8')).toBe('one\nthree\n');
});
