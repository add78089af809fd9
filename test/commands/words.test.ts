import { describe, expect, it } from 'vitest';
import { newFeedState } from '../../src/core/feed.js';
import { wordsNow } from '../../src/core/subscription.js';
import { makeArticle } from '../fixtures/article.js';
import { actionOf, actions, admin, chat, commandKit, labels, member, say } from './kit.js';

const kit = commandKit();
const topic = 'rusia-ukraina';
const now = async () => wordsNow((await kit.chat()).subscriptions, topic);
const tell = (...headlines: string[]) =>
  kit.store.record({
    feed: newFeedState('f', 'https://example.org/f'),
    items: headlines.map((headline, index) => ({
      article: makeArticle(50 + index, { headline, publishedAt: Date.UTC(2024, 5, 18, 9, index) }),
      keys: [`told ${index}`],
      entry: { kind: 'new' as const, topics: [topic], deliverable: true },
    })),
  });

describe('/subscribe with words', () => {
  it.each([
    ['rusia ukraina -"timnas putri"', { never: ['"timnas putri"'] }],
    ['Russia-Ukraine war "peace talks" -sport', { only: ['"peace talks"'], never: ['sport'] }],
    ['konflik rusia vs ukraina putin', { only: ['putin'] }],
    ['rusia-ukraina putin kyiv -bola', { only: ['putin kyiv'], never: ['bola'] }],
    ['rusia ukraina', {}],
  ])('%s', async (typed, expected) => {
    await kit.ask(`subscribe ${typed}`);
    expect(await kit.wishes()).toEqual([topic]);
    expect(await now()).toEqual(expected);
  });

  it('takes more words than a name is long', async () => {
    const never = Array.from({ length: 15 }, (_, index) => `kata${index}panjang`);
    await kit.ask(`subscribe konflik rusia vs ukraina ${never.map((word) => `-${word}`).join(' ')}`);
    expect((await now()).never?.slice(0, 11)).toEqual(never.slice(0, 11));
  });

  it('takes them as an option of their own', async () => {
    await kit.commands.run(admin, 'subscribe', { topic, words: '-"timnas putri" putin' });
    expect(await now()).toEqual({ only: ['putin'], never: ['"timnas putri"'] });
  });

  it('adds them to a topic that is followed, and says what holds', async () => {
    await kit.ask('subscribe rusia ukraina -bola');
    const [card] = await kit.ask('subscribe rusia ukraina -voli');
    expect(await now()).toEqual({ never: ['bola', 'voli'] });
    expect(say(card)).toMatch(/Russia-Ukraine war.*\nNever with “bola”, “voli”$/);
  });

  it('never takes a misspelt name for words', async () => {
    const [card] = await kit.ask('subscribe rusia ukriana');
    expect(actions(card)).toContain(`follow ${topic}`);
    expect(await kit.store.chat(chat)).toBeNull();
  });

  it('says that not all words fit', async () => {
    const [card] = await kit.ask(`subscribe rusia ukraina -${'a'.repeat(120)}`);
    expect(say(card)).toContain('Not all of that fits');
    expect(await now()).toEqual({});
  });

  it('says that words come later where the topic is not clear', async () => {
    expect(say((await kit.ask('subscribe topik -bola'))[0])).toContain('/words');
  });

  it('shows a sample that the words let through', async () => {
    await tell('Putin Tiba', 'Bola Bundar');
    const samples = (await kit.ask('subscribe rusia ukraina -bola')).map(say);
    expect(samples).toContain('POST Putin Tiba');
  });
});

