import { describe, expect, it } from 'vitest';
import { newFeedState } from '../../src/core/feed.js';
import type { Asker } from '../../src/core/ports.js';
import { makeArticle } from '../fixtures/article.js';
import { actionOf, actions, admin, commandKit, labels, say } from './kit.js';

const kit = commandKit();
const first = async (text: string, asker = admin) => (await kit.ask(text, asker))[0];

describe('/why', () => {
  const record = (headline: string, topics: string[]) =>
    kit.store.record({
      feed: newFeedState('tribunnews-internasional', 'https://www.tribunnews.com/rss'),
      items: [
        {
          article: makeArticle(1, { headline, topics, summary: 'Serangan di KYIV menewaskan dua orang.' }),
          keys: ['link 1'],
          entry: { kind: 'new', topics, deliverable: true },
        },
      ],
    });

  it('says by which words of the article it came, as they are written there', async () => {
    await kit.ask('follow kyiv');
    await record('Rudal Menghantam Kýiv Pagi Ini', await kit.wishes());
    const said = say(await first('why rudal menghantam'));
    expect(said).toContain('Because you follow “kyiv”: the headline has “Kýiv”');
    expect(said).toContain('“KYIV”');
    const tapped = await kit.commands.press(admin, `why ${'0'.repeat(11)}1`);
    expect(say(tapped.messages[0])).toBe(said);
  });

  it('says that it came from a publisher who is followed', async () => {
    await kit.ask('subscribe tribunnews');
    await record('Rudal Menghantam Kyiv', await kit.wishes());
    expect(say(await first('why rudal'))).toContain('Because you follow “Tribunnews”: it is from Tribunnews');
  });

  it('explains the article of exactly that headline first', async () => {
    await kit.record(12);
    for (const number of [1, 2, 11]) {
      expect(say(await first(`why Berita ${number}`)).split('\n')[1]).toBe(`Berita ${number}`);
      expect(say(await first(`why "BERITA – ${number}!"`)).split('\n')[1]).toBe(`Berita ${number}`);
    }
  });

  it.each(['https://example.org/unknown', 'example.org/unknown/1', 'http://t.co/x'])(
    'says that it does not know the link %s',
    async (link) => {
      await kit.record(2);
      expect(say(await first(`why ${link}`))).toContain(`don't know this link: ${link}`);
    },
  );

  it('says that it knows no such headline, nor what a message was about', async () => {
    expect(say(await first('why zzzz qqqq'))).toContain('“zzzz qqqq”');
    expect(say(await first('why', { ...admin, repliedTo: '77' }))).toContain('which article');
    expect(say(await first('why'))).not.toContain('know');
  });
});

describe('another place', () => {
  const there = { ...admin, chat: 'somewhere:-5' };
  const owner: Asker = {
    ...admin,
    elsewhere: async (name) =>
      ['kanal', '-5'].includes(name) ? { asker: there, place: 'Kanal Kita' } : null,
  };

  it('keeps its name on every card, however often somebody taps', async () => {
    await kit.record(3);
    let card = await first('manage kanal', owner);
    expect(say(card)).toMatch(/^📣 Kanal Kita\n/);
    for (const part of ['Menu', 'My topics', 'Menu', 'Settings', 'Quiet', '22:00–06:00', 'Menu', 'Topics']) {
      card = (await kit.commands.press(owner, actionOf(card, part === 'Topics' ? 'Choose topics' : part)))
        .messages[0];
      expect([part, say(card)]).toEqual([part, expect.stringMatching(/^📣 Kanal Kita\n/)]);
      for (const action of actions(card)) expect(action).toMatch(/^@-5 /);
    }
    expect((await kit.store.chat(there.chat))?.settings.quiet).toEqual({ from: '22:00', to: '06:00' });
  });

  it('is named in the confirmation, where the posts will arrive', async () => {
    await kit.record(1);
    const [asked] = await kit.ask('manage kanal subscribe rusia-ukraina', owner);
    expect(say(asked)).toContain('Kanal Kita now follows “Russia-Ukraine war”');
    const there = { ...admin, place: '#other' };
    expect(say(await first('subscribe topic 3', there))).toContain('#other now follows “Topic 3”');
    expect(say(await first('follow banjir rob', there))).toContain('#other now follows “banjir rob”');
  });
});

