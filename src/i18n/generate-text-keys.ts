import { readFileSync, writeFileSync } from 'node:fs';
import { FluentResource } from '@fluent/bundle';

/** A Fluent file whose keys are a type, and the module that names them. Paths start at the project's root. */
export interface KeyModule {
  locale: string;
  path: string;
  type: string;
  comment: string;
}

/** Every Fluent file with a type of its keys. */
export const keyModules: readonly KeyModule[] = [
  {
    locale: 'data/locales/en.ftl',
    path: 'src/i18n/text-keys.ts',
    type: 'TextKey',
    comment: 'The key of a text that a person reads.',
  },
  {
    locale: 'data/locales/window/en.ftl',
    path: 'src/i18n/window-keys.ts',
    type: 'WindowKey',
    comment: "The key of a text of the operator's window.",
  },
];

/** The module that names every text of a Fluent file, in the order of the file. */
export function textKeysModule(ftl: string, { locale, type, comment }: KeyModule): string {
  const keys = new FluentResource(ftl).body.map(({ id }) => id).filter((id) => !id.startsWith('-'));
  return `// Generated from ${locale} by \`npm run text-keys\`. Do not edit.

/** ${comment} */
export type ${type} =
${keys.map((key) => `  | '${key}'`).join('\n')};
`;
}

if (process.argv[1] === import.meta.filename) {
  const root = new URL('../../', import.meta.url);
  for (const each of keyModules) {
    const ftl = readFileSync(new URL(each.locale, root), 'utf8');
    writeFileSync(new URL(each.path, root), textKeysModule(ftl, each));
  }
}
