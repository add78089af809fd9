import { z } from 'zod';
import { topicValue } from '../core/action.js';
import { topicName } from '../core/catalog.js';
import { languages } from '../core/language.js';
import type { Button, Reply } from '../core/message.js';
import type { Answer } from '../core/ports.js';
import { hash } from '../core/story/hash.js';
import { stopWords } from '../core/story/tokens.js';
import { followedTopics, reword, wordsNow } from '../core/subscription.js';
import {
  commonWords,
  hasWords,
  joinWords,
  namedWord,
  readTellingWords,
  type SubscriptionWords,
  withoutWord,
} from '../core/subscription-words.js';
import { words } from '../core/text.js';
import type { TopicId } from '../core/topic.js';
import { formatList } from '../i18n/lists.js';
import { forms } from './action-forms.js';
import { defineAction, guarded, implementAction, open, outdated } from './actions.js';
import { didYouMean, nameOf, notFollowed, subscriptionsCard } from './cards.js';
import { answer, type Command, type Context, changeChat } from './context.js';
import { asksForAnything, withoutAsking, withoutCourtesies } from './courtesies.js';
import { type Found, findTopic, followable, goesOnWithTopic, severalTopics } from './find-topic.js';

/** How many of a topic's newest articles words are suggested from, and how many are suggested. */
const [maxRead, maxSuggested] = [60, 3];

/** The longest suggestion: it stands in a button behind the longest id of a topic. */
const longestSuggestion = 13;

/** `/words <topic> persib -"timnas putri"`: adds words to a subscription; without words it shows those that there are. */
export const wordsCommand: Command = {
  name: 'words',
  options: [
    { name: 'topic', kind: 'topic', required: false },
    { name: 'words', kind: 'text', required: false },
    { name: 'channel', kind: 'chat', required: false },
  ],
  changes: true,
  personal: true,
  async run(context, { topic = '', words: typed = '' }) {
    const { chat, catalog } = context;
    const followed = followedTopics(chat.subscriptions);
    if (topic.trim() === '' || followed.length === 0) return answer(subscriptionsCard(context));
    const find = (name: string) =>
      findTopic(name, catalog(), followed, { own: chat.subscriptions, isPartEnough: true });
    const { name, found, rest } = splitTopic(context, `${topic} ${typed}`, followed, find);
    if (!('topic' in found)) {
      const known = findTopic(name, catalog(), followable(catalog()));
      if ('topic' in known) return notFollowed(context, known.topic);
      return answer(didYouMean(context, name, found.near, forms.words.encode));
    }
    if (isNone(rest)) return change(context, found.topic, () => ({}));
    const answered = await change(context, found.topic, (now) => joinWords(now, readTellingWords(rest)));
    return withCommon(context, answered, rest);
  },
};

/** Says below an answer which of the words that were typed are not among those that hold, because all articles have them. */
export function withCommon({ text, chat }: Context, answered: Answer, typed: string): Answer {
  const common = commonWords(typed).map((word) => `“${namedWord(word)}”`);
  const [first, ...others] = answered.messages;
  if (common.length === 0 || first?.kind !== 'reply') return answered;
  const line = text('words-common', { words: formatList(common, chat.language) });
  return { ...answered, messages: [{ ...first, lines: [...first.lines, [], [line]] }, ...others] };
}

/** Whether somebody wants no words any more. */
const isNone = (typed: string) => /^(off|none|clear|hapus|mati|nonaktif)$/i.test(typed.trim());

