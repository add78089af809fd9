import type { Article, OriginField } from '../core/article.js';
import type { PageContext } from './context.js';

/** Where a fact of an article comes from, in small print; nothing where nobody gave it. */
export function Origin(props: {
  context: PageContext;
  article: Article;
  /** Absent: what only its feed gives. */
  field?: OriginField;
}) {
  const { context, article, field } = props;
  const isEmpty = field !== undefined && isUnknown(article, field);
  return isEmpty ? null : <small class="origin">{sayOrigin(context, article, field)}</small>;
}

function isUnknown(article: Article, field: OriginField): boolean {
  const fact = article[field];
  return fact === null || (Array.isArray(fact) && fact.length === 0);
}

/** An origin as the operator reads it. */
function sayOrigin({ var: { text } }: PageContext, article: Article, field?: OriginField): string {
  const { origins, feed } = article;
  if (field === undefined) return text('origin-feed', { feed });
  if (origins === undefined) return text('origin-unknown');
  const origin = origins[field];
  switch (origin) {
    case undefined:
      return text('origin-feed', { feed });
    case 'page':
      return text('origin-page');
    case 'both':
      return text('origin-both', { feed });
    case 'head':
      return text('origin-head', { feed });
    case 'catalog':
      return text('origin-catalog', { publisher: article.publisher.name });
    default:
      return text('origin-feed', { feed: origin.replace(/^feed:/, '') });
  }
}
