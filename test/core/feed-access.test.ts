import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/app/catalog/files.js';
import { feedsOf, feedVariables } from '../../src/core/catalog.js';
import { temporaryFolder } from '../doubles/environment.js';
import { messageOf } from '../doubles/message-of.js';

/** A catalog whose one feed has these fields too, the last line of each on a line of its own. */
async function load(fields: Record<string, unknown>, url = 'https://laut.example/feed') {
  const file = join(await temporaryFolder(), 'catalog.json');
  const feed = { id: 'laut', url, ...fields };
  const publisher = { id: 'laut', name: 'Laut', url: 'https://laut.example', feeds: [feed] };
  await writeFile(file, JSON.stringify({ publishers: [publisher] }, null, 1));
  return () => loadCatalog([file]);
}

const pairs = (text: string) => Array.from({ length: 32 }, () => text);
// biome-ignore-start lint/suspicious/noTemplateCurlyInString: that is how the catalog names a variable.
const login = { user: 'siti', password: '${LAUT_PASSWORD}' };

describe('what a feed of the catalog may say of its access', () => {
  it('is taken, and the secrets stay where they are', async () => {
    const fields = {
      interval: 60,
      headers: { 'X-Api-Key': 'Bearer ${LAUT_KEY}:${LAUT_KEY}' },
      login,
      userAgent: 'Kabar for Laut',
      tls: { fingerprint256: pairs('aB').join('') },
    };
    const catalog = (await load(fields))();
    const tls = { fingerprint256: pairs('AB').join(':') };
    expect(feedsOf(catalog)).toMatchObject([{ ...fields, tls }]);
    expect(feedVariables(catalog)).toEqual(
      new Map([
        ['LAUT_KEY', ['laut']],
        ['LAUT_PASSWORD', ['laut']],
      ]),
    );
  });

  it.each([
    [{ headers: { Host: 'x' } }, 'headers.Host: is a header that Kabar sets'],
    [{ headers: { 'Proxy-Authorization': 'x' } }, 'is a header that Kabar sets'],
    [{ headers: { 'If-None-Match': 'x' } }, 'is a header that Kabar sets'],
    [{ headers: { 'user-agent': 'x' } }, 'userAgent'],
    [{ headers: { a: '1', A: '2' } }, 'stands more than once'],
    [{ headers: { 'a b': '1' } }, 'is not the name of a header'],
    [{ headers: { a: '1\r\nb: 2' } }, 'plain ASCII on one line'],
    [{ headers: { a: 'é' } }, 'plain ASCII on one line'],
    [{ headers: { a: '${lower}' } }, 'names a variable as ${NAME}'],
    [{ headers: { a: '${A' } }, 'names a variable as ${NAME}'],
    [{ login: { user: 'siti' } }, 'login.password'],
    [{ login, headers: { authorization: 'x' } }, 'there are two logins'],
    [{ userAgent: 'a\nb' }, 'plain ASCII on one line'],
    [{ tls: { fingerprint256: 'AB:CD' } }, '32 pairs of hexadecimal digits'],
    [{ tls: { rejectUnauthorized: false } }, 'rejectUnauthorized'],
    [{ interval: 0 }, 'interval'],
    [{ interval: 3_000_000 }, 'at most 30 days'],
  ])('%j is a fault, with its line', async (fields, said) => {
    const message = messageOf(await load(fields));
    expect(message).toContain(said);
    expect(message).toMatch(/catalog\.json:(?:[89]|1\d) publishers\.0\.feeds\.0/);
  });

  it('contradicts its address nowhere', async () => {
    expect(messageOf(await load({ login }, 'https://siti:x@laut.example/feed'))).toContain('two logins');
    const tls = { fingerprint256: pairs('AB').join(':') };
    expect(messageOf(await load({ tls }, 'http://laut.example/feed'))).toContain('needs an https address');
    expect(messageOf(await load({ tls }, 'no address'))).toContain('http or https address');
  });
});
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: up to here.
