import type { Answer } from '../core/ports.js';
import { followedTopics } from '../core/subscription.js';
import { words } from '../core/text.js';
import type { TopicId } from '../core/topic.js';
import { forms } from './action-forms.js';
import { guarded, open, outdated } from './actions.js';
import { cardWith, categoryCard, foundTopicsCard, publishersCard, topicsCard } from './cards.js';
import { answer, type Command, type Context, comesAgain } from './context.js';
import { asksForAnything, withoutAsking } from './courtesies.js';
import { completeTopic, findCategory, findTopic, followable, severalTopics } from './find-topic.js';
import { followWordsButton } from './follow-words.js';
import { subscribe, unsubscribe } from './subscribe.js';

/** The most topics that are shown for what was typed. */
const maxFound = 8;

/** `/topics [words]`: all topics, or those that fit, each to be turned on and off. */
export const topicsCommand: Command = {
  name: 'topics',
  options: [{ name: 'topic', kind: 'topic', required: false }],
  changes: false,
  personal: true,
  async run(context, { topic: typed = '' }) {
    const { catalog } = context;
    if (typed.trim() === '') return answer(await topicsCard(context, 0));
    const category = findCategory(typed, catalog());
    if (category !== null) return answer(await categoryCard(context, category, 0));
    const { shown, topics } = lookedFor(context, typed.trim());
    if (topics.length === 0 && asksForAnything(typed)) return answer(await topicsCard(context, 0));
    const words = topics.length === 0 ? followWordsButton(context, shown) : [];
    return answer(await foundTopicsCard(context, shown, topics, words));
  },
};

/** The topics that fit what was typed, else those that fit it without polite words, else those that it names one by one. */
function lookedFor({ catalog, chat }: Context, typed: string): { shown: string; topics: TopicId[] } {
  const all = followable(catalog());
  // Whoever still types is offered all topics; in what was sent nothing is asked for.
  if (words(typed).length === 0) return { shown: typed, topics: [] };
  if (all.includes(typed)) return { shown: typed, topics: [typed] };
  for (const shown of [typed, withoutAsking(typed)]) {
    const topics = completeTopic(shown, catalog(), chat.language, maxFound).map(({ value }) => value);
    if (topics.length > 0) return { shown, topics };
  }
  return { shown: typed, topics: severalTopics(typed, (name) => findTopic(name, catalog(), all)) };
}

/** The buttons that show topics, and that follow one or stop. */
export const topicActions = [
  open(forms.topics, async (context, [page = 0]) => answer(await topicsCard(context, page))),
  open(forms.category, async (context, [id, page = 0]) => answer(await categoryCard(context, id, page))),
  open(forms.publishers, async (context, [page = 0]) => answer(await publishersCard(context, page))),
  guarded(forms.flip, (context, [page, topic]) => flip(context, page, topic)),
  guarded(forms.follow, async (context, [topic]) =>
    isKnown(context, topic) ? subscribe(context, topic, { isSampled: false }) : outdated(context),
  ),
  guarded(forms.unfollow, (context, [topic]) => unsubscribe(context, topic)),
];

async function flip(context: Context, page: number, topic: TopicId): Promise<Answer> {
  if (!isKnown(context, topic)) return outdated(context);
  const follows = followedTopics(context.chat.subscriptions).includes(topic);
  const on = comesAgain(context) ? follows : !follows;
  const { isPublic, notice } = on
    ? await subscribe(context, topic, { isSampled: false })
    : await unsubscribe(context, topic);
  // Nothing has changed, so that the card stays as it is.
  if (!isPublic) return { messages: [], notice };
  const chat = (await context.store.chat(context.asker.chat)) ?? context.chat;
  return { messages: [await cardWith({ ...context, chat }, topic, page)], notice };
}

/** Whether the catalog still has a topic: it may have changed since the button was made. */
function isKnown(context: Context, topic: TopicId): boolean {
  return followable(context.catalog()).includes(topic);
}
