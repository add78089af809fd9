import type { Command } from 'commander';
import { formatMessage } from '../../adapters/console/format.js';
import { lookOf } from '../../adapters/console/send.js';
import type { Catalog } from '../core/catalog.js';
import { compileTopics } from '../core/classify.js';
import { KabarError } from '../core/errors.js';
import { isTimezone, languageSchema } from '../core/language.js';
import { defaultSettings } from '../core/settings.js';
import { presentArticle, type Reader } from '../presentation/present.js';
import { listArticles } from './articles.js';
import { countOption } from './count-option.js';
import { readInput } from './inputs.js';
import type { Session } from './session.js';

interface PreviewFlags {
  language?: string;
  timezone?: string;
  url?: string;
  count?: number;
}

/** `kabar preview`: the posts that a feed would make, as the terminal shows them. */
export function addPreview(program: Command, session: Session): void {
  program
    .command('preview')
    .description('show the posts that a feed would make')
    .argument('<input>', 'a file, an address, or - for standard input')
    .option('--language <code>', 'en or id (default: DEFAULT_LANGUAGE)')
    .option('--timezone <zone>', 'such as Asia/Jakarta (default: DEFAULT_TIMEZONE)')
    .option('--url <base>', 'base address for relative links in a file')
    .addOption(countOption('how many posts, from the top of the feed (default: all)'))
    .action((input: string, flags: PreviewFlags) => preview(session, input, flags));
}

async function preview(session: Session, input: string, flags: PreviewFlags): Promise<void> {
  const chat = chatOf(session, flags);
  const catalog = catalogOf(session);
  const { parsed, feed } = await readInput(session, input, flags.url ?? null, catalog);
  const context = { feed, classify: compileTopics(catalog), now: session.io.clock.now() };
  const articles = listArticles(parsed, context).filter(({ headline }) => headline !== '');
  const { stdin, stdout } = session.io;
  const look = lookOf({ input: stdin, output: stdout, interrupt: () => {} });
  for (const article of articles.slice(0, flags.count)) {
    const link = article.link ?? feed.publisher.url;
    const topics = article.topics.filter((topic) => !topic.startsWith('publisher:'));
    const post = presentArticle({ ...article, link }, topics, chat, catalog, session.io.clock.now());
    // It ends in an empty line of its own.
    await session.print(formatMessage(post, look).replace(/\n$/, ''));
  }
  if (articles.length === 0) await session.print('The feed is empty: there is nothing to post.');
}

function chatOf({ config }: Session, flags: PreviewFlags): Reader {
  const language = languageSchema.safeParse(flags.language ?? config.DEFAULT_LANGUAGE);
  const timezone = flags.timezone ?? config.DEFAULT_TIMEZONE;
  if (!language.success) throw new KabarError('--language is not known.', 'Choose en or id.');
  if (!isTimezone(timezone))
    throw new KabarError('--timezone is not known.', 'Write it like Asia/Jakarta or UTC.');
  return { language: language.data, timezone, settings: defaultSettings, subscriptions: [] };
}

/** A preview works without a catalog, but then shows no topics. */
function catalogOf(session: Session): Catalog {
  try {
    return session.catalog();
  } catch (error) {
    session.printError(`Without topics: ${error instanceof Error ? error.message.trim() : error}`);
    return { publishers: [], topics: [] };
  }
}
