import { describe, expect, it } from 'vitest';
import { House } from '../e2e/harness.js';
import { useBrowser, views } from './browser.js';

const browser = useBrowser();

/** The pages that the navigation leads to. */
const pages = ['', 'feeds', 'articles', 'topics', 'topics/new', 'topics/rusia-ukraina', 'chats', 'login'];

const token = 'a-long-random-word';

/** The states that a page may show: those of a row mean the same to somebody who looks for what is wrong. */
const kindsOfStates = [
  ['well', 'active', 'connected'],
  ['failing', 'refused', 'gone', 'ended'],
  ['paused', 'connecting', 'misplaced'],
  ['new', 'standing-by'],
];

interface State {
  name: string;
  /** Its sign without the colour, and with it. */
  shape: string;
  look: string;
  /** That of the sign with the page behind it: 3 is what a sign needs (WCAG 1.4.11). */
  contrast: number;
}

/** Runs in the page: draws every state, and says how it looks. */
const drawStates = `(kinds) => {
  const channels = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map((each) => Number(each) / 255);
  const light = (colour) => {
    const [red, green, blue] = channels(colour).map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
  };
  const behind = light(getComputedStyle(document.documentElement).backgroundColor);
  return kinds.flat().map((name) => {
    const element = document.createElement('span');
    element.className = 'status ' + name;
    document.querySelector('main').append(element);
    const { clipPath, borderRadius, borderTopStyle, borderTopColor, backgroundColor, width } = getComputedStyle(element, '::before');
    const isDrawn = parseFloat(width) > 5;
    const colour = borderTopStyle === 'none' ? backgroundColor : borderTopColor;
    const ratio = light(colour) / behind;
    const shape = [clipPath, borderRadius, borderTopStyle].join(' ');
    return { name, shape, look: shape + colour, contrast: isDrawn ? Math.max(ratio, 1 / ratio) : 0 };
  });
}`;

describe('the window in a browser', () => {
  it('every page is sound on a phone and a desk', async () => {
    const house = await House.build({});
    const { web } = await house.start();
    await house.polled();
    for (const view of views) {
      const tab = await browser.open(view);
      for (const path of pages) {
        await tab.page.goto(`${web}/${path}`);
        await tab.expectSound();
      }
    }
  });

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

  it('shows each kind of state by a shape and a colour of its own', async () => {
    const { web } = await (await House.build({})).start();
    for (const { colorScheme } of views) {
      const { page } = await browser.open({ colorScheme });
      await page.goto(`${web}/`);
      const states = await page.evaluate<State[]>(`(${drawStates})(${JSON.stringify(kindsOfStates)})`);
      for (const { name, contrast } of states) expect(contrast, name).toBeGreaterThanOrEqual(3);
      for (const kind of kindsOfStates) {
        const own = states.filter(({ name }) => kind.includes(name));
        expect(new Set(own.map(({ look }) => look)).size, kind.join()).toBe(1);
      }
      expect(new Set(states.map(({ shape }) => shape)).size).toBe(kindsOfStates.length);
    }
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
