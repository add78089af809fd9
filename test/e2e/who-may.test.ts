import { describe, expect, it } from 'vitest';
import { languages } from '../../src/core/language.js';
import { foreignWords } from './talk/foreign-words.js';
import { type Place, places } from './talk/places.js';

/**
 * Whom an answer is for. `all`: what others should know. `asker`: the asker alone, where a platform can do that.
 * `changes`: for all where the asker may change what comes there; else they alone are told that they may not. `settings`:
 * the same, but only the asker sees it.
 */
type Audience = 'all' | 'asker' | 'changes' | 'settings';

/** Every command, with words that it understands and words that it does not. */
const commands: readonly [command: string, text: string, audience: Audience][] = [
  ['start', '', 'asker'],
  ['help', '', 'asker'],
  ['topics', '', 'asker'],
  ['topics', 'zorq', 'asker'],
  ['latest', '', 'all'],
  ['latest', 'zorq 7', 'asker'],
  ['latest', '🙂', 'asker'],
  ['search', 'zyx', 'all'],
  ['search', 'wxyzq', 'asker'],
  ['subscriptions', '', 'asker'],
  ['why', 'zyx 1', 'asker'],
  ['why', 'qqqq', 'asker'],
  ['export', '', 'asker'],
  ['status', '', 'asker'],
  ['subscribe', 'zorq 3', 'changes'],
  ['subscribe', 'zorq 3', 'settings'],
  ['subscribe', 'qqqq', 'settings'],
  ['follow', 'qqq', 'changes'],
  ['follow', 'a', 'settings'],
  ['words', 'zorq 3', 'settings'],
  ['digest', '', 'settings'],
  ['digest', '7', 'settings'],
  ['mute', '', 'settings'],
  ['mute', 'zorq 3', 'settings'],
  ['quiet', '9-5', 'settings'],
  ['timezone', 'surabaya', 'settings'],
  ['settings', '', 'settings'],
  ['mydata', '', 'settings'],
  ['forgetme', '', 'settings'],
  ['unsubscribe', 'zorq 8', 'settings'],
  ['unsubscribe', 'zorq 3', 'changes'],
];

const refusal = { en: 'Only admins can change', id: 'Hanya admin yang bisa mengubah' };

/** Whether the platform can say something to one person alone there. */
const canAnswerInPrivate = ({ platform, name }: Place) =>
  platform === 'discord' || (/of a forum$/.test(name) && platform === 'telegram');

describe.each(places)('$name', (place) => {
  it.each(languages)(
    'every command is answered once, to whom it is for, in their language (%s)',
    async (language) => {
      const { seat, world } = await place.sit(language);
      const wrong: string[] = [];
      for (const [command, text, audience] of commands) {
        // More in a row would be a flood.
        world.clock.step(2_000);
        const asked = `/${command} ${text}`.trim();
        const named = place.platform === 'discord' && command === 'settings' ? 'settings all' : command;
        const { messages } = await seat.ask(named, text);
        const [first, ...others] = messages;
        if (first === undefined) {
          wrong.push(`${asked} is not answered`);
          continue;
        }
        // What is kept comes as a file beside the card.
        if (others.length > (command === 'mydata' ? 1 : 0)) wrong.push(`${asked} is answered more than once`);
        const isRefused = !place.isAdmin && (audience === 'changes' || audience === 'settings');
        if (first.text.includes(refusal[language]) !== isRefused) wrong.push(`${asked}: “${first.text}”`);
        const isForAll = audience === 'all' || (audience === 'changes' && !isRefused);
        if (canAnswerInPrivate(place) && first.isPersonal === isForAll)
          wrong.push(`${asked} is for ${first.isPersonal ? 'one' : 'all'}: “${first.text}”`);
        wrong.push(...foreignWords(first.text, language).map((word) => `${asked} says “${word}”`));
      }
      expect(wrong).toEqual([]);
      expect(world.faults()).toEqual([]);
    },
  );
});

it('everybody in a forum is answered in its topic, and what they choose there is not chosen in another', async () => {
  const place = places.find(({ name }) => name === 'Telegram, an admin of a forum');
  const { seat, world } = await (place as Place).sit('en');
  const { messages } = await seat.ask('subscribe', 'zorq 3');
  expect(messages.map((each) => each.place)).toEqual(['-100600/45']);
  const card = await seat.ask('topics', 'zorq 5');
  const [shown] = card.messages;
  if (shown === undefined) throw new Error('no card');
  await seat.press(shown, 'flip 0 t-5');
  const kept = await world.store.chat('telegram:-100600/45');
  expect(kept?.subscriptions.map(({ topic }) => topic)).toEqual(['t-3', 't-5']);
  expect(await world.store.chat('telegram:-100600')).toBeNull();
});
