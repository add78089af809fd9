import type { Button, Reply } from '../core/message.js';
import type { Answer } from '../core/ports.js';
import { followedTopics } from '../core/subscription.js';
import type { TopicId } from '../core/topic.js';
import { forms, latestCounts } from './action-forms.js';
import { open } from './actions.js';
import { didYouMean, followButton, nameOf } from './cards.js';
import { answer, type Command, type Context, shared } from './context.js';
import { asksForAnything, withoutCourtesies } from './courtesies.js';
import { findAnyTopic } from './find-topic.js';
import { followWordsButton } from './follow-words.js';
import { card, homeButton, topicsButton } from './lines.js';
import { latestRead } from './read-languages.js';
import { headlineLines } from './search.js';

const { min, otherwise: defaultCount, max } = latestCounts;

/** `/latest [topic] [count]`: of what the chat follows, or of everything when it follows nothing. */
export const latestCommand: Command = {
  name: 'latest',
  options: [
    { name: 'topic', kind: 'topic', required: false },
    { name: 'count', kind: 'number', required: false, min, max },
  ],
  changes: false,
  async run(context, options) {
    const { typed, count, found } = understand(context, options.topic?.trim() ?? '', options.count);
    const limit = countOf(count);
    if (limit === null) return answer(howMany(context, 'topic' in found ? found.topic : null));
    if (typed === '') return latestOf(context, { topic: null, limit, offset: 0 });
    if ('topic' in found) return latestOf(context, { topic: found.topic, limit, offset: 0 });
    if (asksForAnything(typed)) return latestOf(context, { topic: null, limit, offset: 0 });
    return answer(
      didYouMean(
        context,
        typed,
        found.near,
        (topic) => forms.latest.encode(topic),
        followWordsButton(context, typed),
      ),
    );
  },
};

/** The buttons that show headlines. */
export const latestActions = [
  open(forms.latest, (context, [topic = null, offset = 0, limit = defaultCount]) =>
    latestOf(context, { topic, limit, offset }),
  ),
];

/**
 * Tells a topic from a count. Typed as text they come together: `ukraina 10`, `10 ukraina`. If a name ends in a number, as
 * `Liga 1` does, the name wins.
 */
function understand(context: Context, given: string, count: string | undefined) {
  const typed = withoutCourtesies(given);
  const find = (name: string) => findAnyTopic(context, name);
  const found = find(typed);
  const split = (countBehind.exec(typed) ?? countBefore.exec(typed))?.groups;
  if (count !== undefined || split?.count === undefined || (split.topic !== '' && 'topic' in found)) {
    return { typed, count, found };
  }
  const topic = split.topic ?? '';
  return { typed: topic, count: split.count, found: find(topic) };
}

const [countBehind, countBefore] = [
  /^(?<topic>.*?)(?:^|\s+|(?<=\s))(?<count>-?\d{1,4})$/s,
  /^(?<count>\d{1,2})\s+(?<topic>\D.*)$/s,
];

/** As many headlines as were asked for, or as can be shown; null for a number of which there can be none. */
function countOf(given: string | undefined): number | null {
  const count = Number.parseInt(given ?? '', 10);
  if (Number.isNaN(count)) return defaultCount;
  return count < min ? null : Math.min(max, count);
}

/** Asks how many headlines to show. */
function howMany(context: Context, topic: TopicId | null): Reply {
  const counts = [defaultCount, 10, max].map((count) => ({
    label: String(count),
    action: forms.latest.encode(topic, 0, count),
  }));
  return card([[context.text('latest-how-many', { min, max })]], [counts, [homeButton(context)]]);
}

/** A page of the newest headlines of a topic; null stands for what the chat follows. */
interface Page {
  topic: TopicId | null;
  limit: number;
  offset: number;
}

async function latestOf(context: Context, page: Page): Promise<Answer> {
  const { text, chat } = context;
  const { topic, limit, offset } = page;
  const topics = topic === null ? followedTopics(chat.subscriptions) : [topic];
  // One more tells whether there is another page.
  const found = await latestRead(context, { ...(topics.length > 0 && { topics }), limit: limit + 1, offset });
  const articles = found.slice(0, limit);
  const [only] = topics.length === 1 ? topics : [];
  if (articles.length === 0) return answer(nothingYet(context, only));
  const title =
    only === undefined ? text('latest-title') : text('latest-title-of', { topic: nameOf(context, only) });
  const shown: Reply = card(
    [[{ text: title, bold: true }], ...headlineLines(articles, context)],
    [...pageRow(context, page, found.length > limit), [homeButton(context)]],
  );
  return shared(answer(shown));
}

/** Says that there is no article yet, and what can be done meanwhile. */
function nothingYet(context: Context, topic: TopicId | undefined): Reply {
  const { text, chat } = context;
  const below = [topicsButton(context), homeButton(context)];
  const count = followedTopics(chat.subscriptions).length;
  if (topic === undefined) {
    return card([[count === 0 ? text('latest-none') : text('latest-none-yet', { count })]], [below]);
  }
  const name = nameOf(context, topic);
  const follows = followedTopics(chat.subscriptions).includes(topic);
  return card(
    [[text(follows ? 'latest-none-followed' : 'latest-none-of', { topic: name })]],
    [...(follows ? [] : [[followButton(context, topic)]]), below],
  );
}

function pageRow({ text }: Context, { topic, limit, offset }: Page, hasOlder: boolean): Button[][] {
  const to = (target: number, label: string) => ({
    label,
    action: forms.latest.encode(topic, target, limit),
  });
  const row = [
    ...(offset > 0 ? [to(Math.max(0, offset - limit), text('button-newer'))] : []),
    ...(hasOlder ? [to(offset + limit, text('button-older'))] : []),
  ];
  return row.length === 0 ? [] : [row];
}
