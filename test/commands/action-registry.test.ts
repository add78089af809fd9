import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Action, ActionRegistry, guarded, open } from '../../src/commands/actions.js';
import { actionForm, topicValue } from '../../src/core/action.js';

const none = async () => ({ messages: [], notice: null });
const named = (name: string, ...aliases: string[]): Action =>
  open(actionForm(name, z.tuple([]), { aliases }), none);

describe('the registry of actions', () => {
  it.each([
    [[named('a'), named('a')]],
    [[named('a', 'b'), named('b')]],
    [[named('b'), named('a', 'b')]],
    [[named('a', 'c'), named('b', 'c')]],
    [[named('a', 'a')]],
  ])('refuses a second action of the same name', (all) => {
    expect(() => new ActionRegistry(all, 64)).toThrow(/two actions are called "[abc]"/);
  });

  it('refuses an action that can be longer than buttons carry, to the byte', () => {
    const flip = open(actionForm('flip', z.tuple([topicValue])), none);
    expect(() => new ActionRegistry([flip], 44)).toThrow('action "flip" can take 45 bytes; buttons carry 44');
    expect(new ActionRegistry([flip], 45).find(`flip ${'a'.repeat(40)}`)).not.toBeNull();
  });

  it('refuses a value without a bound, unless its action says so', () => {
    const words = z.tuple([z.string()]);
    expect(() => new ActionRegistry([open(actionForm('a', words), none)], 64)).toThrow('Infinity');
    const said = open(actionForm('a', words, { isUnbounded: true }), none);
    expect(() => new ActionRegistry([said], 64)).not.toThrow();
  });

  it('finds an action by each of its names, and says whether it changes something', () => {
    const all = new ActionRegistry([named('long', 'old'), guarded(actionForm('b', z.tuple([])), none)], 64);
    expect(['long', 'old', 'b'].map((text) => all.find(text)?.changes)).toEqual([false, false, true]);
    for (const text of ['', 'c', 'LONG', 'long x', '__proto__', 'constructor', ' long']) {
      expect(all.find(text)).toBeNull();
    }
  });

  it('writes an action under the shortest of its names', () => {
    const form = actionForm('mute-topic', z.tuple([topicValue]), { aliases: ['silence', 'hush'] });
    const all = new ActionRegistry([open(form, none), named('b', 'longer')], 64);
    expect(['mute-topic x', 'hush x', 'b', 'other y'].map((text) => all.shorten(text))).toEqual([
      'hush x',
      'hush x',
      'b',
      'other y',
    ]);
  });
});
