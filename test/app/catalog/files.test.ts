import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/app/catalog/files.js';
import { openCatalog } from '../../../src/app/catalog/source.js';
import { temporaryFolder } from '../../doubles/environment.js';
import { RecordedLog } from '../../doubles/log.js';
import { messageOf } from '../../doubles/message-of.js';

const topic = (id: string, name = id) => ({ id, name: { en: name }, match: { any: [id] } });

async function files(...contents: (string | object)[]): Promise<string[]> {
  const folder = await temporaryFolder();
  const paths = contents.map((_, index) => join(folder, `catalog-${index}.json`));
  for (const [index, content] of contents.entries()) {
    const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2);
    await writeFile(paths[index] as string, text);
  }
  return paths;
}

describe('loadCatalog', () => {
  it('lays a later file over an earlier one', async () => {
    const paths = await files(
      { topics: [topic('a'), topic('b')] },
      { topics: [topic('b', 'B!'), topic('c')] },
    );
    const { topics } = loadCatalog([...paths, '/nowhere/catalog.local.json']);
    expect(topics.map(({ id, name }) => [id, name.en])).toEqual([
      ['a', 'a'],
      ['b', 'B!'],
      ['c', 'c'],
    ]);
  });

  it('needs the first file', () => {
    expect(() => loadCatalog(['/nowhere/catalog.json'])).toThrow('/nowhere/catalog.json cannot be read');
  });

  it('names every fault with its line', async () => {
    const paths = await files(
      `{
  "publishers": [
    { "id": "A b", "name": "x", "url": "https://a.example" },
    { "id": "c", "name": "x", "url": "ftp://c.example", "timezone": "Nowhere" }
  ],
  "topics": [
    { "id": "t", "name": {}, "match": { "none": ["x"] } }
  ]
}`,
      '{ "topics": [\n  { "id": }\n] }',
    );
    const message = messageOf(() => loadCatalog(paths));
    expect(message).toMatch(/catalog-0\.json:3 publishers\.0\.id: /);
    expect(message).toMatch(/catalog-0\.json:4 publishers\.1\.url: is an http or https address/);
    expect(message).toMatch(/catalog-0\.json:4 publishers\.1\.timezone: /);
    expect(message).toMatch(/catalog-0\.json:7 topics\.0\.name: needs a name/);
    expect(message).toMatch(/catalog-0\.json:7 topics\.0\.match: needs at least one/);
    expect(message).toMatch(/catalog-1\.json:2 is not JSON/);
  });

  it('names the line of what the fields of a rule have wrong, and of what they refer to', async () => {
    const paths = await files(
      `{ "categories": [{ "id": "sport", "name": { "en": "Sport" } }],
  "topics": [
    { "id": "a", "name": { "en": "A" }, "category": "sport", "match": { "any": ["a"], "notWith": ["b"] } }
  ]
}`,
      `{ "topics": [
    { "id": "b", "name": { "en": "B" }, "category": "sports",
      "match": { "any": ["b"], "notWith": [
        "a", "c"],
        "alsoWith": ["a", "d"] } }
  ]
}`,
    );
    const message = messageOf(() => loadCatalog(paths));
    expect(message).toMatch(/catalog-1\.json:2 topics\.0\.category: there is no category "sports"/);
    expect(message).toMatch(/catalog-1\.json:4 topics\.0\.match\.notWith\.1: there is no topic "c"/);
    expect(message).toMatch(/catalog-1\.json:5 topics\.0\.match\.alsoWith\.1: there is no topic "d"/);
    expect(message).not.toContain('catalog-0');
    const wrong = await files(
      `{ "topics": [
    { "id": "t", "name": { "en": "T" }, "match": { "any": ["x"],
      "strength": "sure",
      "near": [{ "words": ["x"] }],
      "context": [
        { "for": ["y"], "with": ["z"] } ] } }
  ]
}`,
    );
    const faults = messageOf(() => loadCatalog(wrong));
    expect(faults).toMatch(/catalog-0\.json:3 topics\.0\.match\.strength: is strict, usual, eager or loose/);
    expect(faults).toMatch(/catalog-0\.json:4 topics\.0\.match\.near\.0\.words/);
  });

  it('takes a catalog of an earlier version as it is', async () => {
    const [path = ''] = await files({ topics: [topic('a')] });
    expect(loadCatalog([path])).toMatchObject({ topics: [topic('a')], categories: [] });
  });

  it('refuses an id that stands twice', async () => {
    const paths = await files({ topics: [topic('a'), topic('a')] });
    expect(() => loadCatalog(paths)).toThrow('the topic id "a" stands more than once');
  });
});

describe('openCatalog', () => {
  it('takes up a change, and keeps the last good catalog when the change is wrong', async () => {
    const [path = ''] = await files({ topics: [topic('a')] });
    const log = new RecordedLog();
    const source = openCatalog([path]);
    source.refresh(log);
    expect(log.lines).toEqual([]);
    await writeFile(path, JSON.stringify({ topics: [topic('a'), topic('bb')] }));
    source.refresh(log);
    expect(source.current().topics).toHaveLength(2);
    await writeFile(path, '{');
    source.refresh(log);
    source.refresh(log);
    expect(source.current().topics).toHaveLength(2);
    expect(log.lines.map(({ level }) => level)).toEqual(['info', 'error']);
  });
});
