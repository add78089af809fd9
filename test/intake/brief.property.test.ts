import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Intake } from '../../src/intake/intake.js';
import { atom, type FeedItem, rss } from '../doubles/feed-text.js';
import { minute, World } from './world.js';

/** What a publisher makes of one of few articles; some share a link or a guid. */
const said = fc.record({
  number: fc.integer({ min: 1, max: 6 }),
  title: fc.constantFrom('Calm seas', 'Peace at last', 'Storm ahead'),
  summary: fc.constantFrom('One sentence stands here.', 'Peace talks began here. They went on.', ''),
  author: fc.constantFrom('Ana Wati', '', 'Budi Santoso'),
  guid: fc.constantFrom('own', 'own', 'own', 'shared', 'none'),
  link: fc.constantFrom('own', 'own', 'own', 'shared'),
  age: fc.constantFrom(0, 30, 600, 5_000, -90),
  category: fc.constantFrom([], ['Sport']),
});

const itemOf = ({ number, title, summary, author, guid, link, age, category }: FeedItemSaid): FeedItem => ({
  title: `${title} number ${number}`,
  link: `https://p.example/${link === 'own' ? number : 'all'}`,
  ...(guid !== 'none' && { guid: guid === 'own' ? `id-${number}` : 'all' }),
  summary,
  author,
  date: Date.UTC(2024, 5, 18) - age * minute,
  categories: category,
});
type FeedItemSaid = typeof said extends fc.Arbitrary<infer Said> ? Said : never;

/** What was recorded when each list was polled in turn; `next` says who polls. */
async function recorded(bodies: readonly string[], capacity: number, next: (world: World) => () => Intake) {
  const world = await World.open();
  world.store.articleCapacity = capacity;
  const intake = next(world);
  for (const body of bodies) {
    world.publish('/a', [], { body });
    await world.nextSecond(intake());
  }
  const articles = [...world.store.stored.values()].map(({ id: _, seenAt: __, ...article }) => article);
  const entries = world.store.logLines();
  await world.close();
  return { entries, articles };
}

/** Remembers what the items said. */
const same = (world: World) => {
  const intake = world.makeIntake();
  return () => intake;
};

/** Remembers nothing but what is stored, as after a restart, and so reads everything whole. */
const anew = (world: World) => () => world.makeIntake();

test('whoever reads in brief records what they would record who read everything', async () => {
  const lists = fc.array(fc.array(said, { maxLength: 8 }), { minLength: 2, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(lists, fc.constantFrom(20_000, 6), async (given, capacity) => {
      const bodies = given.map((list) => rss(list.map(itemOf)));
      expect(await recorded(bodies, capacity, same)).toEqual(await recorded(bodies, capacity, anew));
    }),
    { numRuns: 60 },
  );
});

/** What publishers do to an item, as a change of how it is written. */
const damages: Readonly<Record<string, (xml: string) => string>> = {
  none: (xml) => xml,
  cdata: (xml) => xml.replace('</title>', '<![CDATA[ </item> <item> </entry>]]></title>'),
  comment: (xml) => xml.replace('<title>', '<!-- <item> </entry> --><title>'),
  language: (xml) => xml.replace('<title>', '<dc:language>en</dc:language><title>'),
  openTitle: (xml) => xml.replace('</title>', ''),
  openEnd: (xml) => xml.replace(/<\/(?:item|entry)>$/, ''),
  openQuote: (xml) => xml.replace('<title>', '<b class="x><title>'),
  openComment: (xml) => xml.replace('<title>', '<!-- <title>'),
  tagInQuote: (xml) => xml.replace('<title>', '<b class="</item>" /><title>'),
  blankInTag: (xml) => xml.replace(/<\/(item|entry)>$/, '</$1 \n>'),
  upperCase: (xml) =>
    xml.replace(/<(\/?)(item|entry)>/g, (_, slash, name) => `<${slash}${name.toUpperCase()}>`),
  mark: (xml) => `<?kabar-passed-over?>${xml}`,
};
/** What stands in front of an item. */
const before = [
  '',
  '',
  '',
  '',
  '<!-- 0.1 s -->',
  '<image><url>https://p.example/i.png</url></image>',
  '<unknown>',
  'junk',
];

const written = fc.record({
  item: said.map((each) => ({ ...each, guid: 'own' as const, link: 'own' as const })),
  damage: fc.oneof({ weight: 5, arbitrary: fc.constant('none') }, fc.constantFrom(...Object.keys(damages))),
  before: fc.constantFrom(...before),
});
type Written = typeof written extends fc.Arbitrary<infer Value> ? Value : never;

/** Mostly the same few items at every poll, as in life, each written in one way. */
const pool = fc
  .array(written, { minLength: 6, maxLength: 6 })
  .map((items) => items.map((each, index) => ({ ...each, item: { ...each.item, number: index + 1 } })));
const picks = fc.array(fc.subarray([0, 1, 2, 3, 4, 5]), { minLength: 2, maxLength: 5 });

const anItem = /<(item|entry)>.*<\/\1>/s;

function damaged(items: readonly Written[], write: typeof rss): string {
  const whole = items.map(({ item, damage, before: front }) => {
    const xml = anItem.exec(write([itemOf(item)]))?.[0] ?? '';
    return front + damages[damage]?.(xml);
  });
  return write([{ title: 'Instead of all' }]).replace(anItem, () => whole.join('\n'));
}

test('that holds however badly the items are written, for what the damage does not take with it', async () => {
  await fc.assert(
    fc.asyncProperty(pool, picks, fc.constantFrom(rss, atom), async (items, polls, write) => {
      const bodies = polls.map((picked) =>
        damaged(
          picked.map((index) => items[index] as Written),
          write,
        ),
      );
      expect(await recorded(bodies, 20_000, same)).toEqual(await recorded(bodies, 20_000, anew));
    }),
    { numRuns: 80 },
  );
});
