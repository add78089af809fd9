import { describe, expect, it } from 'vitest';
import type { Asker } from '../../src/core/ports.js';
import { actionOf, actions, admin, chat, commandKit, labels, member, say } from './kit.js';

const kit = commandKit();
const ask = (text: string, asker?: Asker) => kit.ask(text, asker);
const wishes = () => kit.wishes();
const record = (count: number, from?: number) => kit.record(count, from) as Promise<unknown[]>;

describe('/subscribe', () => {
  it('commits, confirms, and shows the newest article as a sample', async () => {
    await record(3);
    const messages = await ask('subscribe konflik rusia vs ukraina');
    expect(messages.map(say)).toEqual([
      expect.stringContaining('✅ You now follow “Russia-Ukraine war”'),
      'POST Berita 3',
    ]);
    expect(await wishes()).toEqual(['rusia-ukraina']);
    expect(await kit.store.pending(chat, 'instant', 10)).toEqual([]);
  });

  it('follows what is recorded from then on', async () => {
    await ask('subscribe rusia-ukraina');
    const [entry] = (await record(1)) ?? [];
    expect(await kit.store.pending(chat, 'instant', 10)).toEqual([
      { entry, topics: ['rusia-ukraina'], heldFor: null },
    ]);
  });

  it('says so when it is followed already, and keeps its place', async () => {
    await ask('subscribe rusia-ukraina');
    await record(1);
    expect((await ask('subscribe rusia-ukraina')).map(say)).toEqual([
      'You already follow “Russia-Ukraine war”.',
    ]);
    expect(await kit.store.pending(chat, 'instant', 10)).toHaveLength(1);
  });

  it('asks what was meant, with a button that does it', async () => {
    const [asked] = await ask('subscribe ukrania');
    expect(say(asked)).toContain('Which one do you mean by “ukrania”');
    expect(labels(asked)).toEqual(['Russia-Ukraine war', '➕ Follow “ukrania”', '📰 Choose topics']);
    await kit.commands.press(admin, actions(asked)[0] as string);
    expect(await wishes()).toEqual(['rusia-ukraina']);
  });

  it('shows the topics when none is named', async () => {
    expect(say((await ask('subscribe'))[0])).toContain('Topics');
  });

  it('is for admins', async () => {
    expect((await ask('subscribe rusia-ukraina', member)).map(say)).toEqual([
      expect.stringContaining('Only admins can change what comes here.'),
    ]);
    expect(await wishes()).toEqual([]);
  });

  it('names the rights that are missing, and changes nothing', async () => {
    const [received] = await ask('subscribe rusia-ukraina', {
      ...admin,
      missingRights: async () => ['View Channel', 'Send Messages'],
    });
    expect(say(received)).toContain('View Channel and Send Messages');
    expect(await kit.store.chat(chat)).toBeNull();
  });

  it('speaks the language that the platform tells, else the operator’s', async () => {
    expect(say((await ask('subscribe banjir', { ...admin, languageTag: 'fr' }))[0])).toContain(
      'Saya tidak mengenal',
    );
    expect(say((await ask('subscribe banjir', { ...admin, languageTag: 'id' }))[0])).toContain(
      'Saya tidak mengenal',
    );
  });
});

describe('/unsubscribe', () => {
  it('ends a wish with what is pending of it', async () => {
    await ask('subscribe rusia-ukraina');
    await record(1);
    expect((await ask('unsubscribe ukraine')).map(say)).toEqual([
      'You no longer follow “Russia-Ukraine war”.',
    ]);
    expect(await kit.store.pending(chat, 'instant', 10)).toEqual([]);
  });

  it('shows what is followed when none is named', async () => {
    await ask('subscribe rusia-ukraina');
    const [card] = await ask('unsubscribe');
    expect(labels(card)).toEqual(['⚡ Russia-Ukraine war', '✖', '📰 Choose topics', '☰ Menu']);
    const { messages, notice } = await kit.commands.press(admin, actionOf(card, '✖'));
    expect(notice).toContain('no longer');
    expect(messages.map(say)).toEqual(['You follow nothing here yet. Choose with /topics.']);
  });
});

describe('/topics', () => {
  it('suggests what stands together with what the chat follows', async () => {
    await record(3);
    await ask('subscribe rusia-ukraina');
    const [card] = await ask('topics');
    expect(say(card)).toContain('💡 You may like these');
    expect(labels(card)[0]).toBe('💡 Tribunnews');
    await kit.commands.press(admin, actions(card)[0] as string);
    expect(await wishes()).toEqual(['rusia-ukraina', 'publisher:tribunnews']);
    expect(labels((await ask('topics'))[0])[0]).not.toContain('💡');
  });

  it('has pages that turn, both ways round', async () => {
    const [first] = await ask('topics');
    expect(labels(first)).toHaveLength(8 + 5);
    expect(labels(first).slice(-5)).toEqual(['‹', '1 / 3', '›', '🗞 Publishers', '☰ Menu']);
    const { messages } = await kit.commands.press(admin, actions(first).at(-5) as string);
    expect(labels(messages[0]).slice(-5, -2)).toEqual(['‹', '3 / 3', '›']);
    const publishers = await kit.commands.press(admin, actionOf(first, 'Publishers'));
    expect(labels(publishers.messages[0])).toEqual(['➕ Tribunnews', '‹ Back', '☰ Menu']);
  });

  it('turns a topic on and off in the same card', async () => {
    await record(1);
    const on = await kit.commands.press(admin, 'flip 0 rusia-ukraina');
    expect(labels(on.messages[0])[0]).toBe('✅ Russia-Ukraine war · 1');
    expect(on.messages).toHaveLength(1);
    const off = await kit.commands.press(admin, 'flip 0 rusia-ukraina');
    expect(labels(off.messages[0])[0]).toBe('➕ Russia-Ukraine war · 1');
    expect(await wishes()).toEqual([]);
  });

  it('leaves the card as it is when somebody presses who may not', async () => {
    const { messages, notice } = await kit.commands.press(member, 'flip 0 rusia-ukraina');
    expect(messages).toEqual([]);
    expect(notice).toContain('Only admins can change what comes here.');
  });

  it('has actions of at most 64 bytes', async () => {
    const [card] = await ask('topics');
    for (const action of actions(card)) expect(Buffer.byteLength(action)).toBeLessThanOrEqual(64);
  });
});

