import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/app/package-root.js';
import { type KeyModule, keyModules, textKeysModule } from '../../src/i18n/generate-text-keys.js';

const read = (path: string) => readFileSync(new URL(path, packageRoot), 'utf8');

it.each(keyModules)('$path names the texts of $locale; when it is stale, run `npm run text-keys`', (each) => {
  expect(read(each.path)).toBe(textKeysModule(read(each.locale), each));
});

it('names each text once, and no term, comment, variable or attribute', () => {
  const ftl =
    '# a = b\none = 1\n-term = x\ntwo = { $count ->\n    [one] a\n   *[other] b\n}\n    .label = c\n';
  expect(textKeysModule(ftl, keyModules[0] as KeyModule).match(/'[^']+'/g)).toEqual(["'one'", "'two'"]);
});
