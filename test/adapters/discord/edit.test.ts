import { beforeEach, describe, expect, test } from 'vitest';
import { type Part, render } from '../../../adapters/discord/format.js';
import type { DiscordServer, Failure } from '../../doubles/discord-server.js';
import { takeFaults } from '../../doubles/faults.js';
import { makePost } from './kit.js';
import { makeAdapter, makeServer } from './setup.js';

let server: DiscordServer;

beforeEach(async () => {
  server = await makeServer();
});

const editing = /^PATCH /;
const [before] = render(makePost()) as [Part];
const [after] = render(makePost({ headline: 'Putin di Pyongyang', mark: '✏️ diperbarui' })) as [Part];

async function posted() {
  const { discord } = makeAdapter(server);
  await discord.send(server.channel.id, before, { nonce: 'n' });
  const id = server.messages[0]?.id ?? '';
  const edit = async (part: Part = after, message = id) => discord.edit?.(server.channel.id, message, part);
  return { id, edit };
}

test('an edit takes the place of the post, also when it looks like that, and mentions nobody', async () => {
  const { id, edit } = await posted();
  for (let count = 0; count < 2; count++) expect(await edit()).toEqual({ kind: 'sent', messageId: id });
  expect(server.messages).toMatchObject([
    {
      edits: 2,
      embeds: [{ title: 'Putin di Pyongyang', footer: { text: expect.stringContaining('✏️ diperbarui') } }],
      body: { allowed_mentions: { parse: [] } },
    },
  ]);
});

test('nothing of the former form stays when only bare text is taken', async () => {
  const { edit } = await posted();
  server.fail({ act: { status: 400, code: 50035 }, when: editing, times: 2 });
  expect(await edit()).toMatchObject({ kind: 'sent' });
  expect(server.messages).toMatchObject([{ content: expect.stringContaining('Pyongyang'), embeds: [] }]);
});

test('a message that was deleted, or never was, is rejected at once', async () => {
  const { edit } = await posted();
  expect(await edit(after, '100000000000000001')).toMatchObject({ kind: 'rejected' });
  expect(await edit(after, '@original')).toMatchObject({ kind: 'rejected' });
  expect(server.requests.filter((line) => editing.test(line))).toHaveLength(1);
});

describe('the other outcomes are those of a send', () => {
  const rows: [what: string, act: Failure['act'], outcome: object][] = [
    ['unknown channel', { status: 404, code: 10003 }, { kind: 'gone' }],
    ['unknown message', { status: 404, code: 10008 }, { kind: 'rejected' }],
    ['a message of somebody else', { status: 403, code: 50005 }, { kind: 'rejected' }],
    ['missing access', { status: 403, code: 50001 }, { kind: 'paused' }],
    ['locked thread', { status: 403, code: 160005 }, { kind: 'paused' }],
    ['archived thread, which a post would wake', { status: 400, code: 50083 }, { kind: 'rejected' }],
    ['an outage', { status: 503 }, { kind: 'retry-later', scope: 'chat' }],
    ['too many requests', { status: 429, retryAfter: 2 }, { kind: 'retry-later', scope: 'chat' }],
    ['a lost answer', 'stored-then-cut', { kind: 'in-doubt' }],
  ];

  test.each(rows)('%s', async (_, act, outcome) => {
    const { edit } = await posted();
    server.fail({ act, when: editing });
    expect(await edit()).toMatchObject(outcome);
    expect(server.requests.filter((line) => editing.test(line))).toHaveLength(1);
  });
});

test('a token that is refused once waits, and edits again', async () => {
  const { edit } = await posted();
  server.fail({ act: { status: 401, message: '401: Unauthorized' }, when: editing });
  expect(await edit()).toMatchObject({ kind: 'retry-later', scope: 'token' });
  expect(await edit()).toMatchObject({ kind: 'sent' });
});

test('the stand-in checks an edit as it checks a message, and limits it', async () => {
  const { edit } = await posted();
  const bare = { allowed_mentions: { parse: [] as [] } };
  const faults = [
    [{ ...bare, components: [{ type: 1 }] }, '50035'],
    [{ ...bare, embeds: [] }, '50006'],
  ] as [Part, string][];
  for (const [part, code] of faults) {
    expect(await edit(part)).toMatchObject({ kind: 'rejected', reason: expect.stringContaining(code) });
  }
  expect(takeFaults()).toHaveLength(2);
  for (let count = 0; count < 3; count++) expect(await edit()).toMatchObject({ kind: 'sent' });
  expect(await edit()).toMatchObject({ kind: 'retry-later', scope: 'chat' });
});
