import { describe, expect, it } from 'vitest';
import { newFeedState } from '../../src/core/feed.js';
import { makeArticle } from '../fixtures/article.js';
import { actionOf, admin, commandKit, labels, say } from './kit.js';

const kit = commandKit();
const only = '🌐 English only';

/** Records one article for each of these languages; the last one is the newest. Its headline is its language. */
async function recorded(...languages: string[]) {
  await kit.store.record({
    feed: newFeedState('tribunnews-internasional', 'https://www.tribunnews.com/rss'),
    items: languages.map((language, index) => ({
      article: makeArticle(index + 1, {
        headline: `Berita ${language}`,
        language: language === 'unknown' ? null : language,
        publishedAt: Date.UTC(2024, 5, 18, 0, index),
      }),
      keys: [`link ${index}`],
      entry: { kind: 'new' as const, topics: ['rusia-ukraina'], deliverable: true },
    })),
  });
}

const english = () => kit.commands.press(admin, 'put reads en');
const latest = async (typed = '') => say((await kit.ask(`latest ${typed}`))[0]).match(/Berita \w+/g);

describe('the button that leaves out other languages than the chat’s own', () => {
  it.each(['subscribe rusia-ukraina', 'follow berita'])(
    'comes with what “%s” follows, and works',
    async (typed) => {
      await recorded('en', 'id');
      const [card] = await kit.ask(typed);
      const { messages } = await kit.commands.press(admin, actionOf(card, only));
      expect(say(messages[0])).toContain('Articles in: English');
      expect((await kit.chat()).settings.reads).toEqual(['en']);
    },
  );

  it('does not come where all is in the chat’s own language, or in none that is known', async () => {
    await recorded('en', 'unknown');
    expect(labels((await kit.ask('subscribe rusia-ukraina'))[0])).not.toContain(only);
  });

  it('goes once languages are chosen, and comes back with all languages', async () => {
    await recorded('id');
    const isOffered = async () => labels((await kit.ask('subscribe rusia-ukraina'))[0]).includes(only);
    await english();
    expect(await isOffered()).toBe(false);
    await kit.ask('unsubscribe rusia-ukraina');
    await kit.commands.press(admin, 'put reads all');
    expect(await isOffered()).toBe(true);
  });

  it('stands in the menu of a post in another language, in the words of the chat', async () => {
    await recorded('id', 'en');
    const menu = async (number: number, languageTag = 'en') => {
      const pressed = await kit.commands.press(
        { ...admin, languageTag },
        `menu ${String(number).padStart(12, '0')}`,
      );
      return labels(pressed.messages[0]);
    };
    expect(await menu(1)).toContain(only);
    expect(await menu(2)).not.toContain(only);
    expect(await menu(2, 'id')).toContain('🌐 Hanya bahasa Indonesia');
  });
});

describe('a chat that reads one language', () => {
  it('sees the newest headlines in it, and those whose language is not known', async () => {
    await recorded('en', 'id', 'unknown', 'id');
    await english();
    expect(await latest()).toEqual(['Berita unknown', 'Berita en']);
    expect(await latest('rusia-ukraina')).toEqual(['Berita unknown', 'Berita en']);
    expect(await latest('1')).toEqual(['Berita unknown']);
  });

  it('sees those of a topic that it follows in any language', async () => {
    await recorded('en', 'id');
    await english();
    await kit.ask('subscribe rusia-ukraina');
    await kit.commands.press(admin, 'any-language rusia-ukraina');
    expect(await latest()).toEqual(['Berita id', 'Berita en']);
  });

  it('sees other languages where there is nothing in its own', async () => {
    await recorded('id');
    await english();
    expect(await latest()).toEqual(['Berita id']);
  });

  it('gets a sample that it can read', async () => {
    await recorded('en', 'id');
    await english();
    expect((await kit.ask('subscribe rusia-ukraina')).map(say)[1]).toBe('POST Berita en');
    expect((await kit.ask('follow berita')).map(say)[1]).toBe('POST Berita en');
  });
});
