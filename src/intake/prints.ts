import type { IdentifiedItem } from './identify.js';
import { printLength } from './read/brief.js';

/** What an item may lack beside its date, each with its bit. */
const facts: Readonly<Record<string, { bit: number; isLacking: (item: IdentifiedItem) => boolean }>> = {
  author: { bit: 1, isLacking: ({ authors }) => authors.length === 0 },
  summary: { bit: 2, isLacking: ({ text }) => text === null },
  image: { bit: 4, isLacking: ({ image }) => image === null },
};

/** The facts that an item lacks, as bits; null where it was never read whole. */
export function lacksOf(item: IdentifiedItem): number | null {
  if (item.lacks !== undefined) return item.lacks;
  if (item.brief !== undefined) return null;
  return Object.values(facts).reduce((sum, { bit, isLacking }) => sum + (isLacking(item) ? bit : 0), 0);
}

/** The names of facts, each with the test whether it is among the bits of {@link lacksOf}. */
export const lackTests: readonly (readonly [name: string, isLacking: (lacks: number) => boolean])[] =
  Object.entries(facts).map(([name, { bit }]) => [name, (lacks) => (lacks & bit) > 0]);

/** What items said and lack, in one short string: there is one for each feed that was read. */
export function packPrints(items: Iterable<IdentifiedItem>): string {
  let packed = '';
  for (const item of items) if (item.print !== undefined) packed += `${item.print}${lacksOf(item) ?? '-'}`;
  return packed;
}

/** Print → what the item lacks; null where that is not known. */
export function unpackPrints(packed: string): Map<string, number | null> {
  const prints = new Map<string, number | null>();
  for (let at = 0; at < packed.length; at += printLength + 1) {
    const lacks = packed[at + printLength] as string;
    prints.set(packed.slice(at, at + printLength), lacks === '-' ? null : Number(lacks));
  }
  return prints;
}
