import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { House } from '../e2e/harness.js';
import { TestPage, useBrowser } from './browser.js';

const browser = useBrowser();

/** Two tabs of one browser. */
async function twoTabs(env: Record<string, string>) {
  const house = await House.build(env);
  house.env.CATALOG = `${house.env.CATALOG},${house.folder}/own.json`;
  const { web } = await house.start();
  const { page: first } = await browser.open();
  const { page: second } = await TestPage.open(first.context());
  const open = async (path: string) => {
    await first.goto(`${web}/${path}`);
    await second.goto(`${web}/${path}`);
  };
  return { house, first, second, open };
}

it('two tabs of the browser chat show the same, and neither takes away what is typed in the other', async () => {
  const { first, second, open } = await twoTabs({ WEB_CHAT: 'on' });
  await open('chat/');
  const log = (page: typeof first) => page.getByRole('log');
  await log(second).getByRole('button').first().waitFor();
  await second.locator('#input').fill('half a com');
  await first.locator('#input').fill('/subscribe rusia-ukraina');
  await first.keyboard.press('Enter');
  await log(second).getByText('You now follow').waitFor();
  // A card that is turned in one tab is turned in the other.
  await log(second).getByRole('button', { name: 'How it arrives' }).click();
  await log(first).getByRole('button', { name: 'Arrives at once' }).waitFor();
  expect(await second.locator('#input').inputValue()).toBe('half a com');
  expect(await log(first).innerText()).toBe(await log(second).innerText());
});

it('a topic that was saved in another tab meanwhile is not written over unseen', async () => {
  const { house, first, second, open } = await twoTabs({});
  await open('topics/rusia-ukraina');
  const change = async (page: typeof first, phrase: string) => {
    const rule = page.getByLabel(/^Rule/);
    await rule.fill((await rule.inputValue()).replace(/"(?:putin|gempa|banjir)"/, `"${phrase}"`));
    await save(page);
  };
  const save = async (page: typeof first) => {
    await page.getByRole('button', { name: 'Try' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
  };
  const saved = () => readFile(`${house.folder}/own.json`, 'utf8');
  await change(first, 'gempa');
  await first.waitForURL(/topics\/rusia-ukraina\?done=topic-saved$/);
  await change(second, 'banjir');
  await second.getByRole('alert').getByText('was changed meanwhile').waitFor();
  expect(await saved()).toContain('gempa');
  expect(await second.getByLabel(/^Rule/).inputValue()).toContain('banjir');
  await save(second);
  await second.waitForURL(/topics\/rusia-ukraina\?done=topic-saved$/);
  expect(await saved()).toContain('banjir');
});
