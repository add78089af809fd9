import type { Article } from '../../core/article.js';
import type { Catalog } from '../../core/catalog.js';
import { explain } from '../../core/explain.js';
import { type FeedHealth, feedHealth } from '../../core/feed-health.js';
import { followedEvidence } from '../../core/followed-evidence.js';
import { type BelongsTo, withInheritedSuspension } from '../../core/inherited-suspension.js';
import type { Admin, Archive, ChatStore, Clock, NewsStore } from '../../core/ports.js';
import { parseQuery } from '../../core/query.js';
import { maskSecrets } from '../../core/secrets.js';
import { harmless } from '../../core/text.js';
import type { Texts } from '../../i18n/texts.js';
import { presentEvidence } from '../../presentation/evidence.js';
import { presentExplanation } from '../../presentation/explanation.js';
import type { AnswerOf, ApiArticle, EndpointName, QueryOf } from './schemas.js';

const weekMs = 7 * 24 * 3_600_000;

/** What the API reads. */
export interface ApiDeps {
  store: Archive &
    Pick<ChatStore, 'chat' | 'suspended'> &
    Pick<Admin, 'followed'> &
    Pick<NewsStore, 'feedSummaries'>;
  catalog: () => Catalog;
  /** The wider places that a chat belongs to. */
  belongsTo: BelongsTo;
  texts: Texts;
  clock: Clock;
}

/** Something that was asked about is not there. */
export class NotFound extends Error {}

/** A parameter that is well formed, and asks for nothing. */
export class Invalid extends Error {}

/** Answers the requests of each address. Their parameters are checked before. */
export const answers: {
  [Name in EndpointName]: (query: QueryOf<Name>, deps: ApiDeps) => Promise<AnswerOf<Name>>;
} = {
  async latest({ topic, limit, offset }, { store }) {
    const articles = await store.latest({ limit, offset, ...(topic !== undefined && { topics: [topic] }) });
    return { articles: articles.map(articleOf) };
  },

  async search({ q, limit, offset }, { store }) {
    const query = parseQuery(harmless(q));
    if (query === null) throw new Invalid('q has no word to look for');
    const { articles, total, similar } = await store.search({ query, limit, offset, loosely: true });
    return { articles: articles.map(articleOf), total, similar };
  },

  async topics(_, { store, catalog, clock }) {
    const [counts, followers] = await Promise.all([
      store.topicCounts(clock.now() - weekMs),
      store.followed(),
    ]);
    const topics = catalog().topics.map(({ id, name }) => ({
      id,
      name: { ...(name.en !== undefined && { en: name.en }), ...(name.id !== undefined && { id: name.id }) },
      articlesThisWeek: counts.get(id) ?? 0,
      followers: followers.get(id) ?? 0,
    }));
    return { topics };
  },

  async feeds(_, { store, catalog }) {
    return { feeds: feedHealth(catalog(), await store.feedSummaries()).map(feedOf) };
  },

  async explain({ article: wanted, chat: id, language }, { store, catalog, texts, belongsTo, clock }) {
    const chat = await store.chat(id);
    if (chat === null) throw new NotFound(`no chat ${id} is known`);
    const [byId] = await store.articles([wanted]);
    const article = byId ?? (await store.articleAt(harmless(wanted)));
    if (article === null) throw new NotFound('no such article is known: latest shows ids and links');
    const facts = await store.deliveryFacts(id, article.id);
    if (facts === null) throw new NotFound(`no chat ${id} is known`);
    const now = clock.now();
    const explanation = explain(facts, await withInheritedSuspension(chat, store, belongsTo), now, article);
    const [other] = facts.heldFor === null ? [] : await store.articles([facts.heldFor]);
    const reader = { ...chat, language };
    const shown = { chat: reader, catalog: catalog(), text: texts(language), now };
    const says = presentExplanation(explanation, { ...shown, other: other?.headline ?? null });
    const evidence = followedEvidence(article, chat.subscriptions, catalog());
    return {
      article: article.id,
      chat: id,
      kind: explanation.kind,
      says: maskSecrets(says),
      because: presentEvidence(evidence, { ...shown, article }).map(maskSecrets),
    };
  },
};

function articleOf(article: Article): ApiArticle {
  const { id, link, headline, summary, authors, language, image, categories, publisher } = article;
  const { feed, topics, story, revision } = article;
  return {
    id,
    link,
    headline,
    summary,
    authors,
    publishedAt: iso(article.publishedAt),
    updatedAt: iso(article.updatedAt),
    seenAt: new Date(article.seenAt).toISOString(),
    language,
    image: image === null ? null : { url: image.url, credit: image.credit },
    categories,
    publisher: { id: publisher.id, name: publisher.name },
    feed,
    topics,
    story,
    revision,
  };
}

function feedOf({ feed, state, status }: FeedHealth) {
  const { ended, failing, lastPollAt, lastSuccessAt, nextPollAt, missing } = state;
  return {
    id: feed.id,
    publisher: feed.publisher.id,
    url: maskSecrets(feed.url),
    status,
    lastPollAt: iso(lastPollAt),
    lastSuccessAt: iso(lastSuccessAt),
    nextPollAt: iso(ended || lastPollAt === null ? null : nextPollAt),
    fault:
      failing === null
        ? null
        : {
            reason: maskSecrets(failing.reason),
            since: new Date(failing.since).toISOString(),
            count: failing.count,
          },
    missing,
  };
}

/** An instant in ISO 8601. One that no calendar holds is as good as unknown. */
function iso(at: number | null): string | null {
  return at === null || Math.abs(at) > 8.64e15 ? null : new Date(at).toISOString();
}
