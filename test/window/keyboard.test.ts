import type { Page } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import { House } from '../e2e/harness.js';
import { useBrowser } from './browser.js';

const browser = useBrowser();

// A browser on a busy machine is slow.
vi.setConfig({ testTimeout: 120_000 });

interface Stop {
  /** The place of the control among all of the page; -1 for none. */
  index: number;
  isSeen: boolean;
  what: string;
}

/** Runs in the page: its controls, in their order. */
const findControls = `(() => {
  const wanted = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
  globalThis.controls = [...document.querySelectorAll(wanted)].filter((element) => element.checkVisibility());
  return controls.map((element) => element.outerHTML.slice(0, 120));
})()`;

/** Runs in the page: where the focus is. */
const findFocus = `(() => {
  const element = document.activeElement;
  const { left, right, top, bottom, width } = element.getBoundingClientRect();
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  const isMarked = (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  const isThere = width > 0 && right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  return { index: controls.indexOf(element), isSeen: isMarked && isThere, what: element.outerHTML.slice(0, 120) };
})()`;

/** Goes through a page by Tab alone. */
async function tabThrough(page: Page): Promise<{ stops: Stop[]; controls: string[] }> {
  const controls = await page.evaluate<string[]>(findControls);
  const stops: Stop[] = [];
  // A field may have the focus from the beginning, and behind the last control the browser has some of its own.
  for (let count = 0; count < controls.length + 3; count++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate<Stop>(findFocus);
    if (stop.index >= 0) stops.push(stop);
  }
  return { stops, controls };
}

it('every control of every page is reached by Tab, in its order, and seen', async () => {
  const house = await House.build({ WEB_CHAT: 'on' });
  const { web } = await house.start();
  await house.polled();
  const { page } = await browser.open();
  await page.goto(`${web}/articles`);
  const article = await page.locator('td.wide a').first().getAttribute('href');
  const pages = [
    '',
    'feeds',
    'articles',
    article ?? '',
    'topics',
    'topics/rusia-ukraina',
    'topics/new',
    'looks',
    'looks?kind=digest&vary=buttons',
    `${article}/chats?reason=posted`,
    'chats',
    'chats/console:terminal',
    'login',
    'chat/',
  ];
  for (const path of pages) {
    await page.goto(`${web}/${path}`);
    if (path === 'chat/') await page.getByRole('log').getByRole('button').first().waitFor();
    const { stops, controls } = await tabThrough(page);
    expect(
      stops.filter(({ isSeen }) => !isSeen).map(({ what }) => what),
      path,
    ).toEqual([]);
    const reached = new Set(stops.map(({ index }) => index));
    expect(
      controls.filter((_, index) => !reached.has(index)),
      path,
    ).toEqual([]);
    const goesBack = stops.filter(({ index }, place) => index < (stops[place - 1]?.index ?? -1));
    expect(goesBack.length, path).toBeLessThanOrEqual(1);
  }
});

it('a page is used without a mouse: the way past the head, a choice, a fold, a form', async () => {
  const house = await House.build({});
  const { web } = await house.start();
  await house.polled();
  const { page } = await browser.open();
  const press = (key: string) => page.keyboard.press(key);
  const tabTo = async (name: string) => {
    for (let count = 0; count < 60; count++) {
      await press('Tab');
      const said = await page.evaluate<string>(
        `((element) => element.tagName === 'SECTION' ? '' : [element.getAttribute('aria-label'), element.textContent, element.name].join(' '))(document.activeElement)`,
      );
      if (said.includes(name)) return;
    }
    throw new Error(`"${name}" is not reached`);
  };
  await page.goto(`${web}/feeds`);
  await press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the content' });
  expect((await skip.boundingBox())?.x).toBeGreaterThanOrEqual(0);
  await press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('content');
  await press('Tab');
  expect(await page.evaluate('document.activeElement.name')).toBe('address');
  await tabTo('sort');
  await press('ArrowDown');
  await press('Tab');
  await press('Enter');
  await page.waitForURL(/sort=name/);
  await tabTo('Poll now');
  await press('Space');
  await page.getByText('was read').waitFor();
  await page.goto(`${web}/chats/console:terminal`);
  await tabTo('Forget');
  await press('Enter');
  await press('Tab');
  await press('Enter');
  await page.waitForURL(/\/chats$/);
});
