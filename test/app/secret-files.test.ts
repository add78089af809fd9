import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, writeFileSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadConfig, secretNames } from '../../src/app/config.js';
import { findAdapters } from '../../src/app/find-adapters.js';
import { feedVariablesFrom, readSecretFiles } from '../../src/app/secret-files.js';
import { temporaryFolder } from '../doubles/environment.js';
import { messageOf } from '../doubles/message-of.js';

const modules = await findAdapters();
const root = resolve(import.meta.dirname, '../..');
let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder();
});

async function secret(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}

const load = (env: Record<string, string>) => loadConfig(env, modules, '/srv/kabar');
const telegram = (env: Record<string, string>) =>
  load(env).adapters.find(({ module }) => module.name === 'telegram')?.config;

describe('a secret in a file', () => {
  it.each(['123:abc', '123:abc\n', '123:abc\r\n', '\ufeff123:abc \n\n'])(
    'is %j without its end',
    async (text) => {
      const TELEGRAM_BOT_TOKEN_FILE = await secret('telegram', text);
      expect(telegram({ TELEGRAM_BOT_TOKEN_FILE })).toMatchObject({ token: '123:abc' });
      expect(load({ TELEGRAM_BOT_TOKEN_FILE }).env).toMatchObject({ TELEGRAM_BOT_TOKEN: '123:abc' });
    },
  );

  it('may be any of those that there are', async () => {
    const example = await readFile(join(root, '.env.example'), 'utf8');
    const names = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name = '']) => name);
    const secrets = names.filter((name) => /_(TOKEN|SECRET|PASSWORD|KEY)$|_PROXY$|^DATABASE_URL$/.test(name));
    expect(secrets.length).toBeGreaterThan(5);
    // NO_PROXY names hosts.
    expect(secretNames(modules)).toEqual(
      expect.arrayContaining(secrets.filter((name) => name !== 'NO_PROXY')),
    );
  });

  it('is a fault where it is set twice or cannot be read, and every fault is told at once', async () => {
    const file = await secret('telegram', '123:geheim');
    const message = messageOf(() =>
      load({
        TELEGRAM_BOT_TOKEN: '456:geheim',
        TELEGRAM_BOT_TOKEN_FILE: file,
        DISCORD_TOKEN_FILE: join(folder, 'none'),
        DATABASE_URL_FILE: folder,
        FEED_INTERVAL: 'x',
      }),
    );
    expect(message).toContain('TELEGRAM_BOT_TOKEN and TELEGRAM_BOT_TOKEN_FILE are both set');
    expect(message).toContain('DISCORD_TOKEN_FILE names');
    expect(message).toContain('there is no such file: create it');
    expect(message).toContain('DATABASE_URL_FILE names');
    expect(message).toContain('it is a folder');
    expect(message).toContain('FEED_INTERVAL');
    expect(message).not.toContain('geheim');
  });

  it('counts as set alone where the other is empty', async () => {
    const TELEGRAM_BOT_TOKEN_FILE = await secret('telegram', '123:abc');
    expect(telegram({ TELEGRAM_BOT_TOKEN: ' ', TELEGRAM_BOT_TOKEN_FILE })).toMatchObject({
      token: '123:abc',
    });
    expect(telegram({ TELEGRAM_BOT_TOKEN: '4:d', TELEGRAM_BOT_TOKEN_FILE: '' })).toMatchObject({
      token: '4:d',
    });
  });

  it('may be written by a shell of Windows, in UTF-16', async () => {
    const file = await secret('telegram', '');
    await writeFile(file, Buffer.from('\ufeff123:abc\r\n', 'utf16le'));
    expect(telegram({ TELEGRAM_BOT_TOKEN_FILE: file })).toMatchObject({ token: '123:abc' });
  });

  // A plain read would wait for a writer forever.
  it('is a fault where it is a pipe that nobody writes to', () => {
    const TELEGRAM_BOT_TOKEN_FILE = join(folder, 'pipe');
    execFileSync('mkfifo', [TELEGRAM_BOT_TOKEN_FILE]);
    expect(messageOf(() => load({ TELEGRAM_BOT_TOKEN_FILE }))).toContain('a pipe that nobody writes to');
  });

  it('may come through a pipe', () => {
    const TELEGRAM_BOT_TOKEN_FILE = join(folder, 'pipe');
    execFileSync('mkfifo', [TELEGRAM_BOT_TOKEN_FILE]);
    // What a writer left stays in the pipe as long as somebody has it open.
    const reader = openSync(TELEGRAM_BOT_TOKEN_FILE, constants.O_RDONLY | constants.O_NONBLOCK);
    writeFileSync(TELEGRAM_BOT_TOKEN_FILE, '123:abc\n');
    expect(telegram({ TELEGRAM_BOT_TOKEN_FILE })).toMatchObject({ token: '123:abc' });
    closeSync(reader);
  });

  it.each([
    ['', 'names an empty file'],
    [' \n', 'names an empty file'],
    ['x'.repeat(100_000), 'too large'],
    // A header or a login would break there, long after the start.
    ['123:abc\n456:def', 'names a file of several lines'],
  ])('that is no secret is a fault', async (text, said) => {
    const file = await secret('telegram', text);
    expect(messageOf(() => load({ TELEGRAM_BOT_TOKEN_FILE: file }))).toContain(said);
  });

  it.skipIf(process.getuid?.() === 0)('that may not be read says so', async () => {
    const file = await secret('telegram', '123:abc');
    await chmod(file, 0o000);
    expect(messageOf(() => load({ TELEGRAM_BOT_TOKEN_FILE: file }))).toContain('its rights do not allow it');
  });

  it('of a value that is at fault shows neither', async () => {
    const file = await secret('telegram', 'geheim without form');
    const message = messageOf(() => load({ TELEGRAM_BOT_TOKEN_FILE: file }));
    expect(message).toContain('TELEGRAM_BOT_TOKEN does not look like a bot token');
    expect(message).not.toContain('geheim');
  });

  it('is nothing that other programs name files by', async () => {
    const env = { SSH_AUTH_FILE: join(folder, 'none'), POLL_CRON_FILE: join(folder, 'none') };
    expect(readSecretFiles(env, secretNames(modules))).toEqual({ env, faults: [] });
  });
});

describe('a variable that a feed refers to', () => {
  it('is of the environment, or of a file, which may change', async () => {
    const LAUT_KEY_FILE = await secret('key', 'one\n');
    const variable = feedVariablesFrom({ LAUT_USER: 'siti', LAUT_KEY_FILE }, []);
    expect([variable('LAUT_USER'), variable('LAUT_KEY')]).toEqual(['siti', 'one']);
    await secret('key', 'two\n');
    expect(variable('LAUT_KEY')).toBe('two');
  });

  it('is named where it is missing, and is never one of Kabar itself', async () => {
    await mkdir(join(folder, 'dir'));
    const env = { TELEGRAM_BOT_TOKEN: '1:geheim', EMPTY: '', LAUT_FILE: join(folder, 'dir') };
    const variable = feedVariablesFrom(env, secretNames(modules));
    expect(() => variable('NOBODY')).toThrow('the variable NOBODY is not set: set it in .env');
    expect(() => variable('EMPTY')).toThrow('the variable EMPTY is not set');
    expect(() => variable('LAUT')).toThrow('it is a folder');
    expect(() => variable('TELEGRAM_BOT_TOKEN')).toThrow('may not send TELEGRAM_BOT_TOKEN to a publisher');
  });
});
