import type { Page } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import { rss } from '../doubles/feed-text.js';
import { until } from '../doubles/until.js';
import { House } from '../e2e/harness.js';
import { useBrowser, widths } from './browser.js';

const browser = useBrowser();

// A browser on a busy machine is slow.
vi.setConfig({ testTimeout: 240_000 });

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
  // A field may have the focus from the beginning, and behind the last control some browsers have some of their own.
  for (let count = 0; count < controls.length + 3; count++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate<Stop>(findFocus);
    if (stops.some(({ index }) => index === stop.index)) break;
    if (stop.index >= 0) stops.push(stop);
  }
  return { stops, controls };
}

/** Runs in the page: notes what a key does to a control, and keeps the page where it is. */
const watch = `(() => {
  globalThis.acted = [];
  for (const kind of ['click', 'submit', 'invalid', 'input', 'toggle', 'scroll'])
    document.addEventListener(kind, (event) => {
      // Giving it the focus may scroll the page.
      if (kind !== 'scroll' || event.target === document.activeElement) acted.push(kind);
      if (kind === 'submit' || (kind === 'click' && event.target.closest('a'))) event.preventDefault();
      // What the page makes of it could take the control away before its next key: other tests press for that.
      if (kind === 'submit' || kind === 'click') event.stopPropagation();
    }, true);
})()`;

/** What a control is to whoever presses keys; `id` is the same for what is alike on all pages. */
interface Control {
  tag: string;
  type: string;
  id: string;
  href: string | null;
  isScrollable: boolean;
}

const describeControl = `((element) => ({
  tag: element.tagName,
  type: element.type ?? '',
  id: [element.tagName, element.className, element.name, element.getAttribute('href'), element.textContent.slice(0, 60)].join(' '),
  href: element.tagName === 'A' ? element.href : null,
  isScrollable: element.scrollWidth > element.clientWidth,
}))`;

/** The keys that work a control, each with what must come of it: one of these. */
function keysFor({ tag, type, isScrollable }: Control): [key: string, effects: string[]][] {
  if (tag === 'A') return [['Enter', ['click']]];
  if (tag === 'SUMMARY') return ['Enter', 'Space'].map((key) => [key, ['toggle']]);
  if (tag === 'BUTTON') {
    const effects = type === 'submit' ? ['submit', 'invalid'] : ['click'];
    return ['Enter', 'Space'].map((key) => [key, effects]);
  }
  if (tag === 'SELECT') return [['End', ['input']]];
  if (type === 'file') return [['Space', ['click']]];
  if (tag === 'INPUT' || tag === 'TEXTAREA') return [['x', ['input']]];
  return isScrollable ? [['ArrowRight', ['scroll']]] : [];
}

/** Runs in the page: a control stands at its beginning again, and what that set off is over. */
const rewind = (index: number) => `(async (element) => {
  element.scrollLeft = 0;
  await new Promise((turn) => requestAnimationFrame(() => requestAnimationFrame(turn)));
})(controls[${index}])`;

/** Presses the keys of each control that was not pressed before. */
async function pressAll(page: Page, pressed: Set<string>, links: Set<string>): Promise<void> {
  const { length } = await page.evaluate<string[]>(findControls);
  await page.evaluate(watch);
  for (let index = 0; index < length; index++) {
    const control = await page.evaluate<Control>(`${describeControl}(controls[${index}])`);
    if (pressed.has(control.id)) continue;
    pressed.add(control.id);
    if (control.href !== null) links.add(control.href);
    // What is chosen last cannot be chosen again, and a table at its end goes no further.
    if (control.tag === 'SELECT') await page.evaluate(`controls[${index}].selectedIndex = 0`);
    else if (control.isScrollable) await page.evaluate(rewind(index));
    for (const [key, effects] of keysFor(control)) {
      await page.evaluate(`controls[${index}].focus(), acted.length = 0`);
      await page.keyboard.press(key);
      const isDone = `acted.some((each) => ${JSON.stringify(effects)}.includes(each))`;
      // Not `waitForFunction`: the content security policy forbids it to look again.
      await until(() => page.evaluate<boolean>(isDone), `${key} at ${control.id} of ${page.url()}`);
    }
  }
}

/** Goes through the page that is open by Tab, and presses what was not pressed before. */
async function work(page: Page, name: string, pressed: Set<string>, links: Set<string>): Promise<void> {
  const { stops, controls } = await tabThrough(page);
  expect(controls.length, name).toBeGreaterThan(2);
  expect(
    stops.filter(({ isSeen }) => !isSeen).map(({ what }) => what),
    name,
  ).toEqual([]);
  const reached = new Set(stops.map(({ index }) => index));
  expect(
    controls.filter((_, index) => !reached.has(index)),
    name,
  ).toEqual([]);
  const goesBack = stops.filter(({ index }, place) => index < (stops[place - 1]?.index ?? -1));
  expect(goesBack.length, name).toBeLessThanOrEqual(1);
  await pressAll(page, pressed, links);
}

it('every control of every page is reached by Tab, seen, and acts, on a phone and on a desk', async () => {
  const house = await House.build({ WEB_CHAT: 'on' });
  house.env.CATALOG = `${house.env.CATALOG},${house.folder}/own.json`;
  const item = { guid: 'x', link: house.publisher.url('/x'), title: 'Gempa', date: house.clock.now() };
  house.publisher.set('/other.xml', rss([item]));
  const { web } = await house.start();
  await house.polled();
  const { page } = await browser.open();
  // Whoever follows something is a chat, which has a page too.
  await page.goto(`${web}/chat/`);
  await page.locator('#input').fill('/subscribe rusia-ukraina');
  await page.keyboard.press('Enter');
  await page.getByRole('log').getByText('You now follow').waitFor();
  const firstOf = async (list: string, link: string) => {
    await page.goto(`${web}/${list}`);
    return page.locator(link).first().getAttribute('href');
  };
  const chat = await firstOf('chats', 'th a');
  const article = await firstOf('articles', 'td.wide a');
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
    chat ?? '',
    'login',
    'chat/',
  ];
  /** What a form is answered with is a page as well. */
  const answers: Readonly<Record<string, () => Promise<void>>> = {
    'what a feed would post': async () => {
      await page.goto(`${web}/feeds`);
      await page.getByLabel('Add a feed').fill(house.publisher.url('/other.xml'));
      await page.getByRole('button', { name: 'Look for feeds' }).click();
      await page.getByRole('button', { name: 'Add this feed' }).waitFor();
    },
    'what a changed rule would file': async () => {
      await page.goto(`${web}/topics/rusia-ukraina`);
      const rule = page.getByLabel(/^Rule/);
      await rule.fill((await rule.inputValue()).replace('"putin"', '"gempa"'));
      await page.getByRole('button', { name: 'Try' }).click();
      await page.getByRole('button', { name: 'Save' }).waitFor();
    },
  };
  const links = new Set<string>();
  const pressed = new Set<string>();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    for (const path of pages) {
      await page.goto(`${web}/${path}`);
      if (path === 'chat/') await page.getByRole('log').getByRole('button').first().waitFor();
      await work(page, `${path} (${width} px)`, pressed, links);
    }
    for (const [name, open] of Object.entries(answers)) {
      await open();
      await work(page, `${name} (${width} px)`, pressed, links);
    }
  }
  // Each link of the window leads somewhere.
  const own = [...links].filter((each) => each.startsWith(`${web}/`));
  expect(own.length).toBeGreaterThan(10);
  for (const link of own) expect((await fetch(link)).status, link).toBe(200);
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
