import { expect, it } from 'vitest';
import { render as renderDiscord } from '../../adapters/discord/format.js';
import { render as renderTelegram } from '../../adapters/telegram/format.js';
import type { Post } from '../../src/core/message.js';
import { readDiscordMarkdown } from '../../src/window/looks/discord-markdown.js';
import { textOfNodes } from '../../src/window/looks/node.js';
import { readTelegramHtml } from '../../src/window/looks/telegram-html.js';
import { readTerminalText } from '../../src/window/looks/terminal-text.js';
import { House } from '../e2e/harness.js';
import { useBrowser, views } from './browser.js';

const browser = useBrowser();

const hostile = `<img src=x onerror=alert(1)> **b** [x](https://evil.example) @everyone <t:1:R> \`c\` \\ & "q" __u__`;

/** What a platform would show, without invisible signs. */
const seen = (text: string) => text.replace(/[\u200b\u2060]/g, '');

const post = (headline: string): Post => ({
  kind: 'post',
  topics: [headline],
  headline,
  link: 'https://example.com/a',
  summary: headline,
  authors: headline,
  publisher: headline,
  date: 'Tue 18 Jun',
  publishedAt: 1_718_680_500_000,
  image: null,
  mark: null,
  others: null,
  preview: false,
  buttons: [],
});

const texts = [
  hostile,
  '*',
  '**',
  '****',
  '[',
  '](<https://x.example>)',
  '[a](<b',
  '`',
  '``',
  '<b>',
  '&lt;b&gt;',
  '&amp;amp;',
  '</blockquote>',
  '<t:99:R',
  '\\\\*',
  '\\[',
  '1. one',
  '> quoted',
  '# big',
  '- point',
  '<a href="javascript:alert(1)">x</a>',
  '_i_',
  '~~s~~',
  '||spoiler||',
  'https://bare.example',
  '<tg-time unix="1">x</tg-time>',
  '<!-- c -->',
  '<![CDATA[x]]>',
  '<script>x</script>',
  '<textarea>',
  '<plaintext>',
];

it.each(texts)('shows a headline as the text that it is: %s', (headline) => {
  const [telegram] = renderTelegram(post(headline));
  const [, title] = textOfNodes(readTelegramHtml(telegram?.text ?? '')).split('\n');
  expect(seen(title ?? '')).toBe(headline);
  const [embed] = renderDiscord(post(headline))[0]?.embeds ?? [];
  expect(seen(textOfNodes(readDiscordMarkdown(embed?.title ?? '')))).toBe(headline);
  const nodes = readDiscordMarkdown(embed?.title ?? '');
  expect(nodes.every((node) => typeof node === 'string')).toBe(true);
});

it('reads the forms that messages have', () => {
  expect(
    readTelegramHtml(
      '<b><a href="https://a.example/?a=1&amp;b=2">x &lt; y</a></b>\n<blockquote expandable>q</blockquote>',
    ),
  ).toEqual([
    { form: 'bold', inside: [{ form: 'link', href: 'https://a.example/?a=1&b=2', inside: ['x < y'] }] },
    '\n',
    { form: 'quote', inside: ['q'] },
  ]);
  expect(readTelegramHtml('<tg-time unix="60" format="wdt">now</tg-time>')).toEqual([
    { form: 'time', at: 60_000, inside: ['now'] },
  ]);
  expect(
    readTelegramHtml('<img src=x onerror=alert(1)><iframe>in</iframe>').every(
      (node) => typeof node !== 'string' && node.form === 'plain',
    ),
  ).toBe(true);
  expect(readDiscordMarkdown('a\n-# b **c**\n\\-# d')).toEqual([
    'a\n',
    { form: 'small', inside: ['b ', { form: 'bold', inside: ['c'] }] },
    '\n-# d',
  ]);
  expect(readDiscordMarkdown('**[a\\*](<https://a.example/b_(c)>)** `d\\` <t:60:R>')).toEqual([
    { form: 'bold', inside: [{ form: 'link', href: 'https://a.example/b_(c)', inside: ['a*'] }] },
    ' ',
    { form: 'code', inside: ['d\\'] },
    ' ',
    { form: 'time', at: 60_000, inside: [] },
  ]);
  expect(readTerminalText('\u001b[1ma\u001b[0mb\u001b[36mc\u001b[0m')).toEqual([
    { text: 'a', isBold: true, isDim: false, isLink: false },
    { text: 'b', isBold: false, isDim: false, isLink: false },
    { text: 'c', isBold: false, isDim: false, isLink: true },
  ]);
});

it('ends soon with whatever it is given', () => {
  const source = '['.repeat(3_000);
  expect(textOfNodes(readDiscordMarkdown(source))).toBe(source);
  expect(textOfNodes(readDiscordMarkdown('**[`<t:'.repeat(800)))).not.toBe('');
  expect(textOfNodes(readTelegramHtml('<b>'.repeat(2_000)))).toBe('');
});

it('shows an article, a list and a digest in every chat', async () => {
  const house = await House.build({});
  house.publish(hostile, { author: hostile, summary: `${hostile}. Kalimat kedua ada di sini.` });
  const { web } = await house.start();
  await house.polled();
  for (const [view, locale, browserChat] of [
    [views[0], 'id-ID', 'Obrolan di peramban'],
    [views[1], 'en-GB', 'Browser chat'],
  ] as const) {
    const tab = await browser.open({ ...view, locale });
    for (const query of ['', '?vary=pictures', '?vary=parts', '?kind=digest', '?kind=nonsense&topic=!!']) {
      await tab.page.goto(`${web}/looks${query}`);
      const platforms = await tab.page.getByRole('heading', { level: 2 }).allInnerTexts();
      expect(platforms).toEqual(['Telegram', 'Discord', 'Terminal', browserChat]);
      expect(await tab.page.locator('.look').count()).toBeGreaterThanOrEqual(8);
      await tab.expectSound();
    }
  }
  const { page } = await browser.open();
  await page.goto(`${web}/articles`);
  const hostilePage = await page.getByRole('link', { name: '@everyone' }).getAttribute('href');
  const headline = await page.getByRole('link', { name: '@everyone' }).innerText();
  const id = hostilePage?.split('/').at(-1);
  await page.goto(`${web}/looks?platform=discord&language=en&article=${id}`);
  expect(await page.locator('.look').count()).toBe(3);
  for (const look of await page.locator('.look').all())
    expect(seen(await look.innerText())).toContain(headline);
  expect(await page.locator('.look img').count()).toBe(0);
});

it('leads from an article to its look, and says when there is none', async () => {
  const house = await House.build({});
  const { web } = await house.start();
  await house.polled();
  const { page } = await browser.open();
  await page.goto(`${web}/articles`);
  await page.getByRole('link', { name: 'Putin Temui Kim' }).click();
  await page.getByRole('link', { name: 'How it looks in chats' }).click();
  await page.getByText('Putin Temui Kim di Pyongyang').first().waitFor();
  await page.goto(`${web}/looks?article=nothing`);
  await page.getByText('Kabar doesn’t have this article').waitFor();
});
