import { spawn } from 'node:child_process';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { KabarError } from '../../../src/core/errors.js';
import { newFeedState } from '../../../src/core/feed.js';
import { askOwner, claim } from '../../../src/stores/lowdb/owner.js';
import { makeArticle, makeChat } from '../../fixtures/article.js';
import { openTestStore, temporaryFolder } from './helpers.js';

const sockets = async (folder: string) => (await readdir(folder)).filter((name) => name.endsWith('.sock'));

it('is the only one, and says whose the folder is', async () => {
  const folder = await temporaryFolder();
  const { store } = await openTestStore(folder);
  const error = await openTestStore(folder).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(KabarError);
  expect((error as KabarError).message).toBe(`Another Kabar (pid ${process.pid}) already uses ${folder}.`);
  const [socket = ''] = await sockets(folder);
  expect((await stat(join(folder, socket))).mode & 0o777).toBe(0o600);
  await store.close();
  expect(await sockets(folder)).toEqual([]);
  await openTestStore(folder);
});

it('answers questions of other processes', async () => {
  const folder = await temporaryFolder();
  expect(await askOwner(folder, { ask: 'status' })).toBeNull();
  const { store } = await openTestStore(folder);
  await store.changeChat('console:a', () => makeChat('console:a'));
  expect(await askOwner(folder, { ask: 'status' })).toEqual({
    pid: process.pid,
    head: 0,
    chats: 1,
    suspended: 0,
    refusals: 0,
  });
  expect(await askOwner(folder, { ask: 'the way' })).toEqual({ error: 'unknown question' });
});

it('tells other processes of its feeds, articles and followed topics, and no secret', async () => {
  const folder = await temporaryFolder();
  const { store } = await openTestStore(folder);
  const push = { hub: 'h', topic: 't', path: 'p', secret: 'hush', requestedAt: 1, leaseUntil: 2 };
  const feed = { ...newFeedState('a', 'https://a.example/'), listed: ['k'], push };
  const article = makeArticle(1);
  await store.record({ feed, items: [{ article, keys: ['k'], entry: null }] });
  await store.changeChat('console:a', () => makeChat('console:a', ['x', 'y']));
  await store.changeChat('console:b', () => makeChat('console:b', ['y']));
  const ask = (question: { ask: string } & Record<string, unknown>) => askOwner(folder, question);
  expect(await ask({ ask: 'feeds' })).toEqual([newFeedState('a', 'https://a.example/')]);
  expect(await ask({ ask: 'latest', limit: 5 })).toEqual([article]);
  expect(await ask({ ask: 'latest', limit: 5, topics: ['none'] })).toEqual([]);
  expect(await ask({ ask: 'latest', limit: -1 })).toEqual({ error: expect.any(String) });
  expect(await ask({ ask: 'followed' })).toEqual({ x: 1, y: 2 });
});

it('lets one of many that start at once go on, whatever a killed one left behind', async () => {
  for (let round = 0; round < 3; round++) {
    const folder = await temporaryFolder();
    await leaveStaleSocket(join(folder, `kabar-${round}-0000000${round}.sock`));
    const starts = await Promise.allSettled(Array.from({ length: 5 }, () => claim(folder)));
    const won = starts.filter((start) => start.status === 'fulfilled');
    expect(won).toHaveLength(1);
    expect(await sockets(folder)).toHaveLength(1);
    for (const start of won) await start.value.release();
  }
});

it('is found also after somebody has removed its socket', async () => {
  const folder = await temporaryFolder();
  const { renew, release } = await claim(folder);
  for (const name of await sockets(folder)) await rm(join(folder, name));
  await renew();
  await expect(claim(folder)).rejects.toThrow('already uses');
  await release();
  await renew();
  expect(await sockets(folder)).toEqual([]);
});

it('finds a place for its socket when the path of the folder is too long for one', async () => {
  const short = await temporaryFolder();
  vi.stubEnv('TMPDIR', short);
  onTestFinished(() => void vi.unstubAllEnvs());
  const folder = join(short, 'a'.repeat(100), 'db');
  await mkdir(folder, { recursive: true });
  await openTestStore(folder);
  expect(await sockets(folder)).toEqual([]);
  expect(await askOwner(folder, { ask: 'status' })).toMatchObject({ pid: process.pid });
  await expect(openTestStore(folder)).rejects.toThrow(/Another Kabar/);
});

it('takes over from a killed process, with everything that it committed', async () => {
  const folder = await temporaryFolder();
  const script = join(import.meta.dirname, 'killed-store.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.stdout.setEncoding('utf8');
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (piece: string) => {
      said += piece;
      if (said.includes('\n100\n')) resolve();
    });
  });
  await expect(openTestStore(folder)).rejects.toThrow(`Another Kabar (pid ${child.pid})`);
  child.kill('SIGKILL');
  await exited;
  expect(await sockets(folder)).toHaveLength(1);
  const { store, log } = await openTestStore(folder);
  const committed = Number(said.trim().split('\n').at(-1));
  expect(await store.head()).toBeGreaterThanOrEqual(committed);
  expect(await store.ledger('console:a', makeArticle(committed).id)).toMatchObject({ seq: committed });
  expect((await store.pending('console:a', 'instant', 9)).length).toBeLessThanOrEqual(1);
  expect(log.lines).toEqual([]);
});

/** A socket's file that nobody listens to any more. */
async function leaveStaleSocket(path: string): Promise<void> {
  const script = `require('net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`;
  await new Promise((resolve) => spawn(process.execPath, ['-e', script]).once('exit', resolve));
}
