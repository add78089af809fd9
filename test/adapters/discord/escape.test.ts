import { describe, expect, it } from 'vitest';
import { escapedWithin, escapeMarkdown, renderSpan, webUrl } from '../../../adapters/discord/escape.js';
import type { Span } from '../../../src/core/message.js';

describe('text in Discord', () => {
  it.each([
    ['markup is text', '*a* _b_ ~c~ `d` |e|', '\\*a\\* \\_b\\_ \\~c\\~ \\`d\\` \\|e\\|'],
    ['a backslash is text', '\\*', '\\\\\\*'],
    ['a masked link is text', '[a](b)', '\\[a\\](b)'],
    ['a mention by number is text', '<@1>', '\\<@1>'],
    ['an address is text', 'https://e/ ftp://e/', 'https\\://e/ ftp\\://e/'],
    ['a time is let alone', '10:15', '10:15'],
    ['nobody is called', '@everyone @here @HERE', '@\u200beveryone @\u200bhere @\u200bHERE'],
    ['another name is let alone', '@admin', '@admin'],
    ['it stays on one line', 'a\r\n\nb\nc', 'a b c'],
    ['a title is text', '# a', '\\# a'],
    ['a quote is text', '> a', '\\> a'],
    ['a list is text', '- a', '\\- a'],
    ['another list is text', '+ a', '\\+ a'],
    ['behind spaces too', '   # a', '   \\# a'],
    ['within a line these are let alone', 'a # > - + b', 'a # > - + b'],
    ['a numbered list is text', '12. a', '12\\. a'],
    ['a numbered list behind spaces is text', '  1. a', '  1\\. a'],
    ['a number is let alone', '1.5 a', '1.5 a'],
    ['a number further on is let alone', 'a 1. b', 'a 1. b'],
  ])('%s', (_, text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });

  it.each([
    ['all of it where it fits', 'a*b', 4, 'a\\*b'],
    ['less where escaping makes it longer', 'a*b', 3, 'a…'],
    ['as much as fits', '**********', 8, '\\*\\*\\*…'],
    ['nothing where there is no room', 'abc', 0, ''],
    ['nothing where the first character does not fit', '*', 1, ''],
  ])('within a bound: %s', (_, text, max, expected) => {
    expect(escapedWithin(text, max)).toBe(expected);
  });
});

describe('a span in Discord', () => {
  it.each<[rule: string, span: Span, expected: string]>([
    ['text is escaped', 'a*', 'a\\*'],
    ['text of a span is escaped', { text: 'a*' }, 'a\\*'],
    ['nothing leaves no marks', { text: '', bold: true, link: 'https://e/' }, ''],
    ['bold', { text: 'a*', bold: true }, '**a\\***'],
    ['code is not escaped, and nothing ends it', { text: 'a*`b`', code: true }, "`a*'b'`"],
    ['a link without a preview', { text: 'a', link: 'https://e/x' }, '[a](<https://e/x>)'],
    ['a bold link', { text: 'a', bold: true, link: 'https://e/x' }, '[**a**](<https://e/x>)'],
    ['a link of code', { text: 'a', code: true, link: 'https://e/x' }, '[`a`](<https://e/x>)'],
    ['a role is called', { text: 'a', mention: '123456789012345' }, '<@&123456789012345>'],
    ['a role of the longest number', { text: 'a', mention: '1'.repeat(20) }, `<@&${'1'.repeat(20)}>`],
    ['a number that is too long calls nobody', { text: 'a', mention: '1'.repeat(21) }, 'a'],
    ['nor one that is too short', { text: 'a', mention: '1'.repeat(14) }, 'a'],
    ['nor one among other text', { text: 'a', mention: `x${'1'.repeat(15)}` }, 'a'],
    ['an instant is shown by the clock of each reader', { text: 'a', at: 1_999 }, '<t:1:R>'],
    ['the last instant that Discord shows', { text: 'a', at: 8.64e15 - 1 }, '<t:8639999999999:R>'],
    ['no later one', { text: 'a', at: 8.64e15 }, 'a'],
    ['no instant before the first second', { text: 'a', at: 999 }, 'a'],
    ['an address that is none stays away', { text: 'a', link: 'javascript:alert(1)' }, 'a'],
  ])('%s', (_, span, expected) => {
    expect(renderSpan(span)).toBe(expected);
  });
});

describe('an address in Discord', () => {
  const long = (length: number) => `https://e/${'a'.repeat(length - 10)}`;

  it.each<[rule: string, text: string, expected: string | undefined]>([
    ['https', 'https://e.example', 'https://e.example/'],
    ['http', 'http://e.example/a', 'http://e.example/a'],
    ['nothing else', 'ftp://e.example/a', undefined],
    ['nothing that only begins alike', 'httpsx://e.example/a', undefined],
    ['nothing that only ends alike', 'xhttp://e.example/a', undefined],
    ['nothing that is no address', 'e.example', undefined],
    ['nothing in it ends it', 'https://e/a>b<c d', 'https://e/a%3Eb%3Cc%20d'],
    ['nothing in what stands behind it either', 'https://e/#a\\b\\c', 'https://e/#a%5Cb%5Cc'],
    ['the longest that Discord takes', long(2048), long(2048)],
    ['nothing longer', long(2049), undefined],
  ])('%s', (_, text, expected) => {
    expect(webUrl(text)).toBe(expected);
  });
});
