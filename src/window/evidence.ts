import type { Article } from '../core/article.js';
import type { Catalog } from '../core/catalog.js';
import type { Evidence } from '../core/classify/evidence.js';
import { compileEvidence, type Explainer } from '../core/classify.js';

/** Finds the evidence for an article's topics. The rules of a catalog are compiled once. */
export function createExplainer(catalog: () => Catalog): (article: Article) => Evidence[] {
  let last: { catalog: Catalog; explain: Explainer } | null = null;
  return (article) => {
    const current = catalog();
    if (last?.catalog !== current) last = { catalog: current, explain: compileEvidence(current) };
    return last.explain(article);
  };
}
