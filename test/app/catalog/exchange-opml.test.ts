import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importOpml } from '../../../src/app/catalog/exchange-opml.js';
import { loadCatalog } from '../../../src/app/catalog/files.js';
import { temporaryFolder } from '../../doubles/environment.js';

it('adds thousands of sites in steps, each with an id of its own, and lets others have their turn', async () => {
  const folder = await temporaryFolder();
  const files = [join(folder, 'catalog.json'), join(folder, 'own.json')];
  await writeFile(files[0] as string, '{ "publishers": [], "topics": [] }');
  const sites = Array.from({ length: 3_000 }, (_, index) => `https://site${index}.example${index % 7}.org`);
  const lines = sites.map(
    (site) =>
      `<outline text="Berita" xmlUrl="${site}/rss" htmlUrl="https://${site.slice(8).replace('.', '-')}/"/>`,
  );
  let turns = 0;
  const count = () => {
    turns += 1;
    timer = setImmediate(count);
  };
  let timer = setImmediate(count);
  const result = await importOpml(files, loadCatalog(files), `<opml><body>${lines.join('')}</body></opml>`);
  clearImmediate(timer);
  expect(result).toEqual({ added: 3_000, known: 0, left: 0 });
  const { publishers } = loadCatalog(files);
  expect(publishers).toHaveLength(3_000);
  expect(new Set(publishers.flatMap(({ feeds }) => feeds.map(({ id }) => id))).size).toBe(3_000);
  // One for every 250 feeds, and some while the list is read.
  expect(turns).toBeGreaterThan(12);
});
