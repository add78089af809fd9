import { describe, expect, it } from 'vitest';
import { holdsSecrets, maskerFor, maskSecrets } from '../../src/core/secrets.js';

describe('what is shown of an address', () => {
  it.each([
    ['https://user:hunter2@a.example/feed', 'https://***@a.example/feed'],
    ['https://hunter2@a.example/feed', 'https://***@a.example/feed'],
    ['https://user:a@b:hunter2@a.example/', 'https://***@a.example/'],
    ['https://user:hun ter2@a.example/', 'https://***@a.example/'],
    ['https://user:hun"ter2@a.example/', 'https://***@a.example/'],
    ['https://user:hun%40ter2@a.example/?a=1#b', 'https://***@a.example/?a=1#b'],
    ['http:user:hunter2@a.example', 'http://***@a.example/'],
    ['postgres://kabar:hunter2@db/kabar', 'postgres://***@db/kabar'],
    ['https://a.example/feed?token=hunter2', 'https://a.example/feed?token=***'],
    ['https://a.example/feed?a=1&api_key=hunter2&b=2', 'https://a.example/feed?a=1&api_key=***&b=2'],
    ['https://a.example/feed?%74oken=hunter2', 'https://a.example/feed?%74oken=***'],
    ['https://a.example/feed#access_token=hunter2', 'https://a.example/feed#access_token=***'],
    [
      'https://discord.com/api/v10/webhooks/1245678901234567890/aW50ZXJhY3Rpb246MTI0NTY3ODkw/messages/@original',
      'https://discord.com/api/v10/webhooks/1245678901234567890/***/messages/@original',
    ],
    [
      'POST /interactions/1245678901234567890/aW50ZXJhY3Rpb246MTI0NTY3ODkw/callback',
      'POST /interactions/1245678901234567890/***/callback',
    ],
    ['https://a.example/feed?a=1&amp;key=hunter2', 'https://a.example/feed?a=1&amp;key=***'],
  ])('%s is shown as %s', (address, shown) => {
    expect(maskSecrets(address)).toBe(shown);
    expect(maskSecrets(shown)).toBe(shown);
    expect(holdsSecrets(address)).toBe(true);
  });

  it.each([
    'key',
    'apikey',
    'apiKey',
    'API-KEY',
    'x-api-key',
    'access_token',
    'authToken',
    'feed_token',
    'auth',
    'auth_key',
    'secret',
    'client_secret',
    'password',
    'passwd',
    'pwd',
    'sig',
    'rsskey',
    'user[token]',
  ])('the value of %s is not shown', (name) => {
    expect(maskSecrets(`https://a.example/?${name}=hunter2`)).not.toContain('hunter2');
  });

  it.each([
    'https://a.example/feed?keyword=putin&author=siti&page=2&monkey=1&hockey=2',
    'https://medium.com/@siti/feed',
    'https://a.example/feed, tell me@b.example',
    'https://news.example/search?q=token&tokens',
    'Basic rights, Bearer of news, Bot ***',
  ])('%s stays as it is', (text) => {
    expect(maskSecrets(text)).toBe(text);
    expect(holdsSecrets(text)).toBe(false);
  });

  it('is found anywhere in a text, and a line of JSON stays one', () => {
    const text =
      'GET "https://u:hunter2@a.example/x?token=hunter2" failed\nAuthorization: Basic aHVudGVyMjpodW50ZXIy';
    const line = JSON.stringify({ a: text, b: 'https://a.example/?key=hunter2', c: 'x@y' });
    for (const shown of [maskSecrets(text), maskSecrets(line)]) {
      expect(shown).not.toMatch(/hunter2|aHVudGVyMjpodW50ZXIy/);
    }
    expect(JSON.parse(maskSecrets(line)).c).toBe('x@y');
  });

  it('costs little for a long text', () => {
    for (const part of ['a-', 'https://', '?a', '&token=', 'http:@', '?'])
      expect(maskSecrets(part.repeat(200_000))).toBeTypeOf('string');
  });
});

describe('the secrets of an environment', () => {
  const mask = maskerFor({
    TELEGRAM_BOT_TOKEN: '123456:AAbbCCddEEffGGhh',
    WEB_TOKEN: 'open "sesame"',
    DATABASE_URL: 'postgres://kabar:hun%2Fter2@db/kabar',
    LOG_LEVEL: 'silent',
    PUBLIC_URL: 'https://kabar.example.org',
    SHORT_TOKEN: 'abc',
  });

  it.each([
    'https://api.example/bot123456:AAbbCCddEEffGGhh/getMe',
    'bot AAbbCCddEEffGGhh',
    'open "sesame"',
    JSON.stringify({ a: 'open "sesame"' }),
    encodeURIComponent('open "sesame"'),
    'password hun/ter2 of the database',
    'password hun%2Fter2 of the database',
  ])('%s is not shown', (text) => {
    expect(mask(text)).toContain('***');
    expect(mask(text)).not.toMatch(/AAbb|sesame|ter2/);
  });

  it('are no words that everybody uses', () => {
    expect(mask('silent abc https://kabar.example.org')).toBe('silent abc https://kabar.example.org');
  });
});
