import { describe, expect, it } from 'vitest';
import { createCommands } from '../../src/commands/commands.js';
import { wordsNow } from '../../src/core/subscription.js';
import { actions, admin, commandKit, conversation, labels, say } from './kit.js';

const kit = commandKit();
const answered = conversation(kit);
const followed = async () =>
  (await kit.chat()).subscriptions.map(
    ({ topic }, _, all) => [topic, wordsNow(all, topic)] as [string, object],
  );

describe('/subscribe understands a topic among polite words', () => {
  it.each([
    ['sepak bola dong', 'sepak-bola'],
    ['tolong sepak bola', 'sepak-bola'],
    ['sepakbola min', 'sepak-bola'],
    ['berita sepak bola dong kak', 'sepak-bola'],
    ['aku mau sepak bola', 'sepak-bola'],
    ['please football', 'sepak-bola'],
    ['football please!', 'sepak-bola'],
    ['football, thanks 🙏', 'sepak-bola'],
    ['to football', 'sepak-bola'],
    ['I want football news', 'sepak-bola'],
    ['can you send me news about football?', 'sepak-bola'],
    ['soccer news please', 'sepak-bola'],
    ['gempa ya', 'gempa-bumi'],
    ['info gempa', 'gempa-bumi'],
    ['gempabumi terkini', 'gempa-bumi'],
    ['berita gempa bumi hari ini dong', 'gempa-bumi'],
    ['liga 1 aja', 'liga-1'],
    ['bola voli dong', 'bola-voli'],
    ['"sepak bola" ya', 'sepak-bola'],
  ])('%s', async (typed, topic) => {
    await answered(`/subscribe ${typed}`);
    expect(await followed()).toEqual([[topic, {}]]);
  });

  it.each<[string, object]>([
    ['sepak bola juara dong', { only: ['juara'] }],
    ['sepak bola -"timnas putri" dong', { never: ['"timnas putri"'] }],
    ['football -women please', { never: ['women'] }],
    ['sepak bola "dong"', { only: ['dong'] }],
    ['sepak bola -dong', { never: ['dong'] }],
    ['sepak bola "lee dong"', { only: ['"lee dong"'] }],
  ])('and keeps the words that are meant: %s', async (typed, words) => {
    await answered(`/subscribe ${typed}`);
    expect(await followed()).toEqual([['sepak-bola', words]]);
  });

  it('and keeps a name in capitals that is a polite word otherwise', async () => {
    const asked = await answered('/subscribe US politics');
    expect(labels(asked)).toContain('➕ Follow “US politics”');
    expect(actions(asked)).toContain('follow amerika-serikat');
    expect(labels(await answered('send us politics'))).not.toContain('➕ Follow “us politics”');
  });

  it.each(['bola dong', 'tolong bola', 'berita bola ya kak', 'please bola', 'aku mau bola'])(
    'asks back a name that means several: %s',
    async (typed) => {
      const asked = await answered(`/subscribe ${typed}`);
      expect(actions(asked)[0]).toBe('follow sepak-bola');
      expect(labels(asked)).not.toContain(`➕ Follow “${typed}”`);
      expect(await kit.store.chatCount()).toBe(0);
    },
  );

  it.each(['semua', 'everything', 'all news', 'berita', 'apa aja', 'semua berita dong'])(
    'shows what there is for %s',
    async (typed) => {
      expect(say(await answered(`/subscribe ${typed}`))).toMatch(/^Topics\n/);
    },
  );

  it.each([
    ['football and politics', 'sepak-bola', 'politik'],
    ['gempa, banjir', 'gempa-bumi', 'banjir'],
    ['gempa & banjir dong', 'gempa-bumi', 'banjir'],
    ['sepak bola sama bulu tangkis', 'sepak-bola', 'bulu-tangkis'],
    ['gempa dan bola voli', 'gempa-bumi', 'bola-voli'],
  ])('has a button for each of several topics: %s', async (typed, ...topics) => {
    const card = await answered(`/subscribe ${typed}`);
    for (const topic of topics) expect(actions(card)).toContain(`flip 0 ${topic}`);
    expect(await kit.store.chatCount()).toBe(0);
  });
});

