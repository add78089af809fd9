import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { capabilities as onDiscord } from '../../adapters/discord/capabilities.js';
import { render as renderForDiscord } from '../../adapters/discord/format.js';
import { capabilities as onTelegram } from '../../adapters/telegram/capabilities.js';
import { render as renderForTelegram } from '../../adapters/telegram/format.js';
import { loadCatalog } from '../../src/app/catalog/files.js';
import { packageRoot } from '../../src/app/package-root.js';
import { createCommands } from '../../src/commands/commands.js';
import { newFeedState } from '../../src/core/feed.js';
import type { Message } from '../../src/core/message.js';
import { loadTexts } from '../../src/i18n/texts.js';
import { openStore } from '../../src/stores/open-store.js';
import { ManualClock } from '../doubles/clock.js';
import { FakeFeedFinder } from '../doubles/feed-finder.js';
import { RecordedLog } from '../doubles/log.js';
import { makeArticle } from '../fixtures/article.js';
import { type Step, steps } from '../fixtures/screens.js';
import { launch } from '../window/launch.js';
import { emojiStyle } from './emoji.js';
import { listShots } from './lists.js';
import { discordHtml, type Look, pageOf, type Shot, telegramHtml } from './page.js';
import { shownPost } from './posts.js';

/** What only a catalog with categories has to show. */
const withCategories: readonly Step[] = [
  { title: 'A category', type: 'topics sports' },
  { title: 'A club, which belongs to a topic', type: 'subscribe persib' },
  { title: 'A digest at which time?', type: 'digest 8 to 9 pm' },
  { title: 'Quiet until when?', type: 'quiet 10pm' },
];

/** Writes every screen of docs/commands.md as each platform shows it into `docs/pictures/`: two pictures a platform. */
const looks: readonly Look[] = [
  { platform: 'telegram', scheme: 'light', language: 'en' },
  { platform: 'telegram', scheme: 'dark', language: 'id' },
  { platform: 'discord', scheme: 'dark', language: 'en' },
  { platform: 'discord', scheme: 'light', language: 'id' },
];

const headlines = [
  ['Vladimir Putin Kunjungi Korea Utara, Boyong Menteri Pertahanan', 'rusia-ukraina'],
  ['Gempa Magnitudo 5,2 Guncang Bantul, Warga Berhamburan', 'gempa-bumi'],
  ['Presiden Rusia Tiba di Hanoi Setelah Kunjungan ke Pyongyang', 'rusia-ukraina'],
  ['Persib Menang 2-1 atas Persija di Bandung', 'sepak-bola'],
] as const;

const folder = await mkdtemp(join(tmpdir(), 'kabar-pictures-'));
const [clock, log] = [new ManualClock(), new RecordedLog()];
const catalog = loadCatalog([fileURLToPath(new URL('data/catalog.json', packageRoot))]);
const texts = loadTexts(new URL('data/locales/', packageRoot));
const feeds = new FakeFeedFinder();
feeds.offers = [
  {
    id: 'a1b2c3d4e5f60718',
    url: 'https://kebunana.example/rss',
    title: 'Kebun Ana',
    headlines: ['Tomat Mulai Berbuah', 'Menanam Cabai di Pot'],
    known: false,
  },
];
const store = await openStore({ dataDir: join(folder, 'db'), clock, log });
await store.record({
  feed: newFeedState('tribunnews-internasional', 'https://www.tribunnews.com/rss'),
  items: headlines.map(([headline, topic], index) => ({
    article: makeArticle(index + 1, { headline, publishedAt: clock.now() - (4 - index) * 600_000 }),
    keys: [`link ${index + 1}`],
    entry: { kind: 'new', topics: [topic, 'publisher:tribunnews'], deliverable: true },
  })),
});
const commands = createCommands({
  store,
  texts,
  clock,
  log,
  feeds,
  catalog: () => catalog,
  defaults: { language: 'en', timezone: 'Asia/Jakarta' },
  access: { chats: [], operators: [] },
  userFeeds: { who: 'everyone', perChat: 10 },
  changed: () => {},
  capabilitiesByAdapter: new Map([
    ['telegram', onTelegram],
    ['discord', onDiscord],
  ]),
});

/** What a platform shows of a message. */
const shownOn = (platform: Look['platform'], message: Message) =>
  platform === 'telegram'
    ? renderForTelegram(message).map(telegramHtml)
    : renderForDiscord(message).map(discordHtml);

const composing = { catalog: () => catalog, texts, clock };

async function shotsOf({ platform, language }: Look): Promise<Shot[]> {
  const inviteLink =
    platform === 'telegram' ? 'https://t.me/kabar_bot?startgroup=add' : 'https://discord.com/';
  const asker = {
    chat: `${platform}:${language}`,
    languageTag: language,
    mayChange: async () => true,
    inviteLink,
  };
  const shown = (message: Message) => shownOn(platform, message);
  const shots: Shot[] = [];
  for (const step of [...steps, ...withCategories]) {
    const [name = '', ...rest] = 'type' in step ? step.type.split(' ') : [];
    const { messages } = await ('type' in step
      ? commands.runText(asker, name, rest.join(' '))
      : commands.press(asker, step.tap));
    const asked = 'type' in step ? `/${step.type}` : '☝';
    shots.push({ title: step.title, asked, answers: messages.flatMap(shown) });
  }
  return [...listShots(language, shown), ...shots];
}

const emoji = await emojiStyle('Emoji');
const browser = await launch();
try {
  const target = fileURLToPath(new URL('docs/pictures/', packageRoot));
  await mkdir(target, { recursive: true });
  for (const look of looks) {
    const page = await browser.newPage({ viewport: { width: 1_760, height: 900 } });
    const show = async (shots: readonly Shot[]) => {
      await page.setContent(pageOf(look, shots));
      if (emoji !== null) await page.addStyleTag({ content: emoji });
      await page.evaluate('document.fonts.ready');
    };
    await show(await shotsOf(look));
    const path = join(target, `screens-${look.platform}-${look.language}-${look.scheme}.png`);
    await page.screenshot({ path, fullPage: true });
    const cut = await page.$$eval('.telegram .button', (all) =>
      all.filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.textContent ?? ''),
    );
    await show([{ title: '', asked: '', answers: shownOn(look.platform, shownPost(look, composing)) }]);
    await page.addStyleTag({ content: 'main { columns: 1; width: 410px }' });
    await page.setViewportSize({ width: 450, height: 100 });
    await page.screenshot({
      path: join(target, `post-${look.platform}-${look.scheme}.png`),
      fullPage: true,
    });
    for (const label of cut) process.stderr.write(`${look.platform} ${look.language}: cut off: ${label}\n`);
    await page.close();
  }
} finally {
  await browser.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
}
