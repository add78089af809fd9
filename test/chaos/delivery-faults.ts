import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { FakeChat } from '../doubles/telegram-server.js';
import type { Options, Ran, Scenario } from './scenario.js';
import type { World } from './world.js';

const clockSteps = fileURLToPath(new URL('clock-steps.mjs', import.meta.url));
const hour = 3_600_000;

/** How long after the last fault everything has to be told: a pause's first gap, twice, and room for a slow machine. */
const patienceMs = 150_000;

const ranWith = (ran: Partial<Ran> & Pick<Ran, 'judged'>): Ran => ({
  breaks: [],
  repeatsForBreak: 0,
  notes: [],
  faults: [],
  ...ran,
});

/** Chats are paused while the clock is wrong, which then is set right: they are tried again in time all the same. */
function pausedWhileClockIs(beside: number): Scenario {
  return async ({ world }) => {
    const kabar = await world.start(clockSteps, { CLOCK_STEPS: String(beside) });
    await world.subscribe();
    world.publish(1);
    await pause(3_000);
    kabar.signal('SIGUSR2');
    world.telegram.fail({ error_code: 400, description: 'Bad Request: TOPIC_CLOSED' }, { times: 6 });
    world.discord.fail({ act: { status: 403, code: 50013 }, times: 6 });
    world.publish(1);
    await kabar.says('a chat cannot be posted to');
    await pause(3_000);
    kabar.signal('SIGUSR2');
    const start = performance.now();
    world.publish(2);
    const judged = await world.settled(patienceMs);
    await kabar.stop();
    return ranWith({ judged, notes: [`all told ${seconds(start)} after the clock was set right`] });
  };
}

/** Both platforms take messages and begin an answer whose body never ends. */
async function stalledBodies({ world }: Options): Promise<Ran> {
  const kabar = await world.start();
  await world.subscribe();
  const chats = [1000, 1001, 1002];
  for (const chat of chats) world.telegram.fail('store-then-stall', { chat });
  world.discord.fail({ act: 'stored-then-stall', times: 3 });
  const start = performance.now();
  world.publish(2);
  await pause(2_000);
  const breaks = [performance.timeOrigin + performance.now()];
  const judged = await world.settled(patienceMs);
  const notes = [`all told ${seconds(start)} after the first answer stalled`];
  const took = performance.now() - start;
  await kabar.stop();
  const faults = took > 60_000 ? ['a stalled answer held its place for too long'] : [];
  return ranWith({ judged, breaks, repeatsForBreak: chats.length, notes, faults });
}

/** A group becomes a supergroup while an article waits for it: it is told under the new id at once. */
async function migration({ world }: Options): Promise<Ran> {
  const kabar = await world.start();
  await world.subscribe();
  const [group, ana]: [FakeChat, { id: number; is_bot: false; first_name: string }] = [
    { id: -500, type: 'group', title: 'Keluarga' },
    { id: 5000, is_bot: false, first_name: 'Ana' },
  ];
  world.telegram.setMember(group, ana, 'administrator');
  world.telegram.userSays(group, ana, '/subscribe putin');
  // The confirmation, and the newest article as a sample.
  const answers = () => world.telegram.messages.filter(({ chat }) => chat === group.id).length;
  await world.telegram.waitFor(() => (answers() === 2 ? true : undefined), 'the confirmation', 10_000);
  const closed = {
    error_code: 429,
    description: 'Too Many Requests: retry after 600',
    parameters: { retry_after: 600 },
  };
  world.telegram.fail(closed, { chat: group.id });
  const asked = world.telegram.calls.length;
  world.publish(1);
  const number = world.published - 1;
  await world.telegram.waitFor(
    () => (world.telegram.calls.length > asked + 12 ? true : undefined),
    'sends',
    20_000,
  );
  await pause(1_000);
  const supergroup: FakeChat = { ...group, id: -100_500, type: 'supergroup' };
  world.telegram.addChat(supergroup);
  const start = performance.now();
  world.telegram.push({
    message: { message_id: 1, date: 0, chat: group, from: ana, migrate_to_chat_id: supergroup.id },
  });
  const faults = await delivered(world, supergroup, number);
  const notes = [`told under the new id after ${seconds(start)}`];
  const judged = await world.settled(60_000);
  await kabar.stop();
  return ranWith({ judged, notes, faults });
}

function delivered(world: World, { id }: FakeChat, number: number): Promise<string[]> {
  return world.telegram
    .waitForMessage(({ chat, text }) => chat === id && text.includes(`Berita ${number} `), 20_000)
    .then(
      () => [],
      () => [`article ${number} waits for the group that was migrated`],
    );
}

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** What can go wrong between deciding on a post and its arrival. */
export const deliveryScenarios: Readonly<Record<string, Scenario>> = {
  'chats paused while the clock is an hour ahead': pausedWhileClockIs(hour),
  'chats paused while the clock is a day ahead': pausedWhileClockIs(24 * hour),
  'chats paused while the clock is a day behind': pausedWhileClockIs(-24 * hour),
  'answers whose bodies stall': stalledBodies,
  'a group that is migrated while an article waits': migration,
};
