import { describe, expect, it } from 'vitest';
import { adapter } from '../../../adapters/telegram/index.js';

describe('what Telegram reads from the environment', () => {
  it('has a default for everything, also where a line is empty', () => {
    const defaults = { token: null, apiRoot: 'https://api.telegram.org', messagesPerSecond: 30 };
    expect(adapter.config.parse({})).toEqual(defaults);
    const empty = { TELEGRAM_BOT_TOKEN: '', TELEGRAM_API_ROOT: ' ', TELEGRAM_MESSAGES_PER_SECOND: '' };
    expect(adapter.config.parse(empty)).toEqual(defaults);
    expect(adapter.wanted(defaults)).toBe(false);
  });

  it('takes what is set', () => {
    const config = adapter.config.parse({
      TELEGRAM_BOT_TOKEN: '1:x',
      TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/',
      TELEGRAM_MESSAGES_PER_SECOND: '1000',
    });
    expect(config).toEqual({ token: '1:x', apiRoot: 'http://127.0.0.1:8081', messagesPerSecond: 1000 });
    expect(adapter.wanted(config)).toBe(true);
  });

  it.each([
    ['TELEGRAM_BOT_TOKEN', 'my-secret'],
    ['TELEGRAM_API_ROOT', 'my-secret'],
    ['TELEGRAM_MESSAGES_PER_SECOND', '0'],
    ['TELEGRAM_MESSAGES_PER_SECOND', '1001'],
    ['TELEGRAM_MESSAGES_PER_SECOND', 'fast'],
  ])('names %s when it is %s, without repeating a secret', (name, value) => {
    const { error } = adapter.config.safeParse({ [name]: value });
    expect(error?.issues.map(({ path }) => path)).toEqual([[name]]);
    expect(error?.message).not.toContain('my-secret');
  });
});
