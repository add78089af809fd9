import { describe, expect, it } from 'vitest';
import { withoutCaptions } from '../../../src/core/summary/captions.js';
import { isStamp } from '../../../src/core/summary/stamp.js';
import { lead } from '../../../src/core/summary.js';

const news = 'The museum will reopen in June after a fire.';

describe('the stamp of a page is no sentence', () => {
  it.each([
    'Publicado em 30 de Maio de 2022.',
    'Updated at 5:28 p.m.',
    'Mis à jour le 03/04/2021 à 23:56',
    'Aktualisiert am 20. April 2020, 14:57 Uhr',
  ])('%s', (stamp) => {
    expect(isStamp(stamp)).toBe(true);
    expect(lead(`${stamp}\n${news}`, 'A story')).toBe(news);
  });

  it.each(['In 2024, 12 people died.', 'Fares rise on 3 March.', 'May 2024 was hot.'])('but %s', (text) => {
    expect(isStamp(text)).toBe(false);
  });
});

describe('what stands between two sentences is left out', () => {
  const more = 'Work starts in May.';
  it.each(['[…]', '[...]', '(Baca juga: Museum ditutup)', '(Read more: Fire in the museum)'])(
    '%s',
    (between) => {
      expect(lead(`${news} ${between} ${more}`, 'A story')).toBe(`${news} ${more}`);
    },
  );

  it('but not a time behind an abbreviation', () => {
    const text = 'Peringatan dini tgl 4 Mei pkl. 13.10 WIB: hujan lebat di Bogor.';
    expect(lead(text, 'Cuaca', 'id')).toBe(text);
  });
});

describe('a line that ends with who took the picture is a caption', () => {
  it.each([
    'A locomotive stands in the yard in June. Jane Doe/The Globe and Mail',
    'Bij de fabriek wordt gebouwd.Beeld AFP',
    'A rider gives a thumbs up. © Acme/Jane Doe',
    'The satellites in orbit. Source: Associated Press',
    'Ein Polizist sperrt die Straße. Symbolfoto: Max Muster/dpa',
    'The mayor at the opening on Friday. (Photo by Jane Doe/AFP via Getty Images)',
    'ILUSTRASI jembatan.* /Pexels/Pixabay/',
    'Warga melihat jembatan itu./Antara Foto',
    'Le pont en mai (Photo, AFP).',
    'Dok. Humas Pelabuhan',
  ])('%s', (caption) => {
    expect(lead(`${caption}\n${news}`, 'A story')).toBe(news);
    expect(lead(`${news}\n${caption}`, 'A story')).toBe(news);
  });

  it.each([
    'The new bridge at dusk. (Photo by Jane Doe/Getty Images)',
    'The mayor at the opening on Friday. (AP Photo/Jane Doe)',
    'FILE PHOTO: The bridge under construction in 2023. REUTERS/Jane Doe/File Photo',
    'Smoke over the valley. [Jane Doe/Al Jazeera]',
    'Jembatan baru di Sungai Serayu. (Foto: Dok. Pemkot)',
    'Ilustrasi jembatan. ANTARA FOTO/Budi Candra/foc.',
    'The port seen from above. (Harbour Police via AP)',
    'A diver at the wreck. Getty Images',
    'A diver at the wreck on Monday. — Reuters pic',
    'Petugas memadamkan api, Selasa (4/11/2025). (KOMPAS.com/BUDI SANTOSO)',
    'Menteri meninjau jembatan, Selasa. TEMPO/Budi Santoso',
  ])('%s', (caption) => {
    expect(lead(`${caption}\n${news}`, 'A story')).toBe(news);
  });

  it.each(['Cases of HIV fell by half (HIV/AIDS).', 'The photo, taken by Nasa, shows a crater on Mars.'])(
    'but not %s',
    (sentence) => {
      expect(lead(`${sentence}\n${news}`, 'A story')).toBe(`${sentence} ${news}`);
    },
  );

  it('unless nothing else is told', () => {
    expect(withoutCaptions([`${news} © Acme`])).toEqual([`${news} © Acme`]);
  });
});

