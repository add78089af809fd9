import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { publisherIdOf } from '../app/catalog/new-ids.js';
import { type Catalog, type Feed, feedsOf } from '../core/catalog.js';
import { KabarError } from '../core/errors.js';
import { faultOf } from '../core/system-errors.js';
import { collect, decompress } from '../intake/fetch/body.js';
import { type Access, accessOf } from '../intake/fetch/feed-headers.js';
import type { Fetcher } from '../intake/fetch/fetcher.js';
import type { ParsedFeed } from '../intake/read/parsed-feed.js';
import type { Session } from './session.js';

/** The same bound as for a fetched feed: 10 MiB. */
const maxBytes = 10 * 1_048_576;

/** The bytes of an input, wherever they came from. */
interface Input {
  body: Buffer;
  contentType: string | null;
  /** What relative links start at. */
  url: string;
}

/** Whether an argument is an address and not a file. */
export function isAddress(input: string): boolean {
  return /^https?:\/\//i.test(input);
}

/**
 * The bytes of a file, an address, or (`-`) standard input.
 * @param base what relative links in a file start at.
 * @param access how an address is asked that is a feed of the catalog.
 * @throws KabarError saying why it cannot be read.
 */
export async function openInput(
  session: Session,
  input: string,
  base: string | null,
  access?: Access,
): Promise<Input> {
  if (isAddress(input)) return { ...(await fetchAddress(session.fetcher, input, access)) };
  const { stdin, folder } = session.io;
  const path = resolve(folder, input);
  const body = await readBytes(input === '-' ? stdin : createReadStream(path));
  // The parser needs some base. With this one, only absolute links lead anywhere.
  return { body, contentType: null, url: base ?? 'about:blank' };
}

/** @throws KabarError saying why nothing came. */
async function fetchAddress(fetcher: Pick<Fetcher, 'get'>, url: string, access?: Access): Promise<Input> {
  const answer = await fetcher.get({ url, access });
  if (answer.kind === 'body') return answer;
  const reason = answer.kind === 'failed' ? answer.reason : 'nothing came';
  throw new KabarError(`It cannot be fetched: ${reason}.`, 'Check the address.');
}

async function readBytes(stream: Readable): Promise<Buffer> {
  try {
    return await decompress(await collect(stream, maxBytes), null, maxBytes);
  } catch (error) {
    throw new KabarError(
      `It cannot be read: ${reasonOf(error)}.`,
      'Name a file, an address, or - for standard input.',
    );
  }
}

function reasonOf(error: unknown): string {
  const fault = error instanceof Error ? faultOf(error) : null;
  if (fault !== null) return fault.reason;
  return error instanceof Error ? error.message.replace(/^its answer/, 'it') : String(error);
}

function knownFeed(input: string, base: string | null, catalog: Catalog | null): Feed | undefined {
  const address = isAddress(input) ? input : base;
  return catalog === null ? undefined : feedsOf(catalog).find(({ url }) => url === address);
}

/** The feed of the catalog with this address; without one, a feed that stands for the input alone. */
export function feedFor(input: string, base: string | null, catalog: Catalog | null): Feed {
  const address = isAddress(input) ? input : base;
  const known = knownFeed(input, base, catalog);
  if (known !== undefined) return known;
  const id = address === null ? 'unknown' : publisherIdOf(address);
  return { id, url: address ?? '', publisher: { id, name: id, url: address ?? '' } };
}

/** What an input holds, read just as intake reads a feed. @throws KabarError when it cannot be. */
export async function readInput(
  session: Session,
  input: string,
  base: string | null,
  catalog: Catalog | null,
): Promise<{ parsed: ParsedFeed; feed: Feed }> {
  const known = knownFeed(input, base, catalog);
  const { body, contentType, url } = await openInput(session, input, base, known && accessOf(known));
  const feed = feedFor(input, base, catalog);
  const { language = null, timezone = null } = feed.publisher;
  const parsed = await session.read(body, { url, contentType, language, timezone });
  const isKnown = catalog?.publishers.some(({ id }) => id === feed.publisher.id) ?? false;
  const name = isKnown ? feed.publisher.name : (parsed.title ?? feed.publisher.name);
  return { parsed, feed: { ...feed, publisher: { ...feed.publisher, name } } };
}
