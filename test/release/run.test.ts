import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { temporaryFolder } from '../doubles/environment.js';
import { root, run } from '../install/kit.js';

const identity = ['-c', 'user.name=Siti', '-c', 'user.email=siti@example.org'];
let folder: string;

const git = (...args: string[]) =>
  execFileSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();
const commit = (subject: string) => git('commit', '--quiet', '--allow-empty', '--message', subject);
const read = (name: string) => readFile(join(folder, name), 'utf8');
const release = (...args: string[]) =>
  run(
    folder,
    process.execPath,
    '--import',
    import.meta.resolve('tsx'),
    join(root, 'release/run.ts'),
    ...args,
  );

beforeEach(async () => {
  folder = await temporaryFolder();
  const manifest = { name: 'kabar-sample', version: '0.1.0', files: ['CHANGELOG.md'] };
  const lock = { ...manifest, lockfileVersion: 3, packages: { '': manifest } };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock, null, 2));
  await writeFile(join(folder, 'CHANGELOG.md'), '# Changelog\n\n## Unreleased\n\n- By hand.\n');
  git('init', '--quiet');
  git('config', 'user.name', 'Siti');
  git('config', 'user.email', 'siti@example.org');
  git('add', '.');
  commit('feat: before the first release');
  git('tag', 'v0.1.0');
  commit('fix(cli): mended');
  commit('feat(web): new');
});

it('a dry run shows what would be, and changes nothing', async () => {
  await writeFile(join(folder, 'draft'), 'not committed');
  const said = await release('--dry-run');
  expect(said).toContain('0.1.0 → 0.2.0, 2 commits');
  expect(said).toContain('**web**: new');
  expect(said).not.toContain('before the first release');
  expect(JSON.parse(await read('package.json')).version).toBe('0.1.0');
  expect(git('tag', '--list')).toBe('v0.1.0');
  expect(git('status', '--porcelain')).toBe('?? draft');
});

it('a release bumps, writes, commits, tags and packs; the next begins after it', async () => {
  await release();
  expect(JSON.parse(await read('package.json')).version).toBe('0.2.0');
  const lock = JSON.parse(await read('package-lock.json'));
  expect([lock.version, lock.packages[''].version]).toEqual(['0.2.0', '0.2.0']);
  expect(await read('CHANGELOG.md')).toMatch(
    /^# Changelog\n\n## Unreleased\n\n## 0\.2\.0 \(\d{4}-\d\d-\d\d\)\n\n- By hand\.\n\n### New\n\n- \*\*web\*\*: new/,
  );
  expect(git('log', '-1', '--format=%s %D')).toContain('chore(release): 0.2.0');
  expect(git('describe', '--exact-match')).toBe('v0.2.0');
  expect(git('status', '--porcelain')).toBe('?? kabar-sample-0.2.0.tgz');
  await expect(release()).rejects.toThrow('The work tree is not clean');
  await expect(release('--dry-run')).rejects.toThrow('Nothing changed that a user notices');
  expect(await release('--dry-run', '--version', '1.0.0')).toContain('0.2.0 → 1.0.0, 0 commits');
  await expect(release('--dry-run', '--version', 'v1')).rejects.toThrow('is not a version');
  await expect(release('--dry-run', '--version', '0.1.0')).rejects.toThrow('there already');
});
