import { expect, it } from 'vitest';
import { systemClock } from '../../src/app/clock.js';
import { suspended, withState } from '../../src/core/chat.js';
import { defaultSettings } from '../../src/core/settings.js';
import { openLowdb } from '../../src/stores/lowdb/open.js';
import { type ChatReason, chatReasons, ReasonFinder } from '../../src/window/chat-reasons.js';
import { feed, makeItem, makeSettlement, topic } from '../contracts/store-given.js';
import { ManualClock } from '../doubles/clock.js';
import { RecordedLog } from '../doubles/log.js';
import { openTestStore } from '../doubles/store.js';
import { until } from '../doubles/until.js';
import { House } from '../e2e/harness.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { useBrowser, widths } from './browser.js';

const browser = useBrowser();

async function storeWithChats(ids: readonly string[]) {
  const clock = new ManualClock();
  const store = await openTestStore(clock, new RecordedLog());
  for (const id of ids) await store.changeChat(id, () => makeChat(id, [topic]));
  return { clock, store };
}

it('says of every chat that follows an article what became of it there', async () => {
  const ids = [
    'posted',
    'listed',
    'refused',
    'muted',
    'words',
    'language',
    'suspended',
    'held',
    'resting',
    'waiting',
  ];
  const { clock, store } = await storeWithChats(ids.map((id) => `chat:${id}`));
  const change = (id: string, changes: object) =>
    store.changeChat(`chat:${id}`, (chat) => chat && { ...chat, ...changes });
  const mute = { topic, from: 0, until: null };
  await change('muted', { mutes: [mute] });
  await change('words', {
    subscriptions: [{ topic, intervals: [{ lane: 'instant', since: 0, until: null, never: ['putin'] }] }],
  });
  await change('language', { settings: { ...defaultSettings, reads: ['en'] } });
  const item = makeItem(1);
  await store.record({
    feed,
    items: [{ ...item, entry: { kind: 'new', topics: [topic], deliverable: true } }],
  });
  await store.settle(makeSettlement('chat:posted', 1, 1));
  await store.settle(
    makeSettlement('chat:listed', 1, 1, { posted: { messageId: null, revision: 1 }, at: clock.now() }),
  );
  await store.settle(makeSettlement('chat:refused', 1, 1, { reason: 'too long' }));
  await store.changeChat(
    'chat:resting',
    (chat) => chat && withState(chat, { kind: 'paused', reason: 'x', since: 1, retryAt: 2, tries: 0 }),
  );
  await store.changeChat('chat:before', () =>
    makeChat('chat:before', [topic], {
      subscriptions: [{ topic, intervals: [{ lane: 'digest', since: 1, until: null }] }],
    }),
  );
  // A thread of a place that is paused.
  await store.changeChat('chat:suspended', (chat) => chat && suspended(chat, 1));
  const belongsTo = (chat: string) => (chat === 'chat:held' ? ['chat:elsewhere', 'chat:suspended'] : []);
  const reasons = await new ReasonFinder({ store, clock, belongsTo }).of(item.article);
  const lines = chatReasons.map(async (reason) =>
    (await reasons.chatsOf(reason, 10)).toSorted().map((chat): [ChatReason, string] => [reason, chat]),
  );
  const found = (await Promise.all(lines)).flat();
  expect(found).toEqual(
    [
      'posted',
      'listed',
      'refused',
      'muted',
      'words',
      'language',
      'held',
      'suspended',
      'resting',
      'waiting',
      'before',
    ].map((id) => [id === 'held' ? 'suspended' : id, `chat:${id}`]),
  );
  const counts = found.map(([reason]) => reasons.counts.get(reason));
  expect(counts).toEqual(found.map(([reason]) => (reason === 'suspended' ? 2 : 1)));
  expect(reasons).toMatchObject({ looked: 11, followers: 11, goesOn: false });
});

