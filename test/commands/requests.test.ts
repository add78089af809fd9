import { beforeEach, describe, expect, it } from 'vitest';
import { newChat } from '../../src/core/chat.js';
import type { Reply } from '../../src/core/message.js';
import { isDone, isOvertaken, withRequest } from '../../src/core/request.js';
import { actionOf, admin, chat, commandKit, member, say } from './kit.js';

const kit = commandKit();
const asked = (request: number) => ({ ...admin, request });
const press = (request: number, action: string) => kit.commands.press(asked(request), action);
const first = async (request: number, action: string) => (await press(request, action)).messages[0] as Reply;

describe('a request that comes again after a kill', () => {
  beforeEach(async () => void (await kit.ask('subscribe t-1')));

  const turning: [name: string, action: string][] = [
    ['a topic', 'flip 0 rusia-ukraina'],
    ['a topic that is followed', 'flip 0 t-1'],
    ['a lane', 'lane t-1'],
    ['a sound', 'silent t-1'],
    ['the languages of a topic', 'any-language t-1'],
    ['the time of a digest', 'time 08:00'],
    ['a language', 'put reads id'],
    ['a mute', 'mute-topic t-1 1h'],
  ];

  it.each(turning)('does not turn %s again, and is answered from how things are', async (_, action) => {
    const before = await kit.chat();
    const answer = await press(7, action);
    const after = await kit.chat();
    expect(after).not.toEqual(before);
    await kit.clock.advance(60_000);
    const again = await press(7, action);
    expect(await kit.chat()).toEqual(after);
    expect(again.notice).toBe(answer.notice);
    expect((again.messages[0] as Reply).buttons.length).toBe((answer.messages[0] as Reply).buttons.length);
  });

  it('keeps the place in the log that was acknowledged', async () => {
    await press(7, 'flip 0 t-1');
    await press(8, 'flip 0 t-1');
    await kit.record(1);
    await kit.commands.runText(asked(9), 'subscribe', 'rusia-ukraina');
    await kit.record(1, 2);
    const before = await kit.chat();
    for (const [request, action] of [
      [7, 'flip 0 t-1'],
      [8, 'flip 0 t-1'],
    ] as const)
      await press(request, action);
    const again = await kit.commands.runText(asked(9), 'subscribe', 'rusia-ukraina');
    expect(await kit.chat()).toEqual(before);
    expect(say(again.messages[0])).toContain('You now follow');
    expect(await kit.store.pending(chat, 'instant', 10)).toHaveLength(1);
  });

  it('says what it did, not that it was done before', async () => {
    await kit.commands.runText(asked(7), 'unsubscribe', 't-1');
    await kit.commands.runText(asked(8), 'follow', 'korea utara');
    expect(say((await kit.commands.runText(asked(8), 'follow', 'korea utara')).messages[0])).toContain(
      'You now follow',
    );
    expect((await kit.commands.press(asked(7), 'unfollow t-1')).notice).toContain('no longer');
  });

  it('is done the first time where it was not done before', async () => {
    await press(8, 'put images off');
    await press(7, 'put silent on');
    expect((await kit.chat()).settings).toMatchObject({ images: false, silent: true });
  });

  it('forgets nothing that was asked for after it', async () => {
    await press(7, 'forget yes');
    expect(await kit.store.chat(chat)).toBeNull();
    await kit.commands.runText(asked(8), 'subscribe', 't-2');
    expect(say(await first(7, 'forget yes'))).toContain('everything stays');
    expect(await kit.wishes()).toEqual(['t-2']);
    await press(9, 'forget yes');
    expect(await kit.store.chat(chat)).toBeNull();
  });

  it('lets no chat go that has come back since', async () => {
    await kit.commands.left(chat, 'the bot left', 7);
    expect((await kit.chat()).state.kind).toBe('gone');
    await kit.commands.runText(asked(8), 'start', '');
    const before = await kit.chat();
    await kit.commands.left(chat, 'the bot left', 7);
    expect(await kit.chat()).toEqual(before);
    await kit.commands.left('somewhere:never-seen', 'the bot left', 9);
    expect(await kit.store.chat('somewhere:never-seen')).toBeNull();
  });

  it('is remembered where it changed something, also from another place', async () => {
    const owner = {
      ...asked(7),
      chat: 'somewhere:owner',
      elsewhere: async () => ({ asker: admin, place: 'The channel' }),
    };
    const { messages } = await kit.commands.runText(owner, 'manage', '@channel');
    const flip = actionOf(messages[0], 'Topic 1');
    await kit.commands.press({ ...owner, request: 8 }, flip.replace(/@\S+/, '@1'));
    expect(await kit.wishes()).toEqual([]);
    await kit.commands.press({ ...owner, request: 8 }, flip.replace(/@\S+/, '@1'));
    expect(await kit.wishes()).toEqual([]);
  });

  it('is known after the store was opened anew', async () => {
    await press(7, 'flip 0 t-1');
    await kit.reopen();
    await press(7, 'flip 0 t-1');
    expect(await kit.wishes()).toEqual([]);
  });

  it('is not remembered for what changes nothing', async () => {
    await press(7, 'set');
    await kit.commands.press({ ...member, request: 8 }, 'flip 0 t-1');
    expect((await kit.chat()).requests).toBeUndefined();
  });
});

describe('what a chat remembers', () => {
  const empty = newChat('a:1', { language: 'en', timezone: 'UTC' });
  const having = (...requests: number[]) =>
    requests.reduce((each, request) => withRequest(each, request), empty);

  it('is bounded, by number and by nearness', () => {
    const many = having(...Array.from({ length: 250 }, (_, index) => index));
    expect(many.requests).toHaveLength(100);
    expect([isDone(many, 249), isDone(many, 150), isDone(many, 149)]).toEqual([true, true, false]);
    // A platform that numbers anew, as Telegram does after a week without anything.
    expect(having(5_000_000, 17).requests).toEqual([17]);
    expect(isOvertaken(having(5_000_000), 17)).toBe(false);
    expect([isOvertaken(having(18), 17), isOvertaken(having(17), 17), isOvertaken(having(16), 17)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('is nothing where requests have no number', () => {
    expect(withRequest(empty, undefined)).toEqual(empty);
    expect([isDone(empty, undefined), isDone(null, 1), isOvertaken(null, 1)]).toEqual([false, false, false]);
  });
});
