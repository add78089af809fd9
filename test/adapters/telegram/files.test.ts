import { expect, it } from 'vitest';
import { ana, connected, direct, group } from './setup.js';

it('takes a list of feeds that is sent in private for a command, and one with a caption anywhere', async () => {
  const { server, commands } = await connected();
  server.userSendsFile(direct, ana, { name: 'My Feeds.OPML', body: '<opml/>' });
  await server.waitForMessage(({ text }) => text === 'feed: ');
  server.userSendsFile(group, ana, { name: 'list.txt', body: '<opml>2</opml>', caption: '/topics now' });
  await server.waitForMessage(({ text }) => text === 'topics: now');
  expect(commands.files).toEqual(['<opml/>', '<opml>2</opml>']);
});

it('leaves every other file alone, and reads none that is too large', async () => {
  const { server, commands, log } = await connected();
  server.userSendsFile(direct, ana, { name: 'photo.jpg', body: 'x' });
  server.userSendsFile(direct, ana, { name: 'a.opml', body: 'x', caption: 'look at this' });
  server.userSendsFile(group, ana, { name: 'a.opml', body: 'x' });
  server.userSendsFile(direct, ana, { name: 'large.xml', body: 'x'.repeat(21) });
  await server.waitForMessage(({ text }) => text === 'feed: ');
  expect(commands.files).toEqual([null]);
  // In private a picture is answered in words, and a caption is what was said; in a group neither is heard.
  expect(commands.asked.map(({ what, text }) => [what, text])).toEqual([
    ['', '…'],
    ['', 'look at this'],
    ['feed', ''],
  ]);
  expect(server.calls).not.toContain('getFile');
  expect(JSON.stringify(log.lines)).not.toContain('SECRET');
});
