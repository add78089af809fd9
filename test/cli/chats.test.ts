import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { suspended } from '../../src/core/chat.js';
import { keywordOf } from '../../src/core/keyword.js';
import { personalTopic } from '../../src/core/personal-feed.js';
import type { Store } from '../../src/core/ports.js';
import { follow } from '../../src/core/subscription.js';
import { temporaryFolder } from '../doubles/environment.js';
import { makeChat } from '../fixtures/article.js';
import { openAsRunning, kabar as runKabar } from './kit.js';

let folder: string;
let store: Store;
const kabar = (...argv: string[]) => runKabar(argv, { folder });

beforeEach(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, 'data'));
  const topics = [{ id: 'bola', name: { en: 'Football' }, match: { any: ['bola'] } }];
  await writeFile(join(folder, 'data/catalog.json'), JSON.stringify({ publishers: [], topics }));
  store = await openAsRunning(folder);
  const url = 'https://siti:geheim@a.example/feed';
  const feed = { url, title: 'Rahasia', site: 'https://a.example', language: null };
  const own = follow([], personalTopic(url), 'instant', 0, { feed });
  const phrase = keywordOf('ujian skripsi');
  const all = follow(own, phrase?.topic ?? '', 'instant', 0, { phrase: 'ujian skripsi' });
  await store.changeChat('telegram:1', () => ({ ...makeChat('telegram:1', ['bola']), language: 'en' }));
  await store.changeChat('discord:2', () => ({ ...makeChat('discord:2'), subscriptions: all }));
});

describe('kabar chats', () => {
  it('shows who follows what, and nothing that people wrote', async () => {
    const { out } = await kabar('chats');
    expect(out.split('\n').slice(1)).toEqual([
      'telegram:1  active  en        Asia/Jakarta  Football',
      'discord:2   active  id        Asia/Jakarta  1 phrase, 1 feed',
      '',
    ]);
    const json = await kabar('chats', '--json');
    expect(json.json()).toMatchObject([
      { chat: 'telegram:1', topics: ['bola'] },
      { phrases: 1, feeds: 1, topics: [] },
    ]);
    expect(out + json.out).not.toMatch(/geheim|a\.example|Rahasia|skripsi/);
  });
});

it('says which chats the operator has paused', async () => {
  expect((await kabar('status')).out).toContain('chats     2\n');
  await store.changeChat('discord:2', (chat) => chat && suspended(chat, Date.UTC(2024, 5, 18)));
  expect((await kabar('chats')).out).toMatch(/discord:2 +paused by the operator +id /);
  expect((await kabar('chats', '--json')).json()).toMatchObject([
    { state: 'active', pausedByOperatorSince: null },
    { state: 'active', pausedByOperatorSince: '2024-06-18T00:00:00.000Z' },
  ]);
  expect((await kabar('status')).out).toContain('chats     2, of which you paused 1 (kabar chats)\n');
});

describe('kabar say', () => {
  it('counts, then notes it in the Kabar that runs, once', async () => {
    expect((await kabar('say', 'Halo', '--dry-run')).out).toBe(
      'Would go to 2 chats (telegram 1, discord 1).\n',
    );
    const first = await kabar('say', 'Halo', '--to', 'telegram');
    expect(first.out).toBe('Goes to 1 chat (telegram 1).\nSaved for 1 chat. It is being sent.\n');
    expect((await kabar('say', 'Halo')).out).toContain('1 chat had it already.');
    expect((await kabar('say', 'Halo')).out).toBe('Goes to no chat.\n2 chats had it already.\n');
  });

  it('refuses what is empty or too long', async () => {
    expect(await kabar('say', ' ')).toMatchObject({
      code: 1,
      err: expect.stringContaining('nothing to say'),
    });
    expect((await kabar('say', 'x'.repeat(2000))).err).toContain('1500 at most');
  });
});
