import { expect, it } from 'vitest';
import { suspended } from '../../src/core/chat.js';
import { admin, commandKit, say } from './kit.js';

const kit = commandKit();

const notice = 'The operator of this bot has paused posts here';

it('says politely that the operator has paused a chat, which stays paused whatever is asked there', async () => {
  expect(say((await kit.ask('start'))[0])).not.toContain(notice);
  await kit.ask('subscribe rusia-ukraina');
  await kit.store.changeChat('somewhere:1', (chat) => chat && suspended(chat, 1));
  for (const asked of ['start', 'help', 'subscribe t-1', 'unsubscribe t-1', 'digest daily 07:00']) {
    const [first] = await kit.ask(asked);
    expect(say(first), asked).toContain(notice);
    expect(say(first).split('\n').length, asked).toBeGreaterThan(1);
  }
  for (const asked of ['latest', 'topics'])
    expect(say((await kit.ask(asked))[0]), asked).not.toContain(notice);
  expect(await kit.chat()).toMatchObject({ suspendedAt: 1 });
});

it('says so to whoever asks why an article did not come', async () => {
  await kit.ask('subscribe rusia-ukraina');
  await kit.record(1);
  await kit.store.changeChat('somewhere:1', (chat) => chat && suspended(chat, kit.clock.now()));
  const [article] = await kit.store.latest({ limit: 1 });
  const said = (await kit.ask(`why ${article?.link}`)).map(say).join('\n');
  expect(said).toContain('The operator has paused posts here since');
});

it('says so in a topic of a place that is paused', async () => {
  const topic = { ...admin, chat: 'somewhere:1/2' };
  await kit.ask('subscribe t-1');
  await kit.ask('subscribe rusia-ukraina', topic);
  await kit.record(1);
  const [article] = await kit.store.latest({ limit: 1 });
  const why = async () => (await kit.ask(`why ${article?.link}`, topic)).map(say).join('\n');
  expect(await why()).not.toContain('paused');
  await kit.store.changeChat('somewhere:1', (chat) => chat && suspended(chat, kit.clock.now()));
  expect(await why()).toContain('The operator has paused posts here since');
});

it('stays paused when it lets the bot go and takes it back', async () => {
  await kit.ask('subscribe rusia-ukraina');
  await kit.store.changeChat('somewhere:1', (chat) => chat && suspended(chat, 1));
  await kit.commands.left('somewhere:1', 'removed');
  expect(say((await kit.ask('start'))[0])).toContain(notice);
  expect(await kit.chat()).toMatchObject({ suspendedAt: 1, state: { kind: 'active' } });
});