describe('what speaks of the piece', () => {
  it('holds the headline and little else', () => {
    const headline = 'Bridge opens again on Monday';
    const echo = 'The item Bridge opens again on Monday came up first at Coast Daily.';
    expect(lead(`${news} ${echo}`, headline)).toBe(news);
  });

  it('names whose words were used', () => {
    for (const credit of ['Mit Material der dpa.', 'Avec AFP.', 'Con información de EFE.'])
      expect(lead(`${news} ${credit}`, 'A story')).toBe(news);
  });

  it.each([
    ['who wrote them', `By Jane Doe | ${news}`],
    ['who wrote them, without a sign between', `By Jane Doe ${news}`],
    ['the headline and the publisher', `Museum opens again in June - Coast Daily ${news}`],
    ['a label and the headline', `Watch: Museum opens again in June. ${news}`],
    ['how the publisher earns', `We may earn a commission from links on this page. ${news}`],
  ])('stands before the news as %s', (_, text) => {
    expect(lead(text, 'Museum opens again in June', 'en', 'Coast Daily')).toBe(news);
  });

  it('leads on to others, line by line', () => {
    const links = 'Lihat juga:\nCara Merawat Koleksi Lama';
    expect(lead(`${news}\n${links}\nTickets are free.`, 'A story')).toBe(`${news} Tickets are free.`);
  });

  it.each([
    'Also read in court was a letter by the victim.',
    'Halaman selanjutnya dari sejarah itu dimulai hari ini.',
    'Newsletter der Regierung erreichen kaum junge Leute.',
  ])('is not meant in: %s', (sentence) => {
    expect(lead(`${sentence} ${news}`, 'A story')).toBe(`${sentence} ${news}`);
  });
});

describe('a lead that begins late', () => {
  it('begins behind the dateline, not with the caption above it', () => {
    expect(lead(`Museum Kota.\nKabar.com - ${news}`, 'A story')).toBe(news);
  });

  it.each([
    'RAMAI - Warga melihat jembatan itu dari dekat.',
    'Tim meninjau jembatan, Senin 3 Desember. (Kemenpora)',
  ])('but not with %s', (caption) => {
    expect(lead(`${caption}\nTEMPO.CO, Jakarta - ${news}`, 'A story')).toBe(news);
  });

  it.each(['Banjarbaru, KP – ', 'The Harbour Post – '])('also with %s', (front) => {
    expect(lead(`Jembatan di kota.\n${front}${news}`, 'A story', 'en', 'The Harbour Post')).toBe(news);
  });

  it('goes on behind a standfirst without the dateline', () => {
    const standfirst = 'Two years of work on the oldest house of the city are nearly over.';
    expect(lead(`${standfirst}\nOSLO (Reuters) - ${news}`, 'A story')).toBe(`${standfirst} ${news}`);
  });
});

describe('words that the feed glued', () => {
  it.each([
    ['Hospitals are full,the ministry said.', 'Hospitals are full, the ministry said.'],
    ['Two men (aged 24 and 31)were held.', 'Two men (aged 24 and 31) were held.'],
    ['The board(Bawaslu) has met.', 'The board (Bawaslu) has met.'],
    ['It moved to the U.S.The rent is low.', 'It moved to the U.S. The rent is low.'],
  ])('%s', (glued, apart) => {
    expect(lead(glued, 'A story')).toBe(apart);
  });

  it.each(['It cost 1,500 euros.', 'Each film(s) and f(x) count.'])('but not %s', (text) => {
    expect(lead(text, 'A story')).toBe(text);
  });
});

describe('what asks the reader in other languages', () => {
  it.each([
    ['de', 'Melden Sie sich für unseren Newsletter an.'],
    ['de', 'Schreiben Sie uns Ihre Meinung.'],
    ['fr', 'Écoutez notre podcast.'],
    ['fr', 'Déjà abonné ?'],
    ['es', 'Únete a nuestro canal de WhatsApp.'],
    ['it', 'Segui le notizie sul nostro canale WhatsApp.'],
    ['pt', 'Baixe o app e receba notícias.'],
    ['nl', 'Download onze app.'],
  ])('%s: %s', (language, plea) => {
    expect(lead(`${news} ${plea}`, 'A story', language)).toBe(news);
  });

  it.each([
    ['de', 'Folgen der Dürre sind schon sichtbar.'],
    ['de', 'Stimmen unsere Messungen, so steigt das Meer.'],
    ['fr', 'Suivez la flèche : la ville repeint ses trottoirs.'],
    ['es', 'Más información no ayuda a votar mejor, según un estudio.'],
    ['it', 'Segui la freccia: il Comune ridipinge i marciapiedi.'],
    ['pt', 'Siga a linha amarela: o metrô muda a sinalização.'],
    ['pt', 'Nos vídeos, tudo corria normalmente.'],
    ['nl', 'Volg de gele lijn: de stad schildert nieuwe looproutes.'],
  ])('but %s: %s', (language, text) => {
    expect(lead(`${news} ${text}`, 'A story', language)).toBe(`${news} ${text}`);
  });
});

describe('a headline that was made of the first words of a text', () => {
  it('is not told again by them', () => {
    const text = 'Der Rat von Malt macht das Treffen zum Gipfel – mit dem Kanzler in einer Rolle. Es regnet.';
    expect(lead(text, 'Der Rat von Malt macht das Treffen zum Gipfel – mit dem…', 'de')).toBe(text);
  });
});
