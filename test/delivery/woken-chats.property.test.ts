import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WokenChats } from '../../src/delivery/woken-chats.js';

/** Few chats, so that many come again. */
const chat = fc.integer({ min: 0, max: 30 }).map((number) => `telegram:${number}`);
const step = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), chat }),
  fc.record({ kind: fc.constant('delete' as const), chat }),
  fc.record({ kind: fc.constant('wave' as const), chats: fc.uniqueArray(chat, { maxLength: 20 }) }),
  fc.record({ kind: fc.constant('bring' as const), max: fc.integer({ min: 1, max: 8 }) }),
);

describe('chats that were woken', () => {
  it('come in the order of their waking, each once, those of a wave as they are brought in', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const woken = new WokenChats();
        /** In the order in which they shall come; `isIn` where it is known by its name. */
        let model: { chat: string; since: number; isIn: boolean }[] = [];
        const isKnown = (asked: string) => model.some(({ chat, isIn }) => isIn && chat === asked);
        for (const [now, each] of steps.entries()) {
          if (each.kind === 'add') {
            woken.add(each.chat, now);
            if (!isKnown(each.chat)) model.push({ chat: each.chat, since: now, isIn: true });
          } else if (each.kind === 'wave' && model.length === 0) {
            woken.addWave(each.chats, now);
            model = each.chats.map((one) => ({ chat: one, since: now, isIn: false }));
          } else if (each.kind === 'bring') {
            woken.bringIn(each.max, () => false);
            for (const one of model.filter(({ isIn }) => !isIn).slice(0, each.max)) {
              // It is known from now on, by its earlier place alone.
              model = model.filter((other) => other.chat !== one.chat || !other.isIn);
              one.isIn = true;
            }
          } else if (each.kind === 'delete') {
            const left = model.find(({ chat, isIn }) => isIn && chat === each.chat);
            expect(woken.delete(each.chat)).toBe(left?.since);
            model = model.filter((one) => one !== left);
          }
          expect(woken.size).toBe(model.length);
          expect(woken.since).toBe(model[0]?.since);
          expect(woken.inWave).toBe(model.filter(({ isIn }) => !isIn).length);
          expect(woken.isShort).toBe(model[0]?.isIn === false);
          expect(woken.first?.chat).toBe(model[0]?.isIn ? model[0].chat : undefined);
          for (let number = 0; number <= 30; number++)
            expect(woken.has(`telegram:${number}`)).toBe(isKnown(`telegram:${number}`));
        }
      }),
    );
  });

  it('of a wave that wait elsewhere by now are handed back, with the time since when they have waited', () => {
    const woken = new WokenChats();
    woken.addWave(['a:1', 'a:2', 'a:3'], 5);
    woken.add('a:2', 7);
    expect(woken.bringIn(2, (chat) => chat === 'a:2')).toEqual({ chats: ['a:2'], since: 5 });
    expect([woken.has('a:1'), woken.has('a:2'), woken.size]).toEqual([true, false, 2]);
  });
});
