import { Parser } from 'htmlparser2';
import { KabarError } from '../core/errors.js';
import { squash } from '../core/text.js';
import { resolveLink } from '../intake/read/links.js';

/** One feed of an OPML list. */
export interface Outline {
  title: string;
  url: string;
  /** The site that it belongs to. */
  site: string | null;
  /** The outline that it stands in, the nearest one. */
  folder: { title: string; site: string | null } | null;
}

/** A list has no address of its own, so relative addresses in it are ignored. */
const noBase = 'about:blank';
/** How many feeds are taken from one list at most. */
const maxFeeds = 10_000;
/** Deeper outlines are refused: the parser's time grows with the square of the depth. */
const deepest = 200;
/** So much is read at a time before others have their turn, in UTF-16 units. */
const readAtOnce = 64 * 1_024;
/** Longer names are cut, in UTF-16 units. */
const longestTitle = 200;

/**
 * The feeds of an OPML list (http://opml.org/spec2.opml), however deep they stand; what has no http or https
 * address is left out. No entity is ever expanded but XML's own, and nothing is fetched.
 * @throws KabarError when it is no OPML.
 */
export async function readOpml(text: string): Promise<{ outlines: Outline[]; left: number }> {
  /** For each open outline the folder that its children stand in: itself, or where it is a feed its own. */
  const open: Outline['folder'][] = [];
  const outlines: Outline[] = [];
  let left = 0;
  let depth = 0;
  let isOpml = false;
  const parser = new Parser(
    {
      onopentag(tag, written) {
        if (++depth > deepest) throw tooDeep();
        const name = tag.toLowerCase();
        isOpml ||= name === 'opml';
        if (name !== 'outline') return;
        const { title: named, text, htmlurl, xmlurl = '' } = known(written);
        const title = squash(named || text || '').slice(0, longestTitle);
        const site = resolveLink(htmlurl, noBase);
        const address = xmlurl.trim();
        const folder = open.at(-1) ?? null;
        open.push(address === '' ? { title, site } : folder);
        if (address === '') return;
        // Some readers write the scheme that their links have.
        const url = resolveLink(
          address.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:/i, 'http:'),
          noBase,
        );
        if (url === null || outlines.length >= maxFeeds) left++;
        else outlines.push({ title, url, site, folder });
      },
      onclosetag(tag) {
        depth--;
        if (tag.toLowerCase() === 'outline') open.pop();
      },
    },
    { xmlMode: true },
  );
  for (let from = 0; from < text.length; from += readAtOnce) {
    parser.write(text.slice(from, from + readAtOnce));
    await new Promise((resolve) => setImmediate(resolve));
  }
  parser.end();
  if (!isOpml) throw new KabarError('This is not an OPML list.', 'Export one from your feed reader.');
  return { outlines, left };
}

const asked = ['title', 'text', 'htmlurl', 'xmlurl'] as const;

/** The attributes that are asked for, however their names are written. A hostile list has thousands of others. */
function known(written: Readonly<Record<string, string>>): Partial<Record<(typeof asked)[number], string>> {
  const found: Partial<Record<(typeof asked)[number], string>> = {};
  for (const name in written) {
    const key = asked.find((each) => each.length === name.length && each === name.toLowerCase());
    if (key !== undefined) found[key] = written[name] ?? '';
  }
  return found;
}

function tooDeep(): KabarError {
  return new KabarError(
    `The list is nested more than ${deepest} deep.`,
    'Export it anew from your feed reader.',
  );
}

/** A folder of an OPML list: a publisher with its feeds. */
export interface Folder {
  title: string;
  site: string;
  feeds: readonly { title: string; url: string }[];
}

/** OPML 2.0, a folder for each publisher. */
export function writeOpml(title: string, folders: readonly Folder[]): string {
  const attribute = (name: string, value: string) => ` ${name}="${escaped(value)}"`;
  const lines = folders.flatMap((folder) => [
    `    <outline${attribute('text', folder.title)}${attribute('htmlUrl', folder.site)}>`,
    ...folder.feeds.map(
      (feed) =>
        `      <outline type="rss"${attribute('text', feed.title)}${attribute('xmlUrl', feed.url)}${attribute('htmlUrl', folder.site)}/>`,
    ),
    '    </outline>',
  ]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `  <head><title>${escaped(title)}</title></head>`,
    '  <body>',
    ...lines,
    '  </body>',
    '</opml>',
  ].join('\n');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text between XML's tags or double quotes, without control characters. */
function escaped(text: string): string {
  return text.replace(/[&<>"]|\p{Cc}/gu, (found) => entities[found] ?? ' ');
}
