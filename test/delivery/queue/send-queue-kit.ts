import type { SendLimits } from '../../../src/core/ports.js';
import type { SendResult } from '../../../src/delivery/queue/chat-queue.js';
import { SendQueue } from '../../../src/delivery/queue/send-queue.js';
import type { Ask } from '../../../src/delivery/queue/token-gate.js';
import { ManualClock } from '../../doubles/clock.js';

/** The limits of a platform: 30 a second, and one a second in a chat. */
export const limits = (changes: Partial<SendLimits> = {}): SendLimits => ({
  token: [{ count: 30, ms: 1000 }],
  place: (address) => ({ key: address, windows: [{ count: 1, ms: 1000 }] }),
  ...changes,
});

/** A queue over so and so many posts for each chat. A turn reads for `readMs`, is answered after `answerMs`, commits for `commitMs`. */
export function setUp(
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

/** The ids of so many chats. */
export const chats = (count: number) => Array.from({ length: count }, (_, index) => `a:${index}`);
