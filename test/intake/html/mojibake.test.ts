import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { withoutMojibake } from '../../../src/intake/html/mojibake.js';
import { readItem } from '../read/read.js';

/** UTF-8 as a program reads it that takes it for another charset. */
const misread = (text: string, charset: string) => iconv.decode(Buffer.from(text), charset);

describe.each(['windows-1252', 'iso-8859-1', 'macintosh'])('UTF-8 read as %s', (charset) => {
  it.each([
    'The mayor’s “plan” – in brief…',
    'José Núñez, a café owner',
    'Jakarta – Hasil manis diraih',
    '£5, 1,5€ and ½',
  ])('%s is read as it was meant', (text) => {
    const wrong = misread(text, charset).replace(/\u00a0/g, ' ');
    // Mac OS Roman has nothing of the pound that would be seen for sure.
    const meant = charset === 'macintosh' ? text.replace(/£|½|€/g, (each) => misread(each, charset)) : text;
    expect(withoutMojibake(wrong)).toBe(meant);
  });
});

it.each([
  [`Obama${misread(misread('’', 'windows-1252'), 'windows-1252')}s`, 'Obama’s'],
  ['Don\u0092t \u0093read\u0094 this \u0096 yet', 'Don’t “read” this – yet'],
  ['ðŸ˜€ done', '😀 done'],
  ['“La Roma Ã¨ forte”', '“La Roma è forte”'],
  ['Ã‰TAT', 'ÉTAT'],
])('%j is %j', (wrong, meant) => expect(withoutMojibake(wrong)).toBe(meant));

it.each([
  '„AMANHÃ”, disse',
  'dit « voilà »',
  'le café”… et',
  'viel Spaß“',
  '‚Ärger‘ in Köln',
  '√2 > 1',
  'ÅRETS ÄGG – Åland',
  'Â Ã â ð',
  'Điện Biên Phủ, Hà Nội',
])('%s stays', (text) => expect(withoutMojibake(text)).toBe(text));

it('takes nothing from ASCII, and no more than three turns from anything', () => {
  fc.assert(fc.property(fc.string(), (text) => withoutMojibake(text) === text));
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof withoutMojibake(text) === 'string'));
});

it('mends what a feed says: headline, lead and author', async () => {
  const wrong = (text: string) => misread(text, 'windows-1252');
  const item = await readItem(
    `<title>${wrong('Nestlé’s plan')}</title><link>https://a.example/1</link><author>${wrong('José Núñez')}</author>
    <description>${wrong('It won’t be cheap, the firm said on Monday.')}</description>`,
  );
  expect(item).toMatchObject({
    headline: 'Nestlé’s plan',
    text: 'It won’t be cheap, the firm said on Monday.',
    authors: ['José Núñez'],
  });
});