describe('what is so, and what to do next', () => {
  it.each([
    ['timezone', 'Jakarta (UTC+7)'],
    ['unsubscribe Topic 3', 'follow “Topic 3”'],
    ['latest Topic 3', 'Nothing on “Topic 3” yet'],
    ['latest -5', 'From 1 to 20'],
    ['latest 0', 'From 1 to 20'],
    ['latest rusia -5', 'From 1 to 20'],
    ['topics zzzz', '“zzzz”'],
    ['mute', 'nothing to mute'],
    ['follow a', 'Nearly every article'],
    ['follow the', 'Nearly every article'],
    ['follow yang -bola', 'Nearly every article'],
    ['follow "di dan"', 'Nearly every article'],
    ['subscribe zzzz', '“zzzz”'],
  ])('/%s', async (typed, said) => {
    await kit.ask('subscribe rusia-ukraina');
    await kit.ask('unsubscribe rusia-ukraina');
    await kit.ask(typed === 'mute' ? 'start' : 'subscribe t-9');
    const before = await kit.wishes();
    const answer = await first(typed);
    expect(say(answer)).toContain(said);
    expect(labels(answer).length).toBeGreaterThan(0);
    expect(await kit.wishes()).toEqual(before);
  });

  it.each(['米', 'AI the', '5G', 'Korea'])('/follow %s is no such word', async (typed) => {
    await kit.ask(`follow ${typed}`);
    expect(await kit.wishes()).toHaveLength(1);
  });

  it('words that are no topic can be followed by a tap', async () => {
    const answer = await first('subscribe zelensky kyiv');
    await kit.commands.press(admin, actionOf(answer, 'Follow “zelensky kyiv”'));
    expect((await kit.chat()).subscriptions).toMatchObject([{ phrase: 'zelensky kyiv' }]);
  });
});

describe('what is followed', () => {
  it('has pages, and stays on the page where one is dropped', async () => {
    for (let index = 0; index < 20; index++)
      await kit.ask(`subscribe t-${index}`, { ...admin, person: null });
    const list = await first('subscriptions');
    expect(labels(list)).toHaveLength(8 * 2 + 3 + 2);
    const second = (await kit.commands.press(admin, actionOf(list, '›'))).messages[0];
    expect(labels(second)[0]).toBe('⚡ Topic 8');
    const left = (await kit.commands.press(admin, 'drop t-9')).messages[0];
    expect(labels(left)[0]).toBe('⚡ Topic 8');
    const card = (await kit.commands.press(admin, actionOf(left, 'Topic 12'))).messages[0];
    const back = (await kit.commands.press(admin, actionOf(card, 'Back'))).messages[0];
    expect(labels(back)[0]).toBe('⚡ Topic 8');
  });
});

describe('plain words', () => {
  const plain = async (text: string) => (await kit.commands.runText(admin, '', text)).messages[0];

  it.each([
    ['stop', '/unsubscribe'],
    ['Berhenti!', '/unsubscribe'],
    ['kenapa', '/why'],
    ['bantuan', '/help'],
  ])('“%s” opens a card at once, with a slash or without one, as %s does', async (typed, command) => {
    const card = say(await first(command.slice(1)));
    expect(say(await plain(typed))).toBe(card);
    expect(say(await first(typed))).toBe(card);
  });

  it.each([
    ['jam 10 malam', '🌙 22:00–06:00'],
    ['7 pagi', '🗞 every day, 07:00'],
  ])('“%s” is asked back as %s, with a slash or without one', async (typed, label) => {
    for (const asked of [await plain(typed), await first(typed)]) {
      expect(say(asked)).toMatch(/Did you mean|of these do you mean|Is this what you mean/);
      expect(labels(asked)).toContain(label);
      expect(actions(asked)).toContain('home');
    }
  });

  it('that no article has lead to the topics that go by them', async () => {
    for (const asked of [await plain('ukraina'), await first('ukraina')]) {
      expect(say(asked)).toContain('No article has “ukraina” so far');
      expect(actions(asked)).toContain('follow rusia-ukraina');
    }
  });

  it('that mean nothing promise no list that is not there', async () => {
    expect(say(await first('zzzzzzzz'))).toBe(
      "I don't know the command “zzzzzzzz”. Tap Help to see what I can do.",
    );
  });

  it('are a number that nothing stands for, in a terminal', async () => {
    expect(say(await first('99'))).toBe(
      'There is no option 99 here. Type one of the numbers in brackets, or /help.',
    );
  });
});