describe('/words', () => {
  it('adds, shows and takes away all', async () => {
    await kit.ask('subscribe rusia ukraina');
    const [card] = await kit.ask('words rusia ukraina "peace talks" -sport');
    expect(say(card)).toContain('Only with “peace talks” · Never with “sport”');
    expect(await now()).toEqual({ only: ['"peace talks"'], never: ['sport'] });
    await kit.ask('words konflik rusia vs ukraina off');
    expect(await now()).toEqual({});
    expect(say((await kit.ask('words rusia ukraina'))[0])).toContain('every article on this topic is posted');
  });

  it('offers to follow a topic that is not followed yet', async () => {
    await kit.ask('subscribe rusia ukraina');
    for (const typed of ['words tribunnews', 'words Tribunnews -persib']) {
      const [card] = await kit.ask(typed);
      expect(say(card)).toMatch(/don't follow “Tribunnews”/);
      expect(actions(card)[0]).toMatch(/^follow /);
    }
    expect(say((await kit.ask('words zzzz'))[0])).not.toMatch(/don't follow/);
  });

  it('offers it to somebody who follows nothing yet, too', async () => {
    const [card] = await kit.ask('words tribunnews');
    expect(say(card)).toBe("You don't follow “Tribunnews”.");
    expect(actions(card)[0]).toBe('follow publisher:tribunnews');
    const [misspelt] = await kit.ask('words tribunnwes');
    expect(actions(misspelt)).toContain('follow publisher:tribunnews');
    for (const typed of ['words rusia ukraina -bola', 'words konflik rusia vs ukraina putin']) {
      const [withWords] = await kit.ask(typed);
      expect(actions(withWords)[0]).toBe(`follow ${topic}`);
      expect(say(withWords)).toMatch(/don't follow “Russia-Ukraine war”.*\n\nAfter that, add your words/s);
    }
    expect(actions((await kit.ask('words zzzz'))[0])).toEqual(['topics 0']);
    expect(say((await kit.ask('words semua'))[0])).toContain('/topics');
  });

  it('says where there is no room for all words, and keeps what has room', async () => {
    await kit.ask('subscribe rusia ukraina');
    const list = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => `-k${from + index}`).join(' ');
    expect(say((await kit.ask(`words rusia ukraina ${list(0, 19)}`))[0])).not.toContain('Not all');
    const [full] = await kit.ask(`words rusia ukraina ${list(19, 2)}`);
    expect(say(full)).toContain('Not all of that fits');
    expect((await now()).never).toHaveLength(20);
    // One that holds already needs no room.
    expect(say((await kit.ask('words rusia ukraina -k3'))[0])).not.toContain('Not all');
  });

  it('leads to what is followed where no topic is named', async () => {
    expect(say((await kit.ask('words'))[0])).toContain('/topics');
    await kit.ask('subscribe rusia ukraina');
    expect(say((await kit.ask('words'))[0])).toContain('You follow 1 topic');
  });

  it('adds and takes away by taps: from what is followed no more than four', async () => {
    await tell('Serangan Drone di Kyiv', 'Drone Ditembak Jatuh', 'Kyiv Gelap');
    await kit.ask('subscribe rusia ukraina');
    const press = async (action: string) => (await kit.commands.press(admin, action)).messages[0];
    const [list] = await kit.ask('subscriptions');
    const one = await press(actionOf(list, '⚡'));
    const card = await press(actionOf(one, 'Words'));
    const added = await press(actionOf(card, 'no “drone”'));
    expect(await now()).toEqual({ never: ['drone'] });
    expect(labels(added)).not.toContain('🚫 no “drone”');
    const both = await press(actionOf(added, 'only “kyiv”'));
    expect(await now()).toEqual({ only: ['kyiv'], never: ['drone'] });
    const left = await press(actionOf(both, 'never with “drone”'));
    expect(await now()).toEqual({ only: ['kyiv'] });
    expect(await press(actionOf(left, 'Back'))).toMatchObject({ kind: 'reply' });
    expect(say(await press(actionOf(left, 'Back')))).toContain('Only with “kyiv”');
    // A button that was pressed before its word was gone does no harm.
    await press(actionOf(both, 'never with “drone”'));
    expect(await now()).toEqual({ only: ['kyiv'] });
  });

  it('is for admins, and takes no action that it did not write', async () => {
    await kit.ask('subscribe rusia ukraina');
    for (const action of [`word ${topic} nbola`, `unword ${topic} nabc`]) {
      expect((await kit.commands.press(member, action)).messages).toEqual([]);
    }
    for (const action of [
      `word ${topic} xbola`,
      `word ${topic} n`,
      `unword ${topic} zabc`,
      'topic-words z',
    ]) {
      expect((await kit.commands.press(admin, action)).notice).toMatch(/too old|expired/);
    }
    expect(await now()).toEqual({});
  });

  it('has no button that is too long for the longest topic', async () => {
    await kit.ask('follow ukraina');
    await tell(...Array.from({ length: 3 }, () => `Ukraina ${'a'.repeat(13)} ${'b'.repeat(14)}`));
    const [own] = (await kit.chat()).subscriptions;
    const [card] = (await kit.commands.press(admin, `words ${own?.topic}`)).messages;
    for (const action of actions(card)) expect(Buffer.byteLength(action)).toBeLessThanOrEqual(64);
  });
});

describe('/why', () => {
  it('names the word that kept an article out', async () => {
    await kit.ask('subscribe rusia ukraina -bola');
    await tell('Bola Bundar', 'Putin Tiba');
    const why = async (number: number) => say((await kit.ask(`why ${makeArticle(number).id}`))[0]);
    expect(await why(50)).toContain('never with “bola”');
    await kit.ask('words rusia ukraina off');
    // It met the words that held when it was recorded.
    expect(await why(50)).toContain('never with “bola”');
    expect(await why(51)).not.toContain('never with');
    await kit.ask('words rusia ukraina "gencatan senjata"');
    await kit.store.record({
      feed: newFeedState('f', 'https://example.org/f'),
      items: [
        {
          article: makeArticle(60, { headline: 'Kyiv' }),
          keys: ['60'],
          entry: { kind: 'new', topics: [topic], deliverable: true },
        },
      ],
    });
    expect(await why(60)).toContain('only with “gencatan senjata”');
  });
});
