import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { heapFlags } from '../../src/app/heap-flags.js';
import { version } from '../../src/app/package-root.js';
import { checksumOf, keepCompiled, placesFor } from '../../src/cli/compiled-code.js';
import { builtCommand } from '../doubles/built.js';
import { afterTest, temporaryFolder } from '../doubles/environment.js';
import { FeedServer } from '../doubles/feed-server.js';
import { rss } from '../doubles/feed-text.js';

const execute = promisify(execFile);

/** The built command in a folder of its own, so that no other process keeps code beside it. */
async function copyOfKabar() {
  const built = dirname(dirname(builtCommand()));
  const folder = join(await mkdtemp(join(built, '../copy-')), 'src');
  await mkdir(join(folder, 'cli'), { recursive: true });
  await cp(join(built, 'intake'), join(folder, 'intake'), { recursive: true });
  for (const name of ['cli/kabar.js', 'cli/kabar.cjs']) await cp(join(built, name), join(folder, name));
  const path = join(folder, 'cli/kabar.cjs');
  const program = { path, checksum: checksumOf(await readFile(path)) };
  const run = async (flags: string[] = [], args = ['--version'], more: Record<string, string> = {}) => {
    const env = { PATH: process.env.PATH, NODE_DEBUG: 'kabar', ...more };
    const command = [...flags, join(folder, 'cli/kabar.js'), ...args];
    const { stdout, stderr } = await execute(process.execPath, command, { env });
    return { said: stdout.trim(), code: /compiled code: (\w+)/.exec(stderr)?.[1] };
  };
  return { path, run, keep: (code: Buffer) => keepCompiled(program, placesFor(path, {}), code) };
}

/** What the engine compiles a program to in a process with the flags that Kabar sets. */
async function compiled(path: string): Promise<Buffer> {
  const script = `
    for (const flag of ${JSON.stringify(heapFlags)}) require('node:v8').setFlagsFromString(flag);
    const { Script } = require('node:vm');
    const source = require('node:fs').readFileSync(process.argv[1], 'latin1');
    process.stdout.write(new Script(source, { filename: process.argv[1] }).createCachedData());`;
  const options = { encoding: 'buffer', maxBuffer: 64 * 1_048_576 } as const;
  return (await execute(process.execPath, ['-e', script, path], options)).stdout;
}

describe('a built command', () => {
  it('runs without compiled code', async () => {
    const { run } = await copyOfKabar();
    expect(await run()).toEqual({ said: version, code: 'none' });
  });

  it('runs the code that a former start compiled', async () => {
    const { path, run, keep } = await copyOfKabar();
    keep(await compiled(path));
    expect(await run()).toEqual({ said: version, code: 'taken' });
  });

  it('compiles anew what the engine refuses: code of another engine, or of other flags', async () => {
    const { path, run, keep } = await copyOfKabar();
    keep(Buffer.from('what another engine made of it'));
    expect(await run()).toEqual({ said: version, code: 'refused' });
    keep(await compiled(path));
    expect(await run(['--no-opt'])).toEqual({ said: version, code: 'refused' });
  });

  it('hands the program what it asks for in the same way', async () => {
    const { path, run } = await copyOfKabar();
    await writeFile(
      path,
      "(function (_, require) { console.log(require('./part.cjs'), require('node:path').sep) })",
    );
    await writeFile(
      join(dirname(path), 'part.cjs'),
      "(function (_, __, module) { module.exports = 'part' })",
    );
    expect(await run()).toEqual({ said: 'part /', code: 'none' });
  });

  it('reads a big feed in a thread, also by code that was compiled before', async () => {
    const { path, run, keep } = await copyOfKabar();
    keep(await compiled(path));
    const publisher = await FeedServer.start();
    afterTest(() => publisher.close());
    const items = Array.from({ length: 1_000 }, (_, number) => ({
      guid: `${number}`,
      link: publisher.url(`/${number}`),
      title: `Berita ke-${number}`,
      summary: 'Kalimat yang panjang sekali. '.repeat(6),
    }));
    publisher.set('/big', rss(items));
    const folder = await temporaryFolder();
    const feeds = [{ id: 'big', url: publisher.url('/big') }];
    const catalog = { publishers: [{ id: 'p', name: 'P', url: publisher.url('/'), feeds }], topics: [] };
    await writeFile(join(folder, 'catalog.json'), JSON.stringify(catalog));
    const env = {
      DATA_DIR: join(folder, 'db'),
      CATALOG: join(folder, 'catalog.json'),
      FETCH_ALLOW_HOSTS: '127.0.0.1',
    };
    const { said, code } = await run([], ['poll', '--once'], env);
    expect(code).toBe('taken');
    expect(said).toMatch(/^✔ big: \d+ kept as history/m);
  });
});
