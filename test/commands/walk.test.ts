import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { render } from '../../adapters/discord/format.js';
import { createCommands } from '../../src/commands/commands.js';
import { type Catalog, catalogSchema } from '../../src/core/catalog.js';
import { newChat } from '../../src/core/chat.js';
import type { Message, Reply } from '../../src/core/message.js';
import type { Commands } from '../../src/core/ports.js';
import { follow } from '../../src/core/subscription.js';
import { actions, admin, chat, commandKit } from './kit.js';

const kit = commandKit();
const one = '000000000001';

beforeEach(() => kit.record(12));

/** What would take away what the others need; each is tried in a test of its own. */
const destructive = /^(forget|drop|flip|unfollow|put language) /;

interface Walked {
  cards: Map<string, Reply>;
  /** By card: those that its buttons lead to. */
  ways: Map<string, Set<string>>;
}

/** Presses every button that can be reached from these, and keeps the card that each shows. */
async function walk(commands: Commands, starts: readonly string[]): Promise<Walked> {
  const walked: Walked = { cards: new Map(), ways: new Map() };
  const queue = [...starts];
  for (const action of queue) {
    if (walked.cards.has(action) || destructive.test(action)) continue;
    const { messages, notice } = await commands.press(admin, action);
    const [first] = messages;
    // A tap that changes nothing only says why, and the card stays.
    if (first === undefined && (notice ?? '') !== '' && !notice?.includes('too old')) continue;
    expect([action, notice ?? '', first?.kind]).toEqual([
      action,
      expect.not.stringContaining('too old'),
      'reply',
    ]);
    walked.cards.set(action, first as Reply);
    walked.ways.set(action, new Set(actions(first)));
    queue.push(...actions(first));
  }
  return walked;
}

/** The cards from which `home` cannot be reached by taps. */
function deadEnds({ cards, ways }: Walked): string[] {
  const good = new Set(['home']);
  for (let grew = true; grew; ) {
    const before = good.size;
    for (const [action, ons] of ways) if ([...ons].some((on) => good.has(on))) good.add(action);
    grew = good.size > before;
  }
  return [...cards.keys()].filter((action) => !good.has(action));
}

/** What Discord would bear of a message: the actions of its buttons and menus, and how many rows they take. */
function onDiscord(message: Message) {
  const rows = render(message).flatMap(({ components = [] }) => components);
  const each = rows.map((row) =>
    row.components.flatMap((component) =>
      'options' in component ? component.options.map(({ value }) => value) : [component.custom_id],
    ),
  );
  return { rows: rows.length, each, buttons: rows.map(({ components }) => components.length) };
}

function expectSound(message: Message | undefined): void {
  if (message?.kind !== 'reply') return;
  const own = actions(message);
  expect(own).toEqual([...new Set(own)]);
  const { rows, each, buttons } = onDiscord(message);
  expect(rows).toBeLessThanOrEqual(5);
  expect(Math.max(0, ...buttons)).toBeLessThanOrEqual(5);
  expect(Math.max(0, ...each.map((row) => row.length))).toBeLessThanOrEqual(25);
  expect(each.flat()).toEqual(own);
}

/** A catalog with categories, in whose largest are more topics than a page holds. */
function catalogOf(topics: number, publishers: number, categories: number): Catalog {
  return catalogSchema.parse({
    publishers: Array.from({ length: publishers }, (_, index) => ({
      id: index === 0 ? 'tribunnews' : `p-${index}`,
      name: `Publisher ${index}`,
      url: 'https://example.org',
    })),
    categories: Array.from({ length: categories }, (_, index) => ({
      id: `c-${index}`,
      name: { en: `Category ${index}` },
    })),
    topics: Array.from({ length: topics }, (_, index) => ({
      id: index === 0 ? 'rusia-ukraina' : `t-${index}`,
      name: { en: `Topic ${index}` },
      // Most stand in the first category, some in none.
      ...(index % 7 !== 6 && categories > 0 && { category: `c-${index % 2 === 0 ? 0 : index % categories}` }),
      match: { any: ['x'] },
    })),
  });
}

const commandsWith = (catalog: Catalog) =>
  createCommands({ ...kit.commandDeps, catalog: () => catalog, store: kit.store });

