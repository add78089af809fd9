import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderPage, withoutPicture } from '../../../adapters/telegram/page.js';
import type { Headline, List } from '../../../src/core/message.js';
import { readRich } from '../../doubles/telegram/rich.js';
import { group, makeAdapter, makeServer } from './setup.js';

const at = Date.UTC(2024, 5, 18, 3, 15);
const headline = (number: number, more: Partial<NonNullable<Headline['alone']>> = {}): Headline => ({
  text: `Berita ${number}`,
  link: `https://example.org/${number}`,
  facts: '',
  at,
  alone: { facts: 'Tribunnews', date: 'hari ini 10.15', lead: `Isi ${number}.`, image: null, ...more },
});
const buttons = [[{ label: '⚙️ Pengaturan', action: 'page-set digest' }]];
const image = { url: 'https://cdn.example.com/a.jpg?x="1"&y=2', credit: 'Valery / <TASS>' };

/** A digest of two topics whose second headline stands on top. */
function digest(more: Partial<List> = {}): List {
  return {
    kind: 'list',
    title: 'Ringkasan Anda: 4 berita',
    headlines: [],
    more: null,
    sections: [
      { title: 'Gempa', headlines: [headline(1), headline(2, { image })], more: 'Dan 7 lagi: /latest gempa' },
      { title: 'Banjir', headlines: [headline(3, { lead: null }), headline(4)], more: null },
    ],
    page: { day: 'Selasa, 18 Juni 2024', top: { section: 1, headline: 1 }, foot: 'Terserah Anda.', buttons },
    ...more,
  };
}

const read = (list: List) => {
  const part = renderPage(list);
  return part === null ? null : readRich({ rich_message: { html: part.page ?? '' } });
};

describe('a list as a page', () => {
  it('has its title and day, the story on top, a heading for each topic, folded leads, and a foot', () => {
    const page = read(digest());
    expect(page?.text.split('\n')).toEqual([
      'Ringkasan Anda: 4 berita',
      'Selasa, 18 Juni 2024',
      'Valery / <TASS>',
      'Berita 2',
      'Isi 2.',
      'Gempa · Tribunnews · hari ini 10.15',
      'Gempa',
      'Berita 1',
      'Tribunnews · hari ini 10.15',
      'Isi 1.',
      'Dan 7 lagi: /latest gempa',
      'Banjir',
      'Berita 3 · Tribunnews · hari ini 10.15',
      'Berita 4',
      'Tribunnews · hari ini 10.15',
      'Isi 4.',
      'Terserah Anda.',
    ]);
    expect(page?.blocks.join(' ')).toBe(
      'h1 p figure img figcaption h2 p p h3 p details summary p p h3 p p details summary p hr footer',
    );
    expect(page?.media).toEqual([image.url]);
    expect(page?.links).toEqual([2, 1, 3, 4].map((number) => `https://example.org/${number}`));
    expect(renderPage(digest())?.reply_markup).toEqual({
      inline_keyboard: [[{ text: '⚙️ Pengaturan', callback_data: 'page-set digest' }]],
    });
  });

  it('shows dates by the clock of each reader', () => {
    expect(renderPage(digest())?.page).toContain(`<tg-time unix="${at / 1000}"`);
  });

  it('leaves out the heading of a topic of which all stands on top', () => {
    const [gempa] = digest().sections;
    const alone = { title: 'Gempa', headlines: [headline(2)], more: null };
    const page = { ...digest().page, top: { section: 1, headline: 0 } } as NonNullable<List['page']>;
    expect(read(digest({ sections: [alone], page }))?.text).not.toMatch(/^Gempa$/m);
    expect(gempa?.headlines).toHaveLength(2);
  });

  it('of a list without topics has its headlines right below its title', () => {
    const page = { day: 'Selasa', top: { section: 0, headline: 0 }, foot: 'Terserah', buttons: [] };
    const shown = read({ ...digest({ sections: [], page }), headlines: [headline(1), headline(2)] });
    expect(shown?.text).toMatch(
      /^Ringkasan.*\nSelasa\nBerita 1\nIsi 1\.\nTribunnews · hari ini 10.15\nBerita 2\n/,
    );
  });

  it('leaves out leads where one message does not hold them, and is none where it does not hold the rest', () => {
    const many = (count: number, lead: string) =>
      digest({
        sections: [
          {
            title: 'Gempa',
            headlines: Array.from({ length: count }, (_, index) => headline(index, { lead })),
            more: null,
          },
        ],
      });
    expect(read(many(20, 'x'.repeat(200)))?.text).toContain('xxx');
    const dense = read(many(200, 'x'.repeat(200)));
    expect(dense?.text).toContain('Berita 199');
    expect(dense?.text.replace(/^[\s\S]*?Gempa ·/, '')).not.toContain('xxx');
    expect(renderPage(many(600, 'x'))).toBeNull();
  });

  it('is none where the list has none', () => {
    const { page: _, ...plain } = digest();
    expect(renderPage(plain)).toBeNull();
  });

  it('takes whatever feeds write for text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('<b>', '</p>', '&amp;', '@admin', '/start', '<details>', '\u202e', '"onclick'),
    );
    const alone = fc.record({
      facts: text,
      date: fc.option(text),
      lead: fc.option(text),
      image: fc.option(fc.record({ url: fc.webUrl({ withQueryParameters: true }), credit: fc.option(text) })),
    });
    const any = fc.record({
      text,
      link: fc.webUrl({ withQueryParameters: true, withFragments: true }),
      facts: text,
      at: fc.option(fc.integer(), { nil: undefined }),
      alone: fc.option(alone, { nil: undefined }),
    });
    const section = fc.record({
      title: text.filter((each) => each.trim() !== ''),
      headlines: fc.array(any, { minLength: 1, maxLength: 8 }),
      more: fc.option(text),
    });
    fc.assert(
      fc.property(fc.array(section, { minLength: 1, maxLength: 4 }), text, (sections, foot) => {
        const page = { day: 'Selasa', top: { section: 1, headline: 0 }, foot, buttons: [] };
        const part = renderPage(digest({ sections, page }));
        if (part === null) return;
        const shown = readRich({ rich_message: { html: part.page ?? '' } });
        expect(shown.text).not.toMatch(/@admin/);
        const bare = readRich({ rich_message: { html: withoutPicture(part.page ?? '') } });
        expect(bare.media).toEqual([]);
        expect(bare.links).toEqual(shown.links);
      }),
      { numRuns: 30 },
    );
  });
});

