import { describe, expect, it, vi } from 'vitest';
import { House } from '../e2e/harness.js';
import { useBrowser, widths } from './browser.js';

const browser = useBrowser();

// A browser on a busy machine is slow.
vi.setConfig({ testTimeout: 60_000 });

/** The pages that the navigation leads to. */
const pages = ['', 'feeds', 'articles', 'topics', 'topics/new', 'topics/rusia-ukraina', 'chats', 'login'];

const token = 'a-long-random-word';

describe('the window in a browser', () => {
  it.each(['light', 'dark'] as const)(
    'every page is sound on a phone and a desk (%s)',
    async (colorScheme) => {
      const house = await House.build({});
      const { web } = await house.start();
      await house.polled();
      for (const width of widths) {
        const tab = await browser.open({ colorScheme, viewport: { width, height: 800 } });
        for (const path of pages) {
          await tab.page.goto(`${web}/${path}`);
          await tab.expectSound();
        }
      }
    },
  );

  it('shows what a feed says as text, whatever it holds', async () => {
    const hostile = `"> {{x}} & 'Kim' &#106;avascript:alert(1)`;
    const house = await House.build({});
    house.publish(hostile);
    const { web } = await house.start();
    await house.polled();
    const tab = await browser.open();
    await tab.page.goto(`${web}/`);
    expect(await tab.page.getByRole('main').innerText()).toContain(`"> {{x}} & 'Kim'`);
    await tab.expectSound();
  });

  it('speaks the language of the browser, and the one that somebody chooses', async () => {
    const { web } = await (await House.build({})).start();
    const tab = await browser.open({ locale: 'id-ID' });
    await tab.page.goto(`${web}/`);
    expect(await tab.page.getByRole('heading', { level: 1 }).innerText()).toBe('Sekarang');
    await tab.page.getByRole('button', { name: 'English' }).click();
    await tab.page.getByRole('heading', { level: 1, name: 'Now' }).waitFor();
  });

  it('asks for the token, and lets in who knows it', async () => {
    const house = await House.build({ WEB_TOKEN: token });
    const { web } = await house.start();
    const tab = await browser.open();
    await tab.page.goto(`${web}/`);
    await tab.page.getByLabel('Token').fill('wrong');
    await tab.page.keyboard.press('Enter');
    await tab.page.getByText('That is not the token').waitFor();
    await tab.page.getByLabel('Token').fill(token);
    await tab.page.keyboard.press('Enter');
    await tab.page.getByRole('heading', { level: 1, name: 'Now' }).waitFor();
    const [cookie] = (await tab.page.context().cookies()).filter(({ name }) => name === 'kabar_session');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    expect(JSON.stringify(cookie)).not.toContain(token);
    await tab.page.getByRole('button', { name: 'Log out' }).click();
    await tab.page.getByLabel('Token').waitFor();
    expect(JSON.stringify(house.log.lines)).not.toContain(token);
  });
});
