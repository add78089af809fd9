import { expect, it } from 'vitest';
import { ana, channel, direct, group, makeAdapter, makeServer } from './setup.js';

const boss = { ...ana, id: 78 };

async function make() {
  const server = await makeServer();
  const { telegram } = makeAdapter(server.root, server.token);
  const adminsOf = async (chat: number) => telegram.admins?.(String(chat));
  return { server, adminsOf };
}

it('names those who run a group or a channel, its creator first, and never itself', async () => {
  const { server, adminsOf } = await make();
  for (const place of [group, channel]) {
    server.setMember(place, ana, 'administrator');
    server.setMember(place, boss, 'creator');
    server.setMember(place, server.botUser, 'administrator');
    server.setMember(place, { ...ana, id: 79 }, 'member');
    const found = await adminsOf(place.id);
    expect(found).toEqual({ chats: ['telegram:78', 'telegram:77'], place: place.title });
  }
});

it('names nobody in a private chat, and where Telegram does not tell', async () => {
  const { server, adminsOf } = await make();
  const nobody = { chats: [], place: null };
  expect(await adminsOf(direct.id)).toEqual(nobody);
  server.fail(
    { error_code: 400, description: 'Bad Request: member list is inaccessible' },
    { method: 'getChatAdministrators', chat: group.id },
  );
  expect(await adminsOf(group.id)).toEqual(nobody);
});
