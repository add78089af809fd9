import { describe, expect, it } from 'vitest';
import { actionOf, admin, commandKit, labels, say } from './kit.js';

const kit = commandKit();
const quiet = async () => (await kit.chat()).settings.quiet;
const times = async () => (await kit.chat()).settings.digest.times;
const first = async (text: string) => (await kit.ask(text))[0];

describe('quiet hours', () => {
  it.each([
    ['10pm 6am', '22:00', '06:00'],
    ['jam 10 malam sampai jam 6 pagi', '22:00', '06:00'],
    ['setengah sepuluh malam - 5.30 pagi', '21:30', '05:30'],
  ])('/quiet %s is understood, and said', async (typed, from, to) => {
    expect(say(await first(`quiet ${typed}`))).toContain(`Quiet hours: ${from}–${to}`);
    expect(await quiet()).toEqual({ from, to });
  });

  it('are asked back where they can be two, and taken by a tap', async () => {
    const asked = await first('quiet 9 to 5');
    expect(labels(asked)).toEqual(['09:00–17:00', '21:00–05:00', '09:00–05:00', '21:00–17:00', '‹ Back']);
    expect(await kit.store.chatCount()).toBe(0);
    await kit.commands.press(admin, actionOf(asked, '21:00–05:00'));
    expect(await quiet()).toEqual({ from: '21:00', to: '05:00' });
  });
});

describe('the times of digests', () => {
  it('are understood as people say them', async () => {
    await kit.ask('digest 7 pagi');
    expect(await times()).toEqual(['07:00']);
    await kit.ask('digest 7am, 7.30 pm');
    expect(await times()).toEqual(['07:00', '19:30']);
  });

  it('are asked back where they can be two, and taken by a tap', async () => {
    const asked = await first('digest 7');
    expect(labels(asked)).toEqual(['07:00', '19:00', '‹ Back']);
    await kit.commands.press(admin, actionOf(asked, '19:00'));
    expect(await times()).toEqual(['19:00']);
    for (const action of ['times', 'times 25:00', 'times 07:00,', 'times 1:00,2:00']) {
      expect((await kit.commands.press(admin, action)).notice).toMatch(/too old|expired/);
    }
  });

  it('are never so many that they crowd out the way back', async () => {
    await kit.ask('digest 06:15 09:45 13:30 23:59');
    const card = await first('digest');
    expect(labels(card).filter((label) => label.startsWith('✅ ') && label.includes(':'))).toHaveLength(4);
    expect(labels(card)).toHaveLength(23);
    expect(labels(card).at(-1)).toBe('‹ Back');
  });
});
