import type { Article } from '../../src/core/article.js';
import { ledgerItemSchema } from '../../src/core/delivery.js';
import type { Message } from '../../src/core/message.js';
import { defaultSettings } from '../../src/core/settings.js';
import { type ComposeDeps, composeEdited } from '../../src/delivery/work/compose.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import type { Look } from './page.js';

/** An article in English, of a publisher that is made up. */
const inEnglish: Partial<Article> = {
  headline: 'Magnitude 5.2 earthquake shakes Bantul, residents run outside',
  summary:
    'A magnitude 5.2 earthquake shook Bantul, south of Yogyakarta, on Tuesday morning. There is no danger of a tsunami, the weather agency said.',
  authors: ['Sari Wulandari'],
  publisher: { id: 'harbour-post', name: 'Harbour Post' },
  language: 'en',
  topics: ['gempa-bumi'],
};

/** The post that README.md shows of a platform, of a story that two more publishers carry. */
export function shownPost({ platform, language }: Look, deps: ComposeDeps): Message {
  const [article, carriers] =
    language === 'en'
      ? [makeArticle(1, inEnglish), ['Tide Gazette', 'Java Daily']]
      : [makeArticle(1, { topics: ['rusia-ukraina'] }), ['Kompas', 'Tempo']];
  const settings = { ...defaultSettings, images: false };
  const chat = makeChat(`${platform}:1`, article.topics, { language, settings });
  const posted = ledgerItemSchema.parse({
    chat: chat.id,
    seq: 1,
    article: article.id,
    messageId: '1',
    revision: article.revision,
    at: deps.clock.now(),
  });
  const others = carriers.map((name, index) =>
    makeArticle(index + 2, { publisher: { id: `carrier-${index}`, name } }),
  );
  return composeEdited(article, posted, others, chat, deps);
}
