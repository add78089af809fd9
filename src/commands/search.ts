import type { Article } from '../core/article.js';
import { type Button, type Line, headlineLines as linesOfHeadline } from '../core/message.js';
import type { Answer } from '../core/ports.js';
import { isTooLongToQuery, maxFound, parseQuery, type Query } from '../core/query.js';
import { followedTopics } from '../core/subscription.js';
import { truncate } from '../core/text.js';
import type { TopicId } from '../core/topic.js';
import { presentHeadlines } from '../presentation/present.js';
import { forms } from './action-forms.js';
import { open, outdated } from './actions.js';
import { followButton } from './cards.js';
import { answer, type Command, type Context, shared } from './context.js';
import { withoutAsking } from './courtesies.js';
import { findTopic, followable, topicsCalled, topicsNamedIn } from './find-topic.js';
import { followWordsButton } from './follow-words.js';
import { card, homeButton, lineOf, pageRow } from './lines.js';

/** How many headlines a page holds. */
const pageLength = 5;

/** `/search words "a phrase" -without` */
export const searchCommand: Command = {
  name: 'search',
  options: [{ name: 'words', kind: 'text', required: true }],
  changes: false,
  async run(context, { words = '' }) {
    return search(context, words);
  },
};

/** The buttons that turn the pages of a search. */
export const searchActions = [
  open(forms.search, async (context, [page, typed]) => {
    const query = parseQuery(typed);
    return query === null ? outdated(context) : find(context, typed, query, page);
  }),
];

/** Searches for what somebody typed, or says how to. */
export async function search(context: Context, words: string): Promise<Answer> {
  const typed = words.replace(/\s+/g, ' ').trim();
  const query = parseQuery(typed);
  if (query === null) return answer(card([lineOf(context.text('search-how'))], [[homeButton(context)]]));
  // What is wrapped in polite words is looked for as it was typed first.
  const plain = withoutAsking(typed);
  const asked = parseQuery(plain);
  if (plain === typed || asked === null || (await context.store.search({ query, limit: 1 })).total > 0) {
    return find(context, typed, query, 0);
  }
  return find(context, plain, asked, 0);
}

async function find(context: Context, typed: string, query: Query, page: number): Promise<Answer> {
  const { store, text } = context;
  const wanted = { query, limit: pageLength, offset: page * pageLength, loosely: true };
  const { articles, similar, total } = await store.search(wanted);
  const shown = truncate(typed, 60);
  const cut: Line[] = isTooLongToQuery(typed) ? [[text('search-cut')]] : [];
  // Who asks for what a topic is called means the topic.
  const followed = followedTopics(context.chat.subscriptions);
  const named = findTopic(typed, context.catalog(), followable(context.catalog()));
  const near = similar ? topicsFor(context, typed).slice(0, 3) : topicsCalled(typed, context.catalog());
  const called = 'topic' in named ? [named.topic] : near;
  const words = followWordsButton(context, typed);
  if (total === 0) {
    const whole = topicsFor(context, typed);
    const topics = whole.length > 0 ? whole : topicsNamedIn(typed, context.catalog());
    const isOne = query.must.length + query.phrases.length === 1 && query.not.length === 0;
    const none = isOne ? 'search-none-word' : 'search-none';
    const line = text(topics.length === 0 ? none : 'search-none-topics', { typed: shown });
    // Who looked for no news may have wanted something else.
    const help = { label: text('button-help'), action: forms.help.encode() };
    return answer(
      card(
        [...cut, [line]],
        [...topics.map((topic) => [followButton(context, topic)]), ...words, [help, homeButton(context)]],
      ),
    );
  }
  const found = total < maxFound ? 'search-title' : 'search-newest';
  const title = text(similar ? 'search-similar' : found, { typed: shown, total });
  const lines: Line[] = [[{ text: title, bold: true }], ...cut, ...headlineLines(articles, context)];
  return shared(
    answer(
      card(lines, [
        ...pageButtons(context, typed, page, total),
        ...called.filter((each) => !followed.includes(each)).map((each) => [followButton(context, each)]),
        ...words,
        [homeButton(context)],
      ]),
    ),
  );
}

/** The topics that go by what was typed: articles on them may come although none has these words yet. */
export function topicsFor({ catalog }: Context, typed: string): readonly TopicId[] {
  const found = findTopic(typed, catalog(), followable(catalog()), { isPartEnough: true });
  return 'topic' in found ? [found.topic] : found.near.slice(0, pageLength);
}

/** Buttons to the other pages. There are none if one page is all, or if an action would be too long. */
function pageButtons({ capabilities }: Context, typed: string, page: number, total: number): Button[][] {
  const pages = Math.ceil(total / pageLength);
  const actionOf = (target: number) => forms.search.encode(target, typed);
  return Buffer.byteLength(actionOf(pages)) > capabilities.maxActionBytes
    ? []
    : pageRow(page, pages, actionOf);
}

/** Each headline behind a blank line, with its facts on the line below. */
export function headlineLines(
  articles: readonly Article[],
  { chat, text, clock }: Pick<Context, 'chat' | 'text' | 'clock'>,
): Line[] {
  const stories = articles.map((article) => ({ articles: [article] as const }));
  const headlines = presentHeadlines(stories, { chat, text, now: clock.now() });
  return headlines.flatMap((headline) => [[], ...linesOfHeadline(headline)]);
}
