import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/app/package-root.js';
import { describeError, KabarError } from '../../src/core/errors.js';
import { loadErrorTexts } from '../../src/i18n/error-texts.js';

const texts = loadErrorTexts(new URL('data/locales/errors/', packageRoot));
const inIndonesian = texts('id');
const source = (path: string) => readFileSync(new URL(path, packageRoot), 'utf8');

/** Where errors are made that the window shows. */
const makers = [
  ...[
    'failure',
    'body',
    'http-client',
    'deadline',
    'dispatchers',
    'certificate',
    'guard',
    'feed-headers',
  ].map((name) => `src/intake/fetch/${name}.ts`),
  ...['unreadable', 'json-feed', 'read-feed', 'reader'].map((name) => `src/intake/read/${name}.ts`),
  ...['find-feeds', 'opml'].map((name) => `src/discovery/${name}.ts`),
  ...['add-feed', 'own-file', 'remove-feed'].map((name) => `src/app/catalog/${name}.ts`),
  'src/core/system-errors.ts',
  'src/intake/feed-state-repository.ts',
];

describe('what an error says in Indonesian', () => {
  it.each([
    ['its host name is not known', 'nama host-nya tidak dikenal'],
    ['it did not answer within 10 s', 'tidak menjawab dalam 10 detik'],
    [
      'https://a.example cannot be fetched: it cut the connection. Check the address.',
      'https://a.example tidak bisa diambil: koneksinya diputus. Periksa alamatnya.',
    ],
    [
      'https://a.example cannot be fetched: HTTP 404. Check the address.',
      'https://a.example tidak bisa diambil: HTTP 404. Periksa alamatnya.',
    ],
    ['/data/own.json: the disk is full', '/data/own.json: disknya penuh'],
    [
      'The publisher refuses: this is a refusal page, not a feed (“Just a moment. Wait.”). It is tried again later; ask the publisher whether feed readers are welcome.',
      'Medianya menolak: ini halaman penolakan, bukan feed (“Just a moment. Wait.”). Akan dicoba lagi nanti; tanyakan kepada medianya apakah pembaca feed diterima.',
    ],
    ['Forbidden: bot was kicked', 'Forbidden: bot was kicked'],
    ['', ''],
    ['constructor', 'constructor'],
  ])('%s', (english, indonesian) => {
    expect(inIndonesian(english)).toBe(indonesian);
    expect(texts('en')(english)).toBe(english);
  });

  it('says what failed, what to do about it, and the cause', () => {
    const cause = Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC', syscall: 'write' });
    const error = new KabarError('/data/own.json cannot be written.', 'Check the rights of its folder.', {
      cause,
    });
    expect(inIndonesian(describeError(error))).toBe(
      '/data/own.json tidak bisa ditulis. Periksa hak akses foldernya. (disknya penuh)',
    );
  });

  it('leaves what a publisher wrote as it is, and comes to an end whatever that is', () => {
    for (const part of [
      'A. ',
      'x cannot be written. ',
      'x cannot be fetched: ',
      '(',
      'it cut the connection: ',
    ]) {
      const hostile = part.repeat(990 / part.length);
      expect(inIndonesian(`${hostile}!`)).toContain(part.trim().split(' ')[0]);
    }
    expect(inIndonesian('{place} <b>')).toBe('{place} <b>');
    expect(inIndonesian('$& cannot be written.')).toBe('$& tidak bisa ditulis.');
  });
});

describe('the sentences that are known', () => {
  const keys = Object.keys(JSON.parse(source('data/locales/errors/id.json')));

  it('are still said somewhere', () => {
    const all = makers.map(source).join('\n');
    const gone = keys.filter((key) =>
      key.split(/\{\w+\}/).some((part) => part.length > 3 && !all.includes(part.replace(/^[.)]+$/, ''))),
    );
    expect(gone).toEqual([]);
  });

  it('are all that is said where the window shows it', () => {
    const said = makers.flatMap((path) => {
      const made = source(path).match(/new (?:KabarError|FetchFailure)\((?:[^;]|;(?! ?\n))*/g) ?? [];
      const facts = source(path).match(/^ {2,4}(?:\w+: |reason: |remedy: )'[^']*'/gm) ?? [];
      const texts = [...made, ...facts].flatMap((code) => code.match(/(['`])(?:(?!\1).)+\1/g) ?? []);
      return texts.map((text) => text.slice(1, -1).replace(/\$\{[^}]*\}/g, '7'));
    });
    // Their beginnings, and what a schema says of the operator's own file.
    const sentences = said.filter(
      (text) =>
        / /.test(text) &&
        !/^(?:it has not the form|must be|is |of the kind|Correct it|an object|a (?:list|text|number|whole number)|true or false|It 7|This JSON 7)/.test(
          text,
        ),
    );
    expect(sentences.length).toBeGreaterThan(60);
    expect(sentences.filter((text) => inIndonesian(text) === text)).toEqual([]);
  });
});
