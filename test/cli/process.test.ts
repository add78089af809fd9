import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtCommand } from '../doubles/built.js';
import { afterTest, temporaryFolder } from '../doubles/environment.js';
import { rss } from '../doubles/feed-text.js';

it('kabar read ends quietly when its reader goes away, as a process of its own', async () => {
  const folder = await temporaryFolder();
  const items = Array.from({ length: 400 }, (_, index) => ({ title: `Berita ${index}`, guid: `${index}` }));
  await writeFile(join(folder, 'big.xml'), rss(items));
  const files = Array.from({ length: 100 }, () => 'big.xml');
  const child = spawn(process.execPath, [builtCommand(), 'read', '--json', ...files], {
    cwd: folder,
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  afterTest(async () => child.kill('SIGKILL'));
  let errors = '';
  child.stderr.on('data', (piece) => {
    errors += piece;
  });
  await once(child.stdout, 'data');
  child.stdout.destroy();
  const [code] = await once(child, 'exit');
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
});

it('kabar demo posts the articles of the sample publisher, and ends in order', async () => {
  const child = spawn(process.execPath, [builtCommand(), 'demo'], {
    cwd: await temporaryFolder(),
    env: { PATH: process.env.PATH },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  afterTest(async () => child.kill('SIGKILL'));
  let output = '';
  const posted = new Promise<void>((resolve, reject) => {
    const take = (piece: Buffer) => {
      output += piece;
      if (output.includes('Kabar Contoh ·')) resolve();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('exit', () => reject(new Error(output)));
  });
  await posted;
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect({ code, output }).toMatchObject({ code: 0 });
});

describe('what keeps a command from beginning is said in a line', () => {
  async function status(folder: string, before: string) {
    const script = `cd "${folder}" && ${before} exec "$0" "$1" status`;
    const child = spawn('sh', ['-c', script, process.execPath, builtCommand()], {
      env: { PATH: process.env.PATH },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    afterTest(async () => child.kill('SIGKILL'));
    let said = '';
    child.stderr.on('data', (piece) => {
      said += piece;
    });
    const [code] = await once(child, 'close');
    return { code, said };
  }

  it('a folder that is gone', async () => {
    const gone = join(await temporaryFolder(), 'gone');
    await mkdir(gone);
    const { code, said } = await status(gone, `rmdir "${gone}" &&`);
    expect(code).toBe(1);
    expect(said).toMatch(/^The folder that you are in is gone\. Change into another one\..*\n$/);
  });

  it('settings that cannot be read', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, '.env'));
    const { code, said } = await status(folder, '');
    expect(code).toBe(1);
    expect(said).toMatch(/^\/\S+\/\.env cannot be read: it is a folder\. .*\n$/);
  });
});
