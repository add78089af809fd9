import { expect, it, vi } from 'vitest';
import { systemClock } from '../../src/app/clock.js';
import { suspended, withState } from '../../src/core/chat.js';
import { defaultSettings } from '../../src/core/settings.js';
import { openLowdb } from '../../src/stores/lowdb/open.js';
import { chatReasons, findReasons } from '../../src/window/chat-reasons.js';
import { feed, makeItem, makeSettlement, topic } from '../contracts/store-given.js';
import { ManualClock } from '../doubles/clock.js';
import { RecordedLog } from '../doubles/log.js';
import { openTestStore } from '../doubles/store.js';
import { House } from '../e2e/harness.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { useBrowser, widths } from './browser.js';

const browser = useBrowser();

// A browser on a busy machine is slow.
vi.setConfig({ testTimeout: 90_000 });

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
  await store.changeChat('chat:suspended', (chat) => chat && suspended(chat, 1));
  await store.changeChat(
    'chat:resting',
    (chat) => chat && withState(chat, { kind: 'paused', reason: 'x', since: 1, retryAt: 2, tries: 0 }),
  );
  await store.changeChat('chat:before', () =>
    makeChat('chat:before', [topic], {
      subscriptions: [{ topic, intervals: [{ lane: 'digest', since: 1, until: null }] }],
    }),
  );
  const reasons = await findReasons({ store, clock }, item.article, 10);
  const found = chatReasons.flatMap((reason) => reasons.chatsOf(reason).map((chat) => [reason, chat]));
  expect(found).toEqual(
    [
      'posted',
      'listed',
      'refused',
      'muted',
      'words',
      'language',
      'suspended',
      'resting',
      'waiting',
      'before',
    ].map((reason) => [reason, `chat:${reason}`]),
  );
  expect(found.every(([reason]) => reasons.counts.get(reason as 'posted') === 1)).toBe(true);
  expect(reasons.isPartial).toBe(false);
});

it('looks through a bounded number of chats, and says so', async () => {
  const ids = Array.from({ length: 201 }, (_, index) => `chat:${String(index).padStart(3, '0')}`);
  const { clock, store } = await storeWithChats(ids);
  await store.record({ feed, items: [makeItem(1)] });
  const some = await findReasons({ store, clock }, makeArticle(1, { topics: [topic] }), 10);
  expect(some.counts.get('waiting')).toBe(200);
  expect(some.isPartial).toBe(true);
  await store.settle(makeSettlement('chat:000', 1, 1));
  const all = await findReasons({ store, clock }, makeArticle(1, { topics: [topic] }), 10);
  expect([all.counts.get('posted'), all.counts.get('waiting'), all.isPartial]).toEqual([1, 200, false]);
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
