import { expect, it } from 'vitest';
import { hourOf } from '../../src/core/figures.js';
import { byDay, byHour } from '../../src/window/figure-series.js';
import { clock, House } from '../e2e/harness.js';
import { useBrowser } from './browser.js';

const browser = useBrowser();

/** Figures are written once a minute. */
const minute = 60_000;
const hourMs = 3_600_000;

it('shows articles and posts by hour and day as charts and tables', async () => {
  const house = await House.build({});
  const { web } = await house.start();
  await house.polled();
  clock.leap(minute);
  const { page, expectSound } = await open(web);
  expect(await page.locator('figure[data-chart] canvas').count()).toBe(2);
  for (const summary of await page.getByText('As a table').all()) await summary.click();
  const articles = async () => {
    const cells = await page.locator('#hour-table tbody tr td:nth-child(2)').allInnerTexts();
    return cells.reduce((sum, text) => sum + Number(text), 0);
  };
  expect(await page.locator('#hour-table tbody tr').count()).toBe(48);
  expect(await page.locator('#day-table tbody tr').count()).toBe(30);
  await expect.poll(articles).toBe(1);
  // Without a reload.
  house.publish('Gempa Guncang Bitung');
  await house.polled();
  clock.leap(minute);
  await expect.poll(articles).toBe(2);
  await expectSound();
});

it('draws the charts in a browser whose language is no valid tag', async () => {
  const house = await House.build({});
  const { web } = await house.start();
  const tab = await browser.open();
  await tab.page.addInitScript(
    "Object.defineProperty(Navigator.prototype, 'language', { get: () => 'en-US@posix' })",
  );
  await tab.page.goto(`${web}/`);
  await tab.page.locator('figure[data-chart] canvas').first().waitFor();
  expect(tab.faults).toEqual([]);
});

async function open(web: string | null) {
  const tab = await browser.open({ viewport: { width: 360, height: 800 } });
  await tab.page.goto(`${web}/`);
  await tab.page.locator('figure[data-chart] canvas').first().waitFor();
  return { page: tab.page, expectSound: () => tab.expectSound() };
}

it('gives each figure to its hour, and leaves out what is older than the first', () => {
  const now = Date.UTC(2024, 5, 18, 3, 30);
  const hour = hourOf(now);
  const figure = { kind: 'posts', platform: 'a', bucket: 0, count: 2 } as const;
  const points = byHour(
    [
      { ...figure, hour },
      { ...figure, hour, platform: 'b' },
      { ...figure, hour: hour - 47 * hourMs, kind: 'articles', platform: '' },
      { ...figure, hour: hour - 48 * hourMs },
      { ...figure, hour, kind: 'delay' },
    ],
    now,
    48,
  );
  expect(points).toHaveLength(48);
  expect(points[0]).toEqual({ at: hour - 47 * hourMs, articles: 2, posts: 0 });
  expect(points.at(-1)).toEqual({ at: hour, articles: 0, posts: 4 });
  expect(points.slice(1, -1).every(({ articles, posts }) => articles + posts === 0)).toBe(true);
});

it.each(['UTC', 'Asia/Jakarta', 'Asia/Kolkata', 'Europe/Berlin', 'America/St_Johns'])(
  'counts every hour of 30 days once, by the days of %s, when the clocks change too',
  (zone) => {
    // The clocks of Europe went on at the end of March.
    const now = Date.UTC(2024, 3, 10, 21, 40);
    const figures = Array.from({ length: 29 * 24 }, (_, index) => ({
      hour: hourOf(now) - index * hourMs,
      kind: 'articles' as const,
      platform: '',
      bucket: 0,
      count: 1,
    }));
    const days = byDay(figures, now, 30, zone);
    expect(days).toHaveLength(30);
    expect(days.reduce((sum, { articles }) => sum + articles, 0)).toBe(29 * 24);
    const whole = days.slice(2, -1).map(({ articles }) => articles);
    expect(whole.every((count) => count === 24 || count === 23)).toBe(true);
    expect(days.every(({ at }, index) => index === 0 || at > (days[index - 1]?.at ?? 0))).toBe(true);
  },
);
