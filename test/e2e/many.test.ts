import { describe, expect, it } from 'vitest';
import { newChat } from '../../src/core/chat.js';
import { follow } from '../../src/core/subscription.js';
import { places, type Sitting } from './talk/places.js';
import { type Screen, type Seat, seen, tap } from './talk/seat.js';
import { catalogOf } from './talk/world.js';

// Whatever a card lists, all of it can be reached, nothing stands there twice, and every page has a way back. The stand-ins
// refuse what has more rows, buttons, options or bytes than the platform takes.

const places13 = places.filter(({ name }) =>
  /^(?:Telegram, in private|Discord, an admin of a server)$/.test(name),
);
const counts = [1, 8, 9, 25, 26, 60];

/** The page that is shown and all that follow it, until the first one comes again. */
async function pagesFrom(seat: Seat, first: Screen, next = '›'): Promise<Screen[]> {
  const pages = [first];
  for (let page = first; page.buttons.some(({ label }) => label === next || label.endsWith(` ${next}`)); ) {
    page = seen(await tap(seat, page, next));
    if (page.text === first.text && page.buttons.map(({ label }) => label).join() === labelsOf(first)) break;
    pages.push(page);
    if (pages.length > 60) throw new Error('the pages have no end');
  }
  return pages;
}

const labelsOf = ({ buttons }: Screen) => buttons.map(({ label }) => label).join();

/** What the buttons of all pages are about, by a pattern; and what is wrong with the pages. */
function listed(pages: readonly Screen[], pattern: RegExp, back: RegExp) {
  const found = pages.flatMap(({ buttons }) => buttons.flatMap(({ data }) => pattern.exec(data)?.[1] ?? []));
  const wrong = pages.flatMap(({ buttons }, index) => {
    const data = buttons.map((each) => each.data);
    return [
      ...(new Set(data).size < data.length ? [`page ${index} has a button twice`] : []),
      ...(buttons.some(({ label }) => back.test(label)) ? [] : [`page ${index} has no way back`]),
    ];
  });
  return { found: found.sort(), wrong };
}

/** The chat of somebody who follows so many topics, and has muted every second of them. */
async function followMany({ world, chat }: Sitting, count: number, muted = 0): Promise<void> {
  await world.store.changeChat(chat, (_, head) => {
    const fresh = newChat(chat, { language: 'en', timezone: 'Asia/Jakarta' });
    const ids = Array.from({ length: count }, (_, index) => `t-${index + 1}`);
    return {
      ...fresh,
      subscriptions: ids.reduce((all, topic) => follow(all, topic, 'instant', head), fresh.subscriptions),
      mutes: ids.slice(0, muted).map((topic) => ({ topic, from: 0, until: null })),
    };
  });
}

const numbered = (prefix: string, count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => `${prefix}${index + from}`).sort();

