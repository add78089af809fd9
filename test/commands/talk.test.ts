import { describe, expect, it } from 'vitest';
import { createCommands } from '../../src/commands/commands.js';
import { settingNamed } from '../../src/commands/setting-list.js';
import { talkPhrases } from '../../src/core/linguistics/talk.js';
import { commandKit } from './kit.js';

const kit = commandKit();

describe('what people say', () => {
  it('stands for a command that there is, whatever the language', () => {
    const commands = createCommands({ ...kit.commandDeps, store: kit.store }).describe('en');
    const said = new Set(talkPhrases('commands').values());
    expect([...said].filter((name) => !commands.some((each) => each.name === name))).toEqual([]);
    expect(said.size).toBeGreaterThan(10);
  });

  it('stands for a setting that there is', () => {
    const said = [...talkPhrases('settings').values()];
    expect(said.map((name) => settingNamed(name))).toEqual(said);
  });
});