const unknown = { error_code: 404, description: 'Not Found: method not found' };
const nonce = { nonce: 'n' };

describe('sending a page', () => {
  const made = async () => {
    const server = await makeServer();
    const { telegram } = makeAdapter(server.root, server.token);
    const send = (list = digest(), address = '77') => telegram.send(address, telegram.page?.(list), nonce);
    const count = (method: string) => server.calls.filter((call) => call === method).length;
    return { server, telegram, send, count };
  };

  it('makes one rich message with its button, without a sound where none is wished for', async () => {
    const { server, telegram } = await made();
    const outcome = await telegram.send('77', telegram.page?.(digest()), { ...nonce, silent: true });
    expect(outcome).toEqual({ kind: 'sent', messageId: String(server.messages[0]?.id) });
    expect(server.messages[0]?.rich?.media).toEqual([image.url]);
    expect(server.messages[0]?.payload).toMatchObject({ disable_notification: true });
    expect(server.messages[0]?.keyboard.flat()[0]?.text).toBe('⚙️ Pengaturan');
  });

  it('asks a server that does not know rich messages once, and is refused, not told that the token is wrong', async () => {
    const { server, telegram, send, count } = await made();
    server.fail(unknown, { method: 'sendRichMessage' });
    expect(await send()).toMatchObject({ kind: 'rejected' });
    expect(telegram.page?.(digest())).toBeNull();
    expect(count('sendRichMessage')).toBe(1);
    expect(await telegram.send('77', telegram.render(digest())[0], nonce)).toMatchObject({ kind: 'sent' });
  });

  it.each([
    'Bad Request: RICH_MESSAGE_INVALID',
    'Bad Request: FEATURE_NOT_ALLOWED',
    'Bad Request: rich messages are not for you',
  ])('is refused with "%s", though a chat would be paused for an unknown word', async (description) => {
    const { server, telegram, send } = await made();
    server.fail({ error_code: 400, description }, { method: 'sendRichMessage' });
    expect(await send()).toMatchObject({ kind: 'rejected' });
    expect(telegram.page?.(digest())).not.toBeNull();
  });

  it.each([
    ['gone', 403, 'Forbidden: bot was blocked by the user'],
    ['paused', 400, 'Bad Request: not enough rights to send text messages to the chat'],
    ['misplaced', 400, 'Bad Request: message thread not found'],
    ['retry-later', 429, 'Too Many Requests: retry after 3'],
    ['retry-later', 500, 'Internal Server Error'],
    ['retry-later', 401, 'Unauthorized'],
  ])('is %s where the chat or the token is meant', async (kind, error_code, description) => {
    const { server, send, count } = await made();
    server.fail({ error_code, description, parameters: { retry_after: 3 } }, { method: 'sendRichMessage' });
    expect(await send()).toMatchObject({ kind });
    expect(count('sendRichMessage')).toBe(1);
  });

  it('is in doubt where the answer is lost', async () => {
    const { server, send } = await made();
    server.fail('store-then-cut', { method: 'sendRichMessage' });
    expect(await send()).toMatchObject({ kind: 'in-doubt' });
  });

  it.each([
    [
      'has an address that leads to none',
      { error_code: 400, description: 'Bad Request: WEBPAGE_MEDIA_EMPTY' },
    ],
    ['cannot be had', { error_code: 400, description: 'Bad Request: failed to get HTTP URL content' }],
  ])('goes without its picture where that %s', async (_, failure) => {
    const { server, send } = await made();
    server.fail(failure, { method: 'sendRichMessage' });
    expect(await send()).toMatchObject({ kind: 'sent' });
    expect(server.messages[0]?.rich).toMatchObject({ media: [], text: expect.stringContaining('Berita 2') });
  });

  it('goes without its picture into a chat that takes none, which is not paused for it', async () => {
    const { server, send } = await made();
    server.addChat({ ...group, takesNoPictures: true });
    expect(await send(digest(), String(group.id))).toMatchObject({ kind: 'sent' });
    expect(server.messages[0]?.rich?.media).toEqual([]);
  });
});
