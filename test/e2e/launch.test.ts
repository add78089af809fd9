import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { version } from '../../src/app/package-root.js';
import { keepCompiled, placesFor } from '../../src/cli/compiled-code.js';
import { builtCommand } from '../doubles/built.js';

const execute = promisify(execFile);

/** The built command in a folder of its own, so that no other process keeps code beside it. */
async function copyOfKabar() {
  const folder = join(await mkdtemp(join(dirname(builtCommand()), '../../copy-')), 'src/cli');
  await mkdir(folder, { recursive: true });
  for (const name of ['kabar.js', 'kabar.cjs'])
    await cp(join(dirname(builtCommand()), name), join(folder, name));
  const path = join(folder, 'kabar.cjs');
  const program = { path, checksum: crc32(await readFile(path)) };
  const run = async (...flags: string[]) => {
    const env = { PATH: process.env.PATH, NODE_DEBUG: 'kabar' };
    const { stdout, stderr } = await execute(
      process.execPath,
      [...flags, join(folder, 'kabar.js'), '--version'],
      {
        env,
      },
    );
    return { said: stdout.trim(), code: /compiled code: (\w+)/.exec(stderr)?.[1] };
  };
  return { path, run, keep: (code: Buffer) => keepCompiled(program, placesFor(path, {}), code) };
}

/** What the engine compiles a program to in a process with the flags that Kabar sets. */
async function compiled(path: string): Promise<Buffer> {
  const script = `
    require('node:v8').setFlagsFromString('--heap-growing-percent=40');
    const { Script, constants } = require('node:vm');
    const importModuleDynamically = constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
    const source = require('node:fs').readFileSync(process.argv[1], 'latin1');
    process.stdout.write(new Script(source, { filename: process.argv[1], importModuleDynamically }).createCachedData());`;
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
    expect(await run('--no-opt')).toEqual({ said: version, code: 'refused' });
  });
});
