import { beforeEach, expect, it } from 'vitest';
import { announcementAge, longestAnnouncement } from '../../src/core/announcement.js';
import { mergeChats } from '../../src/core/chat.js';
import type { Outcome } from '../../src/core/delivery.js';
import type { ChatAdapter, Store } from '../../src/core/ports.js';
import { type AnnouncementDeps, sendAnnouncements } from '../../src/delivery/announcements.js';
import { openStore } from '../../src/stores/open-store.js';
import { answersOf } from '../../src/stores/shared/answers.js';
import { ManualClock } from '../doubles/clock.js';
import { afterTest, temporaryFolder } from '../doubles/environment.js';
import { RecordedLog } from '../doubles/log.js';
import { makeChat } from '../fixtures/article.js';

let store: Store;
let clock: ManualClock;
let log: RecordedLog;
let sent: { address: string; part: unknown; nonce: string }[];
let outcome: Outcome;
let deps: AnnouncementDeps;
let reopen: () => Promise<void>;

const say = (text: string, changes = {}) =>
  answersOf(store, () => clock.now()).say({ text, to: [], now: false, dry: false, after: null, ...changes });
const run = () => sendAnnouncements({ ...deps, store });

beforeEach(async () => {
  clock = new ManualClock();
  log = new RecordedLog();
  const dataDir = `${await temporaryFolder()}/db`;
  store = await openStore({ dataDir, clock, log });
  afterTest(() => store.close());
  reopen = async () => {
    await store.close();
    store = await openStore({ dataDir, clock, log });
  };
  sent = [];
  outcome = { kind: 'sent', messageId: '1' };
  const adapter = {
    name: 'here',
    render: (message: unknown) => [message],
    send: async (address: string, part: unknown, { nonce }: { nonce: string }) => {
      sent.push({ address, part, nonce });
      return outcome;
    },
  } as unknown as ChatAdapter;
  deps = {
    store,
    outbox: {
      reply: async (_chat, messages, route) => Promise.all(messages.map((each) => route?.via(each) as never)),
    },
    adapters: new Map([['here', adapter]]),
    clock,
    log,
    serves: (chat) => chat.startsWith('here:'),
  };
  for (const id of ['here:a', 'here:b', 'away:c']) await store.changeChat(id, () => makeChat(id, ['x']));
});

it('comes to every chat of this process once, also when it is said twice or Kabar is started again', async () => {
  expect(await say('Halo\nsemua')).toMatchObject({ chats: { here: 2, away: 1 }, had: 0, away: 0 });
  await reopen();
  await run();
  expect(sent.map(({ address }) => address)).toEqual(['a', 'b']);
  expect(sent[0]?.part).toMatchObject({ lines: [['Halo'], ['semua']] });
  expect(await say('Halo\nsemua')).toMatchObject({ chats: {}, had: 3 });
  await reopen();
  await run();
  expect(sent).toHaveLength(2);
  expect(await store.unannounced()).toEqual(['away:c']);
});

it('is sent again with the same nonce as long as it was not confirmed', async () => {
  await say('Halo', { to: ['here:a'] });
  outcome = { kind: 'in-doubt', reason: 'cut' };
  await run();
  outcome = { kind: 'sent', messageId: '1' };
  await reopen();
  await run();
  await run();
  expect(sent).toHaveLength(2);
  expect(new Set(sent.map(({ nonce }) => nonce)).size).toBe(1);
  await say('Lain', { to: ['here:a', 'here:b'] });
  await run();
  expect(new Set(sent.map(({ nonce }) => nonce)).size).toBe(3);
});

it('waits for the end of quiet hours unless it is said now, and for a chat that rests', async () => {
  const quiet = { from: '00:00', to: '23:59' };
  const settings = { ...makeChat('x').settings, quiet };
  await store.changeChat('here:a', (chat) => chat && { ...chat, settings });
  expect(await say('Nanti', { to: ['here:a'] })).toMatchObject({ chats: { here: 1 }, quiet: 1 });
  await run();
  expect(sent).toEqual([]);
  expect(await say('Sekarang', { to: ['here:a'], now: true })).toMatchObject({ quiet: 0 });
  await run();
  expect(sent).toHaveLength(1);
  await store.changeChat('here:a', (chat) => chat && { ...chat, settings: makeChat('x').settings });
  await run();
  expect(sent).toHaveLength(2);
});

it('goes to those who are named, and to nobody who let the bot go; a dry run changes nothing', async () => {
  const gone = { kind: 'gone' as const, reason: '', since: 0 };
  await store.changeChat('here:b', (chat) => chat && { ...chat, state: gone });
  expect(await say('A', { dry: true })).toMatchObject({ chats: { here: 1, away: 1 }, away: 1 });
  expect(await say('A', { dry: true, to: ['away'] })).toMatchObject({ chats: { away: 1 }, away: 0 });
  expect(await say('A', { dry: true, to: ['x'] })).toMatchObject({ chats: { here: 1, away: 1 } });
  expect(await say('A', { dry: true, to: ['y'] })).toMatchObject({ chats: {} });
  expect(await store.unannounced()).toEqual([]);
  await expect(say('x'.repeat(longestAnnouncement + 1)).then(run)).resolves.toBeUndefined();
});

it('is dropped with a word when it could not be sent for two days', async () => {
  await say('Halo', { to: ['here:a'] });
  outcome = { kind: 'paused', reason: 'no right' };
  await run();
  await clock.advance(announcementAge + 1);
  await run();
  expect(sent).toHaveLength(1);
  expect(await store.unannounced()).toEqual([]);
  expect(log.lines.map(({ message }) => message)).toContain(
    'an announcement could not be sent for two days: it is dropped',
  );
});

it('moves with a chat, without coming twice', () => {
  const said = (id: string) => ({ id, text: id, at: 0, now: false });
  const from = { ...makeChat('here:a'), announcements: [said('1'), said('2')], announced: ['3'] };
  const into = { ...makeChat('here:b'), announcements: [said('2')], announced: ['1'] };
  expect(mergeChats(from, into, 'here:b')).toMatchObject({
    announcements: [said('2')],
    announced: ['3', '1'],
  });
});
