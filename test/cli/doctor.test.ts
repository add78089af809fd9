import { chmod, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { EmbeddingServer } from '../doubles/embedding-server.js';
import { afterTest, temporaryFolder } from '../doubles/environment.js';
import { FeedServer } from '../doubles/feed-server.js';
import { referenceEvents } from '../fixtures/reference-events.js';
import { kabar, openAsRunning } from './kit.js';

const telegram = '123456:secret-secret-secret-secret-secret';
const discord = 'geheim.geheim.geheim';

let folder: string;
let server: FeedServer;
let root: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, 'data'));
  await writeFile(join(folder, 'data/catalog.json'), '{}');
  server = await FeedServer.start();
  root = server.url('');
  afterTest(() => server.close().catch(() => {}));
});

const doctor = (...flags: string[]) =>
  kabar(['doctor', ...flags], {
    folder,
    env: {
      TELEGRAM_BOT_TOKEN: telegram,
      TELEGRAM_API_ROOT: `${root}/`,
      DISCORD_TOKEN: discord,
      DISCORD_API_ROOT: `${root}/api`,
    },
  });

const json = (body: object, status = 200) => ({
  body: JSON.stringify(body),
  type: 'application/json',
  status,
});

it('kabar doctor names what is damaged, until it is removed', async () => {
  await doctor('--offline');
  await mkdir(join(folder, 'data/db'), { recursive: true });
  await writeFile(join(folder, 'data/db/chats.json.damaged-1795880515808'), 'x');
  await writeFile(join(folder, 'data/db/chats.json.previous'), '{}');
  const { out } = await doctor('--offline');
  expect(out).toContain(
    '! data/db/chats.json.damaged-1795880515808 was damaged and is set aside; what is intact is used. Check the disk',
  );
  expect(out).not.toContain('previous was damaged');
});

describe('kabar doctor asks the platforms', () => {
  const [getMe, me] = [`/bot${telegram}/getMe`, '/api/v10/users/@me'];

  it('whose the tokens are, by their own addresses', async () => {
    server.set(getMe, json({ ok: true, result: { username: 'kabar_bot' } }));
    server.set(me, json({ username: 'Kabar' }));
    const { out, err } = await doctor();
    expect(out).toContain('✔ Telegram: the token is that of @kabar_bot.');
    expect(out).toContain('✔ Discord: the token is that of Kabar.');
    expect(server.seen(me)[0]?.headers.authorization).toBe(`Bot ${discord}`);
    expect(out + err).not.toMatch(/secret|geheim/);
  });

  it('and tells a token that is not taken from a platform that is away', async () => {
    server.set(getMe, json({ ok: false, description: `bad ${telegram}` }, 401));
    server.set(me, json({ message: discord }, 500));
    const { out, err, code } = await doctor();
    expect(out).toContain('✘ Telegram: the token is not taken. Copy it again');
    expect(out).toContain('! Discord: the token is set, and could not be tried (it answers with HTTP 500).');
    expect(code).toBe(1);
    // It goes on with what else there is.
    expect(out).toContain('Catalog:');
    await server.close();
    const away = await doctor();
    expect(away.out).toContain('could not be tried (127.0.0.1:');
    expect(out + err + away.out + away.err).not.toMatch(/secret|geheim/);
  });

  it('nothing when it shall not', async () => {
    expect((await doctor('--offline')).out).toContain('✔ Telegram: the token is set.');
    expect(server.requests).toEqual([]);
  });

  it('and believes no name that could do something to a terminal', async () => {
    server.set(getMe, json({ ok: true, result: { username: 'a\u001b[2Jb' } }));
    expect((await doctor()).out).not.toContain('\u001b');
  });
});

describe('kabar doctor --fix', () => {
  const modeOf = async (name: string) => ((await stat(join(folder, name))).mode & 0o777).toString(8);

  it('takes from others the right to read tokens, chats and passwords, and nothing else', async () => {
    await writeFile(join(folder, '.env'), 'X=1');
    const feeds = [{ id: 'a', url: 'https://u:p@a.example/feed' }];
    const publishers = [{ id: 'a', name: 'A', url: 'https://a.example', feeds }];
    await writeFile(join(folder, 'data/catalog.local.json'), JSON.stringify({ publishers }));
    await mkdir(join(folder, 'data/db'));
    const modes = { '.env': 0o644, 'data/catalog.local.json': 0o664, 'data/db': 0o755 };
    for (const [name, mode] of Object.entries(modes)) await chmod(join(folder, name), mode);
    const answer = await doctor('--offline');
    expect(answer.out.match(/Others on this machine can read/g)).toHaveLength(3);
    expect(await modeOf('.env')).toBe('644');
    const fixed = await doctor('--offline', '--fix');
    expect(fixed.out).toContain('✔ .env can be read by its owner only now.');
    expect(await Promise.all(Object.keys(modes).map(modeOf))).toEqual(['600', '600', '700']);
    expect(await modeOf('data/catalog.json')).toBe('644');
    expect((await doctor('--offline')).out).not.toContain('Others');
  });
});