describe('the other commands understand it too', () => {
  it.each([
    ['/latest gempa dong', '“Earthquakes”'],
    ['/latest berita gempa terbaru', '“Earthquakes”'],
    ['/latest gempa 5 dong', '“Earthquakes”'],
    ['/latest 5 gempa', '“Earthquakes”'],
    ['/mute gempa sehari dong', '🔕 Earthquakes'],
    ['/mute gempa selamanya', 'until I unmute it'],
    ['/mute gempa forever please', 'until I unmute it'],
    ['/mute gempa sampai nanti', 'Mute “Earthquakes”'],
    ['/mute gempa until tomorrow', '🔕 Earthquakes – Wed 19 Jun, 07:00'],
    ['/topics gempa dong', 'Topics for “gempa”'],
    ['/topics football and politics', 'Topics for “football and politics”'],
    ['/unsubscribe gempa dong', 'no longer follow “Earthquakes”'],
    ['/words gempa dong', 'Words for “Earthquakes”'],
    ['/words gempa tsunami ya', 'Only with “tsunami”'],
  ])('%s', async (line, said) => {
    if (/unsubscribe|words/.test(line)) await answered('/subscribe gempa');
    expect(say(await answered(line))).toContain(said);
  });

  it.each([
    ['/follow persib dong', 'persib'],
    ['/follow tolong persib', 'persib'],
    ['/follow "persib bandung" please', '"persib bandung"'],
    ['/follow dong', 'dong'],
    ['/follow "lee dong"', '"lee dong"'],
  ])('%s follows %s', async (line, phrase) => {
    await answered(line);
    expect((await kit.chat()).subscriptions).toMatchObject([{ phrase }]);
  });

  it.each(['/latest semua', '/latest all news', '/latest berita dong', '/latest apa aja ya'])(
    '%s shows all',
    async (line) => {
      await kit.record(3);
      expect(say(await answered(line))).toContain('Berita 3');
    },
  );
});

describe('plain words', () => {
  it.each([
    ['putin dong', 'putin'],
    ['tolong berita putin', 'putin'],
    ['aku mau berita putin', 'putin'],
    ['i want news about Putin', 'Putin'],
    ['can you send me news about putin?', 'putin'],
    ['berita putin terbaru dong kak', 'putin'],
    ['cari putin', 'putin'],
  ])('%s looks for %s', async (typed, found) => {
    await kit.record(3);
    expect(say(await answered(typed))).toContain(`3 articles for “${found}”`);
  });

  it.each(['gempa dong', 'berita gempa ya', 'I want earthquake news'])(
    '%s has the topic to follow',
    async (typed) => {
      expect(actions(await answered(typed))).toContain('follow gempa-bumi');
    },
  );

  it.each([
    'ada berita apa hari ini?',
    'berita hari ini apa aja',
    'apa kabar hari ini',
    "what's the latest news",
    'berita terbaru dong',
  ])('%s shows the latest headlines', async (typed) => {
    await kit.record(3);
    expect(say(await answered(typed))).toMatch(/^Latest headlines/);
  });

  it.each([
    ['halo kak', 'Hello, I am Kabar'],
    ['selamat pagi', 'Hello, I am Kabar'],
    ['hi', 'Hello, I am Kabar'],
    ['help me', 'What you can ask me'],
    ['bantuan dong', 'What you can ask me'],
    ['what can you do?', 'What you can ask me'],
    ['bisa apa aja?', 'What you can ask me'],
    ['menu', 'What would you like to do?'],
    ['☰ Menu', 'What would you like to do?'],
    ['stop please', 'You follow 1 topic'],
    ['berhenti dong kak', 'You follow 1 topic'],
    ['unfollow this', 'You follow 1 topic'],
    ['berhenti mengikuti topik ini', 'You follow 1 topic'],
    ['kenapa ya?', 'Reply to one of my posts'],
    ['matikan', '🔕 Earthquakes'],
    ['settings', 'Settings'],
    ['ganti bahasa dong', 'Which language should I speak?'],
    ['change language, please', 'Which language should I speak?'],
    ['/latest.', 'Nothing on “Earthquakes” yet'],
    ['/ latest gempa', 'Nothing on “Earthquakes” yet'],
    ['／latest', 'Nothing on “Earthquakes” yet'],
    ['latest', 'Nothing on “Earthquakes” yet'],
  ])('%s opens a card at once', async (typed, said) => {
    await answered('/subscribe gempa');
    const card = await answered(typed.startsWith('/') ? ` ${typed}` : typed);
    expect(`${say(card)}\n${labels(card).join('\n')}`).toContain(said);
    expect(await followed()).toEqual([['gempa-bumi', {}]]);
  });

  it.each(['ok', 'Oke kak', 'ya', 'tidak', 'gak', 'batal', 'cancel', 'wkwkwk', 'nice!', 'sorry'])(
    '%s is no search',
    async (typed) => {
      expect(say(await answered(typed))).toContain('👍');
    },
  );

  it.each(['🙂', '👍👍', '?', '...', '…', '/', '//', '—', '​'])(
    '“%s” is asked for in words',
    async (typed) => {
      const card = await answered(` ${typed}`);
      expect(say(card)).toContain('Tell me in words');
      expect(labels(card)).toEqual(['📰 Choose topics', '☰ Menu']);
    },
  );

  it.each(['makasih', 'thanks!', 'Terima kasih banyak ya', 'thank you so much', 'thx'])(
    '%s is no search',
    async (typed) => {
      expect(say(await answered(typed))).toBe("You're welcome 🙂");
    },
  );

  it('says what to try where nothing is found, by how much was typed', async () => {
    expect(say(await answered('zzzz'))).toBe('Nothing found for “zzzz”. Try another word.');
    expect(say(await answered('zzzz qqqq'))).toMatch(
      /^Nothing found for “zzzz qqqq”. Try fewer words, or tap Help/,
    );
  });
});

