import { everyPhrase } from '../../core/linguistics/languages.js';
import { plainText } from '../html/html-text.js';
import type { Attributes } from '../html/markup-stream.js';

const published = (
  'article:published_time og:article:published_time og:published_time parsely-pub-date datepublished pubdate ' +
  'publishdate publish-date publish_date publication_date date_published content_publisheddate content_published_date ' +
  'content:published_date cxenseparse:recs:publishtime cxenseparse:publishtime sailthru.date dc.date.issued ' +
  'dcterms.issued dc.date citation_publication_date'
).split(' ');
const created = ['dc.date.created', 'dcterms.created', 'datecreated'];
/** Not `og:updated_time`: many sites write the time of the visit there. */
const updated =
  'article:modified_time datemodified date_modified content_modifieddate dcterms.modified dc.date.modified lastmod'.split(
    ' ',
  );
/** Named as the writer, where the linked data may name the editor. */
const writers = ['content_author', 'content:author', 'content_writer'];
/** Not `content_editor`, not `twitter:creator`. */
const authors =
  'article:author byl byline article_author article.author search.byline parsely-author sailthru.author dc.creator dcterms.creator cxenseparse:author cxense:author citation_author og:article:author article:author_name author-name authors mediator_author cse_author nrbi:authors vr:author og:author analyticsattributes.author dcsext.author sailthru.byline_name'.split(
    ' ',
  );
/** Many sites name their owner here on every page. */
const owners = ['author', 'creator'];
const editors = ['content_editor', 'editor'];
/** Journals name each author of a paper so. */
const papers = ['citation_author'];
const keywords = ['article:tag', 'news_keywords', 'content_tags', 'parsely-tags', 'keywords'];
const titles = ['og:title', 'twitter:title', 'title', 'parsely-title', 'dc.title'];
const descriptions = ['og:description', 'description', 'twitter:description', 'dc.description'];
const images = ['og:image:secure_url', 'og:image', 'twitter:image', 'parsely-image-url'];
const links = ['og:url', 'parsely-link'];
const sections = ['article:section', 'parsely-section'];
const languages = ['og:locale', 'content-language', 'dc.language'];
const houses = ['og:site_name', 'application-name', 'twitter:site'];

const groups = {
  published,
  created,
  updated,
  writers,
  authors,
  owners,
  editors,
  papers,
  keywords,
  titles,
  descriptions,
  images,
  links,
  sections,
  languages,
  houses,
};

type Group = keyof typeof groups;

const known = new Set(Object.values(groups).flat());
/** `twitter:label1` says `Written by`, and `twitter:data1` who. */
const card = /^twitter:(label|data)([12])$/;
const writerLabels = new Set(everyPhrase(({ writers }) => writers));
const maxValues = 30;

/** The meta tags of a page: those that say something of its article, by name. */
export class MetaTags {
  readonly #values = new Map<string, string[]>();
  readonly #cards = new Map<string, string>();

  /** Takes what a `meta` tag says; tags of other names are passed over. */
  add(attributes: Attributes): void {
    const content = attributes.get('content');
    if (content === undefined || content.trim() === '') return;
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = attributes.get(attribute)?.trim().toLowerCase();
      if (name !== undefined && card.test(name)) this.#cards.set(name, content);
      if (name === undefined || !known.has(name)) continue;
      const values = this.#values.get(name) ?? [];
      if (values.length < maxValues) values.push(content);
      this.#values.set(name, values);
      return;
    }
  }

  /** What stands under the names of a group, as plain text, the best name first. */
  all(group: Group): string[] {
    return this.lists(group).flat();
  }

  /** The same, name by name: where one name gives nothing of use, the next may. */
  lists(group: Group): string[][] {
    const values = this.#named(group);
    return group === 'owners' ? [...values, ...this.#onCards()] : values;
  }

  #onCards(): string[][] {
    return (
      ['1', '2']
        .filter((number) =>
          writerLabels.has(plainText(this.#cards.get(`twitter:label${number}`) ?? '').toLowerCase()),
        )
        .map((number) => [plainText(this.#cards.get(`twitter:data${number}`) ?? '')])
        // A single word is as often a login.
        .filter(([text]) => /\S\s\S/.test(text ?? ''))
    );
  }

  #named(group: Group): string[][] {
    return groups[group].flatMap((name) => {
      const values = this.#values
        .get(name)
        ?.map(plainText)
        .filter((text) => text !== '');
      return values === undefined || values.length === 0 ? [] : [values];
    });
  }
}
