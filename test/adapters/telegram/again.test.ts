import { describe, expect, it } from 'vitest';
import { adapter } from '../../../adapters/telegram/index.js';
import { packageRoot } from '../../../src/app/package-root.js';
import { createCommands } from '../../../src/commands/commands.js';
import { catalogSchema } from '../../../src/core/catalog.js';
import type { Store } from '../../../src/core/ports.js';
import { followedTopics } from '../../../src/core/subscription.js';
import { Delivery } from '../../../src/delivery/deliver.js';
import { loadTexts } from '../../../src/i18n/texts.js';
import { ManualClock, settled } from '../../doubles/clock.js';
import { FakeFeedFinder } from '../../doubles/feed-finder.js';
import { RecordedLog } from '../../doubles/log.js';
import { openTestStore } from '../../doubles/store.js';
import type { TelegramServer } from '../../doubles/telegram-server.js';
import { ana, direct, makeServer, startQueued } from './setup.js';

const topics = ['gempa', 'banjir'].map((id) => ({ id, name: { en: id }, match: { any: [id] } }));
const catalog = catalogSchema.parse({ topics });
const english = { ...ana, language_code: 'en' };

/** A process that listens by the server's token. It never ends by itself: a second one takes the polls from it, as after a kill. */
async function launch(server: TelegramServer, store: Store) {
  const clock = new ManualClock();
  const log = new RecordedLog();
  const texts = loadTexts(new URL('data/locales/', packageRoot));
  const outbox = new Delivery({ store, catalog: () => catalog, texts, clock, log });
  const commands = createCommands({
    ...{ store, catalog: () => catalog, texts, clock, log, feeds: new FakeFeedFinder() },
    defaults: { language: 'en', timezone: 'UTC' },
    access: { chats: [], operators: [] },
    capabilitiesByAdapter: new Map([['telegram', adapter.capabilities]]),
    changed: () => {},
  });
  const telegram = await startQueued(server, { commands, outbox, clock, log });
  return { clock, log, telegram, outbox };
}

async function world() {
  const server = await makeServer();
  const store = await openTestStore(new ManualClock(), new RecordedLog());
  const follows = async () => followedTopics((await store.chat('telegram:77'))?.subscriptions ?? []);
  const committed = async (topic: string) => {
    while (!(await follows()).includes(topic)) await settled(1);
  };
  return { server, store, follows, committed };
}

describe('a kill', () => {
  it('leaves a command that was under way to the next process', async () => {
    const { server, store, committed, follows } = await world();
    const asked = new Promise<void>((resolve) => {
      const chat = () => {
        resolve();
        return new Promise(() => {});
      };
      void launch(server, Object.create(store, { chat: { value: chat } }));
    });
    server.userSays(direct, english, '/subscribe gempa');
    await asked;
    expect(await follows()).toEqual([]);
    await launch(server, store);
    await committed('gempa');
    await server.waitForMessage(({ text }) => text.includes('You now follow'));
  });

  it('does not let a tap be done twice whose answer was under way; the next process answers it', async () => {
    const { server, store, committed, follows } = await world();
    await launch(server, store);
    server.userSays(direct, english, '/topics');
    const card = await server.waitForMessage(({ keyboard }) => keyboard.length > 0);
    await server.waitFor(() => (server.updates.unconfirmed === 0 ? true : undefined), 'a confirmation');
    // The new card waits for its turn: the clock of this process stands still.
    server.fail('hang', { method: 'answerCallbackQuery' });
    server.presses(card, '➕ gempa', english);
    await committed('gempa');
    expect(server.updates.unconfirmed).toBe(1);
    const before = await store.chat('telegram:77');
    await launch(server, store);
    await server.waitFor(() => (card.keyboard[0]?.[0]?.text.startsWith('✅') ? true : undefined), 'the card');
    expect(server.pressAnswers.at(-1)?.text).toContain('You now follow');
    expect(await follows()).toEqual(['gempa']);
    expect(await store.chat('telegram:77')).toEqual(before);
  });

  it('confirms what was answered at once', async () => {
    const { server, store } = await world();
    await launch(server, store);
    server.userSays(direct, english, '/subscribe gempa');
    await server.waitForMessage(({ text }) => text.includes('You now follow'));
    await server.waitFor(() => (server.updates.unconfirmed === 0 ? true : undefined), 'a confirmation');
    const { length } = server.messages;
    await launch(server, store);
    server.userSays(direct, english, '/subscribe banjir');
    await server.waitFor(() => server.messages.find(({ text }) => text.includes('“banjir”')));
    expect(server.messages).toHaveLength(length + 1);
  });
});

describe('the loss of the lease', () => {
  it('leaves whoever was not answered yet to the next process, which answers and changes nothing', async () => {
    const { server, store, committed, follows } = await world();
    let lose = () => {};
    const lost = new Promise<void>((resolve) => {
      lose = resolve;
    });
    const losing = new Proxy(store, {
      get(target, key) {
        if (key !== 'changeChat') return Reflect.get(target, key, target);
        return async (...change: Parameters<Store['changeChat']>) => {
          const changed = await target.changeChat(...change);
          if (await follows().then((topics) => topics.length > 0)) lose();
          return changed;
        };
      },
    });
    const former = await launch(server, losing);
    const ended = lost.then(() => {
      former.telegram.halt?.();
      former.outbox.halt();
      return former.telegram.stop();
    });
    server.userSays(direct, english, '/subscribe gempa');
    await committed('gempa');
    await ended;
    expect(server.messages).toEqual([]);
    expect(server.updates.unconfirmed).toBe(1);
    const before = await store.chat('telegram:77');
    await launch(server, store);
    await server.waitForMessage(({ text }) => text.includes('You now follow'));
    expect(await store.chat('telegram:77')).toEqual(before);
  });
});

describe('updates that are none', () => {
  it.each([
    ['nothing', null],
    ['a text', 'update'],
    ['no number', { message: { text: '/help' } }],
    ['a number that is none', { update_id: 'x', message: { text: '/help' } }],
    ['a message that is none', { update_id: 1, message: null }],
    ['a message of nobody, nowhere', { update_id: 2, message: { text: '/help' } }],
    ['a chat that is none', { update_id: 3, message: { text: '/help', chat: null, from: null } }],
    ['a text that is none', { update_id: 4, message: { text: 5, chat: direct, from: english } }],
    ['a tap on nothing', { update_id: 5, callback_query: { id: '1', from: null, data: 'set', message: {} } }],
    ['a tap that is none', { update_id: 6, callback_query: 7 }],
    ['a member that is none', { update_id: 7, my_chat_member: { chat: direct } }],
    ['a move to nowhere', { update_id: 8, message: { chat: {}, migrate_to_chat_id: {} } }],
    ['names that every object has', JSON.parse('{"update_id":9,"__proto__":{"message":1},"constructor":{}}')],
  ])('%s hold up nobody', async (_, update) => {
    const { server, store } = await world();
    await launch(server, store);
    for (let count = 0; count < 20; count++) server.updates.addRaw(update);
    server.userSays(direct, english, '/help');
    await server.waitForMessage(({ text }) => text.includes('What you can ask me'));
  });
});
