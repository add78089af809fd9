import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/app/package-root.js';
import { textKeysModule } from '../../src/i18n/generate-text-keys.js';

const read = (path: string) => readFileSync(new URL(path, packageRoot), 'utf8');

it('text-keys.ts names the texts of en.ftl; when it is stale, run `npm run text-keys`', () => {
  expect(read('src/i18n/text-keys.ts')).toBe(textKeysModule(read('data/locales/en.ftl')));
});

it('names each text once, and no term, comment, variable or attribute', () => {
  const ftl =
    '# a = b\none = 1\n-term = x\ntwo = { $count ->\n    [one] a\n   *[other] b\n}\n    .label = c\n';
  expect(textKeysModule(ftl).match(/'[^']+'/g)).toEqual(["'one'", "'two'"]);
});
