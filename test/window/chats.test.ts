import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { House } from '../e2e/harness.js';
import { useBrowser, views } from './browser.js';

const browser = useBrowser();

const id = 'console:terminal';

it('pauses a chat, lets it go on, and forgets it', async () => {
  const house = await House.build({});
  const { web } = await house.start();
  await house.polled();
  const tab = await browser.open();
  const { page } = tab;
  await page.goto(`${web}/chats`);
  await page.getByRole('link', { name: id }).click();
  await page.getByRole('button', { name: 'Pause this chat' }).click();
  await page.getByText('Paused by you since').waitFor();
  house.publish('Gempa Guncang Putin');
  await house.polled();
  await page.reload();
  const facts = page.locator('dl.facts');
  const reloaded = async () => {
    await page.reload();
    return facts.innerText();
  };
  expect(await facts.innerText()).toContain('paused by you');
  await expect.poll(reloaded).toMatch(/Waiting\s+1/);
  await tab.expectSound();
  await page.goto(`${web}/chats`);
  const row = page.getByRole('row', { name: id });
  await row.getByText('paused by you').waitFor();
  // Platform and kind, and what waits; nothing was posted yet.
  expect(await row.innerText()).toMatch(/^console:terminal\s+Terminal\s+chat\s.*\s1\s+–$/s);
  await tab.expectSound();
  await page.getByRole('link', { name: id }).click();
  await page.getByRole('button', { name: 'Resume this chat' }).click();
  await page.getByRole('button', { name: 'Pause this chat' }).waitFor();
  await expect.poll(reloaded).toMatch(/Waiting\s+0/);
  await page.goto(`${web}/chats`);
  expect(await row.innerText()).toMatch(/\s0\s+\w+ \d+ \w+, \d\d:\d\d WIB$/);
  await page.getByRole('link', { name: id }).click();
  // Nothing is forgotten by a single press.
  const forget = page.getByRole('button', { name: 'Forget it' });
  expect(await forget.isVisible()).toBe(false);
  await page.getByText('Forget this chat').click();
  await forget.click();
  await page.getByText('No chats yet').waitFor();
});

it('has what an adapter itself keeps of a chat forgotten too', async () => {
  const house = await House.build({ WEB_CHAT: 'on' });
  const { web } = await house.start();
  await house.polled();
  const { page } = await browser.open();
  await page.goto(`${web}/chat/`);
  await page.locator('#input').fill('/subscribe rusia-ukraina');
  await page.keyboard.press('Enter');
  await page.getByRole('log').getByText('/subscribe rusia-ukraina').first().waitFor();
  const kept = async () => (await readdir(`${house.env.DATA_DIR}/web`).catch(() => [])).length;
  await expect.poll(kept).toBeGreaterThan(0);
  const own = page.getByRole('link', { name: 'web:' });
  await expect.poll(async () => (await page.goto(`${web}/chats`)) && own.count()).toBe(1);
  await own.click();
  await page.getByText('Forget this chat').click();
  await page.getByRole('button', { name: 'Forget it' }).click();
  await page
    .getByText('No chats yet')
    .or(page.getByRole('heading', { name: 'Chats' }))
    .first()
    .waitFor();
  await expect.poll(kept).toBe(0);
});

it.each(['pause', 'resume', 'forget'])(
  'changes nothing for another site or an unknown chat (%s)',
  async (what) => {
    const { web } = await (await House.build({})).start();
    const post = (chat: string, origin: string) =>
      fetch(`${web}/chats/${what}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ chat }).toString(),
      });
    expect((await post(id, 'https://evil.example')).status).toBe(403);
    expect((await fetch(`${web}/chats/${id}`)).status).toBe(200);
    expect(await (await fetch(`${web}/chats/${id}`)).text()).toContain('chats/pause');
    expect((await fetch(`${web}/chats/${what}`)).status).toBe(404);
    const put = await fetch(`${web}/chats/${what}`, { method: 'PUT' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
    expect((await fetch(`${web}/nothing`, { method: 'PUT' })).status).toBe(404);
    if (what !== 'forget') expect((await post('console:nobody', web ?? '')).status).toBe(404);
  },
);

it('the page of a chat is sound, paused and not', async () => {
  const { web } = await (await House.build({})).start();
  for (const [view, locale] of [
    [views[0], 'id-ID'],
    [views[1], 'en-GB'],
  ] as const) {
    const tab = await browser.open({ ...view, locale });
    await tab.page.goto(`${web}/chats/${id}`);
    await tab.expectSound();
    await tab.page.locator('form[action$="pause"] button').click();
    await tab.page.locator('form[action$="resume"] button').waitFor();
    await tab.expectSound();
    await tab.page.locator('form[action$="resume"] button').click();
    await tab.page.locator('form[action$="pause"] button').waitFor();
  }
});
