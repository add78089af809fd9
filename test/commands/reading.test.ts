import { describe, expect, it } from 'vitest';
import { newFeedState } from '../../src/core/feed.js';
import type { Reply } from '../../src/core/message.js';
import { makeArticle } from '../fixtures/article.js';
import { actionOf, actions, admin, chat, commandKit, labels, say } from './kit.js';

const kit = commandKit();
const one = '000000000001';

describe('/search', () => {
  it('finds articles by their words, with pages', async () => {
    await kit.record(12);
    const [card] = await kit.ask('search putin');
    expect(say(card)).toContain('12 articles for “putin”');
    expect(labels(card)).toEqual(['‹', '1 / 3', '›', '➕ Follow “putin”', '☰ Menu']);
    const { messages } = await kit.commands.press(admin, actionOf(card, '›'));
    expect(labels(messages[0]).slice(0, 3)).toEqual(['‹', '2 / 3', '›']);
    expect(say(messages[0])).not.toBe(say(card));
  });

  it('says what to do where nothing is found, or nothing was typed', async () => {
    expect(say((await kit.ask('search banjir'))[0])).toContain('Nothing found for “banjir”');
    expect(say((await kit.ask('search'))[0])).toContain('/search "North Korea"');
  });

  it('looks for the whole words at the beginning of very many, and says so', async () => {
    await kit.record(3);
    const [found] = await kit.ask(`search ${'putin '.repeat(33)}kiprahnya`);
    expect(say(found)).toContain('3 articles');
    expect(say(found)).toContain('only for the beginning of it');
    const [none] = await kit.ask(`search banjir ${'putin '.repeat(33)}`);
    expect(say(none)).toContain('only for the beginning of it');
    expect(say((await kit.ask('search putin'))[0])).not.toContain('the beginning');
  });

  it('leaves pages out where the words do not fit into a button, and survives whatever stands in one', async () => {
    await kit.record(12);
    const [card] = await kit.ask(`search ${'putin '.repeat(12)}`);
    expect(say(card)).toContain('12 articles');
    expect(actions(card)).toEqual(['home']);
    for (const action of ['find', 'find x', 'find 0 %%%', 'find -5 cHV0aW4', 'find 99999999999 cHV0aW4']) {
      const { messages, notice } = await kit.commands.press(admin, action);
      expect(messages.length + (notice === null ? 0 : 1)).toBeGreaterThan(0);
    }
  });
});

describe('/why', () => {
  it('says by which words an article came to what is followed', async () => {
    await kit.ask('follow "Korea Utara"');
    const id = (await kit.wishes())[0] ?? '';
    await kit.store.record({
      feed: newFeedState('tribunnews-internasional', 'https://www.tribunnews.com/rss'),
      items: [
        {
          article: makeArticle(1, { topics: [id] }),
          keys: ['k:1'],
          entry: { kind: 'new', topics: [id], deliverable: true },
        },
      ],
    });
    const [card] = await kit.ask(`why ${makeArticle(1).link}`);
    expect(say(card)).toContain('the headline has “Korea Utara”');
  });

  it('offers the newest of what is followed where nobody said which one', async () => {
    await kit.record(7);
    await kit.ask('subscribe rusia-ukraina');
    const [card] = await kit.ask('why');
    expect(say(card)).toContain('Which one do you mean?');
    expect(labels(card)).toEqual([7, 6, 5, 4, 3].map((number) => `Berita ${number}`).concat('☰ Menu'));
    const { messages } = await kit.commands.press(admin, actionOf(card, 'Berita 6'));
    expect(say(messages[0])).toContain('Berita 6');
    expect(say(messages[0])).toContain('It came before you followed its topic');
  });

  it('offers nothing where nothing is followed', async () => {
    await kit.record(3);
    const [card] = await kit.ask('why');
    expect(say(card)).toContain('Reply to one of my posts with /why');
    expect(labels(card)).toEqual(['☰ Menu']);
  });
});

