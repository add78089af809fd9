import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCatalog } from '../../src/app/catalog/files.js';
import { systemClock } from '../../src/app/clock.js';
import { packageRoot } from '../../src/app/package-root.js';
import { startSamplePublisher } from '../../src/demo/sample-publisher.js';
import { startKabar } from '../../src/main.js';
import { emojiStyle } from '../pictures/emoji.js';
import { launch } from './launch.js';

/** Each page that is shown, by the name of its picture. `{article}` is the newest article. */
const pages = {
  talk: 'chat/',
  now: '',
  feeds: 'feeds',
  articles: 'articles',
  article: '{article}',
  topics: 'topics',
  topic: 'topics/gempa-bumi',
  chats: 'chats',
  looks: 'looks',
  'looks-digest': 'looks?kind=digest&language=en',
} as const;

/** What a picture, and all together, may weigh in bytes: a repository carries them for ever. */
const most = { one: 150_000, all: 3_000_000 } as const;

async function checkSizes(folder: string): Promise<void> {
  let all = 0;
  const names = (await readdir(folder)).filter((name) => name.startsWith('window-'));
  for (const name of names) {
    const { size } = await stat(join(folder, name));
    all += size;
    if (size > most.one) throw new Error(`${name} weighs ${size} bytes, more than ${most.one}`);
  }
  if (all > most.all) throw new Error(`the pictures weigh ${all} bytes, more than ${most.all}`);
}

/** Writes the pictures of the window's pages, with the sample publisher of the demo, into `docs/pictures/`. */
const folder = await mkdtemp(join(tmpdir(), 'kabar-pictures-'));
const publisher = await startSamplePublisher({ clock: systemClock, everyMs: 1_000, firstCount: 4 });
const shipped = loadCatalog([fileURLToPath(new URL('data/catalog.json', packageRoot))]);
const catalog = join(folder, 'catalog.json');
await writeFile(catalog, JSON.stringify({ ...shipped, publishers: publisher.catalog.publishers }));
const kabar = await startKabar({
  env: {
    DATA_DIR: join(folder, 'db'),
    CATALOG: `${catalog},${join(folder, 'own.json')}`,
    POLL_CRON: '* * * * * *',
    FEED_INTERVAL: '1',
    WEB_PORT: '0',
    WEB_CHAT: 'on',
    FETCH_ALLOW_HOSTS: new URL(publisher.url).hostname,
    DEFAULT_TIMEZONE: 'Asia/Jakarta',
  },
  folder,
});
// The first of all families, for emoji alone: those that come before it would draw them blank.
const face = await emojiStyle('Emoji');
const fonts = (last: string) => `Emoji, system-ui, ${last}`;
const bodies = 'body, body.chat, body.door';
const emoji =
  face &&
  `${face} :root { --pico-font-family: ${fonts('sans-serif')}; --pico-font-family-sans-serif: ${fonts('sans-serif')}; --pico-font-family-monospace: Emoji, monospace } ${bodies} { font-family: ${fonts('sans-serif')} }`;
const browser = await launch();
try {
  const target = fileURLToPath(new URL('docs/pictures/', packageRoot));
  await mkdir(target, { recursive: true });
  // A chat that follows something, for the pages that show chats.
  const talk = await browser.newContext({ locale: 'en-GB' });
  const chat = await talk.newPage();
  await chat.goto(`${kabar.web}/chat/`);
  await chat.locator('#log button').first().waitFor();
  await chat.locator('#input').fill('/subscribe gempa-bumi');
  await chat.keyboard.press('Enter');
  await new Promise((resolve) => setTimeout(resolve, 15_000));
  const storageState = await talk.storageState();
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [place, width] of Object.entries({ desk: 1_280, phone: 360 })) {
      const page = await browser.newPage({
        colorScheme,
        storageState,
        viewport: { width, height: 800 },
        // A font of the pictures alone, which the pages forbid.
        bypassCSP: true,
      });
      await page.goto(`${kabar.web}/articles`);
      const newest = await page.locator('td.wide a').first().getAttribute('href');
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(`${kabar.web}/${path === '{article}' ? newest : path}`);
        if (emoji !== null) await page.addStyleTag({ content: emoji });
        await page.evaluate('document.fonts.ready');
        await page.waitForTimeout(500);
        // Its head is a form: what it shows stands below.
        if (name.startsWith('looks'))
          await page.evaluate("document.querySelector('main h2').scrollIntoView()");
        const ending = place === 'phone' ? `phone-${colorScheme}` : colorScheme;
        await page.screenshot({ path: join(target, `window-${name}-${ending}.png`) });
      }
      await page.close();
    }
  }
  await checkSizes(target);
} finally {
  await browser.close();
  await kabar.stop();
  await publisher.close();
  await rm(folder, { recursive: true, force: true });
}
