import { topicName } from '../core/catalog.js';
import { languages } from '../core/language.js';
import { words } from '../core/text.js';
import type { TopicId } from '../core/topic.js';
import type { Context } from './context.js';
import { asksForAnything, withoutAsking, withoutCourtesies } from './courtesies.js';
import { type Found, goesOnWithTopic, severalTopics } from './find-topic.js';

/** What was typed as a topic and the words behind it. */
interface TopicWithWords {
  name: string;
  found: Found;
  rest: string;
}

/**
 * Divides `bola juara -"timnas putri"` into topic and words. What begins with a minus or a quotation mark is no name.
 * Other words belong to the name, unless it is only a name without them: a misspelt name is never taken for words, nor are
 * polite ones and further topics.
 */
export function splitTopic(
  context: Context,
  typed: string,
  candidates: readonly TopicId[],
  find: (name: string) => Found,
): TopicWithWords {
  const [, name = '', marked = ''] = /^\s*(.*?)\s*((?:(?<=\s)-\S|(?<=\s)["“„]).*)?$/su.exec(typed) ?? [];
  const whole = { name, found: find(name), rest: meant(marked) };
  if ('topic' in whole.found || severalTopics(name, find).length > 0) return whole;
  const parts = name.split(/\s+/);
  for (let count = parts.length - 1; count > 0; count--) {
    const shorter = parts.slice(0, count).join(' ');
    const rest = [...parts.slice(count), marked].join(' ');
    if (goesOnWithTopic(shorter, rest)) continue;
    const plain = withoutAsking(shorter);
    const found = find(plain);
    if ('topic' in found && isNameOf(plain, found.topic, context) && candidates.includes(found.topic)) {
      return { name: plain, found, rest: meant(rest) };
    }
  }
  return whole;
}

/** Words without the polite ones around them; none where there are no others. What is marked is always meant. */
const meant = (rest: string) =>
  asksForAnything(rest) && !/["“”„-]/u.test(rest) ? '' : withoutCourtesies(rest);

function isNameOf(typed: string, topic: TopicId, { catalog, chat }: Context): boolean {
  const { aliases = [] } = catalog().topics.find(({ id }) => id === topic) ?? {};
  const phrase = chat.subscriptions.find((each) => each.topic === topic)?.phrase ?? '';
  const names = [
    topic,
    phrase,
    ...aliases,
    ...languages.map((each) => topicName(catalog(), topic, each) ?? ''),
  ];
  const plain = (text: string) => words(text).join(' ');
  return plain(typed) !== '' && names.some((name) => plain(name) === plain(typed));
}
