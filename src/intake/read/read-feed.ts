import { KabarError } from '../../core/errors.js';
import { decode } from './charset.js';
import { readJsonFeed } from './json-feed.js';
import type { ParsedFeed, ReadOptions } from './parsed-feed.js';
import { maxItems } from './texts.js';
import { tidy } from './tidy.js';
import { describeNoFeed } from './unreadable.js';
import { readXmlFeed } from './xml-feed.js';

/**
 * Reads the body of a feed: RSS, RDF, Atom, JSON Feed or a news sitemap. No network, no clock; plain data
 * in and out, so that it can run in another thread. Damage is repaired where that can be done without
 * guessing, and named in `warnings`.
 * @throws KabarError, saying what it is instead, where the body is no feed.
 */
export async function readFeed(body: Uint8Array, options: ReadOptions): Promise<ParsedFeed> {
  const text = decode(body, options.contentType ?? null);
  const beginning = /\S/.exec(text)?.[0];
  if (beginning === undefined) throw describeNoFeed(text, null);
  if (beginning === '{' || beginning === '[') return withRemarks(readJsonFeed(text, options));
  const tidied = tidy(text, options.url, maxItems);
  if (tidied.format === null) throw describeNoFeed(text, tidied.root);
  try {
    return withRemarks(await readXmlFeed(tidied, options));
  } catch (cause) {
    throw new KabarError('The feed cannot be parsed.', 'This is a fault of Kabar: please report the feed.', {
      cause,
    });
  }
}

function withRemarks(feed: ParsedFeed): ParsedFeed {
  const silent = feed.items.filter((item) => item.headline === '').length;
  if (silent > 0) feed.warnings.push(`${silent} of its items have neither a title nor a text`);
  return feed;
}
