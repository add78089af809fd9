import { describe, expect, it } from 'vitest';
import { loadConfig, wantedAdapters } from '../../src/app/config.js';
import { findAdapters } from '../../src/app/find-adapters.js';
import { messageOf } from '../doubles/message-of.js';

const modules = await findAdapters();
const load = (env: Record<string, string>) => loadConfig(env, modules, '/srv/kabar');

describe('the configuration', () => {
  it('has a default for everything', () => {
    const { core } = load({});
    expect(core).toMatchObject({
      DATA_DIR: '/srv/kabar/data/db',
      CATALOG: [expect.stringMatching(/\/data\/catalog\.json$/), '/srv/kabar/data/catalog.local.json'],
      POLL_CRON: '*/30 * * * * *',
      FEED_INTERVAL: 300,
      FETCH_ALLOW_HOSTS: [],
      DEFAULT_LANGUAGE: 'en',
      DEFAULT_TIMEZONE: 'UTC',
    });
  });

  it('takes an empty value for none', () => {
    expect(load({ FEED_INTERVAL: '', TELEGRAM_BOT_TOKEN: ' ', DATABASE_URL: '' }).core.FEED_INTERVAL).toBe(
      300,
    );
  });

  it('names every fault at once, with the variable, and never a value', () => {
    const wrong = {
      POLL_CRON: 'often',
      FEED_INTERVAL: '0',
      DEFAULT_LANGUAGE: 'fr',
      DEFAULT_TIMEZONE: 'Mars/Olympus',
      TELEGRAM_BOT_TOKEN: 'secret-that-is-no-token',
      TELEGRAM_MESSAGES_PER_SECOND: 'fast',
    };
    const message = messageOf(() => load(wrong));
    for (const name of Object.keys(wrong)) expect(message).toContain(name);
    expect(message).not.toContain('secret');
  });

  it('wants an embedding model and its address together, and no password in that address', () => {
    const EMBEDDINGS_URL = 'http://localhost:11434/v1';
    expect(load({ EMBEDDINGS_URL, EMBEDDINGS_MODEL: 'bge-m3' }).core).toMatchObject({ EMBEDDINGS_URL });
    expect(() => load({ EMBEDDINGS_URL, EMBEDDINGS_MODEL: ' ' })).toThrow(
      /EMBEDDINGS_MODEL must be set as well/,
    );
    expect(() => load({ EMBEDDINGS_MODEL: 'bge-m3' })).toThrow(/EMBEDDINGS_URL must be set as well/);
    const withPassword = { EMBEDDINGS_URL: 'http://me:hush-hush@localhost/v1', EMBEDDINGS_MODEL: 'm' };
    const message = messageOf(() => load(withPassword));
    expect(message).toMatch(/EMBEDDINGS_URL must hold no password/);
    expect(message).not.toContain('hush');
    expect(messageOf(() => load({ ...withPassword, EMBEDDINGS_URL: 'ollama', FEED_INTERVAL: '0' }))).toMatch(
      /FEED_INTERVAL[\s\S]*EMBEDDINGS_URL must be the address/,
    );
  });

  it('says which chat it cannot read, and what one looks like', () => {
    const wrong = { ALLOWED_CHATS: 'telegram:-1001, abc', OPERATORS: 'me' };
    expect(() => load(wrong)).toThrow(
      /ALLOWED_CHATS: “abc” must look like telegram:-100123.*\n.*OPERATORS: “me” must look like/,
    );
  });

  it('starts what has a token, else the terminal', () => {
    const names = (env: Record<string, string>) => {
      const { wanted, fallback } = wantedAdapters(load(env).adapters);
      return [wanted.map(({ module }) => module.name).sort(), fallback];
    };
    expect(names({})).toEqual([['console'], true]);
    expect(names({ TELEGRAM_BOT_TOKEN: '123456789:abcdefghijklmnopqrstuvwxyz123456789' })).toEqual([
      ['telegram'],
      false,
    ]);
    expect(
      names({ TELEGRAM_BOT_TOKEN: '123456789:abcdefghijklmnopqrstuvwxyz123456789', DISCORD_TOKEN: 'a.b.c' }),
    ).toEqual([['discord', 'telegram'], false]);
  });
});
