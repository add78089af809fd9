import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentences } from '../../src/core/summary/sentences.js';
import { lead, summaryLength } from '../../src/core/summary.js';

const headline = 'Vladimir Putin Kunjungi Korea Utara, Boyong Menteri Pertahanan';
const first =
  'Presiden Rusia Vladimir Putin akan melakukan perjalanan ke Korea Utara pada Selasa (18/6/2024) hari ini.';

describe('lead', () => {
  it.each([
    ['a dateline of a house', `TRIBUNNEWS.COM, PYONGYANG - ${first}`, first],
    ['a house alone', `TRIBUNNEWS.COM - ${first}`, first],
    ['a place and a house', `Jakarta (ANTARA) - ${first}`, first],
    ['a place and a house with a comma', `Jakarta, CNN Indonesia -- ${first}`, first],
    ['upper case with a house', `JAKARTA, KOMPAS.com – ${first}`, first],
    [
      'an English dateline',
      'LONDON (Reuters) - The bank kept its rate on Thursday.',
      'The bank kept its rate on Thursday.',
    ],
    ['a tail in English', `${first} Read more...`, first],
    ['a tail in Indonesian', `${first} Baca selengkapnya`, first],
    ['a tail behind dots', `${first} [...] Continue reading →`, first],
    ['a link to another article', `${first} Baca juga: Kim Jong Un Sambut Putin di Bandara.`, first],
    ['the headline again', `${headline}. ${first}`, first],
    ['the headline with a dash', `${headline} - ${first}`, first],
    ['a byline', `${first} Penulis: Hasanudin Aco`, first],
  ])('leaves out %s', (_, text, expected) => {
    expect(lead(text, headline)).toBe(expected);
  });

  it.each([
    ['nothing', ''],
    ['only the headline', headline],
    ['the headline in other letters', headline.toUpperCase()],
    ['only boilerplate', 'Baca selengkapnya'],
    ['white space', ' \n\t '],
  ])('is null for %s', (_, text) => {
    expect(lead(text, headline)).toBeNull();
  });

  it('keeps whole sentences only', () => {
    const sentences = [
      'Gempa berkekuatan 5,4 mengguncang pesisir selatan pada pagi hari tadi, Senin.',
      'Warga berlarian ke bukit setelah sirene berbunyi selama hampir sepuluh menit.',
      'Dua jembatan di kota itu ditutup sampai insinyur selesai memeriksa tiangnya.',
      'Sekolah dan pasar tetap buka, tetapi kereta berhenti sampai sore nanti tiba.',
    ];
    expect(lead(sentences.join(' '), 'Gempa')).toBe(sentences.slice(0, 3).join(' '));
  });

  it('cuts a first sentence that is too long after a word', () => {
    const text = `${'kata '.repeat(100)}selesai.`;
    const cut = lead(text, 'Judul') as string;
    expect(cut.length).toBeLessThanOrEqual(summaryLength);
    expect(cut).toMatch(/kata…$/);
  });

  it('rather takes a standfirst without a full stop than cuts the first sentence behind it', () => {
    const standfirst = 'Ten thousand people moved within a week of the flood';
    const tooLong = `The river ${'and the lake '.repeat(25)}rose.`;
    expect(lead(`${standfirst}\n${tooLong}`, 'A story')).toBe(standfirst);
    expect(lead(`Jane Doe, writing for the Globe of Kelso:\n${tooLong}`, 'A story')).toMatch(
      /^The river.*…$/,
    );
  });

  it('leaves out the headline with the name of its publisher, whatever stands between them', () => {
    const title = 'Hikers saved above the lake';
    expect(lead(`${title} Kelso Post Eleven hikers were saved on Monday.`, title, 'en', 'Kelso Post')).toBe(
      'Eleven hikers were saved on Monday.',
    );
    expect(lead(`${title} (Kelso Post)`, title, 'en', 'Kelso Post')).toBeNull();
  });

  it('does not take a sentence that begins like the headline for the headline', () => {
    expect(lead(`${headline} pada Selasa. Ia tiba malam hari.`, headline)).toBe(
      `${headline} pada Selasa. Ia tiba malam hari.`,
    );
  });

  it('keeps an ordinary sentence with a dash', () => {
    const text = 'Timnas Indonesia - dengan sepuluh pemain - menahan Arab Saudi.';
    expect(lead(text, 'Timnas')).toBe(text);
  });

  it('is never longer than it may be, and adds nothing of its own', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 2000, unit: 'grapheme' }),
        fc.string({ maxLength: 80 }),
        (text, title) => {
          const summary = lead(text, title);
          if (summary === null) return;
          expect(summary.length).toBeGreaterThan(0);
          expect(summary.length).toBeLessThanOrEqual(summaryLength);
          expect(summary).toBe(summary.trim());
        },
      ),
    );
  });

  it('reads a megabyte in no time', () => {
    expect(lead('A'.repeat(1_000_000), 'x')).toHaveLength(summaryLength);
    expect(lead('( - able '.repeat(100_000), 'x')).not.toBeNull();
    // The time-out of the test is the bound.
    for (const piece of [
      '#a ',
      'The post ',
      'JAKARTA, ',
      '[',
      '(… ',
      '. ',
      'Dr. ',
      '“',
      'x\n',
      'toggle caption ',
      'No. 1 ',
      '"A.',
    ]) {
      expect((lead(piece.repeat(1_000_000 / piece.length), 'The post') ?? '').length).toBeLessThanOrEqual(
        summaryLength,
      );
    }
  });
});

