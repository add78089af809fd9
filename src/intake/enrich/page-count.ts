import { resolveLink } from '../read/links.js';

/** More pages than these are a misreading. */
const maxPages = 50;

/** How many pages `Halaman 1 2 3`, `Halaman 1/3`, `Page 1 of 3` speak of; null for anything else. */
export function readPageCount(line: string): number | null {
  const rest = /^(?:Halaman|Hal|Pages?)\b\s*:?\s*(\d.*)$/iu
    .exec(line.slice(0, 160))?.[1]
    ?.replace(/\b(?:of|dari|all|next|selanjutnya|semua)\b/gi, ' ');
  if (rest === undefined || !/^[\d\s|/,»›>-]+$/.test(rest)) return null;
  const numbers = (rest.match(/\d+/g) ?? []).map(Number).filter((number) => number > 0 && number <= maxPages);
  return numbers.length < 2 ? null : Math.max(...numbers);
}

/** The page that a link leads to, as `?page=3` of this very page: so many it has at least. Null for any other link. */
export function pageLinked(href: string | undefined, page: URL): number | null {
  const number = Number(/[?&](?:page|halaman)=(\d{1,3})(?:&|#|$)/i.exec(href ?? '')?.[1]);
  if (!(number > 1 && number <= maxPages)) return null;
  const link = resolveLink(href, page.href);
  if (link === null) return null;
  const { host, pathname } = new URL(link);
  return host === page.host && pathname === page.pathname ? number : null;
}
