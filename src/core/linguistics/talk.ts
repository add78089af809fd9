import { languages } from './languages.js';
import type { SpanWords, TalkWords } from './talk-words.js';

/** How people talk with Kabar in each language that it answers in, all at once: many mix them. */
const talk: readonly TalkWords[] = languages.flatMap((language) => language.talk ?? []);

type ListName = {
  [Name in keyof TalkWords]-?: TalkWords[Name] extends string ? Name : never;
}[keyof TalkWords];

/** The words of a list that is written with spaces, of all languages. */
export function talkWords(name: ListName): ReadonlySet<string> {
  return new Set(talk.flatMap((words) => words[name].split(' ')));
}

/** The phrases that stand for something, each with its name, of all languages. */
export function talkPhrases(
  kind: 'commands' | 'settings' | 'things' | 'replies',
): ReadonlyMap<string, string> {
  return new Map(
    talk.flatMap((words) =>
      Object.entries(words[kind]).flatMap(([name, said]) =>
        said.split(', ').map((each): [string, string] => [each, name]),
      ),
    ),
  );
}

/** Phrases of a list that is written with commas, of all languages. */
export function talkList(
  name: 'home' | 'beforePlace' | 'behindPlace' | 'corrections' | 'ordinals',
): readonly string[] {
  return talk.flatMap((words) => words[name]?.split(', ') ?? []);
}

/** The word that a spelling stands for, of all languages. */
const spellings: ReadonlyMap<string, string> = new Map(
  talk.flatMap((words) =>
    words.spellings.split(', ').flatMap((each) => {
      const [word = '', ...spelt] = each.split(/:? /);
      return spelt.map((spelling): [string, string] => [spelling, word]);
    }),
  ),
);

/** The endings that are written in two ways. */
const endings = talk.flatMap(({ ending }) => ending ?? []);

/** All words of phrases that stand for a command or a setting. */
const said: ReadonlySet<string> = new Set(
  talk.flatMap(({ commands, settings }) =>
    [commands, settings].flatMap((each) => Object.values(each).flatMap((list) => list.split(/,? /))),
  ),
);

/** Words as they are written in full: `jgn kirim`, `matiin`. Any other stays as it is. */
export function spelledOut(typed: string): string {
  return typed.replace(
    /(?<![\p{L}\p{N}'’])\p{L}+(?![\p{L}\p{N}'’])/gu,
    (word) => inFull(word.toLowerCase()) ?? word,
  );
}

function inFull(word: string): string | undefined {
  const spelt = spellings.get(word);
  if (spelt !== undefined || said.has(word)) return spelt;
  return endings
    .filter(({ spoken }) => word.endsWith(spoken))
    .map(({ full, spoken }) => word.slice(0, -spoken.length) + full)
    .find((whole) => said.has(whole));
}

/** How thanks begin, as alternatives of a pattern, of all languages. */
export const thanksPattern = talk.flatMap(({ thanks }) => thanks.split(', ')).join('|');

/** The words for a span of time, in the same way. */
export function spanPattern(name: keyof SpanWords): string {
  return talk.flatMap(({ spans }) => spans[name]?.split(', ') ?? []).join('|');
}