describe('sentences', () => {
  it.each(['', 'no tag', '<b>', 'x'.repeat(300)])('are found where the language is none: %s', (language) => {
    expect(sentences('It rained. It snowed.', language)).toEqual(['It rained.', 'It snowed.']);
  });

  it.each([
    [['Dr. Ani datang.', 'Ia senang.'], 'Dr. Ani datang. Ia senang.'],
    [['Jl. Sudirman No. 5 ditutup.'], 'Jl. Sudirman No. 5 ditutup.'],
    [['The U.S. Senate voted.', 'It passed.'], 'The U.S. Senate voted. It passed.'],
    [['Seats on Flt. 214 cost Rs. 3.17 crore.'], 'Seats on Flt. 214 cost Rs. 3.17 crore.'],
    [['Gempa terjadi pukul 06.30 WIT.', 'PT Maju tutup.'], 'Gempa terjadi pukul 06.30 WIT.PT Maju tutup.'],
    [['Pemilihan (Pilpres) usai.'], 'Pemilihan ( Pilpres) usai.'],
    [
      ['Trams stop at 8 p.m. Sunday.', 'They left by 8 p.m.', 'The mayor stayed.'],
      'Trams stop at 8 p.m. Sunday. They left by 8 p.m. The mayor stayed.',
    ],
    [
      ['They open at 9 a.m. EST.', 'It is 9 a.m.', 'Money is short.'],
      'They open at 9 a.m. EST. It is 9 a.m. Money is short.',
    ],
    [['They opened the school.', 'C.N. Rao came.'], 'They opened the school.C.N. Rao came.'],
    [['Drs. H. Budi, S.Kom.M.Kom. hadir.'], 'Drs. H. Budi, S.Kom.M.Kom. hadir.'],
    [['Harga naik Rp 1.500 per liter.', 'Warga mengeluh.'], 'Harga naik Rp 1.500 per liter. Warga mengeluh.'],
  ])('%j', (expected, text) => {
    expect(sentences(text)).toEqual(expected);
  });
});

describe('what stands in front of a lead', () => {
  const lead1 = 'Lawmakers criticised the sentence on Friday.';
  it.each([
    ['Updated at 9:40 p.m. ', lead1],
    ['Updated 12:59 p.m. ET, March 3: ', lead1],
    ['Updated at 17.05 GMT on Tuesday – ', lead1],
    ['Former campaign manager Paul Roe (Carlo Allegri/Reuters ) ', lead1],
    ['Delegates walk past officials in Oslo, May 22, 2020. (Anne-Marie O’Neil Garcia/Reuters) ', lead1],
    ['(AP Photo/Evan Roe) ', lead1],
    ['Kevin Roe, Ann B. Doe and Brad Heath, USA TODAY WASHINGTON – ', lead1],
    ['CLOSE ', lead1],
    ['(CNN) ', lead1],
    ['New York (CNN Business) ', lead1],
    ['WASHINGTON (AP) ', lead1],
    ['Terakhir diperbarui: 12/03/2024 10:15 WIB | ', 'Dewan menolak rencana itu pada Jumat.'],
  ])('is no part of it: %s', (front, sentence) => {
    expect(lead(front + sentence, 'A story')).toBe(sentence);
  });

  it.each([
    'This March 28, 2017, file photo, provided by the state, shows Jane Roe.',
    'This image from video provided by the campaign shows Sen. Jane Roe, as she ends it in Burlington, Vt.',
    'President Jane Roe speaks during a briefing at the White House, Saturday, March 14, 2020, in Washington.',
  ])('nor is a caption of a picture: %s', (caption) => {
    expect(lead(`${caption} ${lead1}`, 'A story')).toBe(lead1);
    expect(lead(`${caption}\n${lead1}`, 'A story')).toBe(lead1);
  });

  it('also where a caption, its credit and a dateline stand before it in one line', () => {
    const caption = 'President Jane Roe speaks at the White House, Saturday, March 14, 2020, in Washington.';
    expect(lead(`${caption} (AP Photo/Alex Roe) WASHINGTON (AP) — ${lead1}`, 'A story')).toBe(lead1);
    const video = '(Roe for President via AP) This image from video provided by the campaign shows Jane Roe.';
    expect(lead(`${video} ${lead1}`, 'A story')).toBe(lead1);
  });

  it.each([
    'Updated rules for lodgers took effect in Bergen on Monday.',
    'Updated at 90 stations, the timetable now shows every late train.',
    'Close to 3,000 people marched in Oslo on Friday.',
    'The mayor (Labour/Greens) resigned over the harbour.',
    'The firm (Roe Holdings/Doe) sold its ships. Prices fell.',
    'On Thursday, Nov. 7, 2019, the ministry said in Beijing that tariffs would fall.',
    'This photo book shows how the harbour grew.',
    'This image of the party as divided shows no sign of fading, voters say.',
    'USA TODAY will cut 40 jobs in its newsroom.',
    'Jane Roe of USA TODAY won the prize on Monday.',
    'Wakil Presiden (Wapres) Gibran meninjau pasar pada Senin.',
    'Diperbarui tiap pekan, daftar itu memuat harga beras.',
  ])('but this is: %s', (text) => {
    expect(lead(text, 'A story')).toBe(text);
  });
});
