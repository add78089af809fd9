import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { adviceFor } from '../../src/cli/feed-advice.js';
import { identify } from '../../src/intake/identify.js';
import { afterTest, temporaryFolder } from '../doubles/environment.js';
import { FeedServer } from '../doubles/feed-server.js';
import { rss } from '../doubles/feed-text.js';
import { type Given, kabar as runKabar } from './kit.js';

let folder: string;
let server: FeedServer;
const kabar = (argv: string[], given: Given = {}) => runKabar(argv, { folder, ...given });

/** An address of the test's server with a password, and a key, in it. */
const secretAddress = (path: string) =>
  `${server.url(path).replace('://', '://siti:geheim%25@')}?apikey=geheim-key`;

beforeEach(async () => {
  folder = await temporaryFolder();
  server = await FeedServer.start();
  afterTest(() => server.close());
  await mkdir(join(folder, 'data'));
  server.set('/feed?apikey=geheim-key', rss([{ title: 'Kapal', link: 'https://laut.example/1' }]));
  const feeds = ['/feed', '/gone'].map((path) => ({ id: path.slice(1), url: secretAddress(path) }));
  const publisher = { id: 'laut', name: 'Kabar Laut', url: 'https://laut.example', feeds };
  const topics = [{ id: 'kapal', name: { id: 'Kapal' }, match: { any: ['kapal'] } }];
  await writeFile(join(folder, 'data/catalog.json'), JSON.stringify({ publishers: [publisher], topics }));
});

describe('the password of a feed', () => {
  it('is used, and shown by no command', async () => {
    const commands = [
      ['feeds', 'check'],
      ['feeds', 'check', '--json'],
      ['poll', '--once'],
      ['feeds', 'list'],
      ['feeds', 'list', '--json'],
      ['doctor'],
      ['feeds', 'add', secretAddress('/gone')],
      ['feeds', 'add', secretAddress('/feed').replace('siti', 'budi')],
      ['read', secretAddress('/gone')],
    ];
    for (const command of commands) {
      const { out, err } = await kabar(command, { tty: true });
      // What somebody typed is named as they typed it: nothing else says which input it was.
      const shown = command[0] === 'read' ? err.replaceAll(command[1] ?? '', '') : out + err;
      expect(shown, command.join(' ')).not.toContain('geheim');
    }
    const logins = server.seen('/feed?apikey=geheim-key').map(({ headers }) => headers.authorization);
    expect(logins[0]).toBe(`Basic ${btoa('siti:geheim%')}`);
    expect((await kabar(['feeds', 'list', '--json'])).json()[0]?.url).toContain('http://***@127.0.0.1');
  });

  it('does not become part of the publisher that is added with it', async () => {
    await writeFile(join(folder, 'data/empty.json'), '{"publishers":[],"topics":[]}');
    const files = ['empty.json', 'own.json'].map((name) => join(folder, 'data', name));
    await kabar(['feeds', 'add', '--yes', secretAddress('/feed')], { env: { CATALOG: files.join(',') } });
    const { publishers } = JSON.parse(await readFile(files[1] as string, 'utf8'));
    expect(publishers).toMatchObject([{ url: server.url('/'), feeds: [{ url: secretAddress('/feed') }] }]);
  });

  it('is in exports, which say so', async () => {
    const opml = await kabar(['feeds', 'export']);
    expect(opml.out).toContain('geheim');
    expect(opml.err).toContain('passwords');
    await kabar(['poll', '--once']);
    const whole = await kabar(['export', '-']);
    expect(whole.out).toContain('geheim');
    expect(whole.err).toContain('passwords');
  });

  it('is not in the link of an item that has none of its own', () => {
    const feed = {
      id: 'laut',
      url: 'https://laut.example/feed',
      publisher: { id: 'laut', name: 'Laut', url: 'https://siti:geheim@laut.example/' },
    };
    const item = { guid: null, link: null, headline: 'Kapal', publishedAt: null, updatedAt: null };
    const parsed = { link: null, items: [item] } as unknown as Parameters<typeof identify>[0];
    expect(identify(parsed, feed, 0)[0]?.link).toBe('https://laut.example/');
  });
});

