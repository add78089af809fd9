import { describe, expect, it } from 'vitest';
import { uploadedFile } from '../../src/window/upload.js';
import { House } from '../e2e/harness.js';

const token = 'a-long-random-word';
const bearer = { authorization: `Bearer ${token}` };

async function opened() {
  const house = await House.build({ WEB_TOKEN: token });
  house.env.CATALOG = `${house.env.CATALOG},${house.folder}/own.json`;
  const { web } = await house.start();
  const post = (path: string, body: string | FormData, headers: Record<string, string> = {}) => {
    const type = typeof body === 'string' ? { 'content-type': 'application/x-www-form-urlencoded' } : {};
    return fetch(`${web}/${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...type, ...headers } as Record<string, string>,
      body,
    });
  };
  return { house, web, post };
}

describe('forms', () => {
  it('are bounded by what each needs, before anything of them is read', async () => {
    const { post } = await opened();
    const large = `x=${'a&'.repeat(5_000)}`;
    for (const path of ['login', 'language'])
      expect((await post(path, `${large}${'a&'.repeat(40_000)}`)).status).toBe(413);
    for (const path of ['login', 'language']) expect((await post(path, large)).status, path).toBe(413);
    for (const path of [
      'feeds/poll',
      'feeds/find',
      'feeds/add',
      'feeds/remove',
      'chats/forget',
      'logout',
      'nothing',
    ])
      expect((await post(path, large, bearer)).status, path).toBe(413);
    const rule = (length: number) => `rule=${'a'.repeat(length)}`;
    expect((await post('topics/gempa/try', rule(250_000), bearer)).status).toBe(422);
    expect((await post('topics/gempa/try', rule(270_000), bearer)).status).toBe(413);
    expect((await post('login', `token=${token}&language=id`)).status).toBe(303);
    const refused = await post('feeds/poll', large, bearer);
    expect([refused.status, await refused.text()]).toEqual([
      413,
      expect.stringContaining('nothing was changed'),
    ]);
  });

  it('take a list of feeds, and lead on from what is shown then', async () => {
    const { house, web, post } = await opened();
    const lines = Array.from(
      { length: 60 },
      (_, index) => `<outline text="Feed ${index}" xmlUrl="${house.publisher.url(`/list/${index}`)}"/>`,
    );
    const upload = (content: string) => {
      const form = new FormData();
      form.set('opml', new File([content], 'list.opml'));
      return post('feeds/import', form, bearer);
    };
    const done = await upload(`<opml><body>${lines.join('\n')}</body></opml>`);
    const address = new URL(done.headers.get('location') ?? '', `${web}/feeds/import`);
    const get = (url: URL) => fetch(url, { headers: bearer });
    const page = await (await get(address)).text();
    expect(page).toContain('Added 60 feeds');
    const [, older = ''] = /<a href="([^"]*)" rel="next">/.exec(page) ?? [];
    const next = await get(new URL(older.replaceAll('&amp;', '&'), address));
    expect([next.status, await next.text()]).toEqual([200, expect.stringContaining('rel="prev"')]);
    // An address says nothing that this page did not do, and no more than a list can hold.
    address.search = '?done=feeds-imported&added=<b>&known=1e9&left=9999999999';
    expect(await (await get(address)).text()).toContain(
      'Added 0 feeds; 0 already there, 1,000,000 left out.',
    );
    address.search = '?done=nav-now';
    expect(await (await get(address)).text()).toContain('<p role="status"></p>');
    const refused = await (await upload('hello')).text();
    expect(refused).toContain('This is not an OPML list. Export one from your feed reader.');
    const indonesian = { ...bearer, 'accept-language': 'id' };
    const ditolak = await post('feeds/remove', 'feed=nothing', indonesian);
    expect(await ditolak.text()).toContain(
      'Tidak ada feed nothing. `kabar feeds list` menampilkan semuanya.',
    );
    expect(refused).toContain('name="page" value="feeds"');
    expect((await upload('x'.repeat(5_000_000))).status).toBe(413);
  });
});

describe('an uploaded file', () => {
  const read = async (body: string, type = 'multipart/form-data; boundary=XX') =>
    uploadedFile(
      new Request('http://localhost/', { method: 'POST', body, headers: { 'content-type': type } }),
      'opml',
    );
  const part = (head: string, content: string) =>
    `--XX\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;

  it('is what a browser sends as one', async () => {
    for (const content of ['<opml/>', '', 'a\r\n\r\nb --XX c\r\n', 'é – 新聞', '\r\n'.repeat(50)]) {
      const form = new FormData();
      form.set('other', 'x');
      form.set('opml', new File([content], 'a "list".opml', { type: 'text/xml' }));
      const request = new Request('http://localhost/', { method: 'POST', body: form });
      expect(await uploadedFile(request, 'opml')).toBe(content);
    }
    expect(
      await read(
        `${part('name="opml"; filename="a.opml"', 'x')}--XX--`,
        'multipart/form-data; boundary="XX"',
      ),
    ).toBe('x');
  });

  it('is none where the form has none of this name, or is none', async () => {
    expect(await read(`${part('name="opml"', 'x')}--XX--`)).toBeNull();
    expect(await read(`${part('name="other"; filename="opml"', 'x')}--XX--`)).toBeNull();
    expect(await read(part('name="x"', '1').repeat(9) + part('name="opml"; filename="a"', 'x'))).toBeNull();
    expect(
      await read('--XX\r\nContent-Disposition: form-data; name="opml"; filename="a"\r\n\r\ncut off'),
    ).toBeNull();
    expect(await read('', 'multipart/form-data')).toBeNull();
    expect(await read('opml=x', 'application/x-www-form-urlencoded')).toBeNull();
  });
});
