import { describe, expect, it } from 'vitest';
import { FloodGuard } from '../../src/commands/flood.js';
import type { Reply } from '../../src/core/message.js';
import { ManualClock } from '../doubles/clock.js';
import { admin, commandKit, member, say } from './kit.js';

describe('the guard', () => {
  it('hears who taps quickly, refuses what is beyond the bound, and is silent to nobody who taps', async () => {
    const clock = new ManualClock();
    const guard = new FloodGuard(clock);
    for (let tap = 0; tap < 30; tap++) expect(guard.take('ana', 'tap')).toBe('run');
    for (let tap = 0; tap < 30; tap++) expect(guard.take('ana', 'tap')).toBe('warn');
    expect(guard.take('budi', 'tap')).toBe('run');
    expect(guard.take('ana', 'command')).toBe('run');
    await clock.advance(10_000);
    expect(guard.take('ana', 'tap')).toBe('run');
  });

  it('does not let those who have been silenced for commands lose their cards', () => {
    const guard = new FloodGuard(new ManualClock());
    for (let count = 0; count < 10; count++) guard.take('ana', 'command');
    expect([guard.take('ana', 'command'), guard.take('ana', 'command')]).toEqual(['warn', 'ignore']);
    expect(guard.take('ana', 'tap')).toBe('run');
  });

  it('forgets those who have been quiet, and nobody else', async () => {
    const clock = new ManualClock();
    const guard = new FloodGuard(clock);
    for (let count = 0; count < 11; count++) guard.take('silenced', 'command');
    await clock.advance(11_000);
    for (let person = 0; person < 10_001; person++) guard.take(`p${person}`, 'command');
    expect(guard.take('silenced', 'command')).toBe('ignore');
  });
});

describe('somebody who taps', () => {
  const kit = commandKit();
  const ana = { ...admin, person: 'somewhere:ana' };

  it('keeps the card, and is told at each tap that is too much', async () => {
    for (let tap = 0; tap < 30; tap++) {
      expect((await kit.commands.press(ana, 'set')).messages).toHaveLength(1);
    }
    for (let tap = 0; tap < 5; tap++) {
      const { messages, notice } = await kit.commands.press(ana, 'set');
      expect(messages).toEqual([]);
      expect(notice).toContain('tap again');
    }
    await kit.clock.advance(10_000);
    expect(((await kit.commands.press(ana, 'set')).messages[0] as Reply).buttons.length).toBeGreaterThan(5);
  });

  it('keeps the card also when something fails, or is not for this person', async () => {
    await kit.store.close();
    const failed = await kit.commands.press(ana, 'set');
    expect(failed).toEqual({ messages: [], notice: expect.stringContaining('gagal') });
    expect((await kit.commands.runText(ana, 'settings', '')).messages).toHaveLength(1);
  });
});

describe('a card that a stranger taps', () => {
  const kit = commandKit({ chats: [], operators: ['somewhere:boss'] });

  it('stays for whom it is meant', async () => {
    kit.feeds.offers = [
      { id: 'aaaa', url: 'https://a.example/feed', title: 'A', headlines: [], known: false },
    ];
    expect(await kit.commands.press(member, 'feed aaaa')).toMatchObject({ messages: [] });
    expect(await kit.commands.press(member, 'put images off')).toMatchObject({ messages: [] });
  });
});

describe('a private bot', () => {
  const kit = commandKit({ chats: ['elsewhere:1'], operators: [] });

  it('tells a stranger who taps so, and leaves the card', async () => {
    expect(await kit.commands.press(admin, 'set')).toEqual({
      messages: [],
      notice: expect.stringContaining('private'),
    });
  });
});

describe('completions', () => {
  const kit = commandKit();

  it('count for the guard, each person alone', async () => {
    const complete = (person?: string) => kit.commands.completeTopic('rusia', 'en', 25, person).length;
    for (let count = 0; count < 50; count++) expect(complete('somewhere:ana')).toBe(1);
    expect(complete('somewhere:ana')).toBe(0);
    expect(complete('somewhere:budi')).toBe(1);
    expect(complete()).toBe(1);
    expect((await kit.ask('help', { ...admin, person: 'somewhere:ana' })).map(say)).toHaveLength(1);
    await kit.clock.advance(10_000);
    expect(complete('somewhere:ana')).toBe(1);
  });
});