it('an export without any says nothing of them', async () => {
  const catalog = { publishers: [], topics: [] };
  await writeFile(join(folder, 'data/catalog.json'), JSON.stringify(catalog));
  expect((await kabar(['feeds', 'export'])).err).toBe('');
});

describe('the access of a feed', () => {
  const login = { user: 'siti', password: '$' + '{LAUT_PASSWORD}' };
  const headers = { 'X-Api-Key': '$' + '{LAUT_KEY}' };
  const given = { LAUT_PASSWORD: 'geheim-word', LAUT_KEY_FILE: '' };

  beforeEach(async () => {
    server.set('/premium', rss([{ title: 'Kapal', link: 'https://laut.example/1' }]));
    const feed = { id: 'premium', url: server.url('/premium'), login, headers };
    const publisher = { id: 'laut', name: 'Kabar Laut', url: 'https://laut.example', feeds: [feed] };
    const topics = [{ id: 'kapal', name: { id: 'Kapal' }, match: { any: ['kapal'] } }];
    await writeFile(join(folder, 'data/catalog.json'), JSON.stringify({ publishers: [publisher], topics }));
    given.LAUT_KEY_FILE = join(folder, 'key');
    await writeFile(given.LAUT_KEY_FILE, 'geheim-key\n');
  });

  it('is used by every command that asks it, and shown or exported by none', async () => {
    const env = { FETCH_ALLOW_HOSTS: '127.0.0.1', ...given };
    const commands = [
      ['feeds', 'check'],
      ['poll', '--once'],
      ['read', server.url('/premium')],
      ['feeds', 'list', '--json'],
      ['feeds', 'export'],
      ['export', '-'],
      ['catalog', 'check'],
      ['doctor'],
    ];
    for (const command of commands) {
      const { code, out, err } = await kabar(command, { env, tty: true });
      expect({ code, command }).toEqual({ code: 0, command });
      expect(out + err, command.join(' ')).not.toMatch(/geheim/);
    }
    const asked = server.seen('/premium').map(({ headers }) => [headers.authorization, headers['x-api-key']]);
    const right = [`Basic ${btoa('siti:geheim-word')}`, 'geheim-key'];
    expect(asked).toEqual([right, right, right]);
  });

  it('names what is missing, with its feed, and keeps no other command from working', async () => {
    const env = { FETCH_ALLOW_HOSTS: '127.0.0.1', LAUT_KEY: 'geheim-key' };
    const said = 'Feed premium: the variable LAUT_PASSWORD is not set';
    expect(await kabar(['catalog', 'check'], { env })).toMatchObject({
      code: 1,
      err: expect.stringContaining(said),
    });
    expect(await kabar(['doctor'], { env })).toMatchObject({ code: 1, out: expect.stringContaining(said) });
    const checked = await kabar(['feeds', 'check'], { env });
    expect(checked.out).toContain('the variable LAUT_PASSWORD is not set');
    expect((await kabar(['topics'], { env })).code).toBe(0);
    expect(server.seen('/premium')).toEqual([]);
  });
});

it.each([
  ['HTTP 403', 'Kabar does not disguise itself'],
  ['HTTP 401', 'set `login` in the catalog'],
  ['HTTP 404', '`kabar feeds add <their site>` finds what is there now'],
  ['its certificate is not valid yet', 'Check the clock of this machine'],
  ['its certificate is not trusted', 'tls.fingerprint256'],
  ['HTTP 4030', '`kabar feeds check` tries it now.'],
])('what may be done about %s', (reason, advice) => {
  expect(adviceFor(reason)).toContain(advice);
});
