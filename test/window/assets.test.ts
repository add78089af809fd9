import { expect, it, vi } from 'vitest';
import { House } from '../e2e/harness.js';

// A whole Kabar on a busy machine is slow.
vi.setConfig({ testTimeout: 60_000 });

/** What the issue allows for all that a page loads, in bytes over the wire. */
const most = 150_000;

it('a page loads little, and nothing from elsewhere; only the one that lives has a script', async () => {
  const { web } = await (await House.build({})).start();
  const weightOf = async (path: string) => {
    const html = await (await fetch(`${web}/${path}`)).text();
    const files = [...html.matchAll(/<(?:script src|link rel="stylesheet" href)="([^"]+)"/g)].map(
      ([, name = '']) => name,
    );
    expect(
      files.every((name) => /^(?:\.\.\/)*assets\/[0-9a-f]{12}\/[a-z]+\.(?:css|js)$/.test(name)),
      files.join(' '),
    ).toBe(true);
    const sizes = await Promise.all(
      files.map(async (name) => {
        const url = new URL(name, `${web}/${path}`);
        const [packed, plain] = await Promise.all(
          ['br', 'identity'].map((coding) => fetch(url, { headers: { 'accept-encoding': coding } })),
        );
        const { length } = Buffer.from(await (plain as Response).arrayBuffer());
        expect(packed?.headers.get('content-encoding')).toBe('br');
        return length;
      }),
    );
    return {
      scripts: files.filter((name) => name.endsWith('.js')).length,
      plain: sizes.reduce((sum, size) => sum + size, 0),
    };
  };
  const pages = ['feeds', 'articles', 'topics', 'topics/new', 'chats', 'login'];
  for (const path of pages) {
    const { scripts, plain } = await weightOf(path);
    expect([scripts, plain < most], path).toEqual([0, true]);
  }
  expect((await weightOf('')).scripts).toBe(3);
});
