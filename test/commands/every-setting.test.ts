import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/core/message.js';
import { actions, admin, commandKit, labels, say } from './kit.js';

const kit = commandKit();
const asker = { en: admin, id: { ...admin, chat: 'somewhere:2', languageTag: 'id' } };
const goneWrong = { en: "didn't work", id: 'gagal' };

const listed =
  'language reads timezone look stories thread backlog silent buttons publish face digest quiet'.split(' ');
/** Offered where a platform can do it, and this one cannot. */
const ofOtherPlatforms = ['thread', 'publish', 'face'];
const names =
  'language reads timezone look style summary images topic author time hashtag stories backlog silent buttons digest leads quiet'.split(
    ' ',
  );
const table = names.flatMap((name) => (['en', 'id'] as const).map((language) => [name, language] as const));

describe('every setting, in both languages', () => {
  it('is one of those that /settings shows and completes', async () => {
    const info = kit.commands.describe('en').find(({ name }) => name === 'settings');
    const [which] = info?.options ?? [];
    expect(Object.keys(which?.parts ?? {})).toEqual(['all', ...listed]);
    expect(labels((await kit.ask('settings'))[0])).toHaveLength(listed.length - ofOtherPlatforms.length + 1);
  });

  it.each(table)(
    '/settings %s shows its choices with the present one marked (%s)',
    async (name, language) => {
      const [card] = await kit.ask(`settings ${name}`, asker[language]);
      const [title, hint] = say(card).split('\n');
      expect(say(card)).not.toContain(goneWrong[language]);
      expect([title, hint].map((line) => (line ?? '').length > 3)).toEqual([true, true]);
      expect(labels(card).filter((label) => label.startsWith('✅')).length).toBeGreaterThan(0);
      expect(actions(card).length).toBeGreaterThan(2);
      expect(kit.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    },
  );

  it.each(names)('%s leads back to all settings, and each of its choices is taken', async (name) => {
    const [card] = await kit.ask(`settings ${name}`);
    for (const action of actions(card)) {
      const { messages, notice } = await kit.commands.press(admin, action);
      // A tap that would change nothing says so, and the card stays.
      const isTaken = (messages[0] as Reply | undefined)?.kind === 'reply' || (notice ?? '') !== '';
      expect([action, isTaken]).toEqual([action, true]);
    }
    // Those that stand on the card of another lead back to that one first.
    const back = await kit.commands.press(admin, actions(card).at(-1) ?? '');
    const all = listed.includes(name)
      ? back
      : await kit.commands.press(admin, actions(back.messages[0]).at(-1) ?? '');
    expect(labels(all.messages[0])).toHaveLength(listed.length - ofOtherPlatforms.length + 1);
    expect(kit.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it.each(['silent', 'buttons'])('%s turns by one tap on the card of all settings', async (name) => {
    const [all] = await kit.ask('settings');
    const turning = actions(all).filter((action) => action.startsWith(`put ${name} `));
    expect(turning).toHaveLength(1);
    const { messages } = await kit.commands.press(admin, turning[0] ?? '');
    expect(actions(messages[0])).not.toContain(turning[0]);
  });
});
