import { readFileSync } from 'node:fs';
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import { KabarError } from '../core/errors.js';
import { type Language, languages } from '../core/language.js';
import type { TextKey } from './text-keys.js';

export type { TextKey } from './text-keys.js';

/** What stands behind a prefix in the keys of texts: `TextName<'command-'>` is the name of every described command. */
export type TextName<Prefix extends string> = TextKey extends infer Key
  ? Key extends `${Prefix}${infer Name}`
    ? Name
    : never
  : never;

/** A text of one language by its key, with the values that it names. */
export type Text<Key extends string = TextKey> = (
  key: Key,
  values?: Record<string, FluentVariable>,
) => string;

/** Every text that a person reads, by language. */
export type Texts<Key extends string = TextKey> = (language: Language) => Text<Key>;

/**
 * Loads `<language>.ftl` for each language that Kabar speaks.
 * @param folder where they are, as a URL that ends in `/`.
 * @throws KabarError naming the file that is missing or wrong.
 */
export function loadTexts<Key extends string = TextKey>(folder: URL): Texts<Key> {
  const texts = new Map(languages.map((language) => [language, loadText<Key>(folder, language)]));
  return (language) => texts.get(language) as Text<Key>;
}

function loadText<Key extends string>(folder: URL, language: Language): Text<Key> {
  const bundle = new FluentBundle(language, { useIsolating: false });
  const faults = bundle.addResource(new FluentResource(readLocale(new URL(`${language}.ftl`, folder))));
  if (faults.length > 0)
    throw new KabarError(`${language}.ftl is wrong: ${faults[0]?.message}.`, 'Mend that line.');
  return (key, values) => {
    const pattern = bundle.getMessage(key)?.value;
    if (!pattern) throw new Error(`no text "${key}" in ${language}.ftl`);
    const problems: Error[] = [];
    const text = bundle.formatPattern(pattern, values, problems);
    if (problems[0] !== undefined)
      throw new Error(`text "${key}" in ${language}.ftl: ${problems[0].message}`);
    return withInnerQuotes(text);
  };
}

/**
 * A phrase that somebody typed in straight quotation marks stands in ours without them; beside other words they become
 * single ones, as printers set them: “‘North Korea’ -football”.
 */
function withInnerQuotes(text: string): string {
  return text.replace(/“([^“”]*"[^“”]*)”/g, (_, inner: string) => {
    const [, whole] = /^\s*"([^"]*)"\s*$/.exec(inner) ?? [];
    return `“${whole ?? inner.replace(/"([^"]*)"/g, '‘$1’')}”`;
  });
}

function readLocale(file: URL): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new KabarError(`A language file cannot be read.`, 'Install Kabar anew: it belongs to it.', {
      cause,
    });
  }
}
