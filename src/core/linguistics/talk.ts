import { languages } from './languages.js';
import type { SpanWords, TalkWords } from './talk-words.js';

/** How people talk with Kabar in each language that it answers in, all at once: many mix them. */
const talk: readonly TalkWords[] = languages.flatMap((language) => language.talk ?? []);

type ListName = { [Name in keyof TalkWords]: TalkWords[Name] extends string ? Name : never }[keyof TalkWords];

/** The words of a list that is written with spaces, of all languages. */
export function talkWords(name: ListName): ReadonlySet<string> {
  return new Set(talk.flatMap((words) => words[name].split(' ')));
}

/** The phrases that stand for something, each with its name, of all languages. */
export function talkPhrases(kind: 'commands' | 'settings'): ReadonlyMap<string, string> {
  return new Map(
    talk.flatMap((words) =>
      Object.entries(words[kind]).flatMap(([name, said]) =>
        said.split(', ').map((each): [string, string] => [each, name]),
      ),
    ),
  );
}

/** How thanks begin, as alternatives of a pattern, of all languages. */
export const thanksPattern = talk.flatMap(({ thanks }) => thanks.split(', ')).join('|');

/** The words for a span of time, in the same way. */
export function spanPattern(name: keyof SpanWords): string {
  return talk.flatMap(({ spans }) => spans[name]?.split(', ') ?? []).join('|');
}
