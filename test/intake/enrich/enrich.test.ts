import { describe, expect, it } from 'vitest';
import { settled } from '../../doubles/clock.js';
import { article, item, page, setUp } from './site.js';

describe('an item that lacks something', () => {
  it('has its blanks filled by its page', async () => {
    const { enrich, clock } = setUp({ [page(1)]: {} });
    const { items } = await enrich([item(page(1))]);
    expect(items[0]).toEqual({
      ...item(page(1)),
      text: 'Kapal itu merapat pagi tadi.',
      authors: ['Ratna Puspa'],
      publishedAt: Date.UTC(2026, 6, 24, 5, 40),
      language: 'id',
      image: { url: 'https://a.example/besar.jpg', credit: null },
      categories: ['Laut', 'Aruna'],
      fromPage: ['summary', 'authors', 'publishedAt', 'language', 'image', 'categories'],
    });
    expect(clock.waiting).toBe(0);
  });

  it('has the beginning of its text from a page that is read anyway, and is never shown it', async () => {
    const paragraphs =
      '<p>Kapal riset itu merapat pagi tadi di dermaga Tual dengan dua puluh peneliti.</p>'.repeat(40);
    const { enrich, asked } = setUp({ [page(1)]: { body: article + paragraphs } });
    const image = { url: 'https://a.example/kecil.jpg', credit: null };
    const told = { text: 'Dari umpan sendiri.', authors: ['A B'], publishedAt: 1, image };
    const [short, own, whole] = (
      await enrich([
        item(page(1), { ...told, authors: [] }),
        item(page(1), { ...told, authors: [], body: 'Isi dari umpan sendiri.' }),
        item(page(1), told),
      ])
    ).items;
    expect(short?.text).toBe('Dari umpan sendiri.');
    expect(short?.body).toMatch(/^Kapal riset itu merapat/);
    expect(short?.body?.length).toBeLessThanOrEqual(1500);
    expect(own?.body).toBe('Isi dari umpan sendiri.');
    // For the text alone no page is asked.
    expect(whole).not.toHaveProperty('body');
    expect(asked.filter(({ url }) => url === page(1))).toHaveLength(1);
  });

  it('keeps what its feed said', async () => {
    const { enrich } = setUp({ [page(1)]: {} });
    const known = { text: 'Dari umpan sendiri.', publishedAt: 1_784_000_000_000, language: 'en' };
    const image = { url: 'https://a.example/kecil.jpg', credit: null };
    const { items } = await enrich([item(page(1), { ...known, image })]);
    expect(items[0]).toMatchObject({ ...known, image, authors: ['Ratna Puspa'] });
  });

  it('is not looked up when it lacks nothing, has no page, or its page is the front page', async () => {
    const { enrich, asked } = setUp({});
    const whole = item(page(1), {
      text: 'Ada.',
      authors: ['A B'],
      publishedAt: 1,
      image: { url: 'https://a.example/a.jpg', credit: null },
    });
    const items = [whole, item(null), item('https://a.example/'), item('mailto:a@example.com')];
    expect((await enrich(items)).items).toEqual(items);
    expect(asked).toEqual([]);
  });

  it('does not believe a date in the future', async () => {
    const body = article.replace('2026-07-24', '2027-07-24');
    const { enrich } = setUp({ [page(1)]: { body } });
    expect((await enrich([item(page(1))])).items[0]).toMatchObject({
      publishedAt: null,
      authors: ['Ratna Puspa'],
    });
  });

  it('takes nothing from another page that it was led to', async () => {
    const body = article.replaceAll('Kapal riset tiba di Tual', 'Jadwal siaran');
    const { enrich } = setUp({
      [page(1)]: { url: 'https://a.example/live', body },
      [page(2)]: { type: 'image/png' },
    });
    const items = [item(page(1)), item(page(2))];
    expect((await enrich(items)).items).toEqual(items);
  });
});

describe('an article is never held back for long', () => {
  it('by a host that never answers', async () => {
    const slow = Object.fromEntries(
      [1, 2, 3].map((number) => [page(number), { ms: Number.POSITIVE_INFINITY }]),
    );
    const { enrich, clock } = setUp({ ...slow, [page(1, 'b.example')]: {} });
    const links = [page(1), page(2), page(3), page(1, 'b.example')];
    const { items, ms } = await enrich(links.map((link) => item(link)));
    expect(ms).toBeLessThanOrEqual(20_100);
    expect(items.map(({ authors }) => authors.length)).toEqual([0, 0, 0, 1]);
    await settled();
    expect(clock.waiting).toBe(0);
  });

  it('by its own number: what was read in time counts', async () => {
    const links = Array.from({ length: 200 }, (_, index) => page(index));
    const { enrich, pagesAsked } = setUp(Object.fromEntries(links.map((link) => [link, { ms: 100 }])));
    const { items, ms } = await enrich(links.map((link) => item(link)));
    expect(ms).toBeLessThanOrEqual(20_100);
    expect(items.filter(({ authors }) => authors.length === 1).length).toBeGreaterThan(25);
    const before = pagesAsked().length;
    await settled();
    expect(pagesAsked()).toHaveLength(before);
  });

  it('when Kabar stops', async () => {
    const { enrich, clock } = setUp({ [page(1)]: { ms: Number.POSITIVE_INFINITY } });
    const control = new AbortController();
    clock.after(300, () => control.abort());
    const { items, ms } = await enrich([item(page(1))], control.signal);
    expect(items).toEqual([item(page(1))]);
    expect(ms).toBeLessThanOrEqual(400);
    expect((await enrich([item(page(2))], AbortSignal.abort())).ms).toBe(0);
  });
});
