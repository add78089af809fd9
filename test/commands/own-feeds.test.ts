import { describe, expect, it } from 'vitest';
import { personalTopic } from '../../src/core/personal-feed.js';
import { actionOf, actions, admin, chat, commandKit, labels, member, say } from './kit.js';

const url = 'https://a.example/feed';
const topic = personalTopic(url);
const offer = { id: 'aaaa', url, title: 'Kabar A', headlines: ['Satu'], known: false };
const boss = { ...admin, person: 'somewhere:boss' };

describe('/feed for admins', () => {
  const kit = commandKit({ chats: [], operators: [boss.person] }, { who: 'admins', perChat: 2 });

  it('adds a feed to this chat alone with a tap, and stops it with another', async () => {
    kit.feeds.offers = [offer];
    const [found] = await kit.ask('feed a.example');
    expect(say(found)).toBe('I found a feed\n\nKabar A\n· Satu');
    expect(kit.feeds.looked).toEqual([chat]);
    const { messages } = await kit.commands.press(admin, actionOf(found, 'Kabar A'));
    expect(say(messages[0])).toContain('“Kabar A” now comes to this chat');
    expect(await kit.wishes()).toEqual([topic]);
    expect(kit.changed).toEqual([chat]);
    expect(kit.feeds.added).toEqual([]);
    expect(say((await kit.ask('subscriptions'))[0])).toContain('⚡ Kabar A');
    const [again] = await kit.ask('feed a.example');
    expect(say(again)).toContain('Kabar A – you follow it already');
    expect(labels(again)).toEqual(['☰ Menu']);
    expect(say((await kit.ask('unsubscribe kabar a'))[0])).toContain('Kabar A');
    expect(await kit.wishes()).toEqual([]);
  });

  it.each(['follow https://a.example/news', 'follow a.example.com', 'follow r/soccer'])(
    '%s looks for the feed: no article has an address among its words',
    async (line) => {
      kit.feeds.offers = [offer];
      expect(say((await kit.ask(line))[0])).toContain('I found a feed');
      expect(await kit.wishes()).toEqual([]);
    },
  );

  it('a link that is no article is a site to add', async () => {
    kit.feeds.offers = [offer];
    const { messages } = await kit.commands.runText(admin, '', 'add https://a.example/news please');
    expect(say(messages[0])).toContain('I found a feed');
  });

  it('offers what the catalog has as its publisher', async () => {
    kit.feeds.offers = [{ ...offer, known: true, publisher: 'tribunnews' }];
    const [found] = await kit.ask('feed a.example');
    expect(actions(found)).toEqual(['follow publisher:tribunnews', 'home']);
  });

  it('is for those who may change the chat, also behind its button', async () => {
    kit.feeds.offers = [offer];
    expect(say((await kit.ask('feed a.example', member))[0])).toContain('Only admins');
    expect(kit.feeds.looked).toEqual([]);
    expect((await kit.commands.press(member, 'own-feed aaaa')).notice).toContain('Only admins');
    expect(await kit.commands.press(admin, 'own-feed nope')).toMatchObject({ messages: [] });
    expect(kit.commands.describe('en').find(({ name }) => name === 'feed')?.audience).toBe('everyone');
  });

  it('adds as many as a chat may have, also where they are added at the same time', async () => {
    kit.feeds.offers = ['1', '2', '3'].map((id) => ({ ...offer, id, url: `${url}/${id}`, title: id }));
    const answers = await Promise.all(
      ['1', '2', '3'].map((id) => kit.commands.press(admin, `own-feed ${id}`)),
    );
    expect(await kit.wishes()).toHaveLength(2);
    expect(answers.filter(({ notice }) => notice?.includes('2 feeds of its own already'))).toHaveLength(1);
    kit.feeds.state = 'full';
    expect((await kit.commands.press(admin, 'own-feed 3')).notice).toContain('any more feeds');
  });

  it('asks for patience, and says little of what it cannot reach', async () => {
    kit.feeds.state = 'busy';
    expect(say((await kit.ask('feed a.example'))[0])).toContain('ten minutes');
    const [unreachable] = await kit.ask('feed https://siti:geheim@away.example/');
    expect(say(unreachable)).toContain("I can't read https://***@away.example/");
    expect(say(unreachable)).not.toMatch(/FETCH_ALLOW|cannot be fetched|geheim/);
  });

  it('lets operators choose between the catalog and their chat', async () => {
    kit.feeds.offers = [offer];
    const [found] = await kit.ask('feed a.example', boss);
    expect(labels(found)).toEqual(['➕ For everyone: Kabar A', '➕ Only here', '☰ Menu']);
    expect(kit.feeds.looked).toEqual([null]);
  });

  it('keeps nothing of it when the chat is forgotten', async () => {
    kit.feeds.offers = [offer];
    await kit.commands.press(admin, 'own-feed aaaa');
    expect(await kit.store.personalFeeds()).toMatchObject([{ topic, url }]);
    await kit.commands.press(admin, 'forget yes');
    expect(await kit.store.personalFeeds()).toEqual([]);
  });

  it('shows no password of its address to those who see what is kept', async () => {
    kit.feeds.offers = [{ ...offer, url: 'https://siti:geheim@a.example/feed?token=abcdefgh' }];
    await kit.commands.press(admin, 'own-feed aaaa');
    const shown = JSON.stringify([await kit.ask('mydata'), await kit.ask('subscriptions')]);
    expect(shown).not.toMatch(/geheim|abcdefgh/);
    expect(shown).toContain('a.example');
  });
});