describe('/latest', () => {
  it('shows the newest first, five of them, with link, publisher and date', async () => {
    await record(8);
    const [shown] = await ask('latest');
    expect(say(shown).split('\n\n').slice(1)).toEqual(
      [8, 7, 6, 5, 4].map((n) => `Berita ${n}\n${n === 8 ? 'Tribunnews · today ' : ''}07:0${n}`),
    );
  });

  it('of a topic, as many as asked for', async () => {
    await record(8);
    expect(say((await ask('latest russia-ukraine war 2'))[0])).toMatch(
      /^Latest on Russia-Ukraine war\n\nBerita 8\n.*\n\nBerita 7\n[^\n]*$/,
    );
    expect(say((await ask('latest ukraine 1'))[0]).match(/Berita/g)).toHaveLength(1);
  });

  it('tells a count from a name that ends in a number', async () => {
    await record(8);
    expect(say((await ask('latest Topic 3'))[0])).toContain('Nothing on “Topic 3” yet');
    expect(say((await ask('latest 3'))[0]).match(/Berita/g)).toHaveLength(3);
    expect(say((await ask('latest 900'))[0]).match(/Berita/g)).toHaveLength(8);
  });

  it('says so when there is nothing', async () => {
    expect(say((await ask('latest'))[0])).toContain('Nothing yet');
  });
});

describe('anything else', () => {
  it('greets, and helps', async () => {
    expect(say((await ask('start'))[0])).toContain('Hello, I am Kabar');
    const help = say((await ask('help'))[0]);
    const here = kit.commands.describe('en').filter((info) => info.audience === 'everyone');
    for (const { name } of here) expect(help).toContain(`/${name}`);
    expect(say((await kit.commands.runText(admin, '', '')).messages[0])).toBe(help);
  });

  it.each([
    ['latset', '/latest'],
    ['subscrib', '/subscribe'],
    ['subs', '/subscriptions'],
    ['qiet', '/quiet'],
    ['TOPIC', '/topics'],
  ])('names the unknown command /%s, and the nearest', async (typed, near) => {
    const [answer] = await ask(typed);
    expect(say(answer)).toContain(`“${typed}”`);
    expect(say(answer)).toContain(near);
    expect(say(answer).split('\n').length).toBeLessThanOrEqual(4);
  });

  it('says so where no command is called nearly so, and offers help', async () => {
    const [answer] = await ask('nonsense');
    expect(say(answer)).toContain('“nonsense”');
    expect(labels(answer)).toEqual(['❔ Help', '☰ Menu']);
  });

  it('searches for what may be words, where no command is called nearly so', async () => {
    await record(2);
    const [answer] = await ask('berita 2');
    expect(say(answer)).toContain('“berita”, so I searched');
    expect(say(answer)).toContain('Berita 2\n');
  });

  it('takes words without a command as a search, with a button to follow them', async () => {
    await record(2);
    const { messages } = await kit.commands.runText(admin, '', 'Berita 2');
    expect(say(messages[0])).toContain('Berita 2');
    await kit.commands.press(admin, actionOf(messages[0], 'Follow “Berita 2”'));
    expect((await kit.chat()).subscriptions).toMatchObject([{ phrase: 'Berita 2' }]);
  });

  it('keeps nothing of somebody who only asks', async () => {
    await ask('help');
    await ask('latest');
    expect(await kit.store.chatCount()).toBe(0);
  });

  it.each([
    '',
    'flip',
    'flip x y',
    'follow nothing',
    'x'.repeat(64),
    'latest nothing',
    'topics 99',
    'topics -5',
  ])('answers the hostile button “%s” kindly', async (action) => {
    const { messages, notice } = await kit.commands.press(admin, action);
    expect(messages.length + (notice === null ? 0 : 1)).toBeGreaterThan(0);
    expect(await wishes()).toEqual([]);
  });

  it('wakes a chat that was let go, at the head', async () => {
    await ask('subscribe rusia-ukraina');
    await kit.commands.left(chat, 'blocked');
    await record(1);
    expect((await kit.store.chat(chat))?.state.kind).toBe('gone');
    await ask('start');
    expect((await kit.store.chat(chat))?.state.kind).toBe('active');
    expect(await kit.store.pending(chat, 'instant', 10)).toEqual([]);
  });

  it('apologises, and tells the log why, when the store fails', async () => {
    await kit.store.close();
    expect(say((await ask('latest'))[0])).toContain('Maaf, gagal');
    expect(kit.log.lines.some(({ message }) => message === 'a command failed')).toBe(true);
  });
});
