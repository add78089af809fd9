import { describe, expect, it } from 'vitest';
import { adapter } from '../../../adapters/web/index.js';

const fault = (env: Record<string, string>) => {
  const [issue] = adapter.config.safeParse(env).error?.issues ?? [];
  return issue === undefined ? null : `${issue.path.join('.')} ${issue.message}`;
};
const token = 'a-token-of-24-characters';

describe('the browser chat', () => {
  it('is wanted only where it is asked for', () => {
    for (const env of [
      {},
      { WEB_CHAT: '' },
      { WEB_CHAT: 'off', WEB_HOST: '0.0.0.0' },
      { WEB_CHAT: 'off', WEB_TOKEN: 'x' },
    ]) {
      expect(adapter.wanted(adapter.config.parse(env))).toBe(false);
    }
    expect(adapter.wanted(adapter.config.parse({ WEB_CHAT: 'on' }))).toBe(true);
    expect(fault({ WEB_CHAT: 'yes' })).toBe('WEB_CHAT must be on or off');
  });

  it.each([
    '0.0.0.0',
    '192.168.1.5',
    '::',
    'kabar.example.org',
    '127.0.0.1.example.org',
    'localhost.example.org',
  ])('on %s needs a token', (WEB_HOST) => {
    expect(fault({ WEB_CHAT: 'on', WEB_HOST })).toMatch(/^WEB_CHAT .*needs a WEB_TOKEN/);
    expect(fault({ WEB_CHAT: 'on', WEB_HOST, WEB_TOKEN: token })).toBeNull();
  });

  it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('on %s needs none', (WEB_HOST) => {
    expect(fault({ WEB_CHAT: 'on', WEB_HOST })).toBeNull();
  });

  it('takes no token that can be guessed, and never repeats it', () => {
    const said = fault({ WEB_CHAT: 'on', WEB_TOKEN: 'letmein' });
    expect(said).toContain('at least 16 characters');
    expect(said).not.toContain('letmein');
  });
});
