import { expect, it, vi } from 'vitest';
import { discordByClock, House, houseOnTelegram } from '../e2e/harness.js';

const pagesOf = async (house: House) => {
  const { web } = await house.start();
  return async (path: string) => (await fetch(`${web}/${path}`)).text();
};

it('leads whoever runs it to a private chat, a group and a channel on Telegram', async () => {
  const { house } = await houseOnTelegram();
  const get = await pagesOf(house);
  for (const path of ['', 'chats'])
    await vi.waitFor(async () => expect(await get(path)).toContain('>Add it to a channel</a>'), 20_000);
  const page = await get('chats');
  const [, chat] = /<a href="https:\/\/t\.me\/(\w+)"[^>]*>Write to it<\/a>/.exec(page) ?? [];
  expect(page).toContain(`<a href="https://t.me/${chat}?startgroup=`);
  expect(page).not.toContain('Nobody else can reach this Kabar');
});

it('leads to a server on Discord', async () => {
  const discord = await discordByClock();
  const get = await pagesOf(
    await House.build({ DISCORD_TOKEN: discord.token, DISCORD_API_ROOT: discord.apiRoot }),
  );
  await vi.waitFor(async () => expect(await get('')).toContain('>Add it to a server</a>'), 20_000);
  expect(await get('')).toMatch(/<a href="https:\/\/discord\.com\/oauth2\/authorize\?client_id=\d+/);
});

it('says what is missing where nobody else can be reached', async () => {
  const get = await pagesOf(await House.build({}));
  for (const path of ['', 'chats']) expect(await get(path)).toContain('Nobody else can reach this Kabar yet');
});
