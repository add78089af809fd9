import type { Command } from 'commander';
import { findTopic, followable } from '../commands/find-topic.js';
import type { Article } from '../core/article.js';
import { topicName } from '../core/catalog.js';
import { KabarError } from '../core/errors.js';
import { harmless } from '../core/text.js';
import type { TopicId } from '../core/topic.js';
import { formatDate } from '../i18n/dates.js';
import { countOption } from './count-option.js';
import { isoDate } from './format.js';
import type { Session } from './session.js';

interface LatestFlags {
  count: number;
  json?: true;
}

/** `kabar latest`: the newest headlines, of a topic or of all. */
export function addLatest(program: Command, session: Session): void {
  program
    .command('latest')
    .description('show the newest headlines, of one topic or all')
    .argument('[topic...]', 'a topic or publisher, by its id or its name')
    .addOption(countOption('how many headlines').default(10))
    .option('--json', 'one line of JSON for each article')
    .action((words: string[], flags: LatestFlags) => latest(session, words.join(' '), flags));
}

async function latest(session: Session, typed: string, { count, json }: LatestFlags): Promise<void> {
  const topics = typed === '' ? {} : { topics: [topicOf(session, typed)] };
  const control = await session.control();
  const articles = await control.latest({ ...topics, limit: Math.min(count, 1000) });
  for (const article of articles) await session.print(json ? asJson(article) : asText(article, session));
  if (articles.length === 0 && !json)
    await session.print(
      typed === ''
        ? 'There are no articles yet: `kabar poll --once` reads the feeds.'
        : 'There are no articles on this topic yet.',
    );
}

function topicOf(session: Session, typed: string): TopicId {
  const catalog = session.catalog();
  const found = findTopic(typed, catalog, followable(catalog), { isPartEnough: true });
  if ('topic' in found) return found.topic;
  const near = found.near.map((id) => `${id} (${topicName(catalog, id, 'en')})`).join(', ');
  const remedy = near === '' ? '`kabar topics` lists all.' : `Did you mean ${near}?`;
  throw new KabarError(`There is no topic "${typed}".`, remedy);
}

function asJson({ publishedAt, updatedAt, seenAt, ...article }: Article): string {
  const dates = { publishedAt: isoDate(publishedAt), updatedAt: isoDate(updatedAt), seenAt: isoDate(seenAt) };
  return JSON.stringify({ ...article, ...dates });
}

function asText({ headline, link, publisher, publishedAt }: Article, { config, io }: Session): string {
  const { DEFAULT_LANGUAGE: language, DEFAULT_TIMEZONE: timezone } = config;
  const date =
    publishedAt === null ? '' : ` · ${formatDate(publishedAt, language, timezone, io.clock.now())}`;
  return [headline, `  ${publisher.name}${date}`, `  ${link}`, ''].map(harmless).join('\n');
}