describe('quotation marks', () => {
  it.each([
    ['"Korea Utara"', '“Korea Utara”'],
    ['"Korea Utara" -bola', '“‘Korea Utara’ -bola”'],
    ['"Korea Utara" "Kim Jong"', '“‘Korea Utara’ ‘Kim Jong’”'],
    ['kyiv', '“kyiv”'],
  ])('of %s stand once', async (typed, shown) => {
    expect(say(await first(`follow ${typed}`))).toContain(`You now follow ${shown}.`);
  });
});

describe('every answer to a command', () => {
  it.each([
    'feed',
    'feed zzzz',
    'status',
    'export',
    'threads',
    'manage',
    'manage @nobody',
    'words zzzz',
    'mute zzzz',
    'unsubscribe zzzz',
    'subscribe zzzz',
    'search',
    'follow',
    'follow a',
    'why zzzz',
    'timezone zzzz',
    'quiet zzzz',
    'digest zzzz',
  ])('/%s has a way on', async (typed) => {
    for (const message of await kit.ask(typed, { ...admin, isOperator: true })) {
      if (message.kind === 'reply') expect([typed, actions(message).length]).not.toEqual([typed, 0]);
    }
  });
});

describe('what stands behind a name', () => {
  it.each([
    ['1 week', 168],
    ['for a day', 24],
    ['seminggu', 168],
    ['selama 8 jam', 8],
    ['1h', 1],
    ['2 minggu', 336],
    ['3 months', 2160],
    ['for 30 days', 720],
    ['45 menit', 0.75],
    ['setengah jam', 0.5],
    ['for half a day', 12],
    ['dua hari', 48],
    ['for a couple of days', 48],
  ])('/mute rusia %s mutes for that long', async (span, hours) => {
    await kit.ask(`mute rusia ukraina ${span}`);
    const [muted] = (await kit.chat()).mutes;
    expect(muted).toMatchObject({ topic: 'rusia-ukraina', until: kit.clock.now() + hours * 3_600_000 });
  });

  it.each([
    ['until monday 7am', '2024-06-24T00:00'],
    ['sampe senin jam 7 pagi', '2024-06-24T00:00'],
    ['sampai besok', '2024-06-19T00:00'],
    ['til 31 december', '2024-12-31T00:00'],
  ])('/mute rusia %s mutes until then', async (span, until) => {
    const { messages, notice } = await kit.commands.runText(admin, 'mute', `rusia ukraina ${span}`);
    expect((await kit.chat()).mutes[0]?.until).toBe(Date.parse(`${until}Z`));
    expect(notice).toMatch(/^🔕 Muted “Russia-Ukraine war” until .*07:00 WIB\.$/);
    expect(say(messages[0])).toContain('07:00 WIB');
  });

  it('a button that mutes until a moment asks again once that has passed', async () => {
    await kit.ask('subscribe rusia-ukraina');
    const [card] = (await kit.commands.runText(admin, '', 'mute ukraine until 11am')).messages;
    expect(labels(card)).toContain('🔕 Russia-Ukraine war · until Tue 18 Jun, 11:00 WIB');
    await kit.clock.advance(2 * 3_600_000);
    const { messages } = await kit.commands.press(admin, actionOf(card, 'until'));
    expect(say(messages[0])).toContain('For how long?');
    expect((await kit.chat()).mutes).toEqual([]);
  });

  it.each(['for a while', '0 days', 'for the weekend', 'sampai nanti'])(
    '/mute rusia %s is asked back',
    async (span) => {
      const asked = await first(`mute rusia ukraina ${span}`);
      expect(say(asked)).toContain('Mute “Russia-Ukraine war”');
      expect(await kit.store.chatCount()).toBe(0);
    },
  );

  it('/mute with a span alone shows what can be muted', async () => {
    expect(say(await first('mute 2 minggu'))).toContain('Nothing is muted');
  });

  it('/settings of what there is not shows all, and says so', async () => {
    expect(say(await first('settings zzzz'))).toContain('There is no setting “zzzz” here.');
    for (const typed of ['settings', 'settings all']) {
      expect(say(await first(typed))).toMatch(/^.*Settings/);
    }
  });

  it.each(['language', 'time zone', 'per story'])('/settings %s is found by its label', async (typed) => {
    expect(say(await first(`settings ${typed}`))).not.toContain('Tap what you want to change');
  });
});
