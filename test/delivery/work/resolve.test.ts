import { describe, expect, it } from 'vitest';
import type { Chat } from '../../../src/core/chat.js';
import { dueSlotOf } from '../../../src/delivery/digest-slots.js';
import { areList, type ResolvedEntry, resolveWaiting } from '../../../src/delivery/work/resolve.js';
import { makeChat } from '../../fixtures/article.js';
import { chat, entry, id } from './compose-kit.js';

const day = 24 * 3_600_000;
const slot = Date.UTC(2026, 10, 23, 0);
const now = slot + 600_000;

/** An entry that waits, recorded at an instant. */
function recorded(seq: number, at: number, changes: { isGone?: boolean; heldFor?: string } = {}) {
  const made = entry(seq);
  return {
    ...made,
    entry: { ...made.entry, at },
    heldFor: changes.heldFor ?? null,
    article: changes.isGone === true ? null : made.article,
  };
}

type Waiting = ReturnType<typeof recorded>;

function resolve(waiting: Waiting[], options?: Parameters<typeof resolveWaiting>[3]) {
  const { resolved, undelivered } = resolveWaiting({ chat, plans: [], waiting }, 'digest', now, options);
  return { resolved: resolved.map((each) => each.entry.seq), undelivered: undelivered.map(({ seq }) => seq) };
}

describe('what a digest takes', () => {
  const until = slot;

  it.each<[rule: string, waiting: Waiting[], expected: number[]]>([
    ['what was recorded before its slot', [recorded(1, slot - 1)], [1]],
    ['what was recorded at its slot', [recorded(1, slot)], [1]],
    ['nothing that was recorded after its slot', [recorded(1, slot + 1)], []],
    [
      'nothing behind the first entry after its slot',
      [1, 2, 3].map((seq) => recorded(seq, slot + (seq === 2 ? 1 : -1))),
      [1],
    ],
    [
      'what a wrong clock recorded a day ahead holds nothing up',
      [recorded(1, now + day + 1), recorded(2, slot)],
      [1, 2],
    ],
    [
      'what was recorded within a day ahead is after its slot',
      [recorded(1, now + day), recorded(2, slot)],
      [],
    ],
  ])('%s', (_, waiting, expected) => {
    expect(resolve(waiting, { until }).resolved).toEqual(expected);
  });

  it('has no end where no slot is given', () => {
    expect(resolve([recorded(1, now + 3_600_000)]).resolved).toEqual([1]);
  });
});

describe('what is not posted', () => {
  it.each<[rule: string, waiting: Waiting[], resolved: number[], undelivered: number[]]>([
    ['an article that is past keeping', [recorded(1, slot, { isGone: true }), recorded(2, slot)], [2], [1]],
    [
      'an article that is held back, before all others',
      [recorded(1, slot, { heldFor: id(9) }), recorded(2, slot)],
      [2],
      [1],
    ],
    [
      'one that is held back behind others is counted with them',
      [recorded(1, slot), recorded(2, slot, { heldFor: id(9) })],
      [1, 2],
      [],
    ],
    [
      'what is past keeping behind others waits for its turn',
      [1, 2, 3].map((seq) => recorded(seq, slot, { isGone: seq === 2 })),
      [1],
      [],
    ],
  ])('%s', (_, waiting, resolved, undelivered) => {
    expect(resolve(waiting)).toEqual({ resolved, undelivered });
  });

  it('says which article it is held back for, or that its own is past keeping', () => {
    const waiting = [recorded(1, slot, { heldFor: id(9) }), recorded(2, slot, { isGone: true })];
    const { undelivered } = resolveWaiting({ chat, plans: [], waiting }, 'instant', now);
    const facts = { chat: chat.id, lane: 'instant', posted: null, at: now };
    expect(undelivered).toEqual([
      { ...facts, seq: 1, article: id(1), reason: null, heldFor: id(9) },
      { ...facts, seq: 2, article: id(2), reason: 'the article is past keeping', heldFor: null },
    ]);
  });

  it('counts as something to post where it is asked for', () => {
    expect(resolve([recorded(1, slot, { heldFor: id(9) })], { keepsHeld: true })).toEqual({
      resolved: [1],
      undelivered: [],
    });
  });
});

describe('what goes as one list', () => {
  /** Quiet until 07:00 in Jakarta, which is midnight in UTC. */
  const quietChat: Chat = {
    ...chat,
    settings: { ...chat.settings, backlogBound: 2, quiet: { from: '22:00', to: '07:00' } },
  };
  const entries = (count: number, at: number, held = 0): ResolvedEntry[] =>
    Array.from({ length: count }, (_, index) => {
      const made = entry(index + 1);
      return { ...made, entry: { ...made.entry, at }, heldFor: index >= count - held ? id(9) : null };
    });

  it.each<[rule: string, resolved: ResolvedEntry[], expected: boolean]>([
    ['nothing', [], false],
    ['no more than the bound', entries(2, slot), false],
    ['more than the bound', entries(3, slot), true],
    ['more than the bound only with those that are held back', entries(3, slot, 1), false],
    ['one from the quiet hours', entries(1, slot - 1), false],
    ['two from the quiet hours', entries(2, slot - 1), true],
    ['one from the quiet hours and one that is held back', entries(2, slot - 1, 1), false],
  ])('%s', (_, resolved, expected) => {
    expect(areList(resolved, quietChat)).toBe(expected);
  });

  it('is only what waits, where a chat has no quiet hours', () => {
    const awake = { ...quietChat, settings: { ...quietChat.settings, quiet: null } };
    expect(areList(entries(2, slot - 1), awake)).toBe(false);
  });
});

describe('the slot of a digest', () => {
  const gathering = (changes: Partial<Chat> = {}): Chat => ({
    ...makeChat('x:1', ['a']),
    subscriptions: [{ topic: 'a', intervals: [{ lane: 'digest', since: 0, until: null }] }],
    ...changes,
  });

  it('is due by the clock of the chat', () => {
    expect(dueSlotOf(gathering(), now)?.id).toBe('2026-11-23T07:00');
    expect(dueSlotOf(gathering({ timezone: 'UTC' }), now)).toBeNull();
  });

  it('is never due where nothing is gathered, nor twice', () => {
    expect(dueSlotOf(makeChat('x:1', ['a']), now)).toBeNull();
    expect(dueSlotOf(gathering({ digestSlot: '2026-11-23T07:00' }), now)).toBeNull();
  });

  it('waits for the end of quiet hours', () => {
    const { settings } = makeChat('x:1');
    const quiet = { from: '06:00', to: '08:00' };
    expect(dueSlotOf(gathering({ settings: { ...settings, quiet } }), now)).toBeNull();
  });
});
