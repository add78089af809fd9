import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/app/package-root.js';
import { builtCommand } from '../doubles/built.js';
import { DiscordServer } from '../doubles/discord-server.js';
import { afterTest } from '../doubles/environment.js';
import { HttpProxy } from '../doubles/http-proxy.js';
import { TelegramServer } from '../doubles/telegram-server.js';
import { until } from '../doubles/until.js';
import { House } from './harness.js';

/** A port of 127.0.0.1 in an address. */
const portOf = (url: string) => Number(new URL(url).port);

// A process of its own: discord.js must not have been loaded before the adapter is.
it('a platform is reached through its proxy alone, its gateway too, with secrets from files', async () => {
  const [telegram, discord] = [await TelegramServer.start(), await DiscordServer.start()];
  afterTest(() => telegram.close());
  afterTest(() => discord.close());
  const discordPort = portOf(discord.apiRoot);
  const own = await HttpProxy.start({ 'discord.example': discordPort });
  const common = await HttpProxy.start({ 'telegram.example': portOf(telegram.root) });
  afterTest(() => own.close());
  afterTest(() => common.close());
  const house = await House.build({
    TELEGRAM_API_ROOT: 'http://telegram.example',
    DISCORD_API_ROOT: 'http://discord.example/api',
    HTTP_PROXY: common.url(),
    NO_PROXY: '127.0.0.1',
    LOG_LEVEL: 'debug',
  });
  const secrets = {
    TELEGRAM_BOT_TOKEN: telegram.token,
    DISCORD_TOKEN: discord.token,
    DISCORD_PROXY: own.url('siti:geheim-42@'),
  };
  const files: Record<string, string> = {};
  for (const [name, secret] of Object.entries(secrets)) {
    files[`${name}_FILE`] = join(house.folder, name);
    await writeFile(join(house.folder, name), `${secret}\n`);
  }
  const child = spawn(process.execPath, [builtCommand(), 'start'], {
    cwd: fileURLToPath(packageRoot),
    env: { PATH: process.env.PATH, ...house.env, ...files },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  afterTest(async () => void child.kill('SIGKILL'));
  let log = '';
  child.stderr.on('data', (chunk) => {
    log += chunk;
  });
  const ended = new Promise<never>((_, reject) => child.once('exit', () => reject(new Error(log))));
  ended.catch(() => {});
  await Promise.race([ended, house.publisher.arrived('/feed')]);
  await Promise.race([ended, discord.ready()]);
  await Promise.race([ended, until(() => telegram.calls.includes('getUpdates'), 'Telegram to be asked')]);

  expect(common.asked.every((asked) => asked === 'CONNECT telegram.example:80')).toBe(true);
  expect(common.asked.length).toBeGreaterThan(0);
  expect(new Set(own.asked)).toEqual(
    new Set(['CONNECT discord.example:80', `CONNECT 127.0.0.1:${discordPort}`]),
  );
  expect(new Set(own.logins)).toEqual(new Set([`Basic ${btoa('siti:geheim-42')}`]));
  for (const secret of [telegram.token, discord.token, 'geheim-42']) expect(log).not.toContain(secret);
});