/** What was typed as a topic and the words behind it. */
export interface TopicWithWords {
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

/** A word of a subscription in a button: whether it is one of `only` or `never`, and its fingerprint. */
const markValue = z
  .string()
  .regex(/^[on][0-9a-z]{1,7}$/)
  .max(8);

const takeAway = defineAction(
  'unword',
  z.tuple([topicValue, markValue]),
  guarded((context, [topic, mark]) =>
    change(context, topic, (now) => {
      const kind = mark.startsWith('o') ? 'only' : 'never';
      const word = now[kind]?.find((each) => markOf(kind, each) === mark);
      return word === undefined ? now : withoutWord(now, kind, word);
    }),
  ),
);

const add = defineAction(
  'word',
  z.tuple([
    topicValue,
    z
      .string()
      .regex(/^[on][0-9a-z]+$/)
      .max(longestSuggestion + 1),
  ]),
  guarded((context, [topic, marked]) =>
    change(context, topic, (now) =>
      joinWords(now, { [marked.startsWith('o') ? 'only' : 'never']: [marked.slice(1)] }),
    ),
  ),
);

/** The buttons of the card of words. */
export const wordActions = [
  implementAction(
    forms.words,
    open(async (context, [topic]) => shown(context, topic)),
  ),
  takeAway,
  add,
];

const markOf = (kind: 'only' | 'never', word: string) =>
  `${kind.slice(0, 1)}${hash(word).toString(36).slice(0, 7)}`;

async function change(
  context: Context,
  topic: TopicId,
  changeWords: (now: SubscriptionWords) => SubscriptionWords,
): Promise<Answer> {
  if (!followedTopics(context.chat.subscriptions).includes(topic)) return outdated(context);
  const changed = await changeChat(context, (chat, head) => ({
    ...chat,
    subscriptions: reword(chat.subscriptions, topic, changeWords(wordsNow(chat.subscriptions, topic)), head),
  }));
  return shown(changed, topic);
}

async function shown(context: Context, topic: TopicId): Promise<Answer> {
  if (!followedTopics(context.chat.subscriptions).includes(topic)) return outdated(context);
  return answer(wordsCard(context, topic, await suggestions(context, topic)));
}

/** The words of a subscription: each to be taken away by a tap, and some to be added by one. */
function wordsCard(context: Context, topic: TopicId, suggested: readonly string[]): Reply {
  const { text, chat } = context;
  const name = nameOf(context, topic);
  const now = wordsNow(chat.subscriptions, topic);
  const kinds = ['only', 'never'] as const;
  const own = kinds.flatMap((kind) =>
    (now[kind] ?? []).map((word): Button[] => [
      {
        label: text(`drop-${kind}`, { word: namedWord(word) }),
        action: takeAway.encode(topic, markOf(kind, word)),
      },
    ]),
  );
  const offered = suggested.map((word): Button[] => [
    { label: text('words-add-only', { word }), action: add.encode(topic, `o${word}`) },
    { label: text('words-add-never', { word }), action: add.encode(topic, `n${word}`) },
  ]);
  return {
    kind: 'reply',
    lines: [
      [{ text: text('words-title', { topic: name }), bold: true }],
      [presentWords(context, now)],
      [],
      [text('words-hint')],
      [{ text: `/words ${name.toLowerCase()} ${text('words-example')}`, code: true }],
    ],
    buttons: [...own, ...offered, [{ label: text('button-back'), action: forms.subscription.encode(topic) }]],
  };
}

/** What the words of a subscription say, in one line. */
export function presentWords({ text }: Pick<Context, 'text'>, now: SubscriptionWords): string {
  if (!hasWords(now)) return text('words-none');
  const list = (of: readonly string[] = []) => of.map((word) => `“${namedWord(word)}”`).join(', ');
  return [
    ...(now.only === undefined ? [] : [text('words-only', { words: list(now.only) })]),
    ...(now.never === undefined ? [] : [text('words-never', { words: list(now.never) })]),
  ].join(' · ');
}

/** Words that many of a topic's newest headlines have, the most frequent first. A tap cannot type. */
async function suggestions(context: Context, topic: TopicId): Promise<string[]> {
  const { store, chat } = context;
  const { only = [], never = [] } = wordsNow(chat.subscriptions, topic);
  const taken = new Set(words([nameOf(context, topic), topic, ...only, ...never].join(' ')));
  const counts = new Map<string, number>();
  const articles = await store.latest({ topics: [topic], limit: maxRead });
  for (const { headline } of articles) {
    for (const word of new Set(words(headline))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .filter(([word, count]) => count > 1 && isTelling(word) && !taken.has(word))
    .sort(([, left], [, right]) => right - left)
    .slice(0, maxSuggested)
    .map(([word]) => word);
}

const isTelling = (word: string) =>
  /^[a-z]{4,}$/.test(word) && word.length <= longestSuggestion && !stopWords.has(word);
