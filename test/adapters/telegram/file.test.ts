import { expect, it } from 'vitest';
import { placeNamed } from '../../../adapters/telegram/address.js';
import { render } from '../../../adapters/telegram/format.js';
import { packageRoot } from '../../../src/app/package-root.js';
import { lineOf } from '../../../src/commands/lines.js';
import { loadTexts } from '../../../src/i18n/texts.js';
import { direct, makeAdapter, makeServer } from './setup.js';

const file = { name: 'kabar.json', mediaType: 'application/json', text: '{"a": "é"}\n' };

it('comes as a document behind the answer, which keeps its buttons', async () => {
  const server = await makeServer();
  const { telegram } = makeAdapter(server.root, server.token);
  const buttons = [[{ label: 'Back', action: 'home' }]];
  const parts = telegram.render({ kind: 'reply', lines: [['Your data']], buttons, file });
  for (const part of parts) {
    expect(await telegram.send(String(direct.id), part, { nonce: 'n' })).toMatchObject({ kind: 'sent' });
  }
  expect(server.messages.map(({ text, keyboard }) => [text, keyboard.length])).toEqual([
    ['Your data', 1],
    ['kabar.json', 0],
  ]);
  expect(server.messages[1]?.payload.document).toEqual({ name: 'kabar.json', text: file.text });
});

it.each([
  ['kabar_news', '@kabar_news'],
  ['@kabar_news', '@kabar_news'],
  ['t.me/kabar_news', '@kabar_news'],
  ['https://t.me/kabar_news', '@kabar_news'],
  ['http://www.t.me/kabar_news/', '@kabar_news'],
  ['https://t.me/s/kabar_news', '@kabar_news'],
  ['https://t.me/kabar_news/123?single', '@kabar_news'],
  ['https://telegram.me/kabar_news', '@kabar_news'],
  ['tg://resolve?domain=kabar_news', '@kabar_news'],
  ['T.ME/Kabar_News', '@Kabar_News'],
  ['https://t.me/c/1234567890/5', -1001234567890],
  ['-1001234567890', -1001234567890],
  ['https://t.me/+AbCdEfGh', null],
  ['https://example.org/kabar_news', null],
  ['a', null],
  ['kabar news', null],
  ['', null],
])('%s is the place %s', (typed, place) => {
  expect(placeNamed(typed)).toBe(place);
});

it('shows what is to be copied without an invisible character', () => {
  const texts = loadTexts(new URL('data/locales/', packageRoot));
  for (const language of ['en', 'id'] as const) {
    const [part] = render({ kind: 'reply', lines: [lineOf(texts(language)('manage-how'))], buttons: [] });
    expect(part?.text).toMatch(/<code>\/manage @\w+<\/code>/);
    expect(part?.text).not.toMatch(/\p{Cf}/u);
  }
});
