import type { Command } from 'commander';
import { addFeed, addressOf } from '../app/catalog/add-feed.js';
import { shortHost } from '../app/catalog/new-ids.js';
import { ownFile } from '../app/catalog/own-file.js';
import { feedsOf, publisherSchema } from '../core/catalog.js';
import { KabarError } from '../core/errors.js';
import { maskSecrets } from '../core/secrets.js';
import { harmless } from '../core/text.js';
import { type FoundFeed, type FoundFeeds, findFeeds } from '../discovery/find-feeds.js';
import { listArticles } from './articles.js';
import { pluralize } from './format.js';
import { feedFor } from './inputs.js';
import type { Session } from './session.js';

interface AddFlags {
  yes?: true;
  publisher?: string;
}

/** How many headlines show what a feed would post. */
const shownItems = 3;

/** `kabar feeds add`: finds the feed of a page, shows it, and after asking writes it to the operator's own catalog. */
export function addFeedsAdd(feeds: Command, session: Session): void {
  feeds
    .command('add')
    .description('find the feed of a site, show what it would post, and add it to your catalog')
    .argument('<url>', 'the address of a page or of a feed')
    .option('-y, --yes', 'add the first one found, without asking')
    .option('--publisher <id>', 'the publisher it belongs to; a new one if the catalog has none with this id')
    .action((url: string, flags: AddFlags) => add(session, url, flags));
}

/** Adds the first feed that is found at an address, and says what it would post. @throws KabarError when there is none. */
export function addFirstFound(session: Session, typed: string): Promise<void> {
  return add(session, typed, { yes: true });
}

async function add(session: Session, typed: string, flags: AddFlags): Promise<void> {
  const url = addressOf(typed);
  // Told before anything is fetched.
  const file = ownFile(session.config.CATALOG);
  const catalog = session.catalog();
  checkPublisherId(flags.publisher);
  const { feeds, siteName } = await findEitherWay(session, typed, url);
  if (feeds.length === 0) {
    throw new KabarError(
      `No feed was found at ${harmless(url)}.`,
      'Look for one on the site, and add its own address.',
    );
  }
  for (const [index, feed] of feeds.entries())
    await session.print(describe(session, feed, index + 1, feeds.length));
  const chosen = flags.yes ? feeds[0] : await choose(session, feeds);
  if (chosen === undefined) return session.print('Nothing was added.');
  const known = feedsOf(catalog).find((feed) => feed.url === chosen.url);
  if (known !== undefined) return session.print(`This feed is in the catalog already: ${known.id}.`);
  const { url: found, parsed } = chosen;
  const { title, link, language } = parsed;
  const feed = { url: found, title, link, language, siteName };
  const { feed: id } = await addFeed(session.config.CATALOG, feed, flags.publisher);
  await session.print(`Added ${id} to ${session.displayPath(file)}. A running Kabar picks it up by itself.`);
}

/** Where no scheme was typed and https leads nowhere, http may. The first failure is told: https is what was meant. */
async function findEitherWay(session: Session, typed: string, url: string): Promise<FoundFeeds> {
  const find = (address: string) =>
    findFeeds(address, {
      fetcher: session.fetcher,
      read: (body, options) => session.read(body, options),
      onLook: (each) => session.progress(`looking at ${each}`),
    });
  try {
    return await find(url);
  } catch (error) {
    if (typed.includes('://') || !(error instanceof KabarError)) throw error;
    return find(url.replace(/^https:/, 'http:')).catch(() => {
      throw error;
    });
  }
}

function checkPublisherId(id: string | undefined): void {
  const issue = id === undefined ? undefined : publisherSchema.shape.id.safeParse(id).error?.issues[0];
  if (issue !== undefined)
    throw new KabarError(`The publisher's id is wrong: it ${issue.message}.`, 'Choose another.');
}

function describe(session: Session, { url, parsed }: FoundFeed, number: number, of: number): string {
  const context = { feed: feedFor(url, null, null), classify: () => [], now: session.io.clock.now() };
  const articles = listArticles(parsed, context).filter(({ headline }) => headline !== '');
  return [
    `${of > 1 ? `[${number}] ` : ''}${maskSecrets(parsed.title ?? shortHost(url))} (${parsed.format}, ${pluralize(parsed.items.length, 'item')})`,
    `    ${maskSecrets(url)}`,
    ...articles
      .slice(0, shownItems)
      .map(({ headline, authors }) => `    · ${[headline, ...authors.slice(0, 1)].join(' · ')}`),
    '',
  ]
    .map(harmless)
    .join('\n');
}

async function choose(session: Session, feeds: readonly FoundFeed[]): Promise<FoundFeed | undefined> {
  const several = feeds.length > 1;
  const answer = await session.question(
    several ? `Add which? (1-${feeds.length}, or nothing) ` : 'Add it? (y/N) ',
  );
  if (several) return /^\d+$/.test(answer) ? feeds[Number(answer) - 1] : undefined;
  return /^(?:y|yes|ya|1)$/i.test(answer) ? feeds[0] : undefined;
}
