import { chmodSync, chownSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { addFeed } from '../../../src/app/catalog/add-feed.js';
import { loadCatalog } from '../../../src/app/catalog/files.js';
import { changeOwnFile } from '../../../src/app/catalog/own-file.js';
import { saveTopic } from '../../../src/app/catalog/save-topic.js';
import { feedsOf } from '../../../src/core/catalog.js';
import { temporaryFolder } from '../../doubles/environment.js';

async function catalogFiles() {
  const folder = await temporaryFolder();
  const files = [`${folder}/catalog.json`, `${folder}/own.json`];
  writeFileSync(files[0] as string, JSON.stringify({ publishers: [], topics: [] }));
  return files as [string, string];
}

const feedAt = (url: string) => ({ url, title: null, link: null, language: null, siteName: null });
const topicNamed = (id: string) => ({ id, name: { en: id }, match: { any: [id] } });
const urlsOf = (files: readonly string[]) => feedsOf(loadCatalog(files)).map(({ url }) => url);

it('changes at once are all kept, feeds of one publisher too', async () => {
  const files = await catalogFiles();
  const urls = Array.from({ length: 8 }, (_, index) => `https://example.org/${index}.xml`);
  await Promise.all([
    ...urls.map((url) => addFeed(files, feedAt(url))),
    ...['one', 'two'].map((id) => saveTopic(files, topicNamed(id) as never)),
  ]);
  expect(urlsOf(files).sort()).toEqual(urls);
  const { publishers, topics } = loadCatalog(files);
  expect(publishers).toHaveLength(1);
  expect(topics.map(({ id }) => id).sort()).toEqual(['one', 'two']);
});

it.skipIf(process.getuid?.() !== 0)('what root changes stays with whom it belongs to', async () => {
  const [first, own] = await catalogFiles();
  const ownerOf = () => [statSync(own).uid, statSync(own).gid, statSync(own).mode & 0o777];
  chownSync(dirname(own), 64_001, 64_002);
  await addFeed([first, own], feedAt('https://example.org/new.xml'));
  expect(ownerOf().slice(0, 2)).toEqual([64_001, 64_002]);
  chownSync(own, 64_003, 64_004);
  chmodSync(own, 0o600);
  await addFeed([first, own], feedAt('https://example.org/more.xml'));
  expect(ownerOf()).toEqual([64_003, 64_004, 0o600]);
});

it('what another process writes meanwhile is kept', async () => {
  const files = await catalogFiles();
  let calls = 0;
  await changeOwnFile(files, (written) => {
    calls += 1;
    const topics = [topicNamed('by-another')];
    // Between what this change has read and what it writes.
    if (calls === 1) writeFileSync(files[1], JSON.stringify({ publishers: [], topics }));
    written.topics = [...((written.topics as object[] | undefined) ?? []), topicNamed('own')];
  });
  expect(loadCatalog(files).topics.map(({ id }) => id)).toEqual(['by-another', 'own']);
  expect(calls).toBe(2);
});

it('gives up where another process never stops writing, and leaves the file as it is', async () => {
  const files = await catalogFiles();
  let calls = 0;
  const changing = changeOwnFile(files, (written) => {
    calls += 1;
    writeFileSync(files[1], JSON.stringify({ publishers: [], topics: [topicNamed(`t${calls}`)] }));
    written.topics = [topicNamed('own')];
  });
  await expect(changing).rejects.toThrow('is being changed by something else');
  expect(readFileSync(files[1], 'utf8')).toContain(`t${calls}`);
  // What fails keeps nobody waiting.
  await saveTopic(files, topicNamed('next') as never);
  expect(loadCatalog(files).topics.map(({ id }) => id)).toContain('next');
});
