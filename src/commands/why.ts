import type { Article } from '../core/article.js';
import { explain } from '../core/explain.js';
import { followedEvidence } from '../core/followed-evidence.js';
import { reply } from '../core/message.js';
import type { Answer } from '../core/ports.js';
import { parseQuery } from '../core/query.js';
import { presentEvidence } from '../presentation/evidence.js';
import { presentExplanation } from '../presentation/explanation.js';
import { answer, type Command, type Context } from './context.js';

/** `/why [link or headline]`, or as a reply to a post: why an article came here or did not. */
export const whyCommand: Command = {
  name: 'why',
  options: [{ name: 'article', kind: 'text', required: false }],
  changes: false,
  aboutMessage: 'message-why',
  async run(context, { article: typed = '' }) {
    const article = await findArticle(context, typed.trim());
    return article === null ? answer(reply([context.text('why-which')])) : whyOf(context, article);
  },
};

/** Explains what became of an article in this chat. */
export async function whyOf(context: Context, article: Article): Promise<Answer> {
  const { store, chat, catalog, text, clock } = context;
  const facts = await store.deliveryFacts(chat.id, article.id);
  const none = { entries: [], cursors: { instant: 0, digest: 0 }, posted: null, planned: null };
  const explanation = explain(facts ?? { ...none, refused: null, heldFor: null }, chat, clock.now(), article);
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
    reply(
      [{ text: text('why-title'), bold: true }],
      [{ text: article.headline, link: article.link }],
      [],
      [said],
      ...reasons.map((line) => [line]),
    ),
  );
}

/** Finds the article that somebody asks about, by the post that they replied to or by what they typed. */
async function findArticle({ store, asker }: Context, typed: string): Promise<Article | null> {
  const repliedTo = asker.repliedTo ?? null;
  if (typed === '') {
    const id = repliedTo === null ? null : await store.postedAs(asker.chat, repliedTo);
    return id === null ? null : ((await store.articles([id]))[0] ?? null);
  }
  return findArticleBy(store, typed);
}

/** Finds an article by its id, its link, or words of its headline; null if none fits. */
export async function findArticleBy(store: Context['store'], typed: string): Promise<Article | null> {
  const [byId] = /^[0-9a-z]{12}$/.test(typed) ? await store.articles([typed]) : [];
  if (byId !== undefined) return byId;
  if (/^https?:/i.test(typed)) return store.articleAt(typed);
  const query = parseQuery(typed);
  if (query === null) return null;
  return (await store.search({ query, limit: 1 })).articles[0] ?? null;
}
