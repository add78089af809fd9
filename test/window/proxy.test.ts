import { expect, it } from 'vitest';
import { afterTest } from '../doubles/environment.js';
import { PathProxy } from '../doubles/path-proxy.js';
import { House } from '../e2e/harness.js';
import { useBrowser } from './browser.js';

const browser = useBrowser();

const token = 'a-long-random-word';

it('everything works below a path that a proxy puts before it', async () => {
  const house = await House.build({ WEB_TOKEN: token, WEB_CHAT: 'on' });
  const { web } = await house.start();
  const proxy = await PathProxy.start(web as string, '/kabar');
  afterTest(() => proxy.close());
  await house.polled();
  const tab = await browser.open();
  const { page } = tab;
  const isAt = (path: string) => expect(page.url().split('?')[0]).toBe(`${proxy.root}/kabar/${path}`);

  // Whoever comes to a page is led to the door, and then to the page.
  await page.goto(`${proxy.root}/kabar/feeds`);
  isAt('login');
  await page.getByLabel('Token').fill(token);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Feeds' }).waitFor();
  isAt('feeds');

  await page.getByRole('button', { name: /^Poll now/ }).click();
  await page.getByText('was read').waitFor();
  isAt('feeds');
  for (const name of ['Articles', 'Topics', 'Chats', 'Feeds', 'Now']) {
    await page.getByRole('navigation').getByRole('link', { name }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    isAt(name === 'Now' ? '' : name.toLowerCase());
  }
  await page.getByRole('navigation').getByRole('link', { name: 'Articles' }).click();
  await page.getByRole('link', { name: 'Putin Temui Kim' }).click();
  await page.getByRole('link', { name: 'Russia-Ukraine war' }).first().click();
  await page.getByRole('button', { name: 'Try' }).click();
  await page.getByRole('button', { name: 'Save' }).waitFor();
  isAt('topics/rusia-ukraina/try');

  // What lives, and the chat.
  await page.getByRole('navigation').getByRole('link', { name: 'Now' }).click();
  house.publish('Gempa Guncang Bitung');
  await page.getByRole('link', { name: 'Gempa Guncang Bitung' }).waitFor();
  await page.getByRole('navigation').getByRole('link', { name: 'Talk' }).click();
  await page.locator('#input').fill('/help');
  await page.keyboard.press('Enter');
  await page.getByRole('log').getByText('/subscribe').first().waitFor();
  isAt('chat/');
  await page.getByRole('navigation').getByRole('link', { name: 'Now' }).click();

  await page.getByRole('button', { name: 'Bahasa Indonesia' }).click();
  await page.getByRole('heading', { level: 1, name: 'Sekarang' }).waitFor();
  await page.getByRole('button', { name: 'Keluar' }).click();
  await page.getByLabel('Token').waitFor();
  await page.goto(`${proxy.root}/kabar/articles`);
  isAt('login');
  expect(proxy.strays).toEqual([]);
  expect(tab.faults).toEqual([]);
});
