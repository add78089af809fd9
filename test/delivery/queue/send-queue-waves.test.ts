import { describe, expect, it } from 'vitest';
import { chats, limits, setUp } from './send-queue-kit.js';

describe('SendQueue, woken for very many chats', () => {
  it('takes many chats at once, each once, behind those that wait already', async () => {
    const all = chats(40);
    const { clock, queue, sent } = setUp(Object.fromEntries(all.map((chat) => [chat, 2])));
    queue.wake('a:39');
    await queue.wakeAll(all);
    await queue.wakeAll(all);
    expect(queue.load.waitingChats).toBe(40);
    await clock.advance(5000);
    // The second post of a chat waits behind the first of all others.
    const order = ['a:39', ...all.slice(0, -1)];
    expect(sent.map(({ chat }) => chat)).toEqual([...order, ...order]);
    expect(queue.load).toMatchObject({ waitingChats: 0, oldestWaitingMs: 0 });
  });

  it('takes those that are woken behind very many, after all of these', async () => {
    const all = chats(300);
    const posts = Object.fromEntries([...all, 'a:late'].map((chat) => [chat, 1]));
    const { clock, queue, sent } = setUp(posts);
    await queue.wakeAll(all);
    for (const chat of ['a:late', 'a:250', 'a:299']) queue.wake(chat);
    await clock.advance(1000);
    // Some have had their turn, some wait among the many, some by themselves: each waits once now.
    await queue.wakeAll(['a:late', ...all]);
    expect(queue.load.waitingChats).toBe(301);
    await clock.advance(12_000);
    expect(sent.map(({ chat }) => chat)).toEqual([...all, 'a:late']);
  });

  it('loses no post of a chat that is answered, held or edited while very many wait', async () => {
    const all = chats(300);
    const posts = Object.fromEntries(all.map((chat) => [chat, 1]));
    const { clock, queue, sent, reply } = setUp(posts, { edits: { 'a:200': 1, 'a:201': 1 } });
    await queue.wakeAll(all);
    await clock.advance(100);
    reply('a:199', { more: false, holdMs: 60_000 });
    reply('a:198');
    for (const chat of ['a:200', 'a:201']) queue.wake(chat, 'edit');
    await clock.advance(13_000);
    // One that was answered goes behind those that are in the queue by then.
    const posted = sent.map(({ chat }) => chat).filter((chat) => chat.startsWith('a:'));
    expect(posted).toEqual([...all.filter((chat) => chat !== 'a:198' && chat !== 'a:199'), 'a:198']);
    expect(sent.slice(-2).map(({ chat }) => chat)).toEqual(['edit a:200', 'edit a:201']);
    await clock.advance(60_000);
    expect(sent.at(-1)?.chat).toBe('a:199');
    expect(queue.load).toMatchObject({ waitingChats: 0, oldestWaitingMs: 0 });
  });

  it('begins no turn in a chat that has one when its turn among very many comes', async () => {
    const all = chats(100);
    const posts = Object.fromEntries(all.map((chat) => [chat, 2]));
    const { clock, queue, sent, reply } = setUp(posts, { answerMs: 900, limits: limits({ token: [] }) });
    let [inChat, most] = [0, 0];
    queue.wake('a:0');
    await queue.wakeAll(all);
    void queue.reply('a:99', async (ask) => {
      inChat += 1;
      await ask(async () => {
        for (let waited = 0; waited < 40; waited++) {
          await new Promise<void>((resolve) => void clock.after(500, resolve));
          most = Math.max(most, sent.filter(({ chat }) => chat === 'a:99').length);
        }
      });
      inChat -= 1;
      return { more: false };
    });
    reply('a:98');
    await clock.advance(19_000);
    expect([inChat, most]).toEqual([1, 0]);
    await clock.advance(120_000);
    for (const chat of all) expect(sent.filter((each) => each.chat === chat)).toHaveLength(2);
  });

  it('wakes nobody once it was stopped, also in the middle of very many', async () => {
    const all = chats(5_000);
    const { clock, queue, sent } = setUp(Object.fromEntries(all.map((chat) => [chat, 1])));
    await queue.wakeAll(all);
    const waking = queue.wakeAll([...all, 'a:more']);
    const stopped = queue.stop();
    await clock.advance(1000);
    await Promise.all([waking, stopped]);
    const count = sent.length;
    await clock.advance(5000);
    expect(sent).toHaveLength(count);
  });
});
