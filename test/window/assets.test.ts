import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/app/package-root.js';
import { Assets, assetNames } from '../../src/window/assets.js';
import { slimCss } from '../../src/window/slim-css.js';
import { House } from '../e2e/harness.js';
import { useBrowser } from './browser.js';

const browser = useBrowser();

/** What the issue allows for all that the window has, in bytes before they are compressed. */
const most = 150_000;

it('a page loads little, and nothing from elsewhere; only the one that lives has a script', async () => {
  const { web } = await (await House.build({})).start();
  const weightOf = async (path: string) => {
    const html = await (await fetch(`${web}/${path}`)).text();
    const files = [...html.matchAll(/<(?:script src|link rel="stylesheet" href)="([^"]+)"/g)].map(
      ([, name = '']) => name,
    );
    expect(
      files.every((name) => /^(?:\.\.\/)*assets\/[0-9a-f]{12}\/[a-z]+\.(?:css|js)$/.test(name)),
      files.join(' '),
    ).toBe(true);
    const sizes = await Promise.all(
      files.map(async (name) => {
        const url = new URL(name, `${web}/${path}`);
        const [packed, plain] = await Promise.all(
          ['br', 'identity'].map((coding) => fetch(url, { headers: { 'accept-encoding': coding } })),
        );
        const { length } = Buffer.from(await (plain as Response).arrayBuffer());
        expect(packed?.headers.get('content-encoding')).toBe('br');
        return length;
      }),
    );
    return {
      scripts: files.filter((name) => name.endsWith('.js')).length,
      plain: sizes.reduce((sum, size) => sum + size, 0),
    };
  };
  const pages = ['feeds', 'articles', 'topics', 'topics/new', 'chats', 'login'];
  for (const path of pages) {
    const { scripts, plain } = await weightOf(path);
    expect([scripts, plain < most], path).toEqual([0, true]);
  }
  expect((await weightOf('')).scripts).toBe(3);
});

it('all that the window has is small, uncompressed', async () => {
  const assets = new Assets(new URL('data/window/', packageRoot));
  const sizes = await Promise.all(
    assetNames.map(async (name) => (await assets.serve(name, null).arrayBuffer()).byteLength),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(most);
});

it('leaves out of a style sheet what no page has, and nothing else', () => {
  const sheet = (rules: string) => slimCss(`/*! licence */${rules}`).replace('/*! licence */', '');
  expect(sheet('a,dialog a,[type=checkbox]:hover{x:y}')).toBe('a{x:y}');
  expect(sheet(':is(a,dialog) b{x:y}:is(progress,dialog) b{x:y}')).toBe(':is(a,dialog) b{x:y}');
  expect(sheet('input:not([type=range],[type=date]){x:y}')).toBe('input:not([type=range],[type=date]){x:y}');
  expect(sheet('@media (x){dialog{x:y}}@media (y){a{x:";}"}}')).toBe('@media (y){a{x:";}"}}');
  expect(sheet('@import "a;b";@keyframes k{to{x:y}}/* c */')).toBe('@import "a;b";@keyframes k{to{x:y}}');
  expect(sheet('.progress,.a-dialog,#ins{x:y}')).toBe('.progress,.a-dialog,#ins{x:y}');
  const pico = readFileSync(
    createRequire(import.meta.url).resolve('@picocss/pico/css/pico.classless.min.css'),
    'utf8',
  );
  expect(slimCss(pico)).toContain('Licensed under MIT');
});

const token = 'a token of some length';

/** Runs in the page: how each element looks, but for choices that are not open. */
const looks = `[...document.querySelectorAll('*')].filter((each) => !each.closest('option, head')).map((each) => {
  const style = getComputedStyle(each);
  return each.outerHTML.slice(0, 60) + [...style].map((name) => name + style.getPropertyValue(name)).join();
})`;

/** Runs in the page: another style sheet stands where the slim one stood. */
const put = (sheet: string) => `{
  const style = document.createElement('style');
  style.textContent = ${JSON.stringify(sheet)};
  document.querySelector('link[href*="pico.css"]').replaceWith(style);
}`;

it('no page looks otherwise with the whole of Pico', async () => {
  const house = await House.build({ WEB_CHAT: 'on', WEB_TOKEN: token });
  const { web } = await house.start();
  await house.polled();
  const whole = readFileSync(
    createRequire(import.meta.url).resolve('@picocss/pico/css/pico.classless.min.css'),
    'utf8',
  );
  const pages = {
    light: ['feeds', 'topics/new', 'chats', 'looks'],
    dark: ['articles', 'chat/'],
  };
  for (const colorScheme of ['light', 'dark'] as const) {
    // Both looks are taken of one page without scripts, so that nothing else changes between them.
    const options = {
      colorScheme,
      reducedMotion: 'reduce',
      javaScriptEnabled: false,
      bypassCSP: true,
    } as const;
    const { page } = await browser.open(options);
    const expectSame = async (path: string) => {
      await page.goto(`${web}/${path}`);
      // The browser focuses it sooner or later, and a focused field looks otherwise.
      for (const field of await page.$$('[autofocus]')) await field.focus();
      const slim = await page.evaluate<string[]>(looks);
      await page.evaluate(put(whole));
      expect(
        (await page.evaluate<string[]>(looks)).filter((each, at) => each !== slim[at]),
        path,
      ).toEqual([]);
    };
    await expectSame('login');
    await page.fill('[name=token]', token);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.includes('login'));
    for (const path of pages[colorScheme]) await expectSame(path);
  }
});
