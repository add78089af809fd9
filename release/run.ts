import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Commit, listOf, nextVersion, withRelease, withVersion } from './plan.js';

/**
 * `npm run release`: bumps the version by what the commits since the last tag say, writes the changelog, commits, tags
 * and packs. `-- --dry-run` shows all that and changes nothing; `-- --version 1.0.0` chooses the version. Pushing and
 * publishing are left to a person: neither can be taken back.
 */
function release(folder: string, { isDry, wanted }: { isDry: boolean; wanted: string | undefined }): void {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
  if (!isDry && git('status', '--porcelain') !== '') {
    throw new Error('The work tree is not clean: commit or stash what is in it.');
  }
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const current: string = JSON.parse(read('package.json')).version;
  const commits = commitsSince(lastTag(git), git);
  const version = wanted ?? nextVersion(current, commits);
  if (version === null)
    throw new Error('Nothing changed that a user notices. --version releases all the same.');
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`${version} is not a version such as 1.2.3.`);
  if (git('tag', '--list', `v${version}`) !== '') throw new Error(`The tag v${version} is there already.`);
  const date = new Date().toISOString().slice(0, 10);
  const list = listOf(commits);
  const changed = {
    'package.json': withVersion(read('package.json'), current, version),
    'package-lock.json': withVersion(read('package-lock.json'), current, version),
    'CHANGELOG.md': withRelease(read('CHANGELOG.md'), version, date, list),
  };
  console.log(`${current} → ${version}, ${commits.length} commits\n\n${list}\n`);
  if (isDry) {
    console.log('A dry run: nothing was changed.');
    return;
  }
  for (const [name, text] of Object.entries(changed)) writeFileSync(join(folder, name), text);
  git('commit', '--quiet', '--message', `chore(release): ${version}`, '--', ...Object.keys(changed));
  git('tag', '--annotate', `v${version}`, '--message', `Kabar ${version}`);
  execFileSync('npm', ['pack'], { cwd: folder, stdio: 'inherit' });
  console.log(
    `Committed, tagged and packed. Look at it, then: git push --follow-tags && npm publish kabar-${version}.tgz`,
  );
}

/** The newest tag of a version that this branch holds; null before the first release. */
function lastTag(git: (...args: string[]) => string): string | null {
  const tags = git('tag', '--list', 'v[0-9]*', '--merged', 'HEAD', '--sort=-version:refname');
  return tags.split('\n')[0] || null;
}

function commitsSince(tag: string | null, git: (...args: string[]) => string): Commit[] {
  const range = tag === null ? 'HEAD' : `${tag}..HEAD`;
  const said = git('log', '--no-merges', '--format=%H%x1f%s%x1f%b%x1e', range);
  return said.split('\x1e').flatMap((record) => {
    const [hash = '', subject = '', body = ''] = record.trim().split('\x1f');
    return hash === '' ? [] : [{ hash, subject, body }];
  });
}

try {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean' }, version: { type: 'string' } } });
  const folder = process.cwd();
  release(folder, { isDry: values['dry-run'] === true, wanted: values.version });
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
