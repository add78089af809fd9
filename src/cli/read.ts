import type { Command } from 'commander';
import { loadCatalog } from '../app/catalog/files.js';
import { type Catalog, type Feed, topicName } from '../core/catalog.js';
import type { Evidence } from '../core/classify/evidence.js';
import { compileEvidence } from '../core/classify.js';
import { describeError, KabarError } from '../core/errors.js';
import type { Clock } from '../core/ports.js';
import { harmless } from '../core/text.js';
import { formatDate } from '../i18n/dates.js';
import type { ParsedFeed } from '../intake/read/parsed-feed.js';
import { type ListedArticle, listArticles } from './articles.js';
import { describeEvidence } from './explain-topics.js';
import { isoDate, pluralize } from './format.js';
import { readInput } from './inputs.js';
import type { Session } from './session.js';

interface ReadFlags {
  json?: true;
  url?: string;
  topics?: true;
}

/** An article, and with `--topics` where it is filed. */
interface Shown {
  article: ListedArticle;
  topics: Evidence[] | null;
}

/** `kabar read`: what feeds hold, normalised just as intake does it. */
export function addRead(program: Command, session: Session): void {
  program
    .command('read')
    .description('show what is in a feed, as Kabar reads it')
    .argument('<input...>', 'files, addresses, or - for standard input')
    .option('--json', 'one line of JSON for each input')
    .option('--url <base>', 'base address for relative links in a file')
    .option('--topics', 'show which topics each article belongs to, and why')
    .action((inputs: string[], flags: ReadFlags) => readAll(session, inputs, flags));
}

async function readAll(session: Session, inputs: readonly string[], flags: ReadFlags): Promise<void> {
  const base = flags.url ?? null;
  if (base !== null && !/^https?:\/\/[^/]/i.test(base)) {
    throw new KabarError(
      '--url is not an http or https address.',
      'Write it like https://example.org/feed.xml.',
    );
  }
  const catalog = catalogFor(session, flags);
  const show = shower(session.io.clock, flags.topics ? catalog : null);
  const tell = async (input: string) => {
    const { parsed, feed } = await readInput(session, input, base, catalog);
    const shown = show(parsed, feed);
    return flags.json ? asJson(input, parsed, shown) : asText(input, parsed, shown, session);
  };
  for (const [index, input] of inputs.entries()) {
    if (inputs.length > 1) session.progress(`${index + 1}/${inputs.length} ${input}`);
    const shown = await tell(input).catch((error: unknown) => ({ error: describeError(error) }));
    if (typeof shown === 'string') {
      await session.print(shown);
      continue;
    }
    session.exitCode = 1;
    if (flags.json) await session.print(JSON.stringify({ input, ...shown }));
    else session.printError(harmless(`${input}: ${shown.error}`));
  }
}

/** Files can be read without a catalog; a known address is read with its publisher's language and zone. */
function catalogFor({ config }: Session, flags: ReadFlags): Catalog | null {
  try {
    return loadCatalog(config.CATALOG);
  } catch (error) {
    if (flags.topics) throw error;
    return null;
  }
}

/** Makes articles of feeds; with a catalog, filed under its topics. */
function shower(clock: Clock, catalog: Catalog | null): (parsed: ParsedFeed, feed: Feed) => Shown[] {
  const explain = catalog === null ? () => [] : compileEvidence(catalog);
  return (parsed, feed) =>
    listArticles(parsed, { feed, classify: () => [], now: clock.now() }).map((article) => {
      // A publisher that the catalog does not know is no topic.
      const known = explain(article).filter(
        ({ topic }) => catalog && topicName(catalog, topic, 'en') !== null,
      );
      return { article, topics: catalog && known };
    });
}

function asJson(input: string, { title, link, warnings }: ParsedFeed, shown: readonly Shown[]): string {
  const articles = shown.map(({ article, topics }) => ({
    id: article.id,
    headline: article.headline,
    link: article.link,
    authors: article.authors,
    publishedAt: isoDate(article.publishedAt),
    updatedAt: isoDate(article.updatedAt),
    summary: article.summary,
    image: article.image?.url ?? null,
    categories: article.categories,
    ...(topics !== null && { topics }),
  }));
  return JSON.stringify({ input, title, link, articles, warnings });
}

function asText(input: string, parsed: ParsedFeed, shown: readonly Shown[], session: Session): string {
  const { title, link, format, items, warnings } = parsed;
  const lines = [
    title ?? input,
    [`${pluralize(items.length, 'article')}, ${format}`, link].filter(Boolean).join(' · '),
    ...warnings.map((warning) => `! ${warning}`),
    ...shown.flatMap((each, index) => ['', ...articleLines(each, index + 1, session)]),
    '',
  ];
  return lines.map(harmless).join('\n');
}

function articleLines({ article, topics }: Shown, number: number, session: Session): string[] {
  const { DEFAULT_LANGUAGE: language, DEFAULT_TIMEZONE: timezone } = session.config;
  const date =
    article.publishedAt === null
      ? null
      : formatDate(article.publishedAt, language, timezone, session.io.clock.now());
  const facts = [article.authors.join(', '), date, article.id].filter(Boolean).join(' · ');
  const indented = [
    facts,
    article.link,
    article.summary,
    article.image === null ? null : `image: ${article.image.url}`,
    article.categories.length === 0 ? null : `categories: ${article.categories.join(', ')}`,
    ...(topics ?? []).map(describeEvidence),
  ];
  const mark = String(number).padStart(3);
  return [
    `${mark}  ${article.headline || '(no headline)'}`,
    ...indented.filter((line) => line !== null).map((line) => `     ${line}`),
  ];
}
