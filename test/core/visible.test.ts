import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Post } from '../../src/core/message.js';
import { harmless } from '../../src/core/text.js';
import { visible, visibleMessage } from '../../src/core/visible.js';

const hex = (code: number) => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** What is never seen, and stands in no word: it goes, or becomes a space where it parts words. */
const unseen = [
  ...range(0x00, 0x08),
  ...range(0x0b, 0x1f),
  ...range(0x7f, 0x9f),
  0xad,
  0x034f,
  0x061c,
  0x115f,
  0x1160,
  0x17b4,
  ...range(0x180b, 0x180e),
  ...range(0x200b, 0x200f),
  0x2028,
  0x2029,
  ...range(0x202a, 0x202e),
  ...range(0x2060, 0x206f),
  0x3164,
  ...range(0xfe00, 0xfe0f),
  0xfeff,
  0xffa0,
  ...range(0xfff9, 0xfffb),
  0x1d173,
  ...range(0xe0001, 0xe007f),
  0xe0100,
  0xe01ef,
];

describe('a text that is visible', () => {
  it('holds nothing in a word that is not seen', () => {
    for (const code of unseen) {
      const word = `Pu${String.fromCodePoint(code)}tin`;
      for (const shown of [visible(word), harmless(word)]) expect(shown, hex(code)).toMatch(/^Pu ?tin$/);
    }
  });

  it.each([
    ['a family', '👨‍👩‍👧‍👦'],
    ['a heart on fire', '❤️‍🔥'],
    ['a rainbow flag', '🏳️‍🌈'],
    ['a health worker with a skin tone', '👩🏽‍⚕️'],
    ['a keycap', '1️⃣ #️⃣'],
    ['the flag of Scotland', '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}'],
    ['a flag of two letters', '🇮🇩'],
    ['Persian', 'می‌خواهم'],
    ['Hindi', 'क्‍ष र्‌य'],
    ['Sinhala', 'ශ්‍රී ලංකා'],
    ['Arabic with a year sign', '\u0601١٤٤٥'],
    ['a form of a Han character', '葛\u{E0100}城'],
    ['accents that stand alone', 'Ze\u0301lensky'],
    ['lines and tabs', 'satu\n\tdua'],
    ['spaces of all kinds', 'a\u00a0b\u2009c'],
  ])('keeps %s', (_, text) => {
    expect(visible(text)).toBe(text);
  });

  it.each([
    ['joiners between Latin letters', 'Pu‍ti‌n', 'Putin'],
    ['a joiner at the end of an emoji', '👩‍ dan', '👩 dan'],
    ['a row of joiners', 'می‌‌‌خواهم', 'می‌خواهم'],
    ['tags behind a flag without an end', '🏴\u{E0067}\u{E0062}\u{E0069}', '🏴'],
    ['a text that is hidden in tags', 'a\u{E0069}\u{E0067}\u{E006E}\u{E006F}\u{E0072}\u{E0065}', 'a'],
    ['selectors that hide a text', 'a\u{E0121}\u{E0122}\u{FE01}', 'a'],
    ['an override around an address', 'gpj\u202Egpj.exe\u202C', 'gpjgpj.exe'],
    ['isolates', '\u2067abc\u2069', 'abc'],
  ])('loses %s', (_, text, expected) => {
    expect(visible(text)).toBe(expected);
  });

  it('stays as it is when it is made visible again', () => {
    const characters = fc.constantFrom(
      ...unseen.map((code) => String.fromCodePoint(code)),
      ...'aé👩🏽⚕️🏴می葛1\n '.split(/(?:)/u),
    );
    fc.assert(
      fc.property(fc.array(characters, { maxLength: 12 }), (parts) => {
        const once = visible(parts.join(''));
        // What parted two characters may have kept an emoji or a word from being one.
        expect(visible(visible(once))).toBe(visible(once));
        expect(once).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\ufeff\u2028\u2029]/);
      }),
    );
  });

  it('is made of whatever a message says, and leaves its addresses and buttons what they are', () => {
    const dirty = (text: string) => `\u202e${text}\u200b`;
    const post: Post = {
      kind: 'post',
      topics: [dirty('topik')],
      headline: dirty('judul'),
      link: 'https://example.com/a?b=%E2%80%AE#c',
      summary: dirty('ringkasan'),
      authors: dirty('penulis'),
      publisher: dirty('penerbit'),
      date: null,
      publishedAt: 1,
      image: { url: 'https://example.com/\u202egpj.exe', credit: dirty('foto') },
      mark: dirty('diralat'),
      others: { label: dirty('juga'), links: [{ text: dirty('lain'), link: 'https://example.org/' }] },
      preview: true,
      buttons: [[{ label: dirty('tombol'), action: 'more 000000000001' }]],
    };
    expect(visibleMessage(post)).toEqual({
      kind: 'post',
      topics: ['topik'],
      headline: 'judul',
      link: 'https://example.com/a?b=%E2%80%AE#c',
      summary: 'ringkasan',
      authors: 'penulis',
      publisher: 'penerbit',
      date: null,
      publishedAt: 1,
      image: { url: 'https://example.com/%E2%80%AEgpj.exe', credit: 'foto' },
      mark: 'diralat',
      others: { label: 'juga', links: [{ text: 'lain', link: 'https://example.org/' }] },
      preview: true,
      buttons: [[{ label: 'tombol', action: 'more 000000000001' }]],
    });
  });
});
