import { describe, expect, it } from 'vitest';
import { reply } from '../../../src/core/message.js';
import { ana, channel, connected, direct, group, moving } from './setup.js';

const eko = { ...ana, id: 78, first_name: 'Eko' };
const button = { label: 'Satu', action: 'one' };

/** A group that Kabar is an admin of, or not. */
async function inGroup({ isAdmin = true } = {}) {
  const made = await connected();
  const { server, commands, clock } = made;
  if (isAdmin) server.setMember(group, { ...server.botUser }, 'administrator');
  const { ephemerals, messages } = server;
  const shown = (from: { text: string }[]) => from.map(({ text }) => text);
  const arrived = (count: number) =>
    moving(clock, () => (ephemerals.all.length + messages.length >= count ? true : undefined));
  return { ...made, ephemerals, messages, shown, arrived, commands };
}

describe('an answer in a group', () => {
  it('is seen by whoever asked, and by nobody else', async () => {
    const { server, ephemerals, messages, arrived } = await inGroup();
    server.userSays(group, ana, '/topics');
    await arrived(1);
    expect(messages).toEqual([]);
    expect(ephemerals.all).toMatchObject([{ chat: group.id, user: ana.id, text: 'topics: ' }]);
  });

  it('is seen by all where all should see it', async () => {
    const { server, commands, ephemerals, messages, shown, arrived } = await inGroup();
    const { runText } = commands;
    commands.runText = async (...given) => ({ ...(await runText.apply(commands, given)), isPublic: true });
    server.userSays(group, ana, '/latest');
    await arrived(1);
    expect([shown(ephemerals.all), shown(messages)]).toEqual([[], ['latest: ']]);
  });

  it('comes as a message where the bot is no admin; that is not tried at each answer', async () => {
    const { server, clock, ephemerals, messages, arrived } = await inGroup({ isAdmin: false });
    const sends = () => server.calls.filter((call) => call === 'sendMessage').length;
    for (const count of [1, 2, 3]) {
      server.userSays(group, ana, '/topics');
      await arrived(count);
    }
    expect([ephemerals.all.length, messages.length, sends()]).toEqual([0, 3, 4]);
    server.setMember(group, { ...server.botUser }, 'administrator');
    await clock.advance(3_600_000);
    server.userSays(group, ana, '/topics');
    await arrived(4);
    expect(ephemerals.all).toHaveLength(1);
  });

  it('comes as a message from a server that does not know it', async () => {
    const { server, ephemerals, messages, arrived } = await inGroup();
    ephemerals.areKnown = false;
    server.userSays(group, ana, '/topics');
    await arrived(1);
    expect(messages).toHaveLength(1);
  });

  it('is not ephemeral to an admin who hides behind the group, nor in other places', async () => {
    const { server, ephemerals, messages, arrived } = await inGroup();
    server.userSays(group, ana, '/topics', { sender_chat: group });
    server.userSays(direct, ana, '/topics');
    server.userSays(channel, null, '/topics');
    await arrived(3);
    expect([ephemerals.all.length, messages.length]).toEqual([0, 3]);
  });

  it('beside a post is seen by whoever pressed, also where the bot is no admin', async () => {
    const { server, telegram, commands, ephemerals, messages, arrived } = await inGroup({ isAdmin: false });
    const post = { ...reply(['post']), buttons: [[button]] };
    await telegram.send(String(group.id), telegram.render(post)[0], { nonce: 'n' });
    commands.pressed = { messages: [reply(['like it'])], notice: null, opensBeside: true };
    const [sent] = messages;
    if (sent === undefined) throw new Error('no post');
    server.presses(sent, 'Satu', eko);
    await arrived(2);
    expect(ephemerals.all).toMatchObject([{ user: eko.id, text: 'like it' }]);
    expect(sent.edits).toBe(0);
  });

  it('is a card that changes in its place, and comes anew where it is gone', async () => {
    const { server, clock, commands, ephemerals, messages, arrived } = await inGroup();
    const card = (text: string) => ({ messages: [{ ...reply([text]), buttons: [[button]] }], notice: null });
    commands.runText = async () => card('card');
    server.userSays(group, ana, '/topics');
    await arrived(1);
    const [first] = ephemerals.all;
    if (first === undefined) throw new Error('no card');
    commands.pressed = card('turned');
    server.pressesEphemeral(first, 'Satu', ana);
    await moving(clock, () => (first.edits > 0 ? true : undefined));
    expect(first).toMatchObject({ text: 'turned', edits: 1 });
    ephemerals.expire(first);
    commands.pressed = card('anew');
    server.pressesEphemeral(first, 'Satu', ana);
    await moving(clock, () => ephemerals.all[0]);
    expect(ephemerals.all).toMatchObject([{ user: ana.id, text: 'anew' }]);
    expect(messages).toEqual([]);
  });

  it('of several messages is ephemeral whole', async () => {
    const { server, commands, ephemerals, shown, arrived } = await inGroup();
    commands.runText = async () => ({ messages: [reply(['one']), reply(['two'])], notice: null });
    server.userSays(group, ana, '/topics');
    await arrived(2);
    expect(shown(ephemerals.all)).toEqual(['one', 'two']);
  });
});
