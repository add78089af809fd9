import { everyPattern } from '../linguistics/languages.js';
import { fold } from '../text.js';

/** A headline's parts: what it tells, and what it says that came before it or was its reason. */
export interface Clauses {
  main: string;
  earlier: string;
}

const link = `(?:${everyPattern(({ story }) => story?.earlier)})`;
const inFront = new RegExp(`^${link} ([^,]{3,}), (.+)$`);
const behind = new RegExp(`^(.{3,}?)[ ,]+${link} (.+)$`);

/** Parts a headline: `Lammy named deputy after Rayner quits`, `Setelah Gempa, Warga Mengungsi`. Pure. */
export function clausesOf(headline: string): Clauses {
  const folded = fold(headline);
  const [, before, news] = inFront.exec(folded) ?? [];
  if (before !== undefined && news !== undefined) return { main: news, earlier: before };
  const [, main, earlier] = behind.exec(folded) ?? [];
  return { main: main ?? folded, earlier: earlier ?? '' };
}
