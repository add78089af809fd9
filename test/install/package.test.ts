import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../doubles/environment.js';
import { House } from '../e2e/harness.js';
import { buildCopy, installOffline, type Packed, pack, root } from './kit.js';
import { sharedFolder } from './shared-folder.js';

/** Another user than root, where the tests run as root and that user may read the repository. */
const nobody = 65_534;
let user: { uid?: number; gid?: number } = {};
let packed: Packed;
let installed: string;

beforeAll(async () => {
  const [copy, target, folder] = [await sharedFolder(), await sharedFolder(), await sharedFolder()];
  await buildCopy(copy);
  packed = await pack(copy, target);
  const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  await installOffline(packed.tarball, folder, Object.keys(dependencies));
  installed = folder;
  const isReadable = await readableBy(nobody);
  user = process.getuid?.() === 0 && isReadable ? { uid: nobody, gid: nobody } : {};
}, 600_000);

async function readableBy(uid: number): Promise<boolean> {
  if (process.getuid?.() !== 0) return false;
  const script = `require('node:fs').accessSync(${JSON.stringify(join(root, 'node_modules/zod/package.json'))})`;
  const [code] = await once(
    spawn(process.execPath, ['-e', script], { uid, gid: uid, stdio: 'ignore' }),
    'exit',
  );
  return code === 0;
}

/** Runs the installed command in an empty folder, as a user with a home of their own. */
async function kabar(args: string[], env: Record<string, string> = {}) {
  const [home, folder] = [await temporaryFolder(), await temporaryFolder()];
  await chmod(home, 0o777);
  await chmod(folder, 0o777);
  const child = spawn(join(installed, 'node_modules/.bin/kabar'), args, {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: home, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.err += chunk;
  });
  const exit = once(child, 'close').then(([code]) => code as number);
  return { child, said, exit, home, folder };
}

describe('the package', () => {
  it('holds what Kabar needs to run, and nothing else', async () => {
    const { files } = packed;
    expect(files).toEqual(
      expect.arrayContaining([
        'LICENSE',
        'README.md',
        'CHANGELOG.md',
        '.env.example',
        'package.json',
        'data/catalog.json',
        'data/locales/en.ftl',
        'data/locales/id.ftl',
        'data/samples/articles.json',
        'deploy/kabar.service',
        'dist/src/cli/kabar.js',
        'dist/src/cli/kabar.cjs',
        'dist/src/intake/read/reader-worker.js',
        'dist/THIRD-PARTY-LICENSES.txt',
      ]),
    );
    const others = files.filter(
      (file) => !/^(dist|data\/(catalog\.json|locales|samples|window)|docs|deploy)(\/|$)|^[^/]+$/.test(file),
    );
    expect(others).toEqual([]);
    // Maps lead to sources that are not there. Whoever has those makes the same bundle and its maps.
    expect(files.filter((file) => /\.map$/.test(file))).toEqual([]);
    expect(files.filter((file) => /\.(tsx?|tsbuildinfo)$|(^|\/)(test|db|node_modules)\//.test(file))).toEqual(
      [],
    );
    expect(files.filter((file) => /^\.env$|local\.json$/.test(file))).toEqual([]);
  });

  it('has programs of ASCII alone, which the engine keeps with one byte a letter', async () => {
    const programs = packed.files.filter((file) => /^dist\/.*\.c?js$/.test(file));
    expect(programs.length).toBeGreaterThan(2);
    const texts = await Promise.all(
      programs.map((file) => readFile(join(installed, 'node_modules/kabar', file), 'utf8')),
    );
    expect(programs.filter((_, index) => /[^\0-\x7f]/.test(texts[index] ?? ''))).toEqual([]);
  });

  it('may be published, and asks for the Node.js that it needs', async () => {
    const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({ license: 'MIT', engines: { node: '>=20.19' } });
    expect(manifest).not.toHaveProperty('private');
  });
});

describe('kabar, installed by npm as another user', () => {
  it('says its version', async () => {
    const { exit, said } = await kabar(['--version']);
    expect({ code: await exit, ...said }).toEqual({ code: 0, out: `${packed.version}\n`, err: '' });
  });

  it('finds all in order, with the catalog that came with it and folders of the user', async () => {
    const { exit, said, home, folder } = await kabar(['doctor']);
    expect({ code: await exit, err: said.err }).toEqual({ code: 0, err: '' });
    expect(said.out).toMatch(/✔ Catalog: \d+ publishers, \d+ feeds, \d+ topics/);
    expect(said.out).toContain(
      `Data folder: ${join(home, '.local/state/kabar')} is made at the first start.`,
    );
    expect(said.out).toContain('start it with `kabar start`');
    expect(await readdir(folder)).toEqual([]);
  });

  it("takes the operator's own catalog and settings from the user's folder", async () => {
    const config = await temporaryFolder();
    await chmod(config, 0o755);
    await mkdir(join(config, 'kabar'));
    const topics = [{ id: 'ikan-duyung', name: { en: 'Dugongs' }, match: { any: ['dugong'] } }];
    await writeFile(join(config, 'kabar/catalog.local.json'), JSON.stringify({ topics }));
    await writeFile(join(config, 'kabar/.env'), 'POLL_CRON=often\n');
    const wrong = await kabar(['doctor'], { XDG_CONFIG_HOME: config });
    expect(await wrong.exit).toBe(1);
    expect(wrong.said.out).toContain('POLL_CRON must be');
    const right = await kabar(['topics'], { XDG_CONFIG_HOME: config, POLL_CRON: '* * * * *' });
    expect(await right.exit).toBe(0);
    expect(right.said.out).toContain('ikan-duyung');
  });

  it('runs, posts, answers for its health, and ends in order, as npm start does', async () => {
    const house = await House.build({});
    const { DATA_DIR: _, ...env } = house.env;
    await chmod(house.folder, 0o755);
    const { child, exit, said, home, folder } = await kabar(['start'], { ...env, LOG_LEVEL: 'info' });
    const ended = exit.then((code) => Promise.reject(new Error(`${code}: ${said.err}`)));
    ended.catch(() => {});
    const shows = async (stream: 'stdout' | 'stderr', text: string) => {
      const seen = () => (stream === 'stdout' ? said.out : said.err).includes(text);
      while (!seen()) await Promise.race([once(child[stream], 'data'), ended]);
    };
    await shows('stderr', 'Kabar runs');
    const [, web] = /"web":"([^"]+)"/.exec(said.err) ?? [];
    expect(await (await fetch(`${web}/healthz`)).text()).toBe('alive');
    await house.publisher.arrived('/feed', 2);
    house.publish('Putin Tiba di Hanoi');
    await shows('stdout', 'Putin Tiba di Hanoi');
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    await access(join(home, '.local/state/kabar'));
    if (user.uid !== undefined) expect((await stat(join(home, '.local/state/kabar'))).uid).toBe(nobody);
    expect(await readdir(folder)).toEqual([]);
  });
});
