import { describe, expect, it } from 'vitest';
import { paragraphs, plainText, readMarkup } from '../../../src/intake/html/html-text.js';

describe('text out of markup', () => {
  it.each<[string, string, string]>([
    ['paragraphs', '<p>One</p><p>Two</p>', 'One\nTwo'],
    ['items of a list', '<ul><li>One<li>Two</ul>', 'One\nTwo'],
    ['two breaks', 'one<br><br>two', 'one\ntwo'],
    ['one break before a capital', 'By Jane<br>The court', 'By Jane\nThe court'],
    ['one break within a sentence', 'the court<br/>ruled', 'the court ruled'],
    ['blank lines without blocks', 'One <b>more</b>.\n\nTwo.', 'One more.\nTwo.'],
    ['line breaks within a paragraph', '<p>One\n\ntwo</p>', 'One two'],
    ['headings beside text', '<h2>Head</h2><p>Text.</p>', 'Text.'],
    ['a heading alone', '<h2>Head</h2>', 'Head'],
    ['captions beside text', '<figure><img src="a"><figcaption>View</figcaption></figure>Text.', 'Text.'],
    ['a caption that is never closed', '<figcaption>View <p>Text.', 'View\nText.'],
    ['captions by class', '<p class="wp-caption-text">View</p><p>Text.</p>', 'Text.'],
    ['posts of others', '<p>Text.</p><blockquote class="twitter-tweet"><p>Wow</p></blockquote>', 'Text.'],
    ['custom elements', '<amp-img src="a"></amp-img><twitter-widget>Text.</twitter-widget>', 'Text.'],
    ['unknown elements', '<gu a="1">Text.</gu> <g>More.</g>', 'Text.\nMore.'],
    ['drawings', '<svg><title>Chart</title><g><text>1</text></g></svg>Text.', 'Text.'],
    ['how a word is spoken', '<p><ruby>東京<rp>(</rp><rt>とうきょう</rt></ruby>で雨。</p>', '東京で雨。'],
    ['soft hyphens', '<p>Wednes&shy;day</p>', 'Wednesday'],
    ['a drawing that is never closed', '<svg>Text.', 'Text.'],
    ['what plugins left', '[caption id="1"]The port[/caption] Text. [gallery ids="1,2"]', 'Text.'],
    [
      'bold words between two sentences',
      'It is over. <strong>Read also: The port of Malt</strong> Nobody came.',
      'It is over.\nRead also: The port of Malt\nNobody came.',
    ],
    [
      'a bold sentence',
      'It is over. <b>Nobody came to it.</b> It rained.',
      'It is over. Nobody came to it. It rained.',
    ],
    [
      'bold words within one',
      'It is over. <b>The mayor of Malt</b> did not come.',
      'It is over.\nThe mayor of Malt did not come.',
    ],
    ['bold words at the beginning', '<b>The port of Malt</b> Nobody came.', 'The port of Malt Nobody came.'],
    ['a word in square brackets', '<b>[Gallery]</b> Text.', '[Gallery] Text.'],
    ["a list of others' headlines", '<ol><li><a>One</a> <font color="#6f6f6f">Globe</font></li></ol>', ''],
    ['what was escaped three times', '&amp;lt;p&amp;gt;One&amp;lt;/p&amp;gt;', 'One'],
    ['brackets of text', 'Vec&lt;T&gt; and a < b', 'Vec<T> and a < b'],
    [
      'a link to more',
      '<div>Ten were saved <a class="more_link" href="/a">Details</a></div>',
      'Ten were saved',
    ],
  ])('%s', (_, html, text) => {
    expect(readMarkup(html).text).toBe(text);
  });

  it('keeps what is between brackets in a text that is no markup', () => {
    expect(paragraphs('<Foo> and <Bar>\n\nare names')).toBe('<Foo> and <Bar>\nare names');
  });

  it.each([
    ['a line behind a sentence', 'One is told.\nFollow us', 'One is told.\nFollow us'],
    ['short lines', 'Surabaya, NU Online\nTwo were told', 'Surabaya, NU Online\nTwo were told'],
    ['wrapped lines', 'The mayor of\nParis told\nthe press.', 'The mayor of Paris told the press.'],
    [
      'one long line',
      `${'The court ruled on it again '.repeat(3)}\nOn Monday`,
      `${'The court ruled on it again '.repeat(3)}On Monday`,
    ],
  ])('ends a block of plain text where it ends: %s', (_, text, blocks) => {
    expect(paragraphs(text)).toBe(blocks);
  });

  it('is on one line where one is wanted', () => {
    expect(plainText('<p>One</p><p>Two</p>')).toBe('One Two');
  });

  it('takes linear time, whatever stands in it', () => {
    for (const piece of [
      '<svg>',
      '<figcaption>',
      '<a-b ',
      '<x>',
      '</x>',
      '<',
      '<br>',
      '\n',
      '<p class="caption">',
    ])
      expect(readMarkup(piece.repeat(1_000_000 / piece.length)).text.length).toBeLessThan(17_000 * 10);
  });
});
