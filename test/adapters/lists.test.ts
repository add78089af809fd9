import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { render as discordParts } from '../../adapters/discord/format.js';
import { render as telegramParts } from '../../adapters/telegram/format.js';
import type { List } from '../../src/core/message.js';
import { messageFaults } from '../doubles/discord/validate.js';
import { readMessage } from '../doubles/telegram/messages.js';

const headline = (number: number, text = `Berita ${number}`) => ({
  text,
  link: `https://www.tribunnews.com/${number}`,
  facts: 'Tribunnews · Selasa, 18 Juni 2024 10.15 WIB',
});
const list = (count: number, length = 0): List => ({
  kind: 'list',
  title: `${count} berita baru`,
  headlines: Array.from({ length: count }, (_, index) =>
    headline(index, `Berita ${index} ${'x'.repeat(length)}`),
  ),
  more: 'Dan 7 lagi: /latest',
});
const wild = fc.record({
  title: fc.string({ minLength: 1, maxLength: 60 }),
  headlines: fc.array(
    fc.record({
      text: fc.oneof(
        fc.string({ minLength: 1, unit: 'binary', maxLength: 300 }),
        fc.constantFrom('<b>', '[x](y)', '@everyone'),
      ),
      link: fc.webUrl(),
      facts: fc.string({ minLength: 1, maxLength: 80 }),
    }),
    { minLength: 2, maxLength: 50 },
  ),
  more: fc.option(fc.string({ minLength: 1, maxLength: 40 })),
});

const telegramText = (message: List) =>
  telegramParts(message).map((part) => readMessage({ ...part, chat_id: 1, parse_mode: 'HTML' }));
const discordText = (message: List) =>
  discordParts(message).map((part) => part.embeds?.[0]?.description ?? '');

describe('a list', () => {
  it('in Telegram is links with their facts, in order, without a preview', () => {
    const [part, ...others] = telegramParts(list(3));
    expect(others).toEqual([]);
    expect(part).toEqual({
      text: [
        '<b>3 berita baru</b>',
        ...[0, 1, 2].map(
          (number) =>
            `<a href="https://www.tribunnews.com/${number}">Berita ${number} </a> · Tribunnews · Selasa, 18 Juni 2024 10.15 WIB`,
        ),
        'Dan 7 lagi: /latest',
      ].join('\n'),
      link_preview_options: { is_disabled: true },
    });
  });

  it('in Discord is an embed without an address', () => {
    const [part] = discordParts(list(2));
    expect(part?.embeds).toEqual([
      {
        description: [
          '**2 berita baru**',
          ...[0, 1].map(
            (number) =>
              `[Berita ${number} ](<https://www.tribunnews.com/${number}>) · Tribunnews · Selasa, 18 Juni 2024 10.15 WIB`,
          ),
          'Dan 7 lagi: /latest',
        ].join('\n'),
      },
    ]);
  });

  it.each([
    ['Telegram', (message: List) => telegramText(message).map(({ text }) => text)],
    ['Discord', discordText],
  ])('of fifty long headlines loses none in %s, and splits none', (_, texts) => {
    const parts = texts(list(50, 120));
    expect(parts.length).toBeLessThanOrEqual(4);
    const found = parts.flatMap((text) =>
      [...text.matchAll(/Berita (\d+)/g)].map((match) => Number(match[1])),
    );
    expect(found).toEqual(Array.from({ length: 50 }, (_, index) => index));
    expect(parts.at(-1)).toContain('/latest');
  });

  it('of whatever feeds write is taken by both platforms', () => {
    fc.assert(
      fc.property(wild, (given) => {
        const message: List = { kind: 'list', ...given };
        expect(() => telegramText(message)).not.toThrow();
        for (const part of discordParts(message)) {
          expect(messageFaults(part as unknown as Record<string, unknown>)).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
