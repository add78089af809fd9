import { describe, expect, it } from 'vitest';
import type { Message, Reply } from '../../src/core/message.js';
import { actionOf, actions, admin, commandKit, labels, member, say } from './kit.js';

const kit = commandKit();

/** Taps through a card: each label is one tap on what the tap before showed. */
async function tap(...parts: string[]) {
  let [card] = await kit.ask('settings');
  for (const part of parts)
    card = (await kit.commands.press(admin, actionOf(card, part))).messages[0] ?? card;
  return card;
}

describe('/settings', () => {
  it('shows everything with how it stands', async () => {
    expect(labels((await kit.ask('settings'))[0])).toEqual([
      '🗣 Language: English',
      '🌐 Articles in: all languages',
      '🕘 Time zone: Jakarta (UTC+7)',
      '🎨 How posts look: standard',
      '🧩 One post per story: careful',
      '📚 Bundle into one list: more than 5',
      '🔕 Always without sound: off',
      '🔘 Buttons under posts: on',
      '🗞 Digest: every day, 07:00',
      '🌙 Quiet hours: off',
      '☰ Menu',
    ]);
  });

  it('speaks Indonesian as well, from the very tap on', async () => {
    const card = await tap('Language', 'Bahasa');
    expect(say(card)).toContain('Pengaturan');
    expect(labels(card)).toContain('🕘 Zona waktu: Jakarta (UTC+7)');
    expect((await kit.chat()).language).toBe('id');
  });

  it.each([
    [['How posts', 'no lead'], { summary: 'none', style: 'standard' }],
    [['How posts', 'no picture'], { images: false }],
    [
      ['How posts', 'compact'],
      {
        style: 'compact',
        summary: 'none',
        images: false,
        parts: { topic: false, author: false, time: true, hashtag: false },
      },
    ],
    [['How posts', 'full'], { style: 'full', summary: 'long', images: true }],
    [['How posts', 'hashtag'], { parts: { topic: true, author: true, time: true, hashtag: true } }],
    [['How posts', 'author'], { parts: { topic: true, author: false, time: true, hashtag: false } }],
    [['Digest', 'first sentence'], { digestLeads: true }],
    [['One post per story', 'off'], { stories: false, eagerStories: false }],
    [['One post per story', 'eager'], { stories: true, eagerStories: true }],
    [['Bundle', 'more than 20'], { backlogBound: 20 }],
    [['Always without sound'], { silent: true }],
    [['Buttons under'], { buttons: false }],
    [['Quiet', '22:00–06:00'], { quiet: { from: '22:00', to: '06:00' } }],
  ])('changes %j in at most two taps', async (taps, wanted) => {
    expect(taps.length).toBeLessThanOrEqual(2);
    await tap(...taps);
    expect((await kit.chat()).settings).toMatchObject(wanted);
    expect(kit.changed).toHaveLength(1);
  });

  it('shows how a post looks while one chooses, and knows the buttons of Kabar 0.1', async () => {
    await kit.record(1);
    const sample = (card: Message | undefined) => (card as Reply).sample;
    const look = await tap('How posts');
    expect(sample(look)).toMatchObject({ headline: 'Berita 1', authors: 'Hasanudin Aco', isQuoted: false });
    const compact = await kit.commands.press(admin, actionOf(look, 'compact'));
    expect(sample(compact.messages[0])).toMatchObject({
      topics: [],
      authors: null,
      summary: null,
      image: null,
    });
    expect(labels(compact.messages[0])).toContain('✅ compact');
    const full = await kit.commands.press(admin, actionOf(compact.messages[0], 'full'));
    expect(sample(full.messages[0])).toMatchObject({ isQuoted: true, authors: 'Hasanudin Aco' });
    const old = await kit.commands.press(admin, 'put images on');
    expect(sample(old.messages[0])).toMatchObject({ isImageSmall: false });
    await kit.commands.press(admin, 'put images small');
    expect((await kit.chat()).settings).toMatchObject({ images: true, smallImages: true });
  });

  it('has no sample before there is news', async () => {
    expect((await tap('How posts')) as Reply).not.toHaveProperty('sample');
  });

  it('chooses several languages on one card, and all of them when none is left', async () => {
    const one = await tap('Articles in', 'Indonesian');
    expect(labels(one)).toEqual(['all languages', 'English', '✅ Indonesian', '‹ Back']);
    await kit.commands.press(admin, actionOf(one, 'English'));
    expect((await kit.chat()).settings.reads).toEqual(['id', 'en']);
    await kit.commands.press(admin, 'put reads id');
    await kit.commands.press(admin, 'put reads en');
    expect((await kit.chat()).settings.reads).toBeNull();
  });

  it('shows one setting when it is named, and all for a name that there is not', async () => {
    expect(say((await kit.ask('settings Summary'))[0])).toContain('How much of an article');
    expect(say((await kit.ask('settings digest'))[0])).toContain('Digest');
    expect(say((await kit.ask('settings all'))[0])).toContain('Settings');
    expect(say((await kit.ask('settings nothing'))[0])).toContain('Settings');
  });

  it('takes nothing that is no value, whatever stands in a button', async () => {
    const hostile = ['put', 'put x y', 'put language de', 'put timezone Nowhere/City', 'put backlog 1e9'];
    hostile.push(
      'put quiet 25:00-26:00',
      'put reads ../..',
      'put digest x',
      'put __proto__ x',
      'set nothing',
    );
    for (const action of hostile) {
      expect((await kit.commands.press(admin, action)).notice).toContain('too old');
    }
    expect(await kit.store.chatCount()).toBe(0);
  });

  it('is for admins', async () => {
    expect((await kit.ask('settings', member)).map(say)).toEqual([
      expect.stringContaining('Only admins can change what comes here.'),
    ]);
    expect((await kit.commands.press(member, 'put images off')).messages).toEqual([]);
    expect(await kit.store.chatCount()).toBe(0);
  });

  it('has no action that is too long for a button', async () => {
    for (const name of ['language', 'reads', 'timezone', 'look', 'summary', 'backlog', 'quiet', 'digest']) {
      const { messages } = await kit.commands.press(admin, `set ${name}`);
      for (const action of actions(messages[0])) expect(Buffer.byteLength(action)).toBeLessThanOrEqual(64);
    }
  });
});

