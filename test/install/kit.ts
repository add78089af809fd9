import { execFile } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** The repository. */
export const root = resolve(import.meta.dirname, '../..');

const execute = promisify(execFile);

/** Runs a program in a folder. @returns its standard output. Rejects with what it complained of. */
export async function run(folder: string, program: string, ...args: string[]): Promise<string> {
  const { stdout } = await execute(program, args, { cwd: folder, maxBuffer: 64 * 1_048_576 });
  return stdout;
}

/** Copies what is in the repository but most of its tests, as a clone would have it, and builds it there. */
export async function buildCopy(folder: string): Promise<void> {
  const listed = await run(root, 'git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard');
  const files = listed.split('\0').filter((name) => name !== '' && !/^test\/.*\//.test(name));
  for (const each of new Set(files.map((file) => dirname(join(folder, file)))))
    await mkdir(each, { recursive: true });
  // A file that was deleted and not committed yet is still listed.
  await Promise.all(files.map((file) => cp(join(root, file), join(folder, file)).catch(() => {})));
  await run(root, process.execPath, 'release/bundle.mjs', join(folder, 'dist'));
}

/** What `npm pack` makes of a folder. */
export interface Packed {
  tarball: string;
  version: string;
  files: string[];
}

/** Packs a folder as it stands, into another. */
export async function pack(folder: string, target: string): Promise<Packed> {
  const said = await run(folder, 'npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', target);
  const result: unknown = JSON.parse(said);
  const [packed] = (Array.isArray(result) ? result : Object.values(result as object)) as {
    filename: string;
    version: string;
    files: { path: string }[];
  }[];
  if (packed === undefined) throw new Error(`npm packed nothing: ${said}`);
  const { filename, version, files } = packed;
  return { tarball: join(target, filename), version, files: files.map(({ path }) => path) };
}

/**
 * Installs a tarball into an empty folder by npm, without network: its dependencies are the folders that this
 * repository has, by links. Only those that it names itself are there.
 */
export async function installOffline(tarball: string, folder: string, dependencies: string[]): Promise<void> {
  const linked = dependencies.map((name) => [name, `file:${join(root, 'node_modules', name)}`]);
  const wanted = { private: true, dependencies: { ...Object.fromEntries(linked), kabar: `file:${tarball}` } };
  await writeFile(join(folder, 'package.json'), JSON.stringify(wanted));
  await run(folder, 'npm', 'install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts');
}
