import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { afterTest, temporaryFolder } from '../doubles/environment.js';
import { FeedServer } from '../doubles/feed-server.js';
import { rss } from '../doubles/feed-text.js';
import { type Given, kabar as runKabar } from './kit.js';

let folder: string;
let server: FeedServer;
const kabar = (argv: string[], given: Given = {}) => runKabar(argv, { folder, ...given });
const local = async () => JSON.parse(await readFile(join(folder, 'data/catalog.local.json'), 'utf8'));
const feed = (title: string, date?: number) =>
  rss([{ title, guid: title, link: `https://laut.example/${title}`, ...(date && { date }) }], {
    title: 'Kabar Laut',
  });

const fixed = {
  publishers: [
    {
      id: 'darat',
      name: 'Kabar Darat',
      url: 'https://www.darat.example',
      language: 'id',
      feeds: [{ id: 'darat-utama', url: 'https://rss.darat.example/utama' }],
    },
  ],
  topics: [{ id: 'kapal', name: { id: 'Kapal' }, match: { any: ['kapal'] } }],
};

beforeEach(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, 'data'));
  await writeFile(join(folder, 'data/catalog.json'), JSON.stringify(fixed));
  server = await FeedServer.start();
  afterTest(() => server.close());
});

describe('kabar feeds add', () => {
  beforeEach(() => {
    server.set('/', {
      type: 'text/html',
      body: '<link rel="alternate" type="application/rss+xml" href="/rss.xml"><link rel="alternate" type="application/rss+xml" href="/bola/feed">',
    });
    server.set('/rss.xml', feed('Kapal berlabuh'));
    server.set('/bola/feed', feed('Gol'));
  });

  it('shows what it found, asks, and writes nothing without an answer', async () => {
    const { code, out, err } = await kabar(['feeds', 'add', server.url('/')]);
    expect(code).toBe(0);
    expect(out).toContain(
      `[1] Kabar Laut (rss, 1 item)\n    ${server.url('/rss.xml')}\n    · Kapal berlabuh`,
    );
    expect(out).toMatch(/\[2\][^[]*bola\/feed[^[]*· Gol[^[]*Nothing was added/);
    expect(err).toContain('Add which? (1-2, or nothing)');
    expect(await readdir(join(folder, 'data'))).toEqual(['catalog.json']);
    for (const stdin of ['3\n', 'n\n', '0\n']) {
      expect((await kabar(['feeds', 'add', server.url('/')], { stdin })).out).toContain('Nothing was added');
    }
  });

  it('adds the one that is chosen, with ids made of its address, to a file that the catalog takes', async () => {
    const { out } = await kabar(['feeds', 'add', server.url('/')], { stdin: '2\n' });
    expect(out).toContain('Added 127-0-0-1-bola to data/catalog.local.json.');
    expect(await local()).toEqual({
      publishers: [
        {
          id: '127-0-0-1',
          name: 'Kabar Laut',
          url: server.url('/'),
          feeds: [{ id: '127-0-0-1-bola', url: server.url('/bola/feed') }],
        },
      ],
    });
    expect(await readdir(join(folder, 'data'))).toEqual(['catalog.json', 'catalog.local.json']);
    const again = await kabar(['feeds', 'add', server.url('/bola/feed'), '--yes']);
    expect(again).toMatchObject({
      code: 0,
      out: expect.stringMatching(/in the catalog already: 127-0-0-1-bola/),
    });
    expect((await kabar(['feeds', 'add', server.url('/rss.xml')], { stdin: 'y\n' })).out).toContain(
      'Added 127-0-0-1 ',
    );
    expect((await kabar(['catalog', 'check'])).out).toContain('2 publishers, 3 feeds, 1 topic.');
  });

  it('keeps everything else of the file, its link and its rights', async () => {
    const real = join(folder, 'mine.json');
    const mine = {
      $schema: './x.json',
      topics: [{ id: 'bola', name: { id: 'Bola' }, match: { any: ['gol'] } }],
    };
    await writeFile(real, JSON.stringify(mine), { mode: 0o640 });
    await symlink(real, join(folder, 'data/catalog.local.json'));
    await kabar(['feeds', 'add', server.url('/rss.xml'), '--yes']);
    expect(await local()).toMatchObject(mine);
    expect((await readFile(real, 'utf8')).split('\n').length).toBeGreaterThan(10);
    expect((await stat(real)).mode & 0o777).toBe(0o640);
  });

  it('adds to a publisher of the first file without losing its feeds, and remove takes that back', async () => {
    await kabar(['feeds', 'add', server.url('/rss.xml'), '--yes', '--publisher', 'darat']);
    expect((await local()).publishers[0].feeds).toEqual([
      { id: 'darat-utama', url: 'https://rss.darat.example/utama' },
      { id: 'darat', url: server.url('/rss.xml') },
    ]);
    expect((await kabar(['feeds', 'remove', 'darat'])).code).toBe(0);
    expect(await local()).toEqual({ publishers: [] });
    await kabar(['feeds', 'add', server.url('/rss.xml'), '--yes', '--publisher', 'baru']);
    expect((await local()).publishers[0]).toMatchObject({ id: 'baru', feeds: [{ id: 'baru' }] });
  });

  it('says what keeps it from adding, and leaves the file as it was', async () => {
    server.set('/none', { type: 'text/html', body: '' });
    server.set('/', { type: 'text/html', body: '' });
    server.set('/rss.xml', { status: 404 });
    const wrong = async (argv: string[], given: Given, shown: RegExp) =>
      expect(await kabar(['feeds', 'add', ...argv], given)).toMatchObject({
        code: 1,
        err: expect.stringMatching(shown),
      });
    await wrong([server.url('/none')], {}, /No feed was found/);
    await wrong(['ftp://x.example'], {}, /not an http or https address/);
    await wrong([server.url('/bola/feed'), '--publisher', 'Not An Id'], {}, /id is wrong/);
    await wrong([server.url('/')], { env: { CATALOG: 'data/catalog.json' } }, /no second file/);
    await wrong([server.url('/')], { env: { FETCH_ALLOW_HOSTS: '' } }, /cannot be fetched/);
    await writeFile(join(folder, 'data/catalog.local.json'), '{ "publishers": [');
    await wrong([server.url('/bola/feed'), '--yes'], {}, /catalog.local.json:1 is not JSON/);
    expect(await readFile(join(folder, 'data/catalog.local.json'), 'utf8')).toBe('{ "publishers": [');
  });
});

describe('kabar feeds pause and resume', () => {
  it('keeps a feed of any file in the catalog, unread, and leaves no trace when it goes on', async () => {
    expect((await kabar(['feeds', 'pause', 'darat-utama'])).out).toContain('Paused darat-utama');
    const listed = await kabar(['feeds', 'list', '--json']);
    expect(listed.out).toMatch(/"id":"darat-utama".*"paused":true/);
    expect((await kabar(['feeds', 'list'])).out).toMatch(/darat-utama .*paused/);
    expect(JSON.stringify(await local())).toContain('"paused":true');
    expect((await kabar(['feeds', 'resume', 'darat-utama'])).out).toContain('Resumed darat-utama');
    expect(await local()).toEqual({ publishers: [] });
    expect(await kabar(['feeds', 'pause', 'none'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/no feed none/),
    });
  });
});

describe('kabar feeds remove', () => {
  it('removes from the own file alone, and says how else', async () => {
    expect(await kabar(['feeds', 'remove', 'darat-utama'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(
        /does not stand in data\/catalog.local.json.*delete its line in data\/catalog.json/,
      ),
    });
    expect(await kabar(['feeds', 'remove', 'none'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/no feed none/),
    });
    await kabar(['feeds', 'add', server.url('/x'), '--yes']);
    server.set('/x', feed('x'));
    await kabar(['feeds', 'add', server.url('/x'), '--yes']);
    expect((await kabar(['feeds', 'remove', '127-0-0-1-x'])).out).toContain('Removed 127-0-0-1-x');
    expect(await local()).toEqual({ publishers: [] });
  });
});

describe('kabar feeds check', () => {
  it('tries every feed, records nothing, and ends with 1 where one fails', async () => {
    server.set('/good', feed('Kapal', Date.UTC(2024, 5, 18, 3, 15)));
    server.set('/refused', { status: 403 });
    const feeds = ['good', 'refused', 'page'].map((id) => ({ id, url: server.url(`/${id}`) }));
    server.set('/page', { type: 'text/html', body: '<html></html>' });
    const catalog = { publishers: [{ id: 'laut', name: 'Laut', url: server.url('/'), feeds }] };
    await writeFile(join(folder, 'data/catalog.json'), JSON.stringify(catalog));
    const { code, out } = await kabar(['feeds', 'check']);
    expect(code).toBe(1);
    expect(out.split('\n').map((line) => line.replace(/ {2,}/g, '|'))).toEqual([
      '|feed|format|items|newest|missing|reason',
      '✔|good|rss|1|Tue 18 Jun 2024, 03:15 UTC|author 100%, summary 100%, image 100%',
      '✘|refused|HTTP 403',
      expect.stringMatching(/^✘\|page\|This is a web page, not a feed\./),
      '',
      '2 of 3 feeds cannot be read.',
      '',
    ]);
    const { json } = await kabar(['feeds', 'check', '--json']);
    expect(json().map(({ status, items }) => [status, items])).toEqual([
      ['ok', 1],
      ['failed', null],
      ['failed', null],
    ]);
    expect(await readdir(join(folder, 'data'))).toEqual(['catalog.json']);
  });
});

describe('kabar feeds import and export', () => {
  const opml = `<opml version="2.0"><body>
    <outline text="Kabar Darat"><outline text="Bola" xmlUrl="https://darat.example/bola.xml"/></outline>
    <outline text="Tech"><outline text="Ikan &amp; Co" xmlUrl="https://ikan.example/feed" htmlUrl="https://ikan.example/"/>
      <outline text="Udang" xmlUrl="https://blog.udang.co.id/atom.xml"/></outline>
    <outline text="Laut Dalam" htmlUrl="https://dalam.example/"><outline text="a" xmlUrl="https://feeds.cdn.example/1"/><outline text="b" xmlUrl="https://feeds.cdn.example/2"/></outline>
    <outline text="Lama" xmlUrl="https://rss.darat.example/utama"/><outline text="Ikan 2" xmlUrl="https://ikan.example/feed"/><outline xmlUrl="nowhere"/>
  </body></opml>`;

  it('takes a folder of one site for a publisher, and a shelf of many apart', async () => {
    const { code, out, err } = await kabar(['feeds', 'import', '-'], { stdin: opml });
    expect({ code, err }).toEqual({ code: 0, err: expect.stringMatching(/^Left out 1/) });
    expect(out).toContain('Added 5 feeds to data/catalog.local.json; 2 were there already.');
    const feeds = (await local()).publishers.map(
      ({ id, name, feeds }: { id: string; name: string; feeds: { id: string }[] }) => [
        id,
        name,
        feeds.map((each) => each.id),
      ],
    );
    expect(feeds).toEqual([
      ['darat', 'Kabar Darat', ['darat-utama', 'darat-bola']],
      ['ikan', 'Ikan & Co', ['ikan']],
      ['blog-udang', 'Udang', ['blog-udang']],
      ['laut-dalam', 'Laut Dalam', ['laut-dalam-1', 'laut-dalam-2']],
    ]);
    expect((await kabar(['catalog', 'check'])).code).toBe(0);
    const again = await kabar(['feeds', 'import', '-'], { stdin: opml });
    expect(again.out).toContain('Added 0 feeds');
  });

  it('brings to another Kabar what one exports', async () => {
    await kabar(['feeds', 'import', '-'], { stdin: opml });
    const { out: exported } = await kabar(['feeds', 'export']);
    expect(exported).toContain('<outline text="Ikan &amp; Co" htmlUrl="https://ikan.example/">');
    const other = await temporaryFolder();
    await mkdir(join(other, 'data'));
    await writeFile(join(other, 'data/catalog.json'), '{}');
    await kabar(['feeds', 'import', '-'], { stdin: exported, folder: other });
    expect(
      (await kabar(['feeds', 'export'], { folder: other })).out.match(/xmlUrl="[^"]*"/g)?.sort(),
    ).toEqual(exported.match(/xmlUrl="[^"]*"/g)?.sort());
  });

  it('refuses what is no OPML', async () => {
    expect(await kabar(['feeds', 'import', '-'], { stdin: feed('x') })).toMatchObject({
      code: 1,
      err: expect.stringMatching(/not an OPML list/),
    });
  });
});
