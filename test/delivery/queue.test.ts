import { describe, expect, it } from 'vitest';
import type { SendLimits } from '../../src/core/ports.js';
import type { SendResult } from '../../src/delivery/chat-queue.js';
import { SendQueue } from '../../src/delivery/queue.js';
import type { Ask } from '../../src/delivery/token-gate.js';
import { ManualClock } from '../doubles/clock.js';

const limits = (changes: Partial<SendLimits> = {}): SendLimits => ({
  token: [{ count: 30, ms: 1000 }],
  place: (address) => ({ key: address, windows: [{ count: 1, ms: 1000 }] }),
  ...changes,
});

/** A queue over so and so many posts for each chat. A turn reads for `readMs`, is answered after `answerMs`, commits for `commitMs`. */
function setUp(
  posts: Record<string, number>,
  options: {
    limits?: SendLimits;
    readMs?: number;
    answerMs?: number;
    commitMs?: number;
    edits?: Record<string, number>;
  } = {},
) {
  const { readMs = 0, answerMs = 10, commitMs = 0 } = options;
  const clock = new ManualClock(0);
  const sent: { chat: string; at: number }[] = [];
  let underWay = 0;
  let maxUnderWay = 0;
  const passed = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve));
  let read = 0;
  async function send(chat: string, turn: SendResult, ask: Ask): Promise<SendResult> {
    read += 1;
    if (readMs > 0) await passed(readMs);
    const answer = await ask(async () => {
      underWay += 1;
      maxUnderWay = Math.max(maxUnderWay, underWay);
      sent.push({ chat, at: clock.now() });
      await passed(answerMs);
      underWay -= 1;
      return chat;
    });
    if (answer === null) return { more: true };
    if (commitMs > 0) await passed(commitMs);
    return turn;
  }
  const queue = new SendQueue({
    limits: options.limits ?? limits(),
    clock,
    post: (chat, ask) => next(posts, chat, chat, ask),
    edit: (chat, ask) => next(options.edits ?? {}, chat, `edit ${chat}`, ask),
  });
  async function next(waiting: Record<string, number>, chat: string, name: string, ask: Ask) {
    if ((waiting[chat] ?? 0) === 0) return { more: false };
    const before = sent.length;
    const turn = await send(name, { more: true }, ask);
    if (sent.slice(before).some((each) => each.chat === name)) waiting[chat] = (waiting[chat] as number) - 1;
    return turn;
  }
  const reply = (chat: string, turn: SendResult = { more: false }) =>
    queue.reply(chat, (ask) => send(`reply ${chat}`, turn, ask));
  return { clock, queue, sent, reply, maxUnderWay: () => maxUnderWay, read: () => read };
}

const chats = (count: number) => Array.from({ length: count }, (_, index) => `a:${index}`);

