import { type Article, articleTime } from '../core/article.js';
import { type Explanation, explain } from '../core/explain.js';
import { followedEvidence } from '../core/followed-evidence.js';
import { withInheritedSuspension } from '../core/inherited-suspension.js';
import type { Reply } from '../core/message.js';
import type { Answer } from '../core/ports.js';
import { parseQuery } from '../core/query.js';
import { maskSecrets } from '../core/secrets.js';
import { followedTopics } from '../core/subscription.js';
import { truncate, words } from '../core/text.js';
import { presentEvidence } from '../presentation/evidence.js';
import { presentExplanation } from '../presentation/explanation.js';
import { forms } from './action-forms.js';
import { answer, type Command, type Context } from './context.js';
import { isPointing } from './courtesies.js';
import { backButton, card, homeButton, lineOf } from './lines.js';
import { mayBeTold, repliedArticle } from './replied.js';
import { linkIn } from './spoken-commands.js';

/** How many articles with all words of a headline are searched for the one that has just these. */
const maxSameWords = 50;

/** How many articles are offered where nobody said which one, and how much of a headline a button shows, in UTF-16 units. */
const [maxOffered, longestLabel] = [5, 60];

/** `/why [link or headline]`, or as a reply to a post: why an article came here or did not. */
export const whyCommand: Command = {
  name: 'why',
  options: [{ name: 'article', kind: 'text', required: false }],
  changes: false,
  personal: true,
  aboutMessage: 'message-why',
  async run(context, { article: typed = '' }) {
    // Why did I get this: the post that was answered to is meant.
    const wanted = isPointing(typed) ? '' : typed.trim();
    const article = await findArticle(context, wanted);
    if (article !== null) return whyOf(context, article);
    return answer(wanted === '' ? await whichOne(context) : notFound(context, wanted));
  },
};

/** Explains what became of an article in this chat. */
export async function whyOf(context: Context, article: Article): Promise<Answer> {
  const { store, catalog, text, clock, belongsTo } = context;
  const chat = await withInheritedSuspension(context.chat, store, belongsTo);
  const facts = await store.deliveryFacts(chat.id, article.id);
  // Nothing is known of a chat that never chose anything.
  const explanation: Explanation =
    facts === null ? { kind: 'not-followed' } : explain(facts, chat, clock.now(), article);
  const [other] = facts?.heldFor == null ? [] : await store.articles([facts.heldFor]);
  const said = presentExplanation(explanation, {
    chat,
    catalog: catalog(),
    text,
    other: other?.headline ?? null,
    now: clock.now(),
  });
  const evidence = followedEvidence(article, chat.subscriptions, catalog());
  const reasons = presentEvidence(evidence, { chat, catalog: catalog(), text, article });
  return answer(
    card(
      [
        [{ text: text('why-title'), bold: true }],
        [{ text: article.headline, link: article.link }],
        [],
        [said],
        ...reasons.map((line) => [line]),
      ],
      [[backButton(context, forms.about.encode(article.id)), homeButton(context)]],
    ),
  );
}

/** Asks which article is meant: one of the newest of what is followed here, or another. */
async function whichOne(context: Context): Promise<Reply> {
  const { text, asker, store, chat } = context;
  const topics = followedTopics(chat.subscriptions);
  const newest = topics.length === 0 ? [] : await store.latest({ topics, limit: maxOffered });
  const unknown = asker.repliedTo == null ? [] : [text('why-post-unknown')];
  const which = newest.length === 0 ? [] : [text('why-which-of')];
  return card([...unknown, ...which, text('why-which')].map(lineOf), [
    ...newest.map(({ id, headline }) => [
      { label: truncate(headline, longestLabel), action: forms.why.encode(id) },
    ]),
    [homeButton(context)],
  ]);
}

/** Says that the article is not known, and how to ask about another. */
function notFound(context: Context, typed: string): Reply {
  const { text } = context;
  const shown = truncate(maskSecrets(typed), 120);
  const unknown = text(linkIn(typed) !== null ? 'why-link-unknown' : 'why-headline-unknown', {
    typed: shown,
  });
  return card([[unknown], lineOf(text('why-which'))], [[homeButton(context)]]);
}

/** Finds the article that somebody asks about, by the post that they replied to or by what they typed. */
async function findArticle(context: Context, typed: string): Promise<Article | null> {
  if (typed === '') return repliedArticle(context);
  const found = await findArticleBy(context.store, typed);
  return found !== null && mayBeTold(found, context.chat) ? found : null;
}

/** Finds an article by its id, its link, or words of its headline; null if none fits. */
async function findArticleBy(store: Context['store'], typed: string): Promise<Article | null> {
  const [byId] = /^[0-9a-z]{12}$/.test(typed) ? await store.articles([typed]) : [];
  if (byId !== undefined) return byId;
  const link = linkIn(typed);
  if (link !== null) return store.articleAt(/^https?:/i.test(link) ? link : `https://${link}`);
  return (await findByHeadline(store, typed)) ?? (await findByWords(store, typed));
}

/** Finds the newest article with exactly this headline, whatever signs stand in it. */
async function findByHeadline(store: Context['store'], typed: string): Promise<Article | null> {
  const wanted = words(typed).join(' ');
  const query = parseQuery(wanted);
  if (query === null) return null;
  const { articles } = await store.search({ query, limit: maxSameWords });
  const [first] = articles
    .filter(({ headline }) => words(headline).join(' ') === wanted)
    .sort((left, right) => articleTime(right) - articleTime(left));
  return first ?? null;
}

async function findByWords(store: Context['store'], typed: string): Promise<Article | null> {
  const query = parseQuery(typed);
  return query === null ? null : ((await store.search({ query, limit: 1 })).articles[0] ?? null);
}
