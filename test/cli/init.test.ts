import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/app/config.js';
import { findAdapters } from '../../src/app/find-adapters.js';
import { afterTest, temporaryFolder } from '../doubles/environment.js';
import { FeedServer } from '../doubles/feed-server.js';
import { rss } from '../doubles/feed-text.js';
import { kabar } from './kit.js';

const token = '123456:geheim-geheim-geheim-geheim-geheim';

let folder: string;
let server: FeedServer;

beforeEach(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, 'data'));
  await writeFile(join(folder, 'data/catalog.json'), '{}');
  server = await FeedServer.start();
  afterTest(() => server.close());
  const me = JSON.stringify({ ok: true, result: { username: 'kabar_bot' } });
  server.set(`/bot${token}/getMe`, { body: me, type: 'application/json' });
  server.set('/feed', rss([{ title: 'Banjir', guid: '1', link: 'https://a.example/1', date: 0 }]));
});

const init = (...answers: string[]) =>
  kabar(['init'], {
    folder,
    stdin: answers.map((line) => `${line}\n`).join(''),
    env: { TELEGRAM_API_ROOT: server.url(''), FETCH_ALLOW_HOSTS: '127.0.0.1' },
  });

const written = async () => parseEnv(await readFile(join(folder, '.env'), 'utf8'));

describe('kabar init', () => {
  it('asks for what is needed, tries it, and writes what a start needs', async () => {
    const { code, out, err } = await init(token, '', 'id', 'surabaya', server.url('/feed'), '');
    expect(code).toBe(0);
    expect(await written()).toEqual({
      TELEGRAM_BOT_TOKEN: token,
      DEFAULT_LANGUAGE: 'id',
      DEFAULT_TIMEZONE: 'Asia/Jakarta',
    });
    expect(() => loadConfig({}, [], folder)).not.toThrow();
    const { adapters } = loadConfig(await written(), await findAdapters(), folder);
    expect(adapters.filter(({ module, config }) => module.wanted(config) === true)).toHaveLength(1);
    expect((await stat(join(folder, '.env'))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(folder, 'data/catalog.local.json'), 'utf8')).toContain(server.url('/feed'));
    const unit = await readFile(join(folder, 'kabar.service'), 'utf8');
    expect(unit).toContain(`WorkingDirectory=${folder}`);
    expect(unit).toMatch(/^Environment=MALLOC_TRIM_THRESHOLD_=131072$/m);
    expect(unit).toMatch(/ExecStart="\/.*" --v8-pool-size=1 "\/.*kabar\.js" start/);
    // Without it a user's service ends with the login.
    expect(out).toMatch(/systemctl --user enable --now \S+kabar\.service && loginctl enable-linger\n/);
    expect(err).toContain('that of @kabar_bot');
    expect(out + err + unit).not.toContain('geheim');
  });

  it('asks again where an answer cannot be right', async () => {
    server.set('/bot77:wrong/getMe', { body: '{"ok":false}', status: 401 });
    const answers = ['nonsense', '77:wrong', token, 'x y', '', 'fr', '', 'atlantis', '', 'nowhere', ''];
    const { code, err } = await init(...answers);
    expect(code).toBe(0);
    expect(err).toContain('does not look like a bot token');
    expect(err).not.toContain('configuration');
    expect(err).toContain('the token is not taken');
    expect(err).toContain('Write en or id.');
    expect(err).toContain('I know no such zone');
    expect(err).toContain('cannot be fetched');
    expect((await written()).TELEGRAM_BOT_TOKEN).toBe(token);
  });

  it.each([
    ['ID', 'id'],
    ['Bahasa Indonesia', 'id'],
    ['Indonesian', 'id'],
    ['English', 'en'],
    ['inggris', 'en'],
  ])('takes the language %s by its tag or name, and says which zone it took', async (typed, language) => {
    const { out } = await init('', '', typed, 'ID', 'wita', '');
    expect(await written()).toEqual({ DEFAULT_LANGUAGE: language, DEFAULT_TIMEZONE: 'Asia/Makassar' });
    expect(out).toContain('Time zone: Asia/Makassar.');
  });

  it('replaces no .env without a word, and keeps the one of before', async () => {
    await writeFile(join(folder, '.env'), 'MINE=1');
    await writeFile(join(folder, 'kabar.service'), 'mine');
    for (const answers of [[], ['no']]) expect((await init(...answers)).out).toBe('Nothing was changed.\n');
    expect(await written()).toEqual({ MINE: '1' });
    const { out } = await init('y', '', '', '', '', '');
    expect(out).toContain('kabar.service is there already');
    expect((await written()).MINE).toBeUndefined();
    const [kept = ''] = (await readdir(folder)).filter((name) => /^\.env\.\d{14}$/.test(name));
    expect(await readFile(join(folder, kept), 'utf8')).toBe('MINE=1');
    expect((await stat(join(folder, kept))).mode & 0o077).toBe(0);
  });

  it('takes a token whatever else is wrong in the .env that it replaces', async () => {
    await writeFile(join(folder, '.env'), 'WEB_PORT=often\nTELEGRAM_MESSAGES_PER_SECOND=many\n');
    expect((await init('y', token, '', '', '', '')).code).toBe(0);
    expect((await written()).TELEGRAM_BOT_TOKEN).toBe(token);
  });

  it('names its service in a way that a shell takes, in whatever folder', async () => {
    folder = join(folder, "it's my news");
    await mkdir(folder);
    const { out } = await init('', '', '', '', '');
    expect(out).toContain("it'\\''s my news/kabar.service' && loginctl");
  });

  it('asks nothing where it could not write the answers', async () => {
    folder = join(folder, 'gone');
    const { code, err } = await init(token);
    expect(code).toBe(1);
    expect(err).toMatch(/^\S+gone\/\.env cannot be written\./);
  });

  it('writes nothing where nobody answers', async () => {
    await init(token);
    expect((await readdir(folder)).sort()).toEqual(['data']);
  });
});
