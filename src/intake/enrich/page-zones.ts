import { BoundedMap } from '../../core/bounded-map.js';
import type { Attributes } from '../html/markup-stream.js';
import { writerRoles } from '../read/name-words.js';

/** What an element is for, as far as its name and class tell; inherited by what stands in it. */
export interface Zone {
  tag: string;
  /** Nothing in it belongs to the article: sidebars, recommendations, navigation, comments. */
  off: boolean;
  /** Whether only class names say so: `page has-sidebar` may hold the whole article. */
  byName: boolean;
  /** A heading in such an element: if it is the page's headline, the class names meant something else. */
  doubtful: boolean;
  caption: boolean;
  /** Meant for authors: 2 where it is marked so, 1 where only a class name tells, else 0. */
  byline: number;
  /** Within the caption of a picture. */
  picture: boolean;
  credit: boolean;
  /** An entry of a list: no date or byline of the article stands in one. */
  entry: boolean;
  topic: boolean;
  headline: boolean;
  /** The number of the innermost `article`; 0 outside of any. */
  article: number;
  /** Where a heading of something else stood in it: how much had been left out by then, in UTF-16 units. */
  heading: number | null;
}

const root: Zone = {
  tag: '',
  off: false,
  byName: false,
  doubtful: false,
  caption: false,
  byline: 0,
  picture: false,
  credit: false,
  entry: false,
  topic: false,
  headline: false,
  article: 0,
  heading: null,
};

/** An element that stands deeper is not told apart from what surrounds it. */
const deepest = 200;
const offTags = new Set(['nav', 'aside', 'footer', 'dialog', 'button', 'select', 'menu']);
const offClass =
  /(?:^|[\s_-])(?:related|recommend\w*|recommendations?|rekomendasi|sidebar|side|popular|populer|terpopuler|terkini|terbaru|terkait|latest|trending|most|baca-?juga|bacajuga|read-?(?:also|more|next)|lihat-?juga|simak-?juga|widget|breadcrumbs?|comments?|komentar|newsletter|promo|iklan|ads?|advert\w*|sponsor\w*|outbrain|taboola|infinite|more-?(?:news|stories|articles?)|share|sharing|social|menu|navbar|topbar|footer|onward|next-?article|carousel|bio|ticker|thumbnails?--opinion)(?=$|[\s_-])/i;
const captionClass = /caption|(?:^|[\s_-])(?:photo|p?foto|image|img)(?=$|[\s_-])/i;
const creditClass = /(?:^|[\s_-])(?:credits?|kredit|copyright|photographer|image-?source)(?=$|[\s_-])/i;
const bylineClass = new RegExp(
  `(?:^|[\\s_-])(?:article|story|post|entry)?(?:by-?line|writer|contributor|verfasser|schrijver|forfatter|journalist|columnist|autor[ei][ns]?|${writerRoles
    .filter((word) => /^[a-z]+$/.test(word))
    .join('|')})s?(?:-?names?)?(?=$|[\\s_-])`,
  'i',
);
/** `/author/jane-doe` */
const authorPath = new RegExp(
  `/(?:staff|people|${writerRoles.filter((word) => /^[a-zàâçéèêëîïôöûüñ]+$/.test(word)).join('|')}|szerzo)s?/[^/]+/?$`,
  'i',
);
/** Who made a picture, or whose it is: none of those who wrote, whatever stands around it. */
const strangerClass = /licen[cs]e|attribution/i;
/** What an element has or lacks, `has-social-tools`, is not what it is for; an article's own footer may name who wrote it. */
const stateClass =
  /(?:^|\s)(?:\w{1,20}[_-])?(?:article|entry|post|story)[\w-]*[_-]footer(?!\S)|(?:^|\s)(?:byline|has|hasnt|with|without|no|not|is-not|shows?|hides?|hidden)-[\w-]+/gi;
/** `authorName` is `author-Name`. */
const camelCase = /([a-z])([A-Z])/g;
const notBylineClass =
  /editor|penyunting|bio|avatar|about|share|image|photo|foto|follow|social|popup|tooltip/i;
const topicClass =
  /(?:^|[\s_-])(?:topik|topics?|kicker|label|fokus|tag-?label|section-?label|overline)(?=$|[\s_-])/i;
const topicPath = /\/(?:topics?|topik|tags?|fokus)\//i;

const inline = new Set(
  'a abbr acronym b bdi big cite code data del dfn em font i ins kbd mark nobr q s samp small span strike strong sub sup time tt u var wbr img'.split(
    ' ',
  ),
);
const voids = new Set(
  'area base basefont br col embed frame hr img input link meta param source track wbr'.split(' '),
);

/** Whether an element stands within a line of text. */
export const isInline = (tag: string) => inline.has(tag);
/** Whether an element has no end. */
export const isVoid = (tag: string) => voids.has(tag);

/** The zone of a line that stands in several: in all of them at once, as far as it helps to leave it out. */
export function mixed(before: Zone | null, zone: Zone): Zone {
  if (before === null || before === zone) return zone;
  return {
    ...before,
    caption: before.caption || zone.caption,
    byline: Math.max(before.byline, zone.byline),
    credit: before.credit && zone.credit,
    entry: before.entry || zone.entry,
    topic: before.topic && zone.topic,
    headline: before.headline && zone.headline,
  };
}

/** What class names tell of an element. */
interface Meaning {
  off: boolean;
  caption: boolean;
  byline: boolean;
  stranger: boolean;
  credit: boolean;
  topic: boolean;
}

const nothing: Meaning = {
  off: false,
  caption: false,
  byline: false,
  stranger: false,
  credit: false,
  topic: false,
};
const maxMeanings = 500;

