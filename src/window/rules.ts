import type { Article } from '../core/article.js';
import type { WindowKey } from './texts.js';

/** Fields of an article that a rule of Kabar's makes out of what its publisher says. */
export type RuledField = 'headline' | 'link' | 'summary' | 'authors' | 'publishedAt' | 'updatedAt';

/** A rule in words, with what they name. */
export interface NamedRule {
  key: WindowKey;
  values: Readonly<Record<string, string | number>>;
}

/** What stands at the end of what a rule has shortened. */
const cut = '…';

/**
 * The rule by which a field was made, as far as the stored article tells it: what the publisher wrote before is not kept.
 * Null where there is nothing in the field.
 * @param zone the publisher's time zone; null where the catalog names none.
 */
export function ruleOf(article: Article, field: RuledField, zone: string | null): NamedRule | null {
  switch (field) {
    case 'headline':
      return { key: 'rule-headline', values: {} };
    case 'link':
      return { key: 'rule-link', values: {} };
    case 'summary': {
      const { summary, summaryRules: version = 1 } = article;
      if (summary === null) return null;
      return { key: summary.endsWith(cut) ? 'rule-summary-cut' : 'rule-summary', values: { version } };
    }
    case 'authors':
      if (article.authors.length === 0) return null;
      return { key: article.authors.includes(cut) ? 'rule-authors-cut' : 'rule-authors', values: {} };
    default:
      return article[field] === null ? null : { key: 'rule-date', values: { zone: zone ?? 'UTC' } };
  }
}
