import { readFileSync, writeFileSync } from 'node:fs';
import { FluentResource } from '@fluent/bundle';

const locale = new URL('../../data/locales/en.ftl', import.meta.url);
const target = new URL('./text-keys.ts', import.meta.url);

/** The module that names every text of a Fluent file, in the order of the file. */
export function textKeysModule(ftl: string): string {
  const keys = new FluentResource(ftl).body.map(({ id }) => id).filter((id) => !id.startsWith('-'));
  return `// Generated from data/locales/en.ftl by \`npm run text-keys\`. Do not edit.

/** The key of a text that a person reads. */
export type TextKey =
${keys.map((key) => `  | '${key}'`).join('\n')};
`;
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(target, textKeysModule(readFileSync(locale, 'utf8')));
}
