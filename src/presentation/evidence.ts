import type { Article } from '../core/article.js';
import type { Catalog } from '../core/catalog.js';
import { between, type Evidence, type Reason } from '../core/classify/evidence.js';
import { inflections } from '../core/classify/phrases.js';
import { asWritten } from '../core/text.js';
import { formatList } from '../i18n/lists.js';
import type { Text } from '../i18n/texts.js';
import { presentTopic, type Reader } from './present.js';

/** How many topics and how many reasons of each a person is told. */
const maxTopics = 3;
const maxReasons = 3;

/** For whom evidence is presented, and of what. */
interface Presenting {
  chat: Reader;
  catalog: Catalog;
  text: Text;
  article: Article;
}

/** Why an article is filed where a chat follows it, one line a topic, the strongest reasons first. */
export function presentEvidence(
  evidence: readonly Evidence[],
  { chat, catalog, text, article }: Presenting,
): string[] {
  return evidence.slice(0, maxTopics).map(({ topic, because }) => {
    const name = presentTopic(topic, chat, catalog) ?? topic;
    const reasons = [...because]
      .sort((left, right) => right.strength - left.strength)
      .slice(0, maxReasons)
      .map((reason) => presentReason(reason, { chat, catalog, text, article }));
    return reasons.length === 0
      ? text('why-filed', { topic: name })
      : text('why-because', { topic: name, reasons: formatList(reasons, chat.language) });
  });
}

const placeKeys = {
  headline: 'why-in-headline',
  summary: 'why-in-summary',
  categories: 'why-in-categories',
} as const;

function presentReason(reason: Reason, { chat, catalog, text, article }: Presenting): string {
  switch (reason.kind) {
    case 'phrase':
      return text(placeKeys[reason.in], { phrase: written(reason, article) });
    case 'category':
      return text('why-in-categories', { phrase: reason.category });
    case 'feed':
      return text('why-by-feed', { feed: reason.feed });
    case 'topic':
      return text('why-beside', { topic: presentTopic(reason.topic, chat, catalog) ?? reason.topic });
    case 'publisher':
      return text('why-by-publisher', { publisher: article.publisher.name });
  }
}

/** A phrase as the article writes it, so that the reader finds it there; of a pair, each side. */
function written({ phrase, in: part }: Reason & { kind: 'phrase' }, article: Article): string {
  const texts = {
    headline: [article.headline],
    summary: [article.summary ?? ''],
    categories: article.categories,
  }[part];
  const inText = (side: string): string => {
    const forms = [side, ...inflections(side)];
    const found = texts.flatMap((each) => forms.map((form) => asWritten(each, form)));
    return found.find((each) => each !== null) ?? side;
  };
  return phrase.split(between).map(inText).join(between);
}
