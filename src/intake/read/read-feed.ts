import { KabarError } from '../../core/errors.js';
import { decode } from './charset.js';
import { readJsonFeed } from './json-feed.js';
import type { ParsedFeed, ReadOptions } from './parsed-feed.js';
import { type Source, sourceOf } from './source.js';
import { maxItems } from './texts.js';
import { tidy } from './tidy.js';
import type { TidyFeed } from './tidy-feed.js';
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
  return (await readUnseen(text, options)) ?? (await readText(text, withoutPassing(options)));
}

/**
 * Reads a feed in which most was seen before, passing that over; null where it has to be read in the other way.
 * @param most more than so many characters that were not seen are not read here.
 */
export async function readNews(
  body: Uint8Array,
  options: ReadOptions,
  most: number,
): Promise<ParsedFeed | null> {
  if (options.brief?.passing === undefined) return null;
  return await readUnseen(decode(body, options.contentType ?? null), options, most);
}

async function readUnseen(
  text: string,
  options: ReadOptions,
  most = text.length,
): Promise<ParsedFeed | null> {
  if (options.brief?.passing === undefined) return null;
  const source = sourceOf(text, options);
  if (source.passed.length === 0 || source.text.length > most) return null;
  const tidied = tidy(source.text, options.url, maxItems);
  // The parser sees something else where they stand: an element that was never closed, perhaps.
  if (tidied.format === null || tidied.passedBefore.length !== source.passed.length) return null;
  return await readTidied(tidied, source, options);
}

async function readText(text: string, options: ReadOptions): Promise<ParsedFeed> {
  const beginning = /\S/.exec(text)?.[0];
  if (beginning === undefined) throw describeNoFeed(text, null);
  if (beginning === '{' || beginning === '[') return withRemarks(readJsonFeed(text, options));
  const tidied = tidy(text, options.url, maxItems);
  if (tidied.format === null) throw describeNoFeed(text, tidied.root);
  const source = options.brief === undefined ? null : sourceOf(text, options);
  return await readTidied(tidied, source, options);
}

async function readTidied(
  tidied: TidyFeed,
  source: Source | null,
  options: ReadOptions,
): Promise<ParsedFeed> {
  try {
    return withRemarks(await readXmlFeed(tidied, source, options));
  } catch (cause) {
    throw new KabarError('The feed cannot be parsed.', 'This is a fault of Kabar: please report the feed.', {
      cause,
    });
  }
}

function withoutPassing(options: ReadOptions): ReadOptions {
  if (options.brief === undefined) return options;
  const { passing: _, ...brief } = options.brief;
  return { ...options, brief };
}

function withRemarks(feed: ParsedFeed): ParsedFeed {
  const silent = feed.items.filter((item) => item.headline === '').length;
  if (silent > 0) feed.warnings.push(`${silent} of its items have neither a title nor a text`);
  return feed;
}
