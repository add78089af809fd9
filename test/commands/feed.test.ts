import { describe, expect, it } from 'vitest';
import { actionOf, admin, commandKit, labels, say } from './kit.js';

const operator = { ...admin, person: 'somewhere:boss' };
const kit = commandKit({ chats: [], operators: [operator.person] });
const offer = {
  id: 'aaaa',
  url: 'https://a.example/feed',
  title: 'Kabar *A*',
  headlines: ['Satu', 'Dua'],
  known: false,
};

describe('/feed', () => {
  it('shows what the feeds of a site would post, and adds one with a tap', async () => {
    kit.feeds.offers = [offer, { ...offer, id: 'bbbb', title: 'Kabar B', known: true }];
    const [found] = await kit.ask('feed a.example', operator);
    expect(say(found)).toContain(
      'I found 2 feeds\n\nKabar *A*\n· Satu\n· Dua\n\nKabar B – already in the catalog',
    );
    expect(labels(found)).toEqual(['➕ Kabar *A*', '☰ Menu']);
    const { messages } = await kit.commands.press(operator, actionOf(found, 'Kabar'));
    expect(kit.feeds.added).toEqual(['aaaa']);
    expect(say(messages[0])).toContain('From now on I read Tribunnews');
    await kit.commands.press(operator, actionOf(messages[0], 'Follow'));
    expect(await kit.wishes()).toEqual(['publisher:tribunnews']);
  });

  it('says what to do where nothing is found, or nothing can be', async () => {
    expect(say((await kit.ask('feed', operator))[0])).toContain('/feed example.org');
    expect(say((await kit.ask('feed a.example', operator))[0])).toContain('no feed at a.example');
    expect(say((await kit.ask('feed away.example', operator))[0])).toBe(
      'away.example cannot be fetched.\nCheck the address.',
    );
  });

  it('says so when the offer was forgotten', async () => {
    expect((await kit.commands.press(operator, 'feed cccc')).notice).toContain('too old');
  });

  it('is for operators alone, as the help shows', async () => {
    kit.feeds.offers = [offer];
    expect(say((await kit.ask('feed a.example'))[0])).toContain("Only the bot's operator");
    expect((await kit.commands.press(admin, 'feed aaaa')).notice).toContain("Only the bot's operator");
    expect(kit.feeds.added).toEqual([]);
    expect(say((await kit.ask('help'))[0])).not.toContain('/feed');
    expect(say((await kit.ask('help', operator))[0])).toContain('/feed <address>');
    expect(say((await kit.ask('help', { ...admin, isOperator: true }))[0])).toContain('/feed');
  });
});

describe('an address with a password', () => {
  const url = 'https://siti:geheim@a.example/feed?token=geheim';

  it('is shown without it, as is its failure', async () => {
    kit.feeds.offers = [{ ...offer, url, title: '' }, offer];
    const [found] = await kit.ask(`feed ${url}`, operator);
    kit.feeds.offers = [];
    const [none] = await kit.ask(`feed ${url}`, operator);
    const [away] = await kit.ask(`feed ${url}&away`, operator);
    expect(JSON.stringify([found, none, away])).not.toContain('geheim');
    expect(say(none)).toContain('https://***@a.example/feed?token=***');
    // Others are links as before.
    expect(JSON.stringify(found)).toContain('"link":"https://a.example/feed"');
  });
});