it('shows what it has found so far to whoever cannot wait, and goes on', async () => {
  const ids = Array.from({ length: 501 }, (_, index) => `chat:${String(index).padStart(3, '0')}`);
  const { clock, store } = await storeWithChats(ids);
  await store.record({ feed, items: [makeItem(1)] });
  await store.settle(makeSettlement('chat:000', 1, 1));
  const article = makeArticle(1, { topics: [topic] });
  const gates: (() => void)[] = [];
  const slow = {
    spread: store.spread.bind(store),
    subscribers: store.subscribers.bind(store),
    suspended: store.suspended.bind(store),
    chat: store.chat.bind(store),
    undelivered: async (id: string, chats: readonly string[]) => {
      await new Promise<void>((open) => gates.push(open));
      return store.undelivered(id, chats);
    },
  };
  const finder = new ReasonFinder({ store: slow, clock, belongsTo: () => [] });
  const asked = finder.of(article);
  await until(() => gates.length === 1, 'the next chats');
  gates.shift()?.();
  await until(() => gates.length === 1, 'the next chats');
  await clock.advance(1_000);
  const some = await asked;
  expect(some).toMatchObject({ looked: 250, followers: 501, goesOn: true });
  expect([some.counts.get('posted'), some.counts.get('waiting')]).toEqual([1, 249]);
  gates.shift()?.();
  await until(() => gates.length === 1, 'the next chats');
  gates.shift()?.();
  const all = await finder.of(article);
  expect(all).toMatchObject({ looked: 501, followers: 501, goesOn: false });
  expect(all.counts.get('waiting')).toBe(500);
  // What took long is kept for a while; then it is looked for anew.
  expect((await finder.of(article)).looked).toBe(501);
  expect(gates).toHaveLength(0);
  await clock.advance(120_000);
  const later = finder.of(article);
  await until(() => gates.length === 1, 'the next chats');
  await clock.advance(1_000);
  expect((await later).looked).toBe(0);
});

it('leads from an article through a reason to the line of each chat', async () => {
  const house = await House.build({});
  const store = await openLowdb({
    dataDir: `${house.folder}/db`,
    clock: systemClock,
    log: new RecordedLog(),
  });
  for (let number = 0; number < 60; number++) {
    const id = `telegram:${1_000 + number}`;
    await store.changeChat(id, () => ({
      ...makeChat(id, ['rusia-ukraina']),
      ...(number === 59 && { mutes: [{ topic: 'rusia-ukraina', from: 0, until: null }] }),
    }));
  }
  await store.close();
  const { web } = await house.start();
  await house.polled();
  house.publish('Putin "> & <b>Kim</b>');
  await house.polled();
  for (const [width, colorScheme, locale] of [
    [widths[0], 'dark', 'id-ID'],
    [widths[1], 'light', 'en-GB'],
  ] as const) {
    const tab = await browser.open({ colorScheme, locale, viewport: { width, height: 800 } });
    await tab.page.goto(`${web}/articles`);
    await tab.page.getByRole('link', { name: 'Putin "> &' }).click();
    await tab.page.getByRole('heading', { level: 1, name: 'Putin' }).waitFor();
    await tab.expectSound();
    await tab.page.locator('a[href$="reason=waiting"]').click();
    await tab.page.getByRole('link', { name: 'telegram:1000' }).waitFor();
    expect(await tab.page.locator('tbody tr').count()).toBe(50);
    await tab.expectSound();
    await tab.page.locator('a[rel=next]').click();
    await tab.page.getByRole('link', { name: 'telegram:1058' }).waitFor();
    await tab.page.goBack();
    await tab.page.goBack();
    await tab.page.locator('a[href$="reason=muted"]').click();
    await tab.page.getByRole('link', { name: 'telegram:1059' }).waitFor();
    expect(await tab.page.locator('tbody').innerText()).toContain(locale === 'id-ID' ? 'dibisukan' : 'muted');
  }
  expect((await fetch(`${web}/articles/nothing00000/chats?reason=posted`)).status).toBe(404);
});