describe('/feed for everyone', () => {
  const kit = commandKit(undefined, { who: 'everyone', perChat: 10 });

  it('adds what any member of the chat asks for, but stops it for admins alone', async () => {
    kit.feeds.offers = [offer];
    const [found] = await kit.ask('feed a.example', { ...member, person: 'somewhere:7' });
    expect(kit.feeds.looked).toEqual(['somewhere:7']);
    await kit.commands.press(member, actionOf(found, 'Kabar A'));
    expect(await kit.wishes()).toEqual([topic]);
    await kit.commands.press(member, `unfollow ${topic}`);
    expect(await kit.wishes()).toEqual([topic]);
  });
});

describe('/feed where people may add none', () => {
  const kit = commandKit(undefined, { who: 'off', perChat: 10 });

  it('is for operators alone', async () => {
    kit.feeds.offers = [offer];
    expect((await kit.commands.press(admin, 'own-feed aaaa')).messages).toEqual([]);
    expect(await kit.wishes().catch(() => [])).toEqual([]);
    expect(kit.commands.describe('en').find(({ name }) => name === 'feed')?.audience).toBe('operators');
  });
});

describe('an OPML list', () => {
  const kit = commandKit(undefined, { who: 'everyone', perChat: 3 });
  const opml = '<opml version="2.0"></opml>';
  const withFile = (body: string | null) => ({
    ...admin,
    attached: { name: 'list.opml', read: async () => (body === null ? null : Buffer.from(body)) },
  });
  const own = (id: string) => {
    const address = `https://a.example/${id}`;
    return { topic: personalTopic(address), url: address, title: id, site: address, language: null };
  };

  it('adds its feeds, and says what became of each', async () => {
    kit.feeds.list = {
      own: [own('Satu'), own('Dua')],
      publishers: ['tribunnews'],
      known: 2,
      failed: ['Rusak'],
      left: 4,
    };
    const [said] = await kit.ask('feed', withFile(opml));
    expect(say(said)).toBe(
      "✅ I added 2 feeds\n· Satu\n· Dua\n2 of them I know already.\nI couldn't read one: Rusak.\n" +
        'I left 4 out: a chat may have 3 feeds of its own.',
    );
    expect(labels(said)[0]).toBe('➕ Follow Tribunnews');
    expect(await kit.wishes()).toEqual([own('Satu').topic, own('Dua').topic]);
    expect(kit.feeds.lists).toEqual([{ text: opml, room: 3 }]);
    kit.feeds.list = { own: [own('Tiga'), own('Empat')], publishers: [], known: 0, failed: [], left: 0 };
    expect(say((await kit.ask('feed', withFile(opml)))[0])).toBe(
      '✅ I added a feed\n· Tiga\nI left one out: a chat may have 3 feeds of its own.',
    );
    expect(kit.feeds.lists.at(-1)?.room).toBe(1);
  });

  it('is refused in words where it is none, is too large, or comes too often', async () => {
    expect(say((await kit.ask('feed', withFile('<html>')))[0])).toContain('not an OPML file');
    expect(say((await kit.ask('feed', withFile(null)))[0])).toContain('at most 1 MB');
    kit.feeds.list = null;
    expect(say((await kit.ask('feed', withFile(opml)))[0])).toContain('ten minutes');
  });

  it('comes back with /export, as a file', async () => {
    expect(say((await kit.ask('export'))[0])).toContain('No feed comes here yet');
    kit.feeds.list = { own: [own('Satu')], publishers: [], known: 0, failed: [], left: 0 };
    await kit.ask('feed', withFile(opml));
    await kit.commands.press(admin, 'follow publisher:tribunnews');
    const [said] = await kit.ask('export');
    const text = JSON.stringify([['https://a.example/Satu'], ['tribunnews']]);
    expect(said).toMatchObject({ file: { name: 'kabar.opml', mediaType: 'text/x-opml', text } });
  });
});