describe('/latest', () => {
  it('turns to older ones and back', async () => {
    await kit.record(12);
    const [card] = await kit.ask('latest rusia-ukraina 5');
    expect(labels(card)).toEqual(['Older ›', '☰ Menu']);
    const older = (await kit.commands.press(admin, actionOf(card, 'Older'))).messages[0];
    expect(say(older)).toContain('Berita 7');
    expect(labels(older)).toEqual(['‹ Newer', 'Older ›', '☰ Menu']);
    const last = (await kit.commands.press(admin, actionOf(older, 'Older'))).messages[0];
    expect(labels(last)).toEqual(['‹ Newer', '☰ Menu']);
    expect(say((await kit.commands.press(admin, actionOf(older, 'Newer'))).messages[0])).toBe(say(card));
  });
});

describe('the buttons under a post', () => {
  it('show more like it', async () => {
    await kit.record(3);
    const { messages } = await kit.commands.press(admin, `more ${one}`);
    expect(say(messages[0])).toContain('More like this');
    expect(say(messages[0])).toContain('Berita 3');
    expect(say(messages[0])).not.toContain('Berita 1\n');
  });

  it('lead to muting its topics and its publisher', async () => {
    await kit.record(1);
    await kit.ask('subscribe rusia-ukraina');
    const card = (await kit.commands.press(admin, `mute ${one}`)).messages[0];
    expect(labels(card)).toEqual(['🔕 Russia-Ukraine war', '🔕 Tribunnews', '☰ Menu']);
    const spans = (await kit.commands.press(admin, actionOf(card, 'Tribunnews'))).messages[0];
    await kit.commands.press(admin, actionOf(spans, '1 week'));
    expect((await kit.chat()).mutes).toMatchObject([{ topic: 'publisher:tribunnews' }]);
  });

  it('lead to a menu: the publisher, why, the settings', async () => {
    await kit.record(1);
    const card = (await kit.commands.press(admin, `menu ${one}`)).messages[0];
    expect(labels(card)).toEqual([
      '➕ Follow Tribunnews',
      '❓ Why did I get this?',
      '🌐 English only',
      '⚙️ Settings',
      '☰ Menu',
    ]);
    expect(say((await kit.commands.press(admin, actionOf(card, 'Why'))).messages[0])).toContain('Berita 1');
    expect(say((await kit.commands.press(admin, actionOf(card, 'Settings'))).messages[0])).toContain(
      'Settings',
    );
    await kit.commands.press(admin, actionOf(card, 'Follow'));
    expect(await kit.wishes()).toEqual(['publisher:tribunnews']);
  });

  it('say kindly that the article is gone, a year later', async () => {
    for (const verb of ['more', 'mute', 'menu', 'why']) {
      const { messages, notice } = await kit.commands.press(admin, `${verb} 999999999999`);
      expect([messages, notice]).toEqual([[], expect.stringContaining('have this article any more')]);
    }
  });
});

describe('a person’s rights', () => {
  it('/mydata says what is kept in a few lines, and gives all of it as a file', async () => {
    expect(say((await kit.ask('mydata'))[0])).toContain('nothing');
    await kit.ask('subscribe rusia-ukraina');
    const [shown] = await kit.ask('mydata');
    expect(say(shown)).toContain('You follow 1 topic: Russia-Ukraine war');
    expect(say(shown)).toContain(chat);
    expect(say(shown)).not.toMatch(/[{}[\]]/);
    const { file } = shown as Reply;
    expect(file).toMatchObject({ name: 'kabar.json', mediaType: 'application/json' });
    expect(JSON.parse(file?.text ?? '')).toEqual(await kit.store.chatData(chat));
  });

  it('/forgetme asks, and then keeps nothing', async () => {
    await kit.ask('subscribe rusia-ukraina');
    const [asked] = await kit.ask('forgetme');
    expect((await kit.commands.press(admin, actionOf(asked, 'No'))).notice).toContain('stays');
    expect(await kit.wishes()).toEqual(['rusia-ukraina']);
    const { notice } = await kit.commands.press(admin, actionOf(asked, 'Yes'));
    expect(notice).toContain('I know nothing about this chat any more');
    expect(await kit.store.chatData(chat)).toBeNull();
  });
});
