import { PermissionFlagsBits } from 'discord.js';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { render } from '../../../adapters/discord/format.js';
import { usernameOf } from '../../../adapters/discord/usernames.js';
import { memberPermissions } from '../../doubles/discord/entities.js';
import type { DiscordServer } from '../../doubles/discord-server.js';
import { takeFaults } from '../../doubles/faults.js';
import { makePost } from './kit.js';
import { makeAdapter, makeServer, roomy } from './setup.js';

const icon = 'https://cdn.example.com/tribun.png';

let server: DiscordServer;
beforeEach(async () => {
  server = await makeServer(roomy);
  server.guild.permissions = memberPermissions | PermissionFlagsBits.ManageWebhooks;
});

function start() {
  const { discord } = makeAdapter(server, { DISCORD_REQUESTS_PER_SECOND: '1000' });
  let nonces = 0;
  return async (changes: object) => {
    const [part] = render(makePost({ icon, ...changes }));
    const options = { nonce: `n${++nonces}`, asPublisher: true };
    const { kind, faceFault } = {
      faceFault: undefined,
      ...(await discord.send(server.channel.id, part, options)),
    };
    expect({ kind, faceFault }).toEqual({ kind: 'sent' });
  };
}

const posted = /^POST \/webhooks\//;

describe('the name of a publisher', () => {
  it.each([
    ['Tribunnews', 'Tribunnews'],
    ['Discord  News', 'D\u200aiscord News'],
    ['myCLYDE.com', 'myC\u200aLYDE.com'],
    ['here', 'h\u200aere'],
    ['Everyone', 'E\u200averyone'],
    ['groundsphere', 'groundsphere'],
    ['News@Home: #1', 'News＠Home： ＃1'],
    ['  ', null],
    ['x'.repeat(90), `${'x'.repeat(79)}…`],
  ])('%s is taken', (name, username) => {
    expect(usernameOf(name)).toBe(username);
  });

  it('is one that Discord takes, whatever it is', async () => {
    await server.close();
    const wide = { count: 1_000, ms: 1 };
    server = await makeServer({ limits: { webhooks: wide, channel: wide, perSecond: 10_000 } });
    server.guild.permissions = memberPermissions | PermissionFlagsBits.ManageWebhooks;
    const post = start();
    const word = fc.constantFrom(
      'clyde',
      'Discord',
      'here',
      'everyone',
      '```',
      '@',
      'system message',
      ' ',
      'clydiscordyde',
      '\u200b',
      '🇮🇩',
    );
    const names = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.array(word, { maxLength: 30 }).map((words) => words.join('')),
    );
    const shown = fc.asyncProperty(names, async (publisher) => {
      await post({ publisher, headline: 'x' });
    });
    await fc.assert(shown, { numRuns: 100 });
  });

  it('is left out where Discord refuses it all the same', async () => {
    server.fail({
      act: {
        status: 400,
        code: 50035,
        errors: { username: { _errors: [{ code: 'USERNAME_INVALID', message: 'no' }] } },
      },
      when: posted,
    });
    await start()({});
    expect(server.messages).toMatchObject([{ face: { name: 'Kabar', icon: null } }]);
    takeFaults();
  });
});
