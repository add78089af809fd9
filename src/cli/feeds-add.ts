import type { Command } from 'commander';
import { harmless } from '../../adapters/console/format.js';
import { type Catalog, feedsOf, publisherSchema } from '../core/catalog.js';
import { KabarError } from '../core/errors.js';
import { truncate } from '../core/text.js';
import { type FoundFeed, findFeeds } from '../intake/find/find-feeds.js';
import { listArticles } from './articles.js';
import { feedFor } from './inputs.js';
import {
  changeLocalCatalog,
  localFile,
  ownPublisher,
  shownPath,
  takenFeedIds,
  type WrittenPublisher,
} from './local-catalog.js';
import { feedIdOf, isSameSite, publisherIdOf, siteOf, uniqueId } from './new-ids.js';
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
    .description('find the feed of a site, show what it would post, and add it to your own catalog file')
    .argument('<url>', 'the address of a page or of a feed')
    .option('-y, --yes', 'add the first that is found, without asking')
    .option('--publisher <id>', 'whose feed it is; a new publisher where the catalog has none of this id')
    .action((url: string, flags: AddFlags) => add(session, url, flags));
}

async function add(session: Session, typed: string, flags: AddFlags): Promise<void> {
  const url = addressOf(typed);
  // Told before anything is fetched.
  const file = localFile(session);
  const catalog = session.catalog();
  checkPublisherId(flags.publisher);
  const { feeds, siteName } = await findFeeds(url, {
    fetcher: session.fetcher,
    read: (body, options) => session.read(body, options),
    onLook: (address) => session.progress(`looking at ${address}`),
  });
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
  if (known !== undefined) return session.print(`The catalog has this feed already: ${known.id}.`);
  const id = await write(session, chosen, siteName, flags.publisher);
  await session.print(`Added ${id} to ${shownPath(session, file)}. A running Kabar takes it up by itself.`);
}

/** The address as it was meant: `example.org` is one too. */
function addressOf(typed: string): string {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (/^https?:/i.test(url) && URL.canParse(url)) return url;
  throw new KabarError(
    `${harmless(typed)} is not an http or https address.`,
    'Write it like https://example.org.',
  );
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
    `${of > 1 ? `[${number}] ` : ''}${parsed.title ?? siteOf(url)} (${parsed.format}, items: ${parsed.items.length})`,
    `    ${url}`,
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

async function write(
  session: Session,
  { url, parsed }: FoundFeed,
  siteName: string | null,
  wanted: string | undefined,
): Promise<string> {
  const before = session.catalog();
  let id = '';
  await changeLocalCatalog(session, (written) => {
    const publisherId = wanted ?? publisherAt(before, url);
    const known = publisherId === null ? null : ownPublisher(written, before, publisherId);
    const publisher = known ?? newPublisher(before, url, wanted, parsed, siteName);
    if (known === null) written.publishers.push(publisher);
    id = uniqueId(feedIdOf(publisher.id, url), takenFeedIds(before), 60);
    publisher.feeds = [...(publisher.feeds ?? []), { id, url }];
  });
  return id;
}

/** The publisher of the catalog whose site an address is of. */
export function publisherAt(catalog: Catalog, url: string): string | null {
  const owner = catalog.publishers.find(
    (publisher) =>
      isSameSite(publisher.url, url) || publisher.feeds.some((feed) => siteOf(feed.url) === siteOf(url)),
  );
  return owner?.id ?? null;
}

function newPublisher(
  catalog: Catalog,
  url: string,
  wanted: string | undefined,
  parsed: FoundFeed['parsed'],
  siteName: string | null,
): WrittenPublisher {
  const taken = new Set(catalog.publishers.map(({ id }) => id));
  const id = wanted ?? uniqueId(publisherIdOf(url), taken, 28);
  const name = truncate(harmless(siteName ?? parsed.title ?? siteOf(url)), 60);
  const site = parsed.link !== null && isSameSite(parsed.link, url) ? parsed.link : url;
  return {
    id,
    name,
    url: new URL('/', site).href,
    ...(parsed.language !== null && { language: parsed.language }),
  };
}
