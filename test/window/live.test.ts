import { expect, it } from 'vitest';
import { House } from '../e2e/harness.js';
import { type TestPage, useBrowser } from './browser.js';

const browser = useBrowser();

const token = 'a-long-random-word';

/** A Kabar whose window asks for a token, at an address that stays, with a browser that has logged in. */
async function openedHouse(path: string, env: Record<string, string> = {}) {
  const house = await House.build({ WEB_TOKEN: token, ...env });
  const { web } = await house.start();
  house.env.WEB_PORT = new URL(web as string).port;
  await house.polled();
  const tab = await browser.open();
  await tab.page.goto(`${web}/${path}`);
  await login(tab, token);
  return { house, tab, web };
}

async function login({ page }: TestPage, word: string) {
  await page.getByLabel('Token').fill(word);
  await page.keyboard.press('Enter');
}

it('goes on by itself after Kabar was started again', async () => {
  const { house, tab } = await openedHouse('');
  const newest = tab.page.locator('#newest');
  await newest.getByText('Putin Temui Kim').waitFor();
  await tab.page.evaluate("document.querySelector('h1').dataset.kept = 'yes'");
  await house.stop();
  await tab.page.getByText('Kabar does not answer.').waitFor();
  house.publish('Gempa Guncang Bitung');
  await house.start();
  await house.polled();
  await newest.getByText('Gempa Guncang Bitung').waitFor();
  expect(await tab.page.getByText('Kabar does not answer.').count()).toBe(0);
  // It is the same page, and nothing was loaded anew.
  expect(await tab.page.locator('h1[data-kept=yes]').count()).toBe(1);
});

it('begins later where it could not begin at first', async () => {
  const house = await House.build({});
  const { web } = await house.start();
  await house.polled();
  const { page } = await browser.open();
  await page.clock.install();
  await page.route('**/live', (route) => route.fulfill({ status: 503 }), { times: 1 });
  await page.goto(`${web}/`);
  await page.clock.runFor(1_000);
  house.publish('Gempa Guncang Bitung');
  await house.polled();
  await page.clock.runFor(31_000);
  await page.locator('#newest').getByText('Gempa Guncang Bitung').waitFor();
});

it.each([
  ['Now', ''],
  ['the browser chat', 'chat/'],
])('leads from %s to the door when the login has ended', async (_, path) => {
  const { house, tab, web } = await openedHouse(path, { WEB_CHAT: 'on' });
  await tab.page
    .locator(path === '' ? '#newest li' : '#log button')
    .first()
    .waitFor();
  await house.stop();
  house.env.WEB_TOKEN = 'another-long-random-word';
  await house.start();
  await tab.page.getByLabel('Token').waitFor();
  await login(tab, 'another-long-random-word');
  await tab.page.waitForURL(`${web}/${path}`);
});

it('a stream without a login is refused, and not led to a page', async () => {
  const house = await House.build({ WEB_TOKEN: token });
  const { web } = await house.start();
  const ask = (accept: string) => fetch(`${web}/live`, { headers: { accept }, redirect: 'manual' });
  expect((await ask('text/html, text/event-stream')).status).toBe(401);
  expect((await ask('text/html')).status).toBe(303);
});
