import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lead } from '../../../src/core/summary.js';

const news = 'The council voted for the plan.';
const file = new URL('../../fixtures/editor/asides.txt', import.meta.url);
const learned = readFileSync(file, 'utf8').trim().split('\n');

const behind = (sentence: string, publisher: string | null = null) =>
  lead(`${news} ${sentence}`, 'A story', null, publisher);

describe('a sentence in which a publisher speaks', () => {
  it('is left out in most of the ways from which that was learned', () => {
    const left = learned.filter((sentence) => behind(sentence) === news);
    expect(left.length / learned.length).toBeGreaterThan(0.85);
  });

  it.each([
    'Readers can find all of our reporting on the election in the app.',
    'Our newsletter has more on this story every Friday.',
    'You can read our earlier coverage of the trial on this page.',
    'Do you have a story to tell? Get in touch.',
    'Save now on essential digital access to trusted journalism on any device.',
    'This report by The Canadian Press was first published on July 9.',
    'This story was first published by a partner and may contain errors.',
    'Kami merangkum beritanya di artikel berikut untuk pembaca.',
    'Jangan lewatkan artikel kami lainnya di aplikasi.',
    'Artikel ini diterjemahkan oleh tim kami dan telah disunting.',
    'Mehr dazu lesen Sie in unserem Newsletter.',
  ])('and in others: %s', (sentence) => {
    expect(behind(sentence)).toBe(news);
  });

  it.each([
    'Nobody was hurt.',
    'In this photography project, every picture combines two images.',
    'Two people were treated for burns.',
    'The fire was out by noon.',
    'It is the third strike this year.',
    'The newspaper laid off forty reporters in May.',
    'The app was downloaded nine million times.',
    'Readers of the paper elected her as their poet.',
    'Subscribers to the service pay nine dollars a month.',
    'The video shows a man leaving the shop.',
    'Tidak ada korban jiwa.',
    'Api padam pukul 10.15 WIB.',
    'Aplikasi itu diunduh sembilan juta kali.',
    'Warga diminta tidak keluar rumah.',
    'Pembaca koran itu berkurang separuh sejak 2010.',
  ])('but this is news: %s', (sentence) => {
    expect(behind(sentence)).toBe(`${news} ${sentence}`);
    expect(lead(sentence, 'A story')).toBe(sentence);
  });

  it('needs more signs where nothing stands in front of it', () => {
    const inFront = learned.filter((sentence) => lead(sentence, 'A story') === null);
    const behindNews = learned.filter((sentence) => behind(sentence) === news);
    expect(inFront.length).toBeGreaterThan(learned.length / 2);
    expect(inFront.length).toBeLessThan(0.9 * behindNews.length);
  });

  it('is news where somebody else says it', () => {
    const said = 'You can read the full report on our website, the minister said.';
    expect(behind(said)).toBe(`${news} ${said}`);
  });
});

describe('a body that begins again', () => {
  it('ends the lead behind a standfirst that told the same', () => {
    const points = 'Acme will cut 1,200 jobs by March.\nThe chief told staff on Monday.';
    const body = 'Acme, which makes tills, will cut 1,200 jobs by March, its chief told staff.';
    expect(lead(`${points}\n${body}`, 'Memo')).toBe(points.replace('\n', ' '));
  });

  it('but not behind a few common words', () => {
    const text = 'The port is closed now. The port is closed now to ships, and so is the road.';
    expect(lead(text, 'Storm')).toBe(text);
  });
});

describe('English within another language', () => {
  const kabar = 'Tim SAR mencari dua pendaki yang hilang di gunung.';
  const remark = 'The other versions are made by a machine and there may be errors in the text.';
  it('is what is said of a translation', () => {
    expect(lead(`${kabar} ${remark}`, 'Pendaki', 'id')).toBe(kabar);
    expect(lead(`${kabar} ${remark}`, 'Pendaki', 'en')).toBe(`${kabar} ${remark}`);
  });

  it('or a name, or a quotation', () => {
    for (const more of [
      'Film The Lord of the Rings diputar di sana.',
      '“The show of the year is on for the fans.”',
    ])
      expect(lead(`${kabar} ${more}`, 'Pendaki', 'id')).toBe(`${kabar} ${more}`);
  });
});

describe('a publisher or a place in front of the first word', () => {
  const told = 'Dua kapal tenggelam di Selat Pukuafu.';
  it.each([
    'KabarKita-',
    'Papua60detik - ',
    'RIAU ONLINE, PEKANBARU-',
    'Jakarta. ',
    'Kalianda (Lampost.co)–',
    'Oleh Budi Santoso (Antara) - ',
    'By Jane Doe LAGOS—',
    'Jakarta, Kabar Kita ',
    'Kabar Kita: ',
    'Kabar Kita, Kupang: ',
    'Penulis: Budi Santoso | Editor: Ani KABAR.co.id | KUPANG - ',
  ])('%s', (front) => {
    expect(lead(front + told, 'Kapal', 'id', 'Kabar Kita')).toBe(told);
  });

  it.each([
    'Kabar Kita Radio menang lagi.',
    'iPhone buatan India dijual mulai Rp 9 juta.',
    'Budi Santoso. Dialah orang pertama yang tiba di sana.',
    'COVID-19 menular lagi di dua kota.',
    'McCain-Feingold kembali dibahas di Senat.',
  ])('are no part of %s', (sentence) => {
    expect(lead(sentence, 'Kisah', 'id', 'Kabar Kita')).toBe(sentence);
  });
});
