import { describe, expect, it } from 'vitest';
import { type Commit, changeOf, listOf, nextVersion, withRelease, withVersion } from '../../release/plan.js';

const commit = (subject: string, body = ''): Commit => ({ hash: '0123456789abcdef', subject, body });

describe('the next version', () => {
  it.each([
    ['1.2.3', ['fix: a'], '1.2.4'],
    ['1.2.3', ['perf(x): a', 'docs: b'], '1.2.4'],
    ['1.2.3', ['fix: a', 'feat(x): b'], '1.3.0'],
    ['1.2.3', ['feat!: a'], '2.0.0'],
    ['1.2.3', ['refactor(x)!: a'], '2.0.0'],
    ['0.2.3', ['feat!: a'], '0.3.0'],
    ['0.2.3', ['fix!: a'], '0.3.0'],
    ['0.2.3', ['feat: a'], '0.3.0'],
    ['0.2.3', ['fix: a'], '0.2.4'],
    ['1.2.3', ['docs: a', 'Merge branch x', 'test: b', 'feature: c', 'fixes a'], null],
  ])('after %s with %j is %s', (current, subjects, version) => {
    expect(
      nextVersion(
        current,
        subjects.map((subject) => commit(subject)),
      ),
    ).toBe(version);
  });

  it('is a great one where the body says that something breaks', () => {
    expect(nextVersion('1.2.3', [commit('fix: a', 'Why.\n\nBREAKING CHANGE: b')])).toBe('2.0.0');
    expect(nextVersion('1.2.3', [commit('fix: a', 'No BREAKING CHANGE: at all')])).toBe('1.2.4');
  });
});

it('reads a subject as the convention says', () => {
  expect(changeOf(commit('fix(cli): say: why'))).toMatchObject({
    type: 'fix',
    scope: 'cli',
    text: 'say: why',
  });
  expect(changeOf(commit('fix:no space'))).toBeNull();
});

describe('the changelog', () => {
  const list = listOf([commit('fix(cli): c'), commit('feat: a'), commit('feat(x)!: b'), commit('docs: d')]);

  it('lists what a user notices', () => {
    expect(list).toBe(
      '### Breaking\n\n- **x**: b (0123456)\n\n### New\n\n- a (0123456)\n\n### Mended\n\n- **cli**: c (0123456)',
    );
  });

  it('keeps what was written by hand, and what was released before', () => {
    const old =
      '# Changelog\n\nIntro.\n\n## Unreleased\n\n**Stop** first.\n\n- By hand.\n\n## 0.1.0\n\n- Old.\n';
    expect(withRelease(old, '0.2.0', '2026-11-27', '### New\n\n- a')).toBe(
      '# Changelog\n\nIntro.\n\n## Unreleased\n\n## 0.2.0 (2026-11-27)\n\n**Stop** first.\n\n- By hand.\n\n### New\n\n- a\n\n## 0.1.0\n\n- Old.\n',
    );
    const first = withRelease('# Changelog\n\n## Unreleased\n', '0.1.0', '2026-11-27', '');
    expect(first).toBe('# Changelog\n\n## Unreleased\n\n## 0.1.0 (2026-11-27)\n');
    expect(withRelease(first, '0.2.0', '2026-11-28', '- b')).toContain(
      '## Unreleased\n\n## 0.2.0 (2026-11-28)\n\n- b\n\n## 0.1.0',
    );
    expect(() => withRelease('# Changelog\n', '0.2.0', '2026-11-27', '')).toThrow('Unreleased');
  });
});

it('changes the version of a manifest and of a lockfile, and of no dependency', () => {
  expect(withVersion('{\n  "version": "0.1.0"\n}\n', '0.1.0', '0.2.0')).toBe('{\n  "version": "0.2.0"\n}\n');
  const lock = (version: string) =>
    JSON.stringify(
      { version, packages: { '': { version }, 'node_modules/a': { version: '0.1.0' } } },
      null,
      2,
    );
  expect(withVersion(lock('0.1.0'), '0.1.0', '0.2.0')).toBe(lock('0.2.0'));
  expect(() => withVersion('{"version":"0.1.0"}', '0.1.0', '0.2.0')).toThrow('0.1.0');
});
