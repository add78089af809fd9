import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/intake/read/charset.js';

const words = 'Kafé – “berita” €5';
const document = (label: string) => `<?xml version="1.0" encoding="${label}"?><a>${words}</a>`;

describe('decode', () => {
  it.each(['utf-8', 'windows-1252'])('believes the prolog: %s', (label) => {
    expect(decode(iconv.encode(document(label), label))).toContain(words);
  });

  it.each(['koi8-r', 'windows-1251', 'iso-8859-5'])('reads Cyrillic in %s', (label) => {
    expect(decode(iconv.encode(`<?xml version='1.0' encoding='${label}'?><a>Привет</a>`, label))).toContain(
      'Привет',
    );
  });

  it('reads GBK, and Japanese as the header says', () => {
    expect(decode(iconv.encode('<?xml version="1.0" encoding="gbk"?>新闻', 'gbk'))).toContain('新闻');
    expect(decode(iconv.encode('<a>新聞</a>', 'shift_jis'), 'text/xml; charset="Shift_JIS"')).toBe(
      '<a>新聞</a>',
    );
  });

  it.each(['utf-16le', 'utf-16be', 'utf-8', 'utf-32le'])(
    'believes the byte order mark of %s before all else',
    (label) => {
      const bytes = iconv.encode(document('iso-8859-1'), label, { addBOM: true });
      expect(decode(bytes, 'text/xml; charset=iso-8859-1')).toBe(document('iso-8859-1'));
    },
  );

  it.each(['utf-16le', 'utf-16be'])('knows %s without a mark', (label) => {
    expect(decode(iconv.encode(document('utf-16'), label, { addBOM: false }))).toContain(words);
  });

  it('believes the header before the prolog, when it can be true', () => {
    expect(decode(iconv.encode(document('koi8-r'), 'utf-8'), 'text/xml; charset=utf-8')).toContain(words);
  });

  it('reads the 0x80 to 0x9F of windows-1252 that is called ISO-8859-1', () => {
    expect(
      decode(iconv.encode(document('iso-8859-1'), 'windows-1252'), 'text/xml; charset=ISO-8859-1'),
    ).toContain(words);
  });

  it.each(['text/xml; charset=utf-8', null, 'text/xml; charset=nonsense'])(
    'falls back on windows-1252 (%s)',
    (header) => {
      expect(decode(iconv.encode('<a>caf\u00e9 caf\u00e9</a>', 'windows-1252'), header)).toBe(
        '<a>café café</a>',
      );
    },
  );

  it('sees through a header that lies about UTF-8, and a prolog that claims UTF-16', () => {
    expect(decode(iconv.encode(document('utf-8'), 'utf-8'), 'text/xml; charset=iso-8859-1')).toContain(words);
    expect(decode(iconv.encode(document('utf-16'), 'utf-8'))).toContain(words);
  });

  it('believes the prolog where the bytes bear it out and the header does not', () => {
    expect(decode(iconv.encode(document('utf-8'), 'utf-8'), 'text/xml; charset=windows-1251')).toContain(
      words,
    );
  });

  it('keeps UTF-8 that was cut inside a character', () => {
    expect(decode(Buffer.from('<a>ééé新'.repeat(3)).subarray(0, -1))).toMatch(/^<a>ééé新.*<a>ééé\ufffd$/);
  });
});
