import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { rss } from '../doubles/feed-text.js';
import { House } from '../e2e/harness.js';
import { useBrowser } from './browser.js';

const browser = useBrowser();

async function open(house: House) {
  house.env.CATALOG = `${house.env.CATALOG},${house.folder}/own.json`;
  const { web } = await house.start();
  await house.polled();
  const tab = await browser.open();
  await tab.page.goto(`${web}/`);
  return tab;
}

it('adds a feed after showing what it would post, and removes it again', async () => {
  const house = await House.build({});
  const other = {
    guid: 'x',
    link: house.publisher.url('/x'),
    title: 'Gempa Guncang Bitung',
    date: house.clock.now(),
  };
  house.publisher.set('/other.xml', rss([other]));
  const { page } = await open(house);
  await page.getByRole('link', { name: 'Feeds' }).click();
  await page.getByLabel('Add a feed').fill(house.publisher.url('/other.xml'));
  await page.getByRole('button', { name: 'Look for feeds' }).click();
  await page.getByText('Gempa Guncang Bitung').waitFor();
  await page.getByRole('button', { name: 'Add this feed' }).click();
  await page.getByText('The feed was added').waitFor();
  // Nothing is done again, and nothing is said to have expired.
  await page.reload();
  expect(await page.getByRole('status').innerText()).toContain('The feed was added');
  await page.getByRole('button', { name: /^Remove: .*other/ }).click();
  await page.getByText('The feed was removed').waitFor();
  await page.reload();
  expect(await page.getByRole('status').innerText()).toBe('The feed was removed.');
});

it('says why an article did not come to a chat', async () => {
  const house = await House.build({});
  const { page } = await open(house);
  await page.getByRole('link', { name: 'Articles' }).click();
  await page.getByRole('link', { name: 'Putin Temui Kim' }).click();
  expect(await page.getByRole('main').innerText()).toContain('“putin” in the headline');
  await page.getByLabel('Chat ID').fill('console:terminal');
  await page.getByRole('button', { name: 'Ask' }).click();
  expect(await page.getByRole('main').getByRole('status').innerText()).not.toBe('');
});

it('tries a changed rule on what is stored, names a fault, and saves it', async () => {
  const house = await House.build({});
  house.publish('Gempa Guncang Bitung, Warga Berlari');
  const { page } = await open(house);
  await page.getByRole('link', { name: 'Topics' }).click();
  await page.getByRole('link', { name: 'Russia-Ukraine war' }).click();
  const rule = page.getByLabel(/^Rule/);
  const written = await rule.inputValue();
  await rule.fill(written.replace('"putin"', '"gempa"').replace('"match"', '"mach"'));
  await page.getByRole('button', { name: 'Try' }).click();
  await page.getByRole('alert').getByText('mach').waitFor();
  await rule.fill(written.replace('"putin"', '"gempa"'));
  await page.getByRole('button', { name: 'Try' }).click();
  await page.getByText('1 new, 1 lost').waitFor();
  expect(await page.getByRole('region', { name: 'New' }).innerText()).toContain('“gempa” in the headline');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL(/topics\/rusia-ukraina\?done=topic-saved$/);
  expect(await readFile(`${house.folder}/own.json`, 'utf8')).toContain('gempa');
});

it('shows a new article without a reload', async () => {
  const house = await House.build({});
  const { page } = await open(house);
  await page.evaluate('globalThis.isSamePage = true');
  house.publish('Gempa Guncang Bitung');
  await page.getByRole('link', { name: 'Gempa Guncang Bitung' }).waitFor();
  expect(await page.evaluate('globalThis.isSamePage')).toBe(true);
});

it('follows a topic in the browser chat, and sees a post arrive', async () => {
  const house = await House.build({ WEB_CHAT: 'on' });
  const { page } = await open(house);
  await page.getByRole('link', { name: 'Talk' }).click();
  await page.getByRole('log').getByRole('button').first().waitFor();
  await page.locator('#input').fill('/subscribe rusia-ukraina');
  await page.keyboard.press('Enter');
  await page.getByRole('log').getByText('You now follow').waitFor();
  house.publish('Putin Tiba di Hanoi');
  const post = page.getByRole('log').getByRole('link', { name: 'Putin Tiba di Hanoi' });
  await post.waitFor();
  expect(await post.getAttribute('href')).toMatch(/^http:\/\/127\.0\.0\.1:/);
});
