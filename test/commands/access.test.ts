import { describe, expect, it } from 'vitest';
import { admin, commandKit, say } from './kit.js';

describe('somebody who floods commands', () => {
  const kit = commandKit();
  const flooder = { ...admin, person: 'somewhere:ana' };
  const other = { ...admin, person: 'somewhere:budi' };

  it('is told once, then not heard for a minute, without effect on others', async () => {
    for (let count = 0; count < 10; count++) expect(await kit.ask('help', flooder)).toHaveLength(1);
    expect((await kit.ask('help', flooder)).map(say)).toEqual([expect.stringContaining('give me a minute')]);
    expect(await kit.ask('help', flooder)).toEqual([]);
    expect((await kit.commands.press(flooder, 'topics 0')).messages).toHaveLength(1);
    expect(await kit.ask('help', other)).toHaveLength(1);
    await kit.clock.advance(59_000);
    expect(await kit.ask('help', flooder)).toEqual([]);
    await kit.clock.advance(2_000);
    expect(await kit.ask('help', flooder)).toHaveLength(1);
  });

  it('is nobody who asks ten times in more than ten seconds', async () => {
    for (let count = 0; count < 30; count++) {
      expect(await kit.ask('help', flooder)).toHaveLength(1);
      await kit.clock.advance(1_001);
    }
  });
});

describe('a private bot', () => {
  const kit = commandKit({ chats: ['somewhere:-100'], operators: ['somewhere:boss'] });

  it('answers in its own chats, their topics, and to whoever runs it', async () => {
    for (const asker of [
      { ...admin, chat: 'somewhere:-100' },
      { ...admin, chat: 'somewhere:-100/45' },
      { ...admin, chat: 'somewhere:7', person: 'somewhere:boss' },
    ]) {
      expect(say((await kit.ask('help', asker))[0])).toContain('What you can ask me');
    }
  });

  it('does not take an address that only begins the same for one of its topics', async () => {
    for (const id of ['somewhere:-1001/45', 'somewhere:-1', 'somewhere:45/-100']) {
      expect(say((await kit.ask('help', { ...admin, chat: id }))[0])).toContain('private');
    }
  });

  it('lets whoever runs it ask everywhere, but follow only where it posts', async () => {
    const elsewhere = { ...admin, chat: 'somewhere:7', person: 'somewhere:boss' };
    expect(say((await kit.ask('subscribe rusia-ukraina', elsewhere))[0])).toContain("doesn't post here");
    const home = { ...elsewhere, chat: 'somewhere:boss' };
    expect(say((await kit.ask('subscribe rusia-ukraina', home))[0])).toContain('You now follow');
  });

  it('says to others that it is private, and keeps nothing of them', async () => {
    const stranger = { ...admin, chat: 'somewhere:-1001', person: 'somewhere:eve' };
    expect(say((await kit.ask('subscribe rusia-ukraina', stranger))[0])).toContain('private');
    expect((await kit.commands.press(stranger, 'follow rusia-ukraina')).notice).toContain('private');
    expect(await kit.store.chatCount()).toBe(0);
  });
});
