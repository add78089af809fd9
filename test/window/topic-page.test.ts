import { expect, it } from 'vitest';
import { House } from '../e2e/harness.js';
import { useBrowser } from './browser.js';

const browser = useBrowser();

const banjir = JSON.stringify({ id: 'banjir', name: { en: 'Floods' }, match: { any: ['banjir'] } });

/** The pages of a Kabar whose catalog may be changed, and what saves a rule there. */
async function opened() {
  const house = await House.build({});
  house.env.CATALOG = `${house.env.CATALOG},${house.folder}/own.json`;
  const { web } = await house.start();
  const save = (topic: string, rule: string, seen: string) =>
    fetch(`${web}/topics/${topic}/save`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ rule, seen }),
    });
  return { house, web, save, get: async (path: string) => (await fetch(`${web}/${path}`)).text() };
}

it('a rule that is saved twice by a double tap is saved, and the page says so', async () => {
  const { save, get } = await opened();
  for (const _ of [1, 2]) {
    const answer = await save('new', banjir, '');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '../banjir?done=topic-saved']);
  }
  const page = await get('topics/banjir?done=topic-saved');
  expect(page).toContain('Saved. New articles are filed by this rule from now on.');
  expect(page).toContain('<a href="../articles?topic=banjir">Articles of this topic</a>');
  expect(await get('topics/new')).not.toContain('Articles of this topic');
});

it('what was written can be gone back to, after a look at an article of the trial', async () => {
  const { house, web } = await opened();
  await house.polled();
  const { page } = await browser.open();
  await page.goto(`${web}/topics/new`);
  await page.getByLabel(/^Rule/).fill(banjir.replace('banjir"]', 'putin"]'));
  await page.getByRole('button', { name: 'Try' }).click();
  await page.getByRole('link', { name: 'Putin Temui Kim' }).click();
  await page.goBack();
  expect(await page.getByLabel(/^Rule/).inputValue()).toContain('"putin"');
});

it('a new topic does not replace one of the same id unseen', async () => {
  const { save, get } = await opened();
  const taken = banjir.replace('"banjir"', '"rusia-ukraina"');
  const answer = await save('new', taken, '');
  expect([answer.status, await answer.text()]).toEqual([
    409,
    expect.stringContaining('There is already a topic with this id.'),
  ]);
  expect(await get('topics/rusia-ukraina')).toContain('putin');
});
