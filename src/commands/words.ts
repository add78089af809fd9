import { z } from 'zod';
import { actionForm, topicValue } from '../core/action.js';
import { talkWords } from '../core/linguistics/talk.js';
import type { Button, Reply } from '../core/message.js';
import type { Answer } from '../core/ports.js';
import { hash } from '../core/story/hash.js';
import { stopWords } from '../core/story/tokens.js';
import { followedTopics, reword, wordsNow } from '../core/subscription.js';
import {
  hasWords,
  joinWords,
  namedWord,
  readTellingWords,
  type SubscriptionWords,
  withoutWord,
} from '../core/subscription-words.js';
import { words } from '../core/text.js';
import type { TopicId } from '../core/topic.js';
import { forms } from './action-forms.js';
import { guarded, open, outdated } from './actions.js';
import { didYouMean, nameOf, notFollowed, subscriptionsCard } from './cards.js';
import { answer, type Command, type Context, changeChat } from './context.js';
import { asksForAnything } from './courtesies.js';
import { findTopic, followable } from './find-topic.js';
import { withLeftOut } from './left-out-words.js';
import { backButton, card, withLines } from './lines.js';
import { splitTopic } from './split-topic.js';

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
    const whole = `${topic} ${typed}`;
    if (asksForAnything(whole) || whole.trim() === '') return answer(subscriptionsCard(context));
    const find = (name: string) =>
      findTopic(name, catalog(), followed, { own: chat.subscriptions, isPartEnough: true });
    const { name, found, rest } = splitTopic(context, whole, followed, find);
    if (!('topic' in found)) {
      return found.near.length > 0
        ? answer(didYouMean(context, name, found.near, forms.words.encode))
        : offerToFollow(context, whole);
    }
    if (isNone(rest)) return change(context, found.topic, () => ({}));
    const answered = await change(context, found.topic, (now) => joinWords(now, readTellingWords(rest)));
    return withLeftOut(context, found.topic, answered, rest);
  },
};

/** Offers to follow what somebody has words for and does not follow yet. A button has no room for the words. */
function offerToFollow(context: Context, typed: string): Answer {
  const all = followable(context.catalog());
  const find = (name: string) => findTopic(name, context.catalog(), all);
  const { name, found, rest } = splitTopic(context, typed, all, find);
  const answered =
    'topic' in found
      ? notFollowed(context, found.topic)
      : answer(didYouMean(context, name, found.near, forms.follow.encode));
  const isLater = rest !== '' && ('topic' in found || found.near.length > 0);
  return isLater ? withLines(answered, [[context.text('words-later')]]) : answered;
}

const clearingWords = talkWords('clearing');

/** Whether somebody wants no words any more. */
const isNone = (typed: string) => clearingWords.has(typed.trim().toLowerCase());

/** A word of a subscription in a button: whether it is one of `only` or `never`, and its fingerprint. */
const markValue = z
  .string()
  .regex(/^[on][0-9a-z]{1,7}$/)
  .max(8);

const takeAway = guarded(actionForm('unword', z.tuple([topicValue, markValue])), (context, [topic, mark]) =>
  change(context, topic, (now) => {
    const kind = mark.startsWith('o') ? 'only' : 'never';
    const word = now[kind]?.find((each) => markOf(kind, each) === mark);
    return word === undefined ? now : withoutWord(now, kind, word);
  }),
);

const add = guarded(
  actionForm(
    'word',
    z.tuple([
      topicValue,
      z
        .string()
        .regex(/^[on][0-9a-z]+$/)
        .max(longestSuggestion + 1),
    ]),
  ),
  (context, [topic, marked]) =>
    change(context, topic, (now) =>
      joinWords(now, { [marked.startsWith('o') ? 'only' : 'never']: [marked.slice(1)] }),
    ),
);

/** The buttons of the card of words. */
export const wordActions = [
  open(forms.words, async (context, [topic]) => shown(context, topic)),
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
  return card(
    [
      [{ text: text('words-title', { topic: name }), bold: true }],
      [presentWords(context, now)],
      [],
      [text('words-hint')],
      [{ text: `/words ${name.toLowerCase()} ${text('words-example')}`, code: true }],
    ],
    [...own, ...offered, [backButton(context, forms.subscription.encode(topic))]],
  );
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