describe('/timezone', () => {
  it.each([
    ['surabaya', 'Jakarta (UTC+7)'],
    ['bali', 'Makassar (UTC+8)'],
    ['WIT', 'Jayapura (UTC+9)'],
    ['berlin', 'Berlin (UTC+2)'],
    ['new york', 'New York (UTC−4)'],
    ['kathmandu', 'Kathmandu (UTC+5:45)'],
    ['UTC-3', 'UTC−3'],
  ])('finds %s', async (typed, label) => {
    const [card] = await kit.ask(`timezone ${typed}`);
    expect(labels(card)[0]).toBe(label);
    await kit.commands.press(admin, actions(card)[0] as string);
    expect(labels((await kit.ask('settings'))[0])[2]).toContain(label);
  });

  it('says what to do where it knows no such city', async () => {
    expect(say((await kit.ask('timezone Atlantis'))[0])).toContain('/timezone UTC+7');
    expect(say((await kit.ask('timezone'))[0])).toContain('/timezone UTC+7');
  });
});

describe('/quiet', () => {
  it('takes hours as they are typed, and off', async () => {
    await kit.ask('quiet 22.30 - 6');
    expect((await kit.chat()).settings.quiet).toEqual({ from: '22:30', to: '06:00' });
    await kit.ask('quiet mati');
    expect((await kit.chat()).settings.quiet).toBeNull();
  });

  it.each(['', 'night', '22:00', '22:00 22:00', '99 100'])('says how for "%s"', async (typed) => {
    expect(say((await kit.ask(`quiet ${typed}`))[0])).toContain('/quiet 22:00 06:30');
  });
});
