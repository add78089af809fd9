import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChatFifo } from '../../../src/delivery/queue/chat-fifo.js';

/** Few chats, so that many come again; some end alike. */
const chat = fc.integer({ min: 0, max: 30 }).map((number) => `telegram:${number * 7}`);
const step = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), chat }),
  fc.record({ kind: fc.constant('delete' as const), chat }),
  fc.record({ kind: fc.constant('take' as const) }),
);

describe('a line', () => {
  it('has each chat once, in the order of their coming', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const line = new ChatFifo();
        const model: { chat: string; since: number }[] = [];
        for (const [now, each] of steps.entries()) {
          const gone = each.kind === 'take' ? model[0]?.chat : each.chat;
          const index = model.findIndex((one) => one.chat === gone);
          if (each.kind === 'add') {
            line.add(each.chat, now);
            if (index === -1) model.push({ chat: each.chat, since: now });
          } else if (gone !== undefined) {
            const [left] = index === -1 ? [] : model.splice(index, 1);
            expect(line.delete(gone)).toBe(left?.since);
          }
          expect(line.first).toEqual(model[0]);
          expect(line.size).toBe(model.length);
        }
      }),
    );
  });

  it('keeps its order over as many as leave room behind', () => {
    const line = new ChatFifo();
    const count = 150_000;
    for (let number = 0; number < count; number++) line.add(`x:${number}`, number);
    const left: string[] = [];
    for (let now = count; line.first !== undefined; now++) {
      const { chat } = line.first;
      line.delete(chat);
      left.push(chat);
      // Every tenth comes again once, behind all.
      if (left.length <= count && chat.endsWith('0')) line.add(chat, now);
    }
    const all = Array.from({ length: count }, (_, number) => `x:${number}`);
    expect(left).toEqual([...all, ...all.filter((chat) => chat.endsWith('0'))]);
    expect(line.size).toBe(0);
  });

  it('knows each of very many, whichever of them left in between', () => {
    const line = new ChatFifo();
    const model = new Map<string, number>();
    // A step of 7,919 through 20,000 meets each once, in no order.
    for (let step = 0, now = 0; step < 200_000; step++, now++) {
      const chat = `x:${(step * 7_919) % 20_000}`;
      if ((step * 31) % 7 < 4) {
        line.add(chat, now);
        if (!model.has(chat)) model.set(chat, now);
      } else {
        expect(line.delete(chat)).toBe(model.get(chat));
        model.delete(chat);
      }
      if (step % 1_000 > 0) continue;
      for (let number = 0; number < 20_000; number += 97) {
        expect(line.has(`x:${number}`)).toBe(model.has(`x:${number}`));
      }
    }
    expect(line.size).toBe(model.size);
    const left: string[] = [];
    for (let first = line.first; first !== undefined; first = line.first) {
      expect(first.since).toBe(model.get(first.chat));
      left.push(first.chat);
      line.delete(first.chat);
    }
    expect(left).toEqual([...model.keys()]);
  });
});