/** What holds the whole page or article; its class names tell of what stands in it. */
const frames = new Set(['body', 'html', 'main', 'article']);

/** The elements that are open. Every tag costs the same, however deep and wrong the nesting is. */
export class ZoneStack {
  readonly #stack: Zone[] = [];
  readonly #open = new Map<string, number>();
  readonly #meanings = new BoundedMap<string, Meaning>(maxMeanings);
  #articles = 0;

  get top(): Zone {
    return this.#stack.at(-1) ?? root;
  }

  /** The element `levels` above the top. */
  above(levels: number): Zone {
    return this.#stack.at(-1 - levels) ?? root;
  }

  push(tag: string, attributes: Attributes): void {
    // What HTML closes by itself would pass its meaning on to all that follows.
    if (this.top.tag === tag && (tag === 'p' || tag === 'li')) this.#pop();
    else if (this.top.tag === 'p' && !inline.has(tag)) this.#pop();
    if (this.#stack.length >= deepest) return;
    this.#stack.push(this.#zone(tag, attributes));
    this.#open.set(tag, (this.#open.get(tag) ?? 0) + 1);
  }

  /** Closes an element and all that is open in it. Returns those that went, the innermost first. */
  close(tag: string): Zone[] {
    const closed: Zone[] = [];
    if ((this.#open.get(tag) ?? 0) === 0) return closed;
    for (;;) {
      const zone = this.#pop();
      if (zone === undefined) return closed;
      closed.push(zone);
      if (zone.tag === tag) return closed;
    }
  }

  /** What is open and was left out because of its class names belongs to the article after all. */
  reveal(): void {
    for (const zone of this.#stack) {
      if (zone.byName) zone.off = false;
    }
  }

  #pop(): Zone | undefined {
    const zone = this.#stack.pop();
    if (zone !== undefined) this.#open.set(zone.tag, (this.#open.get(zone.tag) ?? 1) - 1);
    return zone;
  }

  #zone(tag: string, attributes: Attributes): Zone {
    const parent = this.top;
    if (parent.off) return withinOff(parent, tag);
    const isFrame = frames.has(tag);
    const names = isFrame ? nothing : this.#meaningOf(attributes);
    // One element may be several things: `itemprop="author creator"`.
    const props = attributes.get('itemprop')?.toLowerCase().split(/\s+/) ?? [];
    const byline = isFrame || names.stranger ? 0 : bylineOf(parent, tag, attributes, props, names.byline);
    return {
      tag,
      off: names.off || offTags.has(tag),
      byName: names.off && !offTags.has(tag),
      doubtful: parent.doubtful,
      caption: parent.caption || tag === 'figure' || tag === 'figcaption' || names.caption,
      byline,
      picture: parent.picture || tag === 'figcaption',
      credit: parent.credit || names.credit,
      // A list of authors is none of articles.
      entry: parent.entry || (tag === 'li' && byline === 0),
      topic: parent.topic || names.topic || (tag === 'a' && topicPath.test(attributes.get('href') ?? '')),
      headline: parent.headline || tag === 'h1' || tag === 'h2' || props.includes('headline'),
      article: tag === 'article' ? ++this.#articles : parent.article,
      heading: null,
    };
  }

  /** A page repeats its class names hundreds of times. */
  #meaningOf(attributes: Attributes): Meaning {
    const [classes, id] = [attributes.get('class'), attributes.get('id')];
    const part = attributes.get('data-testid') ?? attributes.get('data-component');
    if (classes === undefined && id === undefined && part === undefined) return nothing;
    const names = `${classes ?? ''} ${id ?? ''}`.slice(0, 400);
    // Where class names are made by a machine, the part's name tells what it is for.
    const byPart = /^byline/i.test(part ?? '');
    const key = byPart ? `${names} byline` : names;
    let meaning = this.#meanings.get(key);
    if (meaning === undefined) {
      meaning = {
        off: offClass.test(names.replace(stateClass, ' ')),
        caption: captionClass.test(names),
        byline:
          byPart || (bylineClass.test(names.replace(camelCase, '$1-$2')) && !notBylineClass.test(names)),
        stranger: strangerClass.test(names),
        credit: creditClass.test(names),
        topic: topicClass.test(names),
      };
      this.#meanings.set(key, meaning);
    }
    return meaning;
  }
}

/** An element in what does not belong to the article. Nothing is read in there; only its end matters. */
function withinOff(parent: Zone, tag: string): Zone {
  const zone = { ...root, tag, article: parent.article };
  // Within an article an address is its author's, even beside the text.
  if (tag === 'address' && parent.article > 0) return { ...zone, byline: 1 };
  const byName = parent.byName && !offTags.has(tag);
  const doubtful = byName && tag === 'h1';
  return { ...zone, off: !doubtful, byName, doubtful, headline: doubtful };
}

/** How far an element is meant for authors, from 0 to 2. */
function bylineOf(
  parent: Zone,
  tag: string,
  attributes: Attributes,
  props: readonly string[],
  isNamedSo: boolean,
): number {
  const isAuthor = props.includes('author');
  const isHouse = isAuthor && /organi[sz]ation$/i.test(attributes.get('itemtype')?.trim() ?? '');
  // Below a picture stands who took it.
  if (isHouse || tag === 'figcaption' || parent.picture) return 0;
  if (isAuthor || attributes.get('rel')?.toLowerCase() === 'author') return 2;
  const isAddress = tag === 'address' && parent.article > 0;
  const isAuthorLink = tag === 'a' && authorPath.test(attributes.get('href') ?? '');
  return Math.max(parent.byline, isNamedSo || isAuthorLink || isAddress ? 1 : 0);
}