describe('SendQueue', () => {
  it('goes on when the clock is set back', async () => {
    const { clock, queue, sent } = setUp({ 'a:1': 3, 'a:2': 3 });
    queue.wake('a:1');
    await clock.advance(500);
    clock.jump(-3_600_000);
    queue.wake('a:2');
    await clock.advance(5000);
    expect(sent).toHaveLength(6);
  });

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
    const posted = sent.map(({ chat }) => chat).filter((chat) => chat.startsWith('a:'));
    expect(posted).toEqual(all.filter((chat) => chat !== 'a:199'));
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

  it('keeps a chat’s place in the line when a post of it is to be edited', async () => {
    const all = chats(100);
    const posts = Object.fromEntries(all.map((chat) => [chat, 1]));
    const { clock, queue, sent } = setUp(posts, { edits: { 'a:60': 1 } });
    queue.wakeAll(all);
    await clock.advance(500);
    queue.wake('a:60', 'edit');
    expect(queue.load.oldestWaitingMs).toBe(500);
    await clock.advance(10_000);
    const place = sent.findIndex(({ chat }) => chat === 'a:60');
    expect(place).toBeLessThanOrEqual(60);
    expect(sent.at(-1)?.chat).toBe('edit a:60');
  });

  it('sends all, within the token’s limit, with no more under way than the rate needs', async () => {
    const all = chats(200);
    const { clock, queue, sent, maxUnderWay } = setUp(Object.fromEntries(all.map((chat) => [chat, 1])));
    for (const chat of all) queue.wake(chat);
    await clock.advance(10_000);
    expect(sent.map(({ chat }) => chat).sort()).toEqual([...all].sort());
    for (const { at } of sent) {
      expect(sent.filter((other) => at <= other.at && other.at < at + 1000).length).toBeLessThanOrEqual(30);
    }
    expect((sent.at(-1) as { at: number }).at).toBeLessThan(7000);
    expect(maxUnderWay()).toBe(5);
  });

  it('sends one after the other in a chat, at its pace', async () => {
    const { clock, queue, sent } = setUp({ 'a:1': 4 }, { answerMs: 400 });
    queue.wake('a:1');
    await clock.advance(10_000);
    const gaps = sent.slice(1).map(({ at }, index) => at - (sent[index] as { at: number }).at);
    expect(sent).toHaveLength(4);
    expect(Math.min(...gaps)).toBeGreaterThan(1000);
  });

  it('answers before it posts', async () => {
    const all = chats(300);
    const { clock, queue, sent, reply } = setUp(Object.fromEntries(all.map((chat) => [chat, 1])));
    for (const chat of all) queue.wake(chat);
    await clock.advance(2000);
    reply('a:asking');
    await clock.advance(1100);
    const asked = sent.find(({ chat }) => chat === 'reply a:asking');
    expect(asked?.at).toBeLessThanOrEqual(3050);
  });

  it('edits a chat’s posts after those that wait for it, and after everybody else’s', async () => {
    const { clock, queue, sent } = setUp({ 'a:1': 2, 'a:2': 1 }, { edits: { 'a:1': 1, 'a:3': 1 } });
    queue.wake('a:3', 'edit');
    for (const chat of ['a:1', 'a:2']) queue.wake(chat);
    queue.wake('a:1', 'edit');
    await clock.advance(5000);
    expect(sent.map(({ chat }) => chat)).toEqual(['edit a:3', 'a:1', 'a:2', 'a:1', 'edit a:1']);
  });

  it('is fair: a chat with much pending does not hold up the others', async () => {
    const { clock, queue, sent } = setUp({ 'a:much': 50, 'a:little': 1 });
    queue.wake('a:much');
    queue.wake('a:little');
    await clock.advance(100);
    expect(sent.map(({ chat }) => chat)).toEqual(['a:much', 'a:little']);
  });

  it('holds a chat, and the others go on', async () => {
    const { clock, queue, sent, reply } = setUp({ 'a:2': 1 });
    reply('a:1', { more: false, holdMs: 60_000 });
    await clock.advance(50);
    reply('a:1');
    queue.wake('a:2');
    await clock.advance(50_000);
    expect(sent.map(({ chat }) => chat)).toEqual(['reply a:1', 'a:2']);
    await clock.advance(11_000);
    expect(sent.map(({ chat }) => chat)).toEqual(['reply a:1', 'a:2', 'reply a:1']);
  });

  it('counts from the call to its answer, not what is read before and committed behind that', async () => {
    const one = limits({ token: [{ count: 1, ms: 1000 }] });
    const { clock, sent, reply } = setUp({}, { limits: one, readMs: 40, answerMs: 100, commitMs: 500 });
    reply('a:1');
    reply('a:2');
    reply('a:3');
    await clock.advance(5000);
    expect(sent.map(({ at }) => at)).toEqual([40, 1141, 2242]);
  });

  it('reaches the rate however long a turn reads and commits, within the limit', async () => {
    const all = chats(600);
    const slow = { readMs: 45, answerMs: 20, commitMs: 90 };
    const { clock, queue, sent } = setUp(Object.fromEntries(all.map((chat) => [chat, 1])), slow);
    queue.wakeAll(all);
    await clock.advance(11_000);
    const steady = sent.filter(({ at }) => at >= 1000 && at < 11_000);
    // In strict windows of 1,000 ms that an answer of 20 ms and the instant behind it make longer.
    expect(steady.length).toBeGreaterThanOrEqual(Math.floor((10_000 / 1021) * 30) - 1);
    for (const { at } of sent) {
      const counted = sent.filter((other) => other.at <= at && other.at + slow.answerMs + 1000 >= at);
      expect(counted.length).toBeLessThanOrEqual(30);
    }
  });

  it('sends nothing that was read before the token was held: it is read anew', async () => {
    const { clock, queue, sent, reply, read } = setUp({ 'a:2': 1 }, { readMs: 40 });
    reply('a:1', { more: false, holdMs: 60_000, holdToken: true });
    await clock.advance(20);
    queue.wake('a:2');
    await clock.advance(59_000);
    expect(sent).toHaveLength(1);
    await clock.advance(1200);
    expect(sent.map(({ chat, at }) => [chat, at])).toEqual([
      ['reply a:1', 40],
      ['a:2', 60_050],
    ]);
    expect(read()).toBe(3);
  });

  it('sends nothing once it was stopped, not even what was read for it', async () => {
    const one = limits({ token: [{ count: 1, ms: 1000 }] });
    const { clock, queue, sent } = setUp({ 'a:1': 1, 'a:2': 1 }, { limits: one });
    queue.wake('a:1');
    queue.wake('a:2');
    await clock.advance(980);
    const stopped = queue.stop();
    await clock.advance(2000);
    await stopped;
    expect(sent).toHaveLength(1);
    expect(clock.waiting).toBe(0);
  });

  it('holds the token, and all wait', async () => {
    const { clock, queue, sent, reply } = setUp({ 'a:2': 1 });
    reply('a:1', { more: false, holdMs: 60_000, holdToken: true });
    await clock.advance(50);
    queue.wake('a:2');
    await clock.advance(59_000);
    expect(sent).toHaveLength(1);
    await clock.advance(1100);
    expect(sent).toHaveLength(2);
  });

  it('keeps a group’s replies possible while posts fill its minute', async () => {
    const group = limits({
      place: () => ({ key: 'group', windows: [{ count: 20, ms: 60_000, reserved: 5 }] }),
    });
    const { clock, queue, sent, reply } = setUp({ 'a:1': 40 }, { limits: group });
    queue.wake('a:1');
    await clock.advance(30_000);
    expect(sent).toHaveLength(15);
    reply('a:1');
    await clock.advance(100);
    expect(sent.at(-1)?.chat).toBe('reply a:1');
    await clock.advance(31_000);
    expect(sent.length).toBeGreaterThan(16);
  });

  it('sends in two threads of one group by the group’s limit', async () => {
    const group = limits({ place: () => ({ key: 'group', windows: [{ count: 1, ms: 1000 }] }) });
    const { clock, queue, sent } = setUp({ 'a:g/1': 2, 'a:g/2': 2 }, { limits: group });
    queue.wake('a:g/1');
    queue.wake('a:g/2');
    await clock.advance(10_000);
    expect(sent).toHaveLength(4);
    const gaps = sent.slice(1).map(({ at }, index) => at - (sent[index] as { at: number }).at);
    expect(Math.min(...gaps)).toBeGreaterThan(1000);
  });

  it('stops after the sends under way, and leaves no timer', async () => {
    const all = chats(100);
    const { clock, queue, sent } = setUp(Object.fromEntries(all.map((chat) => [chat, 3])));
    for (const chat of all) queue.wake(chat);
    await clock.advance(1);
    let stopped = false;
    void queue.stop().then(() => {
      stopped = true;
    });
    await clock.advance(100);
    expect(stopped).toBe(true);
    expect(sent).toHaveLength(5);
    expect(clock.waiting).toBe(0);
  });
});
