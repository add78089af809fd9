import { plainText } from '../html/html-text.js';
import { resolveLink } from './links.js';
import type { ParsedItem } from './parsed-feed.js';
import { isSign } from './signs.js';
import { cut } from './texts.js';
import { all, attribute, type Element, type Fields, own, within } from './xml-element.js';

const longestCredit = 200;
const pictureFile = /\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)/i;

/**
 * The picture of an item: the widest `media:content`, else an enclosure, a thumbnail, an `image`, the first
 * in its text. Its credit is the one that stands with it, else the item's only one.
 */
export function chooseImage(
  item: Fields,
  inText: Iterable<{ src: string; base: string }>,
  url: string,
): ParsedItem['image'] {
  for (const { address, base, element } of candidates(item, inText)) {
    const found = resolveLink(address, base || url);
    if (found !== null && !isSign(found)) return { url: found, credit: creditOf(item, element ?? null) };
  }
  return null;
}

interface Candidate {
  address: string;
  base?: string;
  /** Where its own credit stands. */
  element?: Element;
}

function* candidates(item: Fields, inText: Iterable<{ src: string; base: string }>): Iterable<Candidate> {
  const media = all(item, 'media');
  for (const element of widest(media.filter(isPicture)))
    yield { address: attribute(element, 'url'), element };
  for (const element of all(item, 'enclosure')) {
    if (isPicture(element)) yield { address: attribute(element, 'url') };
  }
  for (const element of all(item, 'link')) {
    const base = attribute(element, 'base');
    const isEnclosure = attribute(element, 'rel') === 'enclosure' && isPicture(element);
    if (isEnclosure) yield { address: attribute(element, 'href'), base };
  }
  const thumbnails = [...all(item, 'thumbnail'), ...media.flatMap((each) => within(each, 'thumbnail'))];
  for (const element of widest(thumbnails)) yield { address: attribute(element, 'url') };
  for (const element of all(item, 'image')) yield { address: own(element) };
  for (const element of all(item, 'itunes-image')) yield { address: attribute(element, 'href') };
  for (const { src, base } of inText) yield { address: src, base };
}

function creditOf(item: Fields, element: Element | null): string | null {
  const credits = [...(element === null ? [] : within(element, 'credit')), ...all(item, 'credit')];
  for (const credit of credits) {
    const text = plainText(own(credit));
    if (text !== '') return cut(text, longestCredit);
  }
  return null;
}

function isPicture(element: Element): boolean {
  const kind = attribute(element, 'medium') || attribute(element, 'type');
  if (kind !== '') return kind.toLowerCase().startsWith('image');
  return (
    pictureFile.test(attribute(element, 'url') || attribute(element, 'href')) ||
    attribute(element, 'width') !== ''
  );
}

/** Widest first; those of equal or unknown width keep their order. */
function widest(elements: Element[]): Element[] {
  const width = (element: Element) => Number.parseInt(attribute(element, 'width'), 10) || 0;
  return elements.sort((a, b) => width(b) - width(a));
}
