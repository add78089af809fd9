import { expect, it } from 'vitest';
import { packageRoot } from '../../src/app/package-root.js';
import { forms } from '../../src/commands/action-forms.js';
import type { Command } from '../../src/commands/context.js';
import type { ToggleSetting } from '../../src/commands/setting.js';
import { loadTexts } from '../../src/i18n/texts.js';

// `npm run check` judges the lines behind each comment: it complains if the build takes them.

it('what has no text is refused by the build, and by the texts', () => {
  const text = loadTexts(new URL('data/locales/', packageRoot))('en');
  // @ts-expect-error a text has a key
  expect(() => text('nothing')).toThrow('no text "nothing"');
  // @ts-expect-error a command is described by a text
  const name: Command['name'] = 'nothing';
  // @ts-expect-error an option is described by a text
  const nameless: Command['options'] = [{ name: 'nothing', kind: 'text', required: true }];
  // @ts-expect-error an option that help shows has a short text too
  const shortless: Command['options'] = [{ name: 'channel', kind: 'text', required: true }];
  // @ts-expect-error the words of an option are described by texts
  const parts: Command['options'] = [{ name: 'which', kind: 'part', required: true, parts: { all: 'x' } }];
  // @ts-expect-error a setting asks for a choice with a text
  const hint: ToggleSetting['hint'] = 'setting-nothing-hint';
  void [name, nameless, shortless, parts, hint];
});

it('a value that an action does not take is refused by the build, and when it is written', () => {
  // @ts-expect-error a page is a number
  expect(() => forms.flip.encode('0', 'banjir')).toThrow();
  // @ts-expect-error a topic is a text
  expect(() => forms.muteTopic.encode(1)).toThrow();
  for (const span of ['0h', '2y', '1.5h', '123456h']) {
    expect(() => forms.muteTopic.encode('banjir', span)).toThrow();
  }
  // @ts-expect-error a topic is needed
  expect(() => forms.drop.encode()).toThrow();
  expect(() => forms.choose.encode('summary', 'two words')).toThrow();
});
