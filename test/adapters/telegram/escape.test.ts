import { describe, expect, it } from 'vitest';
import {
  html,
  inert,
  inertSpan,
  withoutMarkup,
  withoutPings,
  withoutTimes,
} from '../../../adapters/telegram/escape.js';
import type { Span } from '../../../src/core/message.js';

const joiner = '\u2060';
const shown = (text: string) => text.replaceAll(joiner, '|');

describe('a span as HTML', () => {
  it.each<[rule: string, span: Span, expected: string]>([
    ['text is escaped', '<b> & "x"', '&lt;b&gt; &amp; &quot;x&quot;'],
    ['what is escaped already is escaped again', '&lt;', '&amp;lt;'],
    ['half of a surrogate pair is replaced', 'a\ud83db', 'a\ufffdb'],
    ['a whole pair stays', '😀', '😀'],
    ['text of a span is escaped', { text: '<' }, '&lt;'],
    ['bold', { text: '<', bold: true }, '<b>&lt;</b>'],
    ['code', { text: '<', code: true }, '<code>&lt;</code>'],
    ['bold code', { text: 'x', bold: true, code: true }, '<b><code>x</code></b>'],
    [
      'a link stands around it',
      { text: 'x', bold: true, link: 'https://e/' },
      '<b><a href="https://e/">x</a></b>',
    ],
    ['a quotation opens at a touch', { text: '<', quote: true }, '<blockquote expandable>&lt;</blockquote>'],
    [
      'an instant is shown by the clock of each reader',
      { text: '<', at: 1_999 },
      '<tg-time unix="1" format="wdt">&lt;</tg-time>',
    ],
    ['no instant before 1970', { text: 'x', at: 0 }, 'x'],
    [
      'no address ends its attribute',
      { text: 'x', link: 'https://e/?a"><b>&' },
      '<a href="https://e/?a&quot;&gt;&lt;b&gt;&amp;">x</a>',
    ],
  ])('%s', (_, span, expected) => {
    expect(html(span)).toBe(expected);
  });

  it('leaves out an address of more bytes than a message bears', () => {
    const address = (bytes: number) => `https://e/${'é'.repeat((bytes - 10) / 2)}`;
    expect(html({ text: 'x', link: address(8_176) })).toContain('<a ');
    expect(html({ text: 'x', link: address(8_178) })).toBe('x');
  });
});

describe('what a publisher wrote', () => {
  it.each([
    ['no mention', '@admin', '@|admin'],
    ['no mention behind a sign', '(@admin), .@admin', '(@|admin), .@|admin'],
    ['an address of a mailbox mentions nobody', 'me@b.example é@b 1@b _@b', 'me@b.example é@b 1@b _@b'],
    ['a sign by itself mentions nobody', '@ @! @', '@ @! @'],
    ['no command', '/stop', '/|stop'],
    ['no command behind a sign', '(/stop)', '(/|stop)'],
    [
      'a date, a path and a tag are no command',
      '18/6 a/b é/b _/b //x </b> >/b',
      '18/6 a/b é/b _/b //x </b> >/b',
    ],
    ['a slash by itself is no command', '/ /!', '/ /!'],
    ['all of them', '@a /b @c /d', '@|a /|b @|c /|d'],
  ])('%s', (_, text, expected) => {
    expect(shown(inert(text))).toBe(expected);
  });

  it.each<[rule: string, span: Span, expected: Span]>([
    ['text offers commands, but rings nobody', '@a /b', `@${joiner}a /b`],
    ['a bold span rings nobody', { text: '@a /b', bold: true }, { text: `@${joiner}a /b`, bold: true }],
    ['a link is let alone', { text: '@a', link: 'https://e/' }, { text: '@a', link: 'https://e/' }],
    ['code is let alone', { text: '@a', code: true }, { text: '@a', code: true }],
  ])('in a reply: %s', (_, span, expected) => {
    expect(withoutPings(span)).toEqual(expected);
  });

  it.each<[rule: string, span: Span, expected: Span]>([
    ['the facts of a post offer no command', 'x /b @a', `x /${joiner}b @${joiner}a`],
    ['nor does its date', { text: '/b', at: 1 }, { text: `/${joiner}b`, at: 1 }],
  ])('in a post: %s', (_, span, expected) => {
    expect(inertSpan(span)).toEqual(expected);
  });
});

describe('a text without its markup', () => {
  it.each([
    ['tags go', '<b>a</b> <code>b</code>', 'a b'],
    ['a link stands behind what it was on', '<a href="https://e/">a</a> b', 'a (https://e/) b'],
    [
      'each link stands behind its own',
      '<a href="https://e/1">a</a> <a href="https://e/2">b</a>',
      'a (https://e/1) b (https://e/2)',
    ],
    ['a link over two lines', '<a href="https://e/">a\nb</a>', 'a\nb (https://e/)'],
    ['entities are read once', '&lt;b&gt; &quot;x&quot; &amp; &amp;lt;', '<b> "x" & &lt;'],
    ['entities of an address too', '<a href="https://e/?a&amp;b">x</a>', 'x (https://e/?a&b)'],
    ['what a link kept from ringing does not ring', '<a href="https://e/">@a /b</a>', '@|a /|b (https://e/)'],
    ['half of a pair goes', 'a\ud83db', 'ab'],
  ])('%s', (_, source, expected) => {
    expect(shown(withoutMarkup(source))).toBe(expected);
  });

  it('may keep all but the dates that each reader sees by their own clock', () => {
    const source = '<b>a</b> <tg-time unix="1" format="wdt">Sel</tg-time> &lt;tg-time&gt;';
    expect(withoutTimes(source)).toBe('<b>a</b> Sel &lt;tg-time&gt;');
  });

  it('keeps the links where there is just room for them, else the text', () => {
    const text = (length: number) => `<a href="l">${'a'.repeat(length)}</a>`;
    expect(withoutMarkup(text(4_092))).toBe(`${'a'.repeat(4_092)} (l)`);
    expect(withoutMarkup(text(4_093))).toBe('a'.repeat(4_093));
    expect(withoutMarkup(text(4_097))).toBe('a'.repeat(4_096));
  });
});
