import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { adapter } from '../../adapters/web/index.js';
import { forgetMissed } from '../../src/app/forget-missed.js';
import type { AdapterModule } from '../../src/core/ports.js';
import { temporaryFolder } from '../doubles/environment.js';
import { RecordedLog } from '../doubles/log.js';
import { makeChat } from '../fixtures/article.js';

const addressOf = (number: number) => String(number).padStart(22, 'a');

it('erases what adapters keep of chats that were forgotten while nothing ran here, and nothing else', async () => {
  const dataDir = await temporaryFolder();
  const folder = join(dataDir, 'web');
  await mkdir(folder);
  const [known, forgotten] = [
    addressOf(0),
    Array.from({ length: 120 }, (_, number) => addressOf(number + 1)),
  ];
  for (const address of [known, ...forgotten]) await writeFile(join(folder, `${address}.jsonl`), '{}\n');
  await writeFile(join(folder, 'other'), '');
  const log = new RecordedLog();
  const store = { chat: async (id: string) => (id === `web:${known}` ? makeChat(id) : null) };
  const others = { name: 'nowhere' } as AdapterModule<unknown>;
  await forgetMissed({ store, adapters: [{ module: others }, { module: adapter }], dataDir, log });
  expect((await readdir(folder)).sort()).toEqual([`${known}.jsonl`, 'other'].sort());
  expect(log.lines).toEqual([]);
});

it('starts all the same where the store cannot say, erases nothing and says so', async () => {
  const dataDir = await temporaryFolder();
  const log = new RecordedLog();
  const store = { chat: () => Promise.reject(new Error('away')) };
  const adapters = [{ module: adapter }];
  await forgetMissed({ store, adapters, dataDir, log });
  expect(log.lines).toEqual([]);
  const folder = join(dataDir, 'web');
  await mkdir(folder);
  await writeFile(join(folder, `${addressOf(1)}.jsonl`), '');
  await forgetMissed({ store, adapters, dataDir, log });
  expect(await readdir(folder)).toHaveLength(1);
  expect(log.lines).toHaveLength(1);
});
