import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { render as discordParts } from '../../adapters/discord/format.js';
import { withoutMarkup } from '../../adapters/telegram/escape.js';
import { render as telegramParts } from '../../adapters/telegram/format.js';
import type { List } from '../../src/core/message.js';
import { messageFaults } from '../doubles/discord/validate.js';
import { readMessage } from '../doubles/telegram/messages.js';

const headline = (number: number, text = `Berita ${number}`) => ({
  text,
  link: `https://www.tribunnews.com/${number}`,
  facts: 'Tribunnews',
  date: 'hari ini 10.15',
  at: Date.UTC(2024, 5, 18, 3, 15),
});
const list = (count: number, length = 0): List => ({
  kind: 'list',
  title: `${count} berita baru`,
  headlines: Array.from({ length: count }, (_, index) =>
    headline(index, `Berita ${index} ${'x'.repeat(length)}`),
  ),
  more: 'Dan 7 lagi: /latest',
  sections: [],
});
/** Addresses up to the longest that anybody sees. */
const anyLink = fc.oneof(
  fc.webUrl({ withQueryParameters: true }),
  fc.integer({ min: 0, max: 2_000 }).map((length) => `https://a.example/${'x'.repeat(length)}`),
);

const wild = fc.record({
  title: fc.string({ minLength: 1, maxLength: 60 }),
  headlines: fc.array(
    fc.record({
      text: fc.oneof(
        fc.string({ minLength: 1, unit: 'binary', maxLength: 300 }),
        fc.constantFrom('<b>', '[x](y)', '@everyone'),
      ),
      link: anyLink,
      facts: fc.string({ minLength: 1, maxLength: 80 }),
    }),
    { minLength: 2, maxLength: 50 },
  ),
  more: fc.option(fc.string({ minLength: 1, maxLength: 40 })),
});

const telegramText = (message: List) =>
  telegramParts(message).map((part) => readMessage({ ...part, chat_id: 1, parse_mode: 'HTML' }));
const discordText = (message: List) =>
  discordParts(message).map((part) =>
    (part.embeds ?? []).map(({ description }) => description ?? '').join('\n'),
  );

describe('a list', () => {
  it('in Telegram is links with their facts, in order, without a preview', () => {
    const [part, ...others] = telegramParts(list(3));
    expect(others).toEqual([]);
    expect(part).toEqual({
      text: [
        '<b>3 berita baru</b>',
        ...[0, 1, 2].map(
          (number) =>
            `<a href="https://www.tribunnews.com/${number}">Berita ${number} </a>\nTribunnews · hari ini 10.15\n`,
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
        title: '2 berita baru',
        description: [
          ...[0, 1].map(
            (number) =>
              `[Berita ${number}](<https://www.tribunnews.com/${number}>)\n-# Tribunnews · <t:1718680500:R>\n`,
          ),
          '-# Dan 7 lagi: /latest',
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
        const message: List = { kind: 'list', ...given, sections: [] };
        expect(() => telegramText(message)).not.toThrow();
        for (const part of discordParts(message)) {
          expect(messageFaults(part as unknown as Record<string, unknown>)).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of whatever length comes whole and in order, each part as full as it can be', () => {
    // A headline is never blank: reading a feed leaves such items out.
    const texts = fc
      .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 600 })
      .filter((text) => text.trim() !== '');
    const headlines = fc.array(
      fc.record({ text: texts, link: anyLink, facts: fc.constantFrom('detik.com · Sel', 'Antara') }),
      { minLength: 1, maxLength: 50 },
    );
    const alone = (each: List['headlines'][number]): List => ({
      kind: 'list',
      title: 'x',
      headlines: [each],
      more: null,
      sections: [],
    });
    fc.assert(
      fc.property(headlines, (given) => {
        const message: List = {
          kind: 'list',
          title: 'x',
          headlines: given,
          more: 'Dan 7 lagi: /latest',
          sections: [],
        };
        const telegram = telegramParts(message).flatMap(({ text }) => text.split('\n\n'));
        // Discord shows air between embeds by itself.
        const discord = discordParts(message).flatMap(({ embeds = [] }) =>
          embeds.flatMap(({ description = '' }) => description.split('\n\n')),
        );
        // The facts of each headline stay with it. In Telegram the title stands above the first one.
        const [first, ...others] = given.map((each) => telegramParts(alone(each))[0]?.text);
        const withoutTitle = others.map((block) => block?.split('\n').slice(1).join('\n'));
        expect(telegram).toEqual([first, ...withoutTitle, 'Dan 7 lagi: /latest']);
        const ofDiscord = given.map((each) => discordParts(alone(each))[0]?.embeds?.[0]?.description);
        expect(discord).toEqual([...ofDiscord, '-# Dan 7 lagi: /latest']);
        // No link is lost to the platform's bounds, or it would be fewer than there are headlines.
        const links = telegramText(message).flatMap(({ entities }) =>
          entities.filter(({ type }) => type === 'text_link'),
        );
        expect(links).toHaveLength(given.length);
        const parts = discordText(message);
        for (const [index, text] of parts.slice(1).entries()) {
          const first = text.split('\n\n')[0] ?? '';
          expect((parts[index]?.length ?? 0) + 2 + first.length).toBeGreaterThan(6000);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of fifty short headlines keeps each link, though Telegram finds addresses in the facts', () => {
    const headlines = Array.from({ length: 50 }, (_, index) => ({ ...headline(index), facts: 'detik.com' }));
    const message: List = { kind: 'list', title: 'x', headlines, more: null, sections: [] };
    for (const { entities, text } of telegramText(message)) {
      expect(entities.length + (text.match(/detik\.com/g)?.length ?? 0)).toBeLessThanOrEqual(100);
    }
  });

  it('that Telegram refuses can be said without markup, whole and without a mention', () => {
    const headlines = Array.from({ length: 25 }, (_, index) => ({
      ...headline(index, `@admin ${index} ${'kata '.repeat(10)}`),
      link: `https://a.example/${'x'.repeat(200)}`,
    }));
    const [part] = telegramParts({ kind: 'list', title: 'x', headlines, more: null, sections: [] });
    const text = withoutMarkup(part?.text ?? '');
    expect(text.match(/@\u2060admin/g)).toHaveLength(25);
    expect(text).not.toContain('https://');
    expect(text.length).toBeLessThanOrEqual(4096);
  });
});
