import { expect, test } from 'vitest';
import { adapter } from '../../../adapters/discord/index.js';

test('without variables Discord is not wanted, and the rest has its defaults', () => {
  const config = adapter.config.parse({});
  expect(config).toEqual({ DISCORD_API_ROOT: 'https://discord.com/api', DISCORD_REQUESTS_PER_SECOND: 50 });
  expect(adapter.wanted(config)).toBe(false);
});

test('an empty variable counts as not set', () => {
  const empty = { DISCORD_TOKEN: ' ', DISCORD_API_ROOT: '', DISCORD_REQUESTS_PER_SECOND: '' };
  expect(adapter.config.parse(empty)).toEqual(adapter.config.parse({}));
});

test('a token starts it, and an address may end in a slash', () => {
  const config = adapter.config.parse({
    DISCORD_TOKEN: ' abc.def.ghi ',
    DISCORD_API_ROOT: 'http://127.0.0.1:8080/api/',
    DISCORD_REQUESTS_PER_SECOND: '1000',
  });
  expect(adapter.wanted(config)).toBe(true);
  expect(config).toEqual({
    DISCORD_TOKEN: 'abc.def.ghi',
    DISCORD_API_ROOT: 'http://127.0.0.1:8080/api',
    DISCORD_REQUESTS_PER_SECOND: 1000,
  });
});

test('every fault is told at once, by name, and the token is not', () => {
  const result = adapter.config.safeParse({
    DISCORD_TOKEN: 'se.cr.et secret',
    DISCORD_API_ROOT: 'discord',
    DISCORD_REQUESTS_PER_SECOND: '1001',
  });
  const faults = result.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];
  expect(faults).toHaveLength(3);
  expect(faults[0]).toMatch(/^DISCORD_TOKEN does not look like a bot token: copy .*discord\.com\/developers/);
  expect(faults[1]).toMatch(/^DISCORD_API_ROOT is an http or https address/);
  expect(faults[2]).toMatch(/^DISCORD_REQUESTS_PER_SECOND is a whole number from 1 to 1000/);
  expect(JSON.stringify(result.error)).not.toContain('secret');
});

test.each([
  ['the public key', 'f'.repeat(64)],
  ['the client secret', 'abcDEF_-123abcDEF_-123abcDEF_-12'],
  ["the application's id", '112233445566778899'],
  ["Telegram's token", '123456789:AAHabc-def'],
  ['a header', 'Bot MTA.Gab.cde'],
  ['half of it', 'MTA.Gab'],
  ['too much of it', 'MTA.Gab.cde.f'],
  ['quotes of another kind', '“MTA.Gab.cde”'],
])('%s in its place is not taken for a token', (_, text) => {
  expect(adapter.config.safeParse({ DISCORD_TOKEN: text }).success).toBe(false);
});