describe('words that nearly every article has', () => {
  it.each<[string, object, string]>([
    ['/subscribe sepak bola -a', {}, '“a”'],
    ['/subscribe sepak bola -yang persib', { only: ['persib'] }, '“yang”'],
    ['/subscribe sepak bola -the -voli', { never: ['voli'] }, '“the”'],
    ['/subscribe football -"of the"', {}, '“of the”'],
    ['/subscribe sepak bola "di"', {}, '“di”'],
  ])('%s leaves them out, and says so', async (line, words, left) => {
    expect(say(await answered(line))).toContain(`Nearly every article has ${left}`);
    expect(await followed()).toEqual([['sepak-bola', words]]);
  });

  it('are left out of /words as well, and what was there stays', async () => {
    await answered('/subscribe sepak bola persib');
    const card = await answered('/words sepak bola -a -yang');
    expect(say(card)).toContain('Nearly every article has “a” and “yang”');
    expect(await followed()).toEqual([['sepak-bola', { only: ['persib'] }]]);
    expect(say(await answered('/words sepak bola -voli'))).not.toContain('Nearly every');
  });

  it('do no harm beside others: “the beatles” is looked for', async () => {
    await answered('/subscribe football "the beatles"');
    expect(await followed()).toEqual([['sepak-bola', { only: ['"the beatles"'] }]]);
  });
});

it('the card of words has its example in the language of the chat', async () => {
  await answered('/subscribe football');
  expect(say(await answered('/words football'))).toContain('/words football champions -women');
});

it.each(['semua olahraga', 'all sports'])('/subscribe %s opens the category', async (typed) => {
  const card = await answered(`/subscribe ${typed}`);
  expect(say(card)).toMatch(/^Sport/);
  expect(actions(card)).toContain('flip 0 sepak-bola');
});

it.each(['🙂', '👍 👎', '...', '"'])(
  '/topics %s shows no topics as if they went by that name',
  async (typed) => {
    const card = await answered(`/topics ${typed}`);
    expect(say(card)).toContain('No topic is called');
    expect(labels(card)).toEqual(['📰 Choose topics', '☰ Menu']);
  },
);

it('/latest says that nothing is there on what is followed, rather than that no feed was read', async () => {
  await kit.record(3);
  await answered('/subscribe gempa');
  await answered('/subscribe sepak bola');
  expect(say(await answered('/latest'))).toContain('Nothing yet on the 2 topics you follow');
});

it('/why of an article in a chat that follows nothing says so, not that the article is gone', async () => {
  await kit.record(3);
  expect(say(await answered('/why Berita 3'))).toContain("You don't follow any of its topics");
});

it.each([
  [undefined, false],
  [{ who: 'everyone' as const, perChat: 10 }, true],
])('/export leads to /feed only where it may be used: %j', async (userFeeds, isNamed) => {
  const deps = { ...kit.commandDeps, store: kit.store, ...(userFeeds !== undefined && { userFeeds }) };
  const { messages } = await createCommands(deps).run({ ...admin, isOperator: false }, 'export', {});
  expect(say(messages[0]).includes('/feed')).toBe(isNamed);
});
