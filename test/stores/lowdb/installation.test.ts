import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { feed, makeItem } from '../../contracts/store-given.js';
import { openTestStore, temporaryFolder } from './helpers.js';

/** A folder in which one article was recorded, as Kabar 0.1 left it: its markers do not speak of nonces. */
async function leftBy01(): Promise<{ folder: string; id: string }> {
  const folder = join(await temporaryFolder(), 'db');
  const { store } = await openTestStore(folder);
  await store.record({ feed, items: [makeItem(1)] });
  const { id } = store.installation;
  await store.close();
  const text = `${JSON.stringify({ installation: id, format: 1 })}\n`;
  for (const path of [join(folder, 'kabar.json'), `${folder}.kabar`]) await writeFile(path, text);
  await rm(join(folder, 'kabar.json.copy'));
  return { folder, id };
}

it('an upgraded folder keeps the nonces of what 0.1 has recorded, also after further starts', async () => {
  const { folder, id } = await leftBy01();
  for (let start = 0; start < 3; start++) {
    const { store } = await openTestStore(folder);
    expect(store.installation).toEqual({ id, bareNoncesUntil: 1 });
    await store.record({ feed, items: [makeItem(2 + start)] });
    await store.close();
  }
});

it('a folder that begins afresh is another installation, whose entries all bear its name', async () => {
  const { folder, id } = await leftBy01();
  await rm(folder, { recursive: true });
  await rm(`${folder}.kabar`);
  const { store } = await openTestStore(folder);
  expect(store.installation.id).not.toBe(id);
  expect(store.installation.bareNoncesUntil).toBe(0);
  expect(await readFile(join(folder, 'kabar.json'), 'utf8')).toContain(store.installation.id);
});