describe.each(places13)('$name', (place) => {
  describe.each(counts)('with %s', (count) => {
    it('subscriptions', async () => {
      const sitting = await place.sit('en', { catalog: catalogOf(count + 1) });
      await followMany(sitting, count);
      const first = seen(await sitting.seat.ask('subscriptions'));
      const pages = await pagesFrom(sitting.seat, first);
      expect(listed(pages, /^sub (\S+)$/, /Menu/)).toEqual({ found: numbered('t-', count), wrong: [] });
      expect(listed(pages, /^drop (\S+)$/, /Menu/).found).toEqual(numbered('t-', count));
      // What is stopped on the last page is gone, and the page of its neighbours, or the one before, is shown.
      const last = pages.at(-1) as Screen;
      const after = seen(await tap(sitting.seat, last, '✖'));
      expect(after.buttons.some(({ label }) => /Menu/.test(label))).toBe(true);
      expect((await sitting.world.store.chat(sitting.chat))?.subscriptions.length).toBe(count - 1);
      expect(sitting.world.faults()).toEqual([]);
    });

    it('topics of a category', async () => {
      const sitting = await place.sit('en', { catalog: catalogOf(count + 1, 0) });
      const first = seen(await sitting.seat.ask('topics'));
      const pages = await pagesFrom(sitting.seat, first);
      const shown = listed(pages, /^flip \d+ (t-\d+)$/, /Menu/);
      const suggested = listed(pages, /^follow (t-\d+)$/, /Menu/).found;
      expect(shown.wrong).toEqual([]);
      expect([...new Set([...shown.found, ...suggested])].sort()).toEqual(numbered('t-', count));
      expect(sitting.world.faults()).toEqual([]);
    });

    it('muted and unmuted topics', async () => {
      const sitting = await place.sit('en', { catalog: catalogOf(count + 1) });
      await followMany(sitting, count, Math.ceil(count / 2));
      const pages = await pagesFrom(sitting.seat, seen(await sitting.seat.ask('mute')));
      const shown = listed(pages, /^(?:unmute|hear|mute-topic|hush) (t-\d+)$/, /Menu/);
      expect(shown).toEqual({ found: numbered('t-', count), wrong: [] });
      expect(sitting.world.faults()).toEqual([]);
    });

    it('publishers', async () => {
      const sitting = await place.sit('en', { catalog: catalogOf(9, 2, count) });
      const topics = seen(await sitting.seat.ask('topics'));
      const pages = await pagesFrom(sitting.seat, seen(await tap(sitting.seat, topics, 'Publishers')));
      const shown = listed(pages, /^flip \d+ publisher:(p-\d+)$/, /Back/);
      expect(shown).toEqual({ found: numbered('p-', count - 1), wrong: [] });
    });

    it('articles that are found', async () => {
      const sitting = await place.sit('en', { articles: count });
      const pages = await pagesFrom(sitting.seat, seen(await sitting.seat.ask('search', 'zyx')));
      const headlines = pages.flatMap(({ text }) => text.match(/Zyx \d+/g) ?? []);
      expect([...headlines].sort()).toEqual(numbered('Zyx ', count));
      expect(listed(pages, /^(nothing)$/, /Menu/).wrong).toEqual([]);
      expect(sitting.world.faults()).toEqual([]);
    });
  });

  it.each([
    ['06:15', '07:45', '12:20', '23:59'],
    ['00:00', '00:01', '00:02', '00:03'],
    ['06:00', '07:00', '08:00', '12:00'],
    ['07:00'],
  ])('digests at %s %s %s %s: all are shown, and one tap takes one away', async (...given) => {
    const times = given.filter((time) => time !== undefined);
    const { seat, world, chat } = await place.sit('en');
    const card = seen(await seat.ask('digest', times.join(' ')));
    for (const time of times) expect(labelsOf(card)).toContain(`✅ ${time}`);
    expect(labelsOf(card)).toContain('‹ Back');
    const { card: less, notice } = await tap(seat, card, `✅ ${times[0]}`);
    const kept = (await world.store.chat(chat))?.settings.digest.times;
    expect(kept).toEqual(times.length === 1 ? times : times.slice(1));
    expect(less === null ? notice : less.text).toContain(times.length === 1 ? 'at least one' : times[1]);
    expect(world.faults()).toEqual([]);
  });

  it.each([1, 26])('%s phrases of one’s own: each has its card, however long it is', async (count) => {
    const { seat, world, chat } = await place.sit('en');
    for (let index = 1; index <= count; index++) {
      world.clock.step(2_000);
      await seat.ask('follow', `"${index} ${'kata panjang sekali '.repeat(index % 3 === 0 ? 4 : 1)}"`);
    }
    expect((await world.store.chat(chat))?.subscriptions).toHaveLength(count);
    const pages = await pagesFrom(seat, seen(await seat.ask('subscriptions')));
    const shown = listed(pages, /^sub (\S+)$/, /Menu/);
    expect([new Set(shown.found).size, shown.wrong]).toEqual([count, []]);
    const [first] = pages;
    const own = seen(await seat.press(first as Screen, first?.buttons[0]?.data ?? ''));
    expect(labelsOf(own)).toContain('‹ Back');
    expect(world.faults()).toEqual([]);
  });
});
