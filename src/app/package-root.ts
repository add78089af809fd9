import { existsSync, readFileSync } from 'node:fs';

/** Where Kabar's own files are: the folder of its package.json, whether it runs from `src/` or from `dist/`. */
export const packageRoot: URL = findRoot(new URL('../', import.meta.url));

/** The version that package.json names. */
export const version: string = readVersion();

function findRoot(folder: URL): URL {
  if (existsSync(new URL('package.json', folder))) return folder;
  const above = new URL('../', folder);
  if (above.href === folder.href) throw new Error('package.json of kabar is missing');
  return findRoot(above);
}

function readVersion(): string {
  const parsed: { version: string } = JSON.parse(readFileSync(new URL('package.json', packageRoot), 'utf8'));
  return parsed.version;
}