describe('every card that can be opened from ☰', () => {
  it.each([
    ['few topics', catalogOf(3, 1, 0)],
    ['categories', catalogOf(60, 12, 8)],
  ])('leads back to it, with %s', async (_, catalog) => {
    const commands = commandsWith(catalog);
    await commands.press(admin, 'flip 0 rusia-ukraina');
    await commands.press(admin, 'follow publisher:tribunnews');
    await commands.press(admin, 'put reads id');
    const walked = await walk(commands, [`menu ${one}`, `more ${one}`, `mute ${one}`, 'home']);
    expect(walked.cards.size).toBeGreaterThan(40);
    expect(deadEnds(walked)).toEqual([]);
    for (const card of walked.cards.values()) expectSound(card);
  });

  it.each([
    'drop rusia-ukraina',
    'unfollow rusia-ukraina',
    'unfollow t-3',
    'forget yes',
    'forget no',
    'put language id',
  ])('has a way back behind “%s”, too', async (action) => {
    await kit.ask('subscribe rusia-ukraina');
    const { messages } = await kit.commands.press(admin, action);
    const walked = await walk(kit.commands, actions(messages[0]).slice(-1));
    expect(deadEnds(walked)).toEqual([]);
  });
});

describe('every card, however a chat stands', () => {
  const times = fc.uniqueArray(fc.constantFrom('06:15', '07:00', '09:45', '13:30', '19:00', '23:59'), {
    minLength: 1,
    maxLength: 4,
  });
  const state = fc.record({
    followed: fc.integer({ min: 0, max: 40 }),
    muted: fc.integer({ min: 0, max: 30 }),
    topics: fc.integer({ min: 1, max: 60 }),
    publishers: fc.integer({ min: 0, max: 20 }),
    categories: fc.integer({ min: 0, max: 12 }),
    words: fc.integer({ min: 0, max: 5 }),
    times,
    page: fc.integer({ min: 0, max: 6 }),
  });
  const asked = [
    'start',
    'topics',
    'topics topic',
    'topics zzzz',
    'subscriptions',
    'mute',
    'mute topic',
    'digest',
  ];
  asked.push(
    'digest 7',
    'digest 7 8 9',
    'quiet 9-5',
    'quiet',
    'settings',
    'settings reads',
    'settings timezone',
  );
  asked.push(
    'timezone america',
    'subscribe topic',
    'unsubscribe topic',
    'search putin',
    'latest 1',
    'latest -5',
    'help',
  );
  asked.push('nonsense', 'latest topic', 'forgetme');

  it('has no action twice, and fits into five rows of five, or menus of 25, with nothing left out', async () => {
    await fc.assert(
      fc.asyncProperty(state, async ({ followed, muted, words, page, times, ...sizes }) => {
        const catalog = catalogOf(sizes.topics, sizes.publishers, sizes.categories);
        const commands = commandsWith(catalog);
        await kit.store.forgetChat(chat);
        await kit.store.changeChat(chat, (_, head) => {
          const fresh = newChat(chat, { language: 'en', timezone: 'Asia/Jakarta' });
          const phrases = Array.from({ length: words }, (_, index) => `words ${index}`);
          const ids = Array.from({ length: followed }, (_, index) => `t-${index}`);
          const all = ids.reduce((list, topic) => follow(list, topic, 'instant', head), fresh.subscriptions);
          const subscriptions = phrases.reduce(
            (list, phrase, index) => follow(list, `keyword:k${index}`, 'digest', head, { phrase }),
            all,
          );
          const mutes = Array.from({ length: muted }, (_, index) => ({
            topic: `t-${index * 2}`,
            from: 0,
            until: null,
          }));
          const settings = { ...fresh.settings, digest: { ...fresh.settings.digest, times } };
          return { ...fresh, subscriptions, mutes, settings };
        });
        for (const each of asked) {
          const [name = '', ...rest] = each.split(' ');
          const { messages } = await commands.runText({ ...admin, person: null }, name, rest.join(' '));
          for (const message of messages) expectSound(message);
        }
        for (const action of [
          `subs ${page}`,
          `topics ${page}`,
          `category c-0 ${page}`,
          `mutes ${page}`,
          `publishers ${page}`,
        ]) {
          expectSound((await commands.press(admin, action)).messages[0]);
        }
      }),
      { numRuns: 15 },
    );
  });
});
