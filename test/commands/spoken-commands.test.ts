import { describe, expect, it } from 'vitest';
import { newFeedState } from '../../src/core/feed.js';
import { makeArticle } from '../fixtures/article.js';
import { actions, commandKit, conversation, labels, say } from './kit.js';

const kit = commandKit();
const answered = conversation(kit);

describe('a command said in words, or with a slip', () => {
  it.each([
    ['ikuti banjir', '➕ Follow Floods & landslides'],
    ['/subscrib banjir', '➕ Follow Floods & landslides'],
    ['stop gempa', '✖ Stop following Earthquakes'],
    ['remove gempa', '✖ Stop following Earthquakes'],
    ["I don't want gempa anymore", '✖ Stop following Earthquakes'],
    ['gak mau gempa lagi', '✖ Stop following Earthquakes'],
  ])('%s may mean %s', async (typed, label) => {
    await answered('/subscribe gempa');
    const asked = await answered(typed);
    expect(say(asked)).toMatch(/Is this what you mean|Did you mean/);
    expect(labels(asked)).toContain(label);
    expect(await kit.wishes()).toEqual(['gempa-bumi']);
  });

  it.each(['https://example.org/a/b', 'please add https://example.org/a/b for me'])(
    '%s is asked about where nobody may add sites',
    async (typed) => expect(say(await answered(typed))).toContain("don't know this link"),
  );

  it('nobody follows an address by accident', async () => {
    const card = await answered('/follow https://www.bbc.co.uk/sport');
    expect(say(card)).toContain("only the bot's operator can add sites");
    expect(await kit.wishes()).toEqual([]);
  });

  it('what only looks like one is words', async () => {
    await answered('/follow Node.js');
    expect(await kit.wishes()).toHaveLength(1);
  });

  it('one of several phrases is followed each on its own', async () => {
    const card = await answered('/follow prabowo OR jokowi');
    expect(labels(card)).toEqual(['➕ Follow “prabowo”', '➕ Follow “jokowi”', '☰ Menu']);
    expect(await kit.wishes()).toEqual([]);
  });

  it('who asks for a topic by its name is offered the topic, although articles have the word', async () => {
    const article = makeArticle(1, { headline: 'Football comes home' });
    const entry = { kind: 'new' as const, topics: [], deliverable: true };
    const feed = newFeedState('tribunnews-internasional', 'https://www.tribunnews.com/rss');
    await kit.store.record({ feed, items: [{ article, keys: ['link 1'], entry }] });
    expect(actions(await answered('gimme football news pls'))).toContain('follow sepak-bola');
  });

  it.each(['latset', 'subscrib banjir rob', 'hlep'])('%s is a command with a slip', async (typed) => {
    expect(say(await answered(typed))).toMatch(/Did you mean|Is this what you mean/);
  });

  it.each([
    ['ikuti gempa', '➕ Follow Earthquakes', 'follow gempa-bumi'],
    ['langganan berita gempa dong', '➕ Follow Earthquakes', 'follow gempa-bumi'],
    ['subscribe football', '➕ Follow Football', 'follow sepak-bola'],
    ['bisukan gempa', '🔕 Earthquakes', 'mute-topic gempa-bumi'],
  ])('%s changes nothing, and has a button that does: %s', async (typed, label, action) => {
    const card = await answered(typed);
    expect(labels(card)[0]).toBe(label);
    expect(actions(card)[0]).toBe(action);
    expect(await kit.wishes()).toEqual([]);
  });

  it('offers to follow the words themselves where no topic is called so', async () => {
    expect(labels(await answered('ikuti persib bandung'))).toContain('➕ Follow “persib bandung”');
  });

  it.each(['stop gempa', 'berhenti gempa dong', 'unsubscribe earthquakes'])(
    '%s has a button that ends it',
    async (typed) => {
      await answered('/subscribe gempa');
      const card = await answered(typed);
      expect(labels(card)[0]).toBe('✖ Stop following Earthquakes');
      expect(actions(card)[0]).toBe('unfollow gempa-bumi');
    },
  );

  it('what is not followed has no button that ends it', async () => {
    expect(actions(await answered('stop gempa')).join(' ')).not.toContain('unfollow');
  });

  it.each([
    ['terbaru gempa', 'Nothing on “Earthquakes” yet'],
    ['terkini sepak bola dong', 'Nothing on “Football” yet'],
    ['topik gempa', 'Topics for “gempa”'],
    ['topics economy', 'Economy'],
  ])('%s changes nothing, so it is done at once', async (typed, said) => {
    expect(say(await answered(typed))).toContain(said);
  });

  it.each([
    ['berhenti ngikutin gempa', 'unfollow gempa-bumi'],
    ['jangan kirim berita gempa lagi', 'unfollow gempa-bumi'],
    ['stop sending me earthquakes', 'unfollow gempa-bumi'],
    ["don't send me earthquake news anymore", 'unfollow gempa-bumi'],
    ['please stop sending earthquakes', 'unfollow gempa-bumi'],
    ['stop kirim berita olahraga dong', 'unfollow sepak-bola'],
  ])('%s offers to end it', async (typed, action) => {
    await answered('/subscribe gempa');
    await answered('/subscribe football');
    expect(actions(await answered(typed))).toContain(action);
  });

  it.each([
    ['kenapa aku dapat ini', 'Reply to one of my posts'],
    ['why did I get this', 'Reply to one of my posts'],
    ['why am I getting this?', 'Reply to one of my posts'],
    ['show me my topics', 'You follow 1 topic'],
    ['what do I follow?', 'You follow 1 topic'],
    ['topik saya apa aja', 'You follow 1 topic'],
    ['unsubscribe from everything', 'You follow 1 topic'],
    ['I want less news', 'You follow 1 topic'],
    ['too many messages!', 'You follow 1 topic'],
    ['beritanya kebanyakan nih', 'You follow 1 topic'],
    ['tolong kurangi beritanya', 'You follow 1 topic'],
    ['hapus semua langganan', 'You follow 1 topic'],
    ['delete my data', 'What I keep about this chat'],
    ['tolong hapus data saya', 'What I keep about this chat'],
    ['change timezone to london', 'Which'],
    ['ganti zona waktu ke makassar', 'Which'],
    ['turn off notifications', 'sound'],
    ['matikan notifikasi', 'sound'],
    ['jangan ganggu', 'quiet'],
    ['do not disturb', 'quiet'],
    ['mute everything for a week', '🔕 Everything · 1 week'],
    ['pause for a week', '🔕 Everything · 1 week'],
    ['bisukan gempa 3 hari dong', '🔕 Earthquakes · 3 days'],
    ['turn it back on', 'Nothing is muted'],
    ['lanjut lagi', 'Nothing is muted'],
    ['how do I get only one message per day?', 'every day, 07:00'],
    ['sekali sehari aja dong', 'every day, 07:00'],
    ['set my timezone to London', 'Which'],
    ['delete my account please', 'What I keep about this chat'],
    ['tolong hapus semua data saya', 'What I keep about this chat'],
    ['why am I getting so many messages', 'You follow 1 topic'],
    ['stop sending pictures', 'Pictures'],
    ['jangan kirim gambar dong', 'Pictures'],
    ['only english please', 'Articles in'],
    ["don't send me articles in Indonesian", 'Articles in'],
    ["why am I getting articles in a language I don't read", 'Articles in'],
    ['saya gak ngerti bahasa inggris', 'Articles in'],
    ['jangan kirim berita bahasa inggris', 'Articles in'],
    ['stop sending photos of gempa', 'Pictures'],
    ['make the posts shorter', 'How much of an article'],
    ['only English please', 'Which languages do you read'],
    ['cuma berita indonesia ya', 'Which languages do you read'],
    ['change language to english', 'Which language should I speak'],
    ['list all the topics', 'Choose a category'],
    ['gimana cara langganan?', 'Choose a category'],
    ['what did I miss today?', 'Nothing on'],
    ['who made you?', 'I am Kabar'],
    ['is this free?', 'I am Kabar'],
  ])('%s opens a card that changes nothing', async (typed, said) => {
    await answered('/subscribe gempa');
    const before = await kit.chat();
    const card = await answered(typed);
    expect(`${say(card)}\n${labels(card).join('\n')}`.toLowerCase()).toContain(said.toLowerCase());
    expect(await kit.chat()).toEqual(before);
  });

  it.each([
    'kirim berita jam 7 pagi aja',
    'tolong kirimin tiap pagi',
    'send me the news every morning',
    'send me the digest at 7am and 7pm',
    'kirim sekali sehari aja jam 6 pagi',
    'ubah jam ringkasan jadi jam 8 malam',
  ])('%s may mean the digest', async (typed) => {
    expect(labels(await answered(typed)).join()).toMatch(/🗞 (?:every day, \d|Everything in the digest)/);
  });

  it.each([
    "don't send anything at night",
    'jangan ganggu malam',
    'jangan kirim apa-apa jam 22 sampai 6',
    "don't text me after 10pm",
    'jangan kirim malam-malam',
    'no more messages at night please',
  ])('%s may mean quiet hours', async (typed) => {
    expect(labels(await answered(typed)).join()).toMatch(/2\d:00–0\d:00/);
  });

  it.each([
    ['halo, aku mau berita bola', 'follow sepak-bola'],
    ['hi there football', 'follow sepak-bola'],
    ['selamat pagi min, ada gempa?', 'follow gempa-bumi'],
  ])('%s is answered as without the greeting', async (typed, action) => {
    expect(actions(await answered(typed))).toContain(action);
  });

  it.each(['hello what is this', 'halo, ini bot apa ya?', 'who are you?'])(
    '%s is introduced to',
    async (typed) => {
      expect(say(await answered(typed))).toContain('I am Kabar');
    },
  );

  it('a greeting that the news has is looked for', async () => {
    const article = makeArticle(1, { headline: 'Hello Kitty turns fifty' });
    const entry = { kind: 'new' as const, topics: [], deliverable: true };
    const feed = newFeedState('tribunnews-internasional', 'https://www.tribunnews.com/rss');
    await kit.store.record({ feed, items: [{ article, keys: ['link 1'], entry }] });
    expect(say(await answered('hello kitty'))).toContain('1 article for “hello kitty”');
  });

  it.each(['berita pagi', 'news tonight', 'berita 2'])(
    '%s is looked for, whatever the time',
    async (typed) => {
      expect(say(await answered(typed))).not.toContain('/digest');
    },
  );

  it.each(['stop sign', 'remove lead from paint', "what's happening in town", 'wry smile of a king'])(
    '%s is no command with a slip',
    async (typed) => {
      expect(say(await answered(typed))).not.toContain('Did you mean');
    },
  );

  it.each([
    ['ada gempa di mana?', 'follow gempa-bumi'],
    ['cuaca jakarta hari ini', 'follow cuaca'],
    ['weather in jakarta today', 'follow cuaca'],
    ['any news about earthquakes in japan?', 'follow gempa-bumi'],
    ['berita sepak bola dong 10', 'follow sepak-bola'],
  ])('%s, which nothing has, leads to a topic that it names', async (typed, action) => {
    const card = await answered(typed);
    expect(say(card)).toContain('You can follow a topic');
    expect(actions(card)).toContain(action);
  });
});
