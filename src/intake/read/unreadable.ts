import { KabarError } from '../../core/errors.js';
import { truncate } from '../../core/text.js';
import { plainText } from '../html/html-text.js';

const webPage = /^[^<]{0,1000}(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b/i;
const refusal =
  /\b(?:access denied|403 forbidden|forbidden|request blocked|blocked|attention required|just a moment|are you (?:a )?(?:human|robot)|captcha|too many requests|rate limit|unauthori[sz]ed|permission denied|akses ditolak|security check|ddos)\b/i;

/**
 * Why a body is no feed, in plain words.
 * @param root the name of its first element, if it has any.
 */
export function describeNoFeed(text: string, root: string | null): KabarError {
  if (!/\S/.test(text)) {
    return new KabarError(
      'The answer is empty.',
      'It is tried again at the next poll; check the address if it lasts.',
    );
  }
  const start = text.slice(0, 20_000);
  const local = root?.slice(root.indexOf(':') + 1).toLowerCase() ?? '';
  if (webPage.test(start) || local === 'html') return describePage(start);
  if (local === 'sitemapindex') {
    return new KabarError(
      'This is an index of sitemaps, not a news sitemap.',
      'Use the address of one of the sitemaps it lists.',
    );
  }
  if (local === 'opml')
    return new KabarError(
      'This is a list of feeds (OPML), not a feed.',
      'Take its feeds in with `kabar feeds import`.',
    );
  if (root !== null && /^\s*</.test(start)) {
    return new KabarError(
      `This XML is no feed: its root is <${printable(root)}>.`,
      'Check the address of the feed.',
    );
  }
  return refusal.test(start.slice(0, 500))
    ? refused(start.slice(0, 500))
    : new KabarError('This is neither XML nor JSON.', 'Check the address of the feed.');
}

function describePage(start: string): KabarError {
  const title = /<title[^>]{0,200}>([^<]{0,300})/i.exec(start)?.[1] ?? '';
  const heading = /<h1[^>]{0,200}>([^<]{0,300})/i.exec(start)?.[1] ?? '';
  const refusing = [title, heading].find((text) => refusal.test(text));
  if (refusing !== undefined) return refused(refusing);
  return new KabarError(
    'This is a web page, not a feed.',
    'Use the address of its feed; `kabar feeds add` with the page finds it.',
  );
}

function refused(words: string): KabarError {
  return new KabarError(
    `The publisher refuses: this is a refusal page, not a feed (“${printable(words)}”).`,
    'It is tried again later; ask the publisher whether feed readers are welcome.',
  );
}

const printable = (text: string) => truncate(plainText(text), 80);
