import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { newFeedState } from '../../src/core/feed.js';
import { openLowdb } from '../../src/stores/lowdb/open.js';
import { ManualClock } from '../doubles/clock.js';
import { temporaryFolder } from '../doubles/environment.js';
import { FeedServer } from '../doubles/feed-server.js';
import { rss } from '../doubles/feed-text.js';
import { RecordedLog } from '../doubles/log.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { kabar } from './kit.js';

const catalog = '{ "publishers": [], "topics": [] }';

/** Every command that works on configuration, catalog or data. */
const commands = [
  'latest',
  'topics',
  'poll --once',
  'feeds list',
  'feeds check',
  'feeds remove x',
  'feeds import list.opml',
  'feeds export',
  'catalog check',
  'explain x telegram:1',
  'status',
  'status --json',
  'doctor',
  'export out.jsonl',
  'import in.jsonl',
  'read feed.xml',
  'preview feed.xml',
  'chats',
  'say hello',
  'backup out.gz',
];

/** What can be wrong around a command. */
const broken: Record<string, (folder: string) => Promise<Record<string, string>>> = {
  'the catalog is a folder': async (folder) => {
    await mkdir(join(folder, 'catalog'));
    return { CATALOG: 'catalog' };
  },
  'the catalog is a list': async (folder) => {
    await writeFile(join(folder, 'list.json'), '[]');
    return { CATALOG: 'list.json' };
  },
  'the catalog has fields of the wrong kind': async (folder) => {
    const wrong = '{ "publishers": {}, "topics": [{ "id": 7, "name": "x", "match": [], "more": 1 }] }';
    await writeFile(join(folder, 'wrong.json'), wrong);
    return { CATALOG: 'wrong.json' };
  },
  'the data folder is a file': async (folder) => {
    await writeFile(join(folder, 'db'), 'x');
    return { DATA_DIR: 'db' };
  },
  'the data folder lies below a file': async (folder) => {
    await writeFile(join(folder, 'file'), 'x');
    return { DATA_DIR: 'file/db' };
  },
  'no database answers': async () => ({ DATABASE_URL: 'postgres://kabar:geheim12@127.0.0.1:1/kabar' }),
  'variables are wrong': async () => ({ WEB_PORT: 'x', DEFAULT_LANGUAGE: 'xx', USER_FEEDS: 'yes' }),
};

let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, 'data'));
  await writeFile(join(folder, 'data/catalog.json'), catalog);
});

const raw = /\bE[A-Z]{4,}\b|Invalid input|expected \w+, received|ZodError|\bat .*:\d+:\d+|\[object|undefined/;

describe.each(Object.keys(broken))('where %s', (name) => {
  it.each(commands)('`kabar %s` says so in words', async (command) => {
    const env = (await broken[name]?.(folder)) ?? {};
    const { out, err, code } = await kabar(command.replace(' out.', ` ${folder}/out.`).split(' '), {
      folder,
      env,
    });
    expect(out + err).not.toMatch(raw);
    expect(out + err).not.toContain('geheim12');
    if (code !== 0 && !command.includes('--json')) expect(err + out).toMatch(/\S+.*[.!`)]\n/);
    if (command.includes('--json')) expect(() => JSON.parse(out)).not.toThrow();
  });
});

it('status --json is JSON where nothing runs, too', async () => {
  const { out, code } = await kabar(['status', '--json'], { folder });
  expect(JSON.parse(out)).toEqual({ running: false, dataDir: join(folder, 'data/db') });
  expect(code).toBe(1);
});

it('explain finds an article by its headline, that very one first, or by words of it', async () => {
  const store = await openLowdb({
    dataDir: join(folder, 'data/db'),
    clock: new ManualClock(),
    log: new RecordedLog(),
  });
  await store.changeChat('console:a', () => makeChat('console:a', ['rusia-ukraina']));
  const headlines = ['Putin tiba di Pyongyang', 'Putin tiba di Pyongyang lagi', 'Banjir di Demak'];
  const items = headlines.map((headline, index) => {
    const article = makeArticle(index + 1, { headline });
    return { article, keys: [`k${index}`], entry: null };
  });
  await store.record({ feed: newFeedState('f', 'https://a.example'), items });
  await store.close();
  const explained = async (words: string) => (await kabar(['explain', words, 'console:a'], { folder })).out;
  expect(await explained('putin TIBA di Pyongyang')).toMatch(/^Putin tiba di Pyongyang\n/);
  expect(await explained('pyongyang lagi')).toMatch(/^Putin tiba di Pyongyang lagi\n/);
  expect(await explained('demak')).toMatch(/^Banjir di Demak\n/);
  expect((await kabar(['explain', 'nothing of it', 'console:a'], { folder })).err).toContain('No article');
});

it('feeds add tries http where https leads nowhere and no scheme was typed', async () => {
  const server = await FeedServer.start();
  server.set('/feed', rss([{ title: 'Banjir', guid: '1', link: 'https://a.example/1', date: 0 }]));
  const address = server.url('/feed').replace('http://', '');
  const added = await kabar(['feeds', 'add', '--yes', address], { folder });
  expect(added).toMatchObject({ code: 0, out: expect.stringContaining('Added') });
  const https = await kabar(['feeds', 'add', '--yes', `https://${address}`], { folder });
  await server.close();
  expect(https).toMatchObject({ code: 1, err: expect.stringContaining('https://') });
  const away = await kabar(['feeds', 'add', '--yes', address], { folder });
  expect(away.err).toContain(`https://${address} cannot be fetched`);
});
