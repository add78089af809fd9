import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/app/package-root.js';
import { languages } from '../../src/core/language.js';
import { loadTexts } from '../../src/i18n/texts.js';

const folder = new URL('data/locales/', packageRoot);
const keysOf = (ftl: string) =>
  [...ftl.matchAll(/^([a-z][a-z0-9-]*) =/gm)].map((match) => match[1] as string);
const valuesOf = (ftl: string, key: string) => {
  const block = new RegExp(`^${key} =(.*(?:\\n(?:[ \\t].*|\\}))*)`, 'm').exec(ftl)?.[1] ?? '';
  return new Set([...block.matchAll(/\$([a-z]+)/g)].map((match) => match[1]));
};

/** The code of a folder, without what is generated from the texts, and without other folders. */
function codeOf(name: string, without: RegExp): string {
  return readdirSync(new URL(`${name}/`, packageRoot), { recursive: true, withFileTypes: true })
    .filter(({ name }) => /\.tsx?$/.test(name) && !name.endsWith('-keys.ts'))
    .filter((entry) => !without.test(entry.parentPath))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

/** Each set of texts with the code that asks for it. */
const sets = [
  { name: 'the chats', at: '', code: codeOf('src', /\/(http|window)\b/) + codeOf('adapters', /$^/) },
  { name: 'the window', at: 'window/', code: codeOf('src/window', /$^/) },
];

describe.each(sets)('the languages of $name', ({ at, code }) => {
  const source = (language: string) => readFileSync(new URL(`${at}${language}.ftl`, folder), 'utf8');
  const en = source('en');

  for (const language of languages) {
    it(`${language} has every text that en has, with the same values, and no other`, () => {
      const own = source(language);
      expect(keysOf(own).sort()).toEqual(keysOf(en).sort());
      expect(new Set(keysOf(own)).size).toBe(keysOf(own).length);
      for (const key of keysOf(en)) expect([key, valuesOf(own, key)]).toEqual([key, valuesOf(en, key)]);
    });
  }

  it.each([
    ['en', /\b\d\d\.\d\d\b/g],
    ['id', /\b\d\d:\d\d\b/g],
  ])('%s has its times of the day as people there write them', (language, others) => {
    expect(source(language).match(others) ?? []).toEqual([]);
  });

  it('have every text that the code asks for, and none that it does not', () => {
    const keys = new Set(keysOf(en));
    const asked = [...code.matchAll(/\btext\(\s*'([a-z][a-z0-9-]*)'/g)].map((match) => match[1] as string);
    expect(asked.filter((key) => !keys.has(key))).toEqual([]);
    // Some are asked for by what stands in a name: `command-${name}`.
    const families = [...code.matchAll(/[(\s]`([a-z]+-(?:[a-z]+-)*)\$\{/g)].map(
      (match) => match[1] as string,
    );
    const isAsked = (key: string) =>
      code.includes(`'${key}'`) || code.includes(`"${key}"`) || families.some((each) => key.startsWith(each));
    const unused = [...keys].filter((key) => !isAsked(key));
    expect(unused).toEqual([]);
  });
});

describe('the languages', () => {
  it('say counts and names', () => {
    const texts = loadTexts(folder);
    expect(texts('en')('subscriptions-title', { count: 1 })).toBe('You follow 1 topic');
    expect(texts('en')('subscriptions-title', { count: 3 })).toBe('You follow 3 topics');
    expect(texts('id')('subscribed-already', { topic: 'Banjir' })).toBe('Anda sudah mengikuti “Banjir”.');
  });

  it('name the file that is missing', () => {
    expect(() => loadTexts(new URL('nowhere/', folder))).toThrow('language file');
  });
});
