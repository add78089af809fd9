import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { makeChat } from '../../fixtures/article.js';
import { openTestStore, temporaryFolder } from './helpers.js';

const add = (store: Awaited<ReturnType<typeof openTestStore>>['store'], name: string) =>
  store.changeChat(`console:${name}`, () => makeChat(`console:${name}`));

async function removeIn(folder: string, pattern: RegExp): Promise<void> {
  for (const name of await readdir(folder)) if (pattern.test(name)) await rm(join(folder, name));
}

it('confirms nothing that goes into a removed journal, and writes everything anew', async () => {
  const folder = await temporaryFolder();
  const { store } = await openTestStore(folder);
  await add(store, 'a');
  await removeIn(folder, /^journal/);
  await expect(add(store, 'b')).rejects.toThrow('was removed while Kabar runs');
  await vi.waitFor(() => add(store, 'b'));
  await vi.waitFor(async () => expect(await readdir(folder)).toContain('journal-000002.jsonl'));
  await store.close();
  const { store: next, log } = await openTestStore(folder);
  for (const name of ['a', 'b']) expect(await next.chat(`console:${name}`)).not.toBeNull();
  expect(log.lines.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([]);
});

it('says what to do where the whole folder was removed', async () => {
  const folder = await temporaryFolder();
  const { store, log } = await openTestStore(folder);
  await add(store, 'a');
  await rm(folder, { recursive: true });
  await expect(add(store, 'b')).rejects.toMatchObject({ remedy: expect.stringContaining('put it back') });
  expect(log.lines.some(({ message }) => message === 'the store cannot write')).toBe(true);
});

it('writes a data file that was removed anew', async () => {
  const folder = await temporaryFolder();
  const { store } = await openTestStore(folder, { foldAt: { bytes: 1, lines: 1 } });
  await add(store, 'a');
  await removeIn(folder, /^chats/);
  await add(store, 'b');
  await store.close();
  const { store: next } = await openTestStore(folder);
  expect(await next.chat('console:b')).not.toBeNull();
});
