import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
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
}, 60_000);
