import { describe, expect, it } from 'vitest';
import { chats, limits, setUp } from './send-queue-kit.js';

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