it('kabar doctor --fix leaves a folder alone that holds more than data', async () => {
  await mkdir(join(folder, 'data/db'));
  await writeFile(join(folder, 'data/db/kabar.json'), '');
  await writeFile(join(folder, 'data/db/thesis.odt'), '');
  await chmod(join(folder, 'data/db'), 0o755);
  const { out } = await doctor('--offline', '--fix');
  expect(out).toContain("! data/db holds more than Kabar's data");
  expect((await stat(join(folder, 'data/db'))).mode & 0o777).toBe(0o755);
});

it('kabar doctor shows whole paths to who stands in the root folder', async () => {
  const env = { DATA_DIR: join(folder, 'new'), CATALOG: join(folder, 'data/catalog.json') };
  const { out } = await kabar(['doctor', '--offline'], { folder: '/', env });
  expect(out).toContain(`! Data folder: ${folder}/new is made at the first start.`);
});

it('kabar doctor refuses the window to others without a token, as the start does', async () => {
  const { out, code } = await kabar(['doctor', '--offline'], { folder, env: { WEB_HOST: '0.0.0.0' } });
  expect(out).toMatch(/^✘ WEB_HOST 0\.0\.0\.0 .* no WEB_TOKEN\. Set WEB_TOKEN/m);
  expect(code).toBe(1);
});

it('kabar doctor does not say that data are in a database before it answers', async () => {
  const DATABASE_URL = 'postgres://kabar@127.0.0.1:1/kabar';
  const { out } = await kabar(['doctor', '--offline'], { folder, env: { DATABASE_URL } });
  expect(out).toContain('✘ The database cannot be used');
  expect(out).not.toContain('✔ Data');
});

describe('kabar doctor asks the HTTP server', () => {
  const asks = async (page: Parameters<FeedServer['set']>[1] | null, isRunning: boolean) => {
    if (isRunning) await openAsRunning(folder);
    if (page === null) await server.close();
    else server.set('/readyz', page);
    const { out } = await kabar(['doctor', '--offline'], { folder, env: { WEB_PORT: new URL(root).port } });
    return out;
  };
  const states = (platforms: object) => json({ ready: false, platforms }, 503);

  it('which platforms the Kabar that runs is connected to', async () => {
    const platforms = {
      telegram: 'connecting',
      discord: 'refused',
      console: 'connected',
      web: 'standing by',
    };
    const out = await asks(states(platforms), true);
    expect(out).toContain('! Telegram: Kabar is not connected to it now.');
    expect(out).toContain('✘ Discord: it has refused the token since Kabar started.');
    expect(out).not.toMatch(/Console|Web/);
  });

  it.each([
    ['another program', { body: '<html>' }, false, '! Another program has port'],
    ['another Kabar', states({ telegram: 'connected' }), false, '! Another Kabar has port'],
    ['another program, beside a Kabar that runs', { body: '<html>' }, true, '! Another program has port'],
    ['nobody, though a Kabar runs', null, true, '! The HTTP server of the Kabar that runs does not answer'],
  ])('whose port it is: that of %s', async (_, page, isRunning, said) => {
    expect(await asks(page, isRunning)).toContain(said);
  });

  it.each([
    ['a Kabar runs and is connected', states({ telegram: 'connected' }), true],
    ['nobody is there yet', null, false],
  ])('and says nothing where %s', async (_, page, isRunning) => {
    expect(await asks(page, isRunning)).not.toMatch(/port|HTTP server/);
  });
});

describe('kabar doctor tries an embedding model', () => {
  const key = 'sk-geheim-geheim';
  const tried = async (flags: string[] = [], change: (model: EmbeddingServer) => void = () => {}) => {
    const model = await EmbeddingServer.start();
    afterTest(() => model.close());
    model.about = (text) => referenceEvents.get(text) ?? text;
    change(model);
    const env = { EMBEDDINGS_URL: model.url, EMBEDDINGS_MODEL: 'bge-m3', EMBEDDINGS_KEY: key };
    const { out, err, code } = await kabar(['doctor', ...flags], { folder, env });
    expect(out + err).not.toContain('geheim');
    return { line: out.split('\n').find((each) => each.includes('Embeddings')), code, model };
  };

  it('by reports whose events are known, with its key', async () => {
    const { line, model } = await tried();
    expect(line).toMatch(
      /^✔ Embeddings: bge-m3 at 127.0.0.1:\d+ answers \(64 dimensions, \S+ s for 32 texts\) and tells events apart in English and Indonesian\.$/,
    );
    expect(model.asked[0]?.headers.authorization).toBe(`Bearer ${key}`);
  });

  it('and says where it is of no use, which is no fault', async () => {
    const useless = await tried([], (model) => {
      model.about = (text) => text;
    });
    expect(useless.line).toMatch(/^! .* but does not tell events apart: it is not used\./);
    const away = await tried([], (model) => {
      model.odd = () => ({ status: 503, body: key });
    });
    expect(away.line).toMatch(
      /^! .* cannot be used \(it answers with HTTP 503\)\. Stories are found without it\./,
    );
    expect(away.code).toBe(0);
  });

  it('and asks nobody offline, nor where none is set', async () => {
    const { line, model } = await tried(['--offline']);
    expect(line).toMatch(/^✔ Embeddings: bge-m3 at \S+ is set\.$/);
    expect(model.asked).toEqual([]);
    expect((await doctor('--offline')).out).not.toContain('Embeddings');
  });
});
