import { expect, it } from 'vitest';
import { House } from '../e2e/harness.js';

/** A Kabar with one feed that works, whose catalog may be changed, and its pages. */
async function opened(house?: House) {
  const given = house ?? (await House.build({}));
  given.env.CATALOG = `${given.env.CATALOG},${given.folder}/own.json`;
  const { web } = await given.start();
  await given.polled();
  const get = async (path: string, language = 'en') =>
    (await fetch(`${web}/${path}`, { headers: { 'accept-language': language } })).text();
  const send = (path: string, fields: Record<string, string>) =>
    fetch(`${web}/${path}`, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) });
  /** Sends a form, and goes where that leads. */
  const done = async (path: string, fields: Record<string, string>) => {
    const answer = await send(path, fields);
    const to = new URL(answer.headers.get('location') ?? '', `${web}/${path}`);
    return { to, page: await get(`${to.pathname.slice(1)}${to.search}`) };
  };
  return { house: given, get, send, done };
}

it('reads a feed at once, and reloading what is shown then reads nothing again', async () => {
  const { house, get, done } = await opened();
  const { to, page } = await done('feeds/poll', { feed: 'news' });
  expect(to.search).toBe('?done=feed-polled&feed=news&count=0');
  expect(page).toContain('news was read: nothing new.');
  house.publisher.set('/feed', { status: 404 });
  const failed = await done('feeds/poll', { feed: 'news' });
  expect(failed.page).toContain('news can’t be read: HTTP 404');
  // An address says nothing of a feed that is not there.
  expect(await get('feeds?done=feed-polled&feed=nothing&count=3')).toContain('<p role="status"></p>');
  expect(await get('feeds?done=feed-poll-failed&feed=nothing')).toContain('<p role="status"></p>');
});

it('pauses a feed, which is then not read, and lets it go on', async () => {
  const { house, get, done, send } = await opened();
  house.publisher.set('/feed', { status: 404 });
  await done('feeds/poll', { feed: 'news' });
  const { page } = await done('feeds/pause', { feed: 'news' });
  expect(page).toContain('news is paused');
  expect(page).toContain('paused by you');
  expect(page).toContain('none failing');
  expect(await get('')).toContain('Nothing: all is well.');
  const { length } = house.publisher.seen('/feed');
  expect(await (await send('feeds/poll', { feed: 'news' })).text()).toContain('paused by you');
  expect(house.publisher.seen('/feed')).toHaveLength(length);
  house.publisher.set('/feed', house.document);
  expect((await done('feeds/resume', { feed: 'news' })).page).toContain('news is read again from now on.');
  await house.polled();
  expect(await (await send('feeds/pause', { feed: 'none' })).text()).toContain('There is no feed none.');
});

it('leaves the list searched and sorted as it was when something was done', async () => {
  const { get, done, send } = await opened();
  expect(await get('feeds?q=News&sort=name&x=y')).toContain('name="list" value="q=News&amp;sort=name"');
  const { to, page } = await done('feeds/poll', { feed: 'news', list: 'q=News&sort=name&done=feed-added' });
  expect(to.search).toBe('?q=News&sort=name&done=feed-polled&feed=news&count=0');
  expect(page).toContain('name="q" value="News"');
  const refused = await (await send('feeds/remove', { feed: 'news', list: 'q=News&sort=name' })).text();
  expect(refused).toContain('name="q" value="News"');
});

it('tells a list without feeds from a search that finds none', async () => {
  const { get } = await opened();
  expect(await get('feeds?q=zzz')).toContain('No feed has that in its name.');
});

it('says what may help with a feed that fails, and looks at its site with one tap', async () => {
  const house = await House.build({});
  const { get, done, send } = await opened(house);
  house.publisher.set('/feed', { status: 404 });
  await done('feeds/poll', { feed: 'news' });
  for (const path of ['', 'feeds']) expect(await get(path)).toContain('Nothing is at its address any more.');
  const page = await get('', 'id');
  expect(page).toContain('Tidak ada apa-apa lagi di alamatnya.');
  expect(page).toContain(`name="address" value="${house.publisher.url('/')}"`);
  const found = await send('feeds/find', { address: house.publisher.url('/') });
  expect(found.status).toBe(200);
});

it('searches words within a topic', async () => {
  const house = await House.build({});
  house.publish('Gempa Guncang Bitung', { link: house.publisher.url('/gempa') });
  const { get } = await opened(house);
  expect(await get('articles?q=guncang&topic=')).toContain('Gempa Guncang Bitung');
  expect(await get('articles?q=guncang&topic=publisher:tribunnews')).toContain('Gempa Guncang Bitung');
  expect(await get('articles?q=guncang&topic=rusia-ukraina')).not.toContain('Gempa Guncang Bitung');
});
