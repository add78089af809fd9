import { completeTopic } from '../../src/commands/find-topic.js';
import { type Catalog, catalogSchema } from '../../src/core/catalog.js';
import { median, rounded } from '../measure.js';
import { table } from '../results.js';

const counts = [30, 300, 1_000] as const;
const rounds = 41;

/** What somebody may type, each as long as a platform lets it be. */
const typed: readonly [what: string, text: string][] = [
  ['a beginning, `liga in`', 'liga in'],
  ['a slip, `pemilhan`', 'pemilhan'],
  ['6,000 letters', 'a'.repeat(6_000)],
  ['3,000 words of a letter', 'a '.repeat(3_000)],
  ['names in a row', 'Pemilihan kepala daerah serentak '.repeat(180)],
  ['2,000 characters that fold to 18 each', 'ﷺ'.repeat(2_000)],
];

/** How long it takes to complete the name of a topic, at each keystroke of whoever types. */
export async function complete(): Promise<string> {
  const rows = typed.map(([what, text]) => [
    what,
    ...counts.map((count) => {
      const catalog = catalogOf(count);
      completeTopic('warm', catalog, 'id', 25);
      const times = Array.from({ length: rounds }, () => timed(catalog, text));
      return `${rounded(median(times))} (${rounded(Math.max(...times))})`;
    }),
  ]);
  const head = ['what is typed', ...counts.map((count) => `${count} topics, ms`)];
  return `Milliseconds of CPU for one completion, the median of ${rounds} and the worst in brackets.\n\n${table([head, ...rows])}`;
}

function timed(catalog: Catalog, text: string): number {
  const before = process.cpuUsage();
  completeTopic(text, catalog, 'id', 25);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** Topics whose names are as long as they may be and begin alike, which costs the most to compare. */
function catalogOf(count: number): Catalog {
  const topics = Array.from({ length: count }, (_, index) => ({
    id: `topik-${index}`,
    name: {
      id: `Pemilihan kepala daerah serentak seluruh Indonesia tahap ${index}`,
      en: `Regional elections all over Indonesia, stage ${index}`,
    },
    match: { any: ['x'] },
  }));
  return catalogSchema.parse({ topics });
}
