import { beforeEach, expect, test } from 'vitest';
import { render } from '../../../adapters/discord/format.js';
import type { Message } from '../../../src/core/message.js';
import type { DiscordServer } from '../../doubles/discord-server.js';
import { makeList, makePost } from './kit.js';
import { makeAdapter, makeServer } from './setup.js';

let server: DiscordServer;

beforeEach(async () => {
  server = await makeServer();
});

/** Sends a message of which Discord rejects the first so many forms. */
async function sendRejected(message: Message, rejected: number, code = 50035) {
  const [part] = render(message);
  server.fail({ act: { status: 400, code }, times: rejected });
  return makeAdapter(server).discord.send(server.channel.id, part, { nonce: 'n' });
}

test.each([50035, 50006])('a post that is rejected (%i) goes without its picture', async (code) => {
  expect(await sendRejected(makePost(), 1, code)).toMatchObject({ kind: 'sent' });
  const { image: _, ...bare } = render(makePost())[0]?.embeds?.[0] ?? {};
  expect(server.messages).toMatchObject([{ embeds: [bare], nonce: 'n' }]);
  expect(server.messages[0]?.embeds[0].image).toBeUndefined();
});

test('a post that is rejected again goes as bare text, and mentions nobody', async () => {
  const post = makePost({ authors: '@everyone', mark: '✏️ diperbarui' });
  expect(await sendRejected(post, 2)).toMatchObject({ kind: 'sent' });
  expect(server.messages).toMatchObject([
    {
      content: [
        'Tribunnews',
        post.headline,
        `<${post.link}>`,
        post.summary,
        'Konflik Rusia Vs Ukraina · @\u200beveryone · Valery Sharifulin / TASS · ✏️ diperbarui',
        '<t:1718680500:f>',
      ].join('\n'),
      embeds: [],
      body: { allowed_mentions: { parse: [] }, enforce_nonce: true },
    },
  ]);
});

test('bare text has room for the link, if not for the summary', async () => {
  const post = makePost({ summary: 'kata '.repeat(600), image: null });
  expect(await sendRejected(post, 1)).toMatchObject({ kind: 'sent' });
  expect(server.messages[0]?.content).toContain(`<${post.link}>`);
  expect(server.messages[0]?.content).not.toContain('kata kata');
});

test('what is rejected in every form is rejected', async () => {
  expect(await sendRejected(makePost(), 3)).toMatchObject({ kind: 'rejected' });
  expect(server.requests).toHaveLength(3);
  expect(server.messages).toEqual([]);
});

const headlines = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    text: `Berita [nomor] ${index}`,
    link: `https://a.example/${index}`,
    facts: 'Tribunnews',
  }));

test('a list that is rejected goes without links', async () => {
  expect(await sendRejected(makeList(headlines(30)), 1)).toMatchObject({ kind: 'sent' });
  const [embed] = server.messages[0]?.embeds ?? [];
  const lines = embed.description.split('\n');
  expect(embed.title).toBe('12 berita baru');
  expect(lines.slice(0, 3)).toEqual(['Berita \\[nomor\\] 0', '-# Tribunnews', '']);
  expect(lines.slice(-2)).toEqual(['Berita \\[nomor\\] 29', '-# Tribunnews']);
  expect(lines).toHaveLength(30 * 3 - 1);
});

test('a list never loses headlines to become bare text', async () => {
  expect(await sendRejected(makeList(headlines(3)), 2)).toMatchObject({ kind: 'sent' });
  expect(server.messages[0]?.content.match(/Berita/g)).toHaveLength(3);
  expect(await sendRejected(makeList(headlines(80)), 2)).toMatchObject({ kind: 'rejected' });
});
