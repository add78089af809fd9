import type { Article } from '../core/article.js';
import { publisherTopic } from '../core/catalog.js';
import type { Button, Line, Reply } from '../core/message.js';
import { isPersonalArticle } from '../core/personal-feed.js';
import type { Answer } from '../core/ports.js';
import { pageActions, postActions } from '../core/post-actions.js';
import { followedTopics } from '../core/subscription.js';
import { forms } from './action-forms.js';
import { open, type Run } from './actions.js';
import { muteButton } from './cards.js';
import { answer, type Context } from './context.js';
import { card, homeButton } from './lines.js';
import { onlyOwnLanguage } from './read-languages.js';
import { headlineLines } from './search.js';
import { settingCard, settingsCard } from './settings.js';
import { whyOf } from './why.js';

/** How many related articles are shown. */
const maxRelated = 5;

/** The buttons under a post or a page, and `why`, which a post's menu leads to. */
export const postButtonActions = [
  open(postActions.more, ofArticle(besidePost(related))),
  open(postActions.mute, ofArticle(besidePost(muteCard))),
  open(postActions.menu, ofArticle(besidePost(menuCard))),
  open(
    forms.about,
    ofArticle(async (context, article) => answer(await menuCard(context, article))),
  ),
  open(forms.why, ofArticle(whyOf)),
  open(pageActions.settings, async (context, [which]) => ({
    ...answer(which === undefined ? settingsCard(context) : await settingCard(context, which)),
    opensBeside: true,
  })),
];

/** The post stays as it is: what its buttons open comes beside it. */
function besidePost(show: (context: Context, article: Article) => Reply | Promise<Reply>) {
  return async (context: Context, article: Article): Promise<Answer> => ({
    ...answer(await show(context, article)),
    opensBeside: true,
  });
}

/** Finds the article of a button first. By then it may be gone: people press buttons a year later. */
function ofArticle(run: (context: Context, article: Article) => Promise<Answer>): Run<[id: string]> {
  return async (context, [id]) => {
    const [article] = await context.store.articles([id]);
    return article === undefined
      ? { messages: [], notice: context.text('article-gone') }
      : run(context, article);
  };
}

/** What is like an article that a link names. */
export function relatedTo(context: Context, id: string): Promise<Answer> {
  return ofArticle(async (there, article) => answer(await related(there, article)))(context, [id]);
}

async function related(context: Context, { id }: Article): Promise<Reply> {
  const { store, text } = context;
  const articles = await store.related(id, maxRelated);
  const lines: Line[] =
    articles.length === 0
      ? [[text('related-none')]]
      : [[{ text: text('related-title'), bold: true }], ...headlineLines(articles, context)];
  return card(lines, [[homeButton(context)]]);
}

/** Asks what to mute: the article's topics that are followed here, or its publisher. */
export function muteCard(context: Context, article: Article): Reply {
  const { text, chat } = context;
  const followed = new Set(followedTopics(chat.subscriptions));
  const topics = article.topics.filter((topic) => followed.has(topic));
  const all = isPersonalArticle(article)
    ? topics
    : [...new Set([...topics, publisherTopic(article.publisher.id)])];
  return card(
    [[{ text: text('mute-what'), bold: true }]],
    [...all.map((topic) => [muteButton(context, topic)]), [homeButton(context)]],
  );
}

async function menuCard(context: Context, article: Article): Promise<Reply> {
  const { text, chat } = context;
  const isPersonal = isPersonalArticle(article);
  const topic = isPersonal ? article.feed : publisherTopic(article.publisher.id);
  const follows = followedTopics(chat.subscriptions).includes(topic);
  const publisher = article.publisher.name;
  const follow: Button = follows
    ? { label: text('button-unfollow', { publisher }), action: forms.unfollow.encode(topic) }
    : { label: text('button-follow', { publisher }), action: forms.follow.encode(topic) };
  return card(
    [[{ text: article.headline, link: article.link }]],
    [
      // A feed that somebody added can be added again by its address alone.
      ...(isPersonal && !follows ? [] : [[follow]]),
      [{ label: text('button-why'), action: forms.why.encode(article.id) }],
      ...onlyOwnLanguage(context, [article]),
      [{ label: text('button-settings'), action: forms.settings.encode() }, homeButton(context)],
    ],
  );
}
