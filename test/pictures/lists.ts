import type { List, Message } from '../../src/core/message.js';
import type { Look, Shot } from './page.js';

type Words = Record<'en' | 'id', string>;

const at = Date.UTC(2024, 5, 18, 0, 5);

const headline = (text: string, publisher: string, number: number) => ({
  text,
  link: `https://www.tribunnews.com/${number}`,
  facts: publisher,
  date: '07.05 WIB',
  at: at - number * 1_200_000,
});

const politics = [
  headline(
    'Vladimir Putin Kunjungi Korea Utara, Boyong Menteri Pertahanan hingga Menteri Luar Angkasa',
    'Tribunnews · Kompas · Tempo',
    0,
  ),
  headline('Presiden Rusia Tiba di Hanoi Setelah Kunjungan ke Pyongyang', 'Antara', 1),
];
const earthquakes = [
  headline('Gempa Magnitudo 5,2 Guncang Bantul, Warga Berhamburan', 'Detik', 2),
  headline('BMKG: Gempa Bantul Tidak Berpotensi Tsunami', 'Tribunnews', 3),
];
const football = [headline('Persib Menang 2-1 atas Persija di Bandung', 'Kompas', 4)];

const words: Record<'digest' | 'waited' | 'war' | 'quake' | 'ball' | 'more' | 'moreShown', Words> = {
  digest: { en: 'A digest', id: 'Ringkasan' },
  waited: { en: 'What waited', id: 'Yang menunggu' },
  war: { en: 'Russia-Ukraine war', id: 'Konflik Rusia Vs Ukraina' },
  quake: { en: 'Earthquakes', id: 'Gempa Bumi' },
  ball: { en: 'Football', id: 'Sepak Bola' },
  more: { en: 'And 3 more: /latest', id: 'Dan 3 lagi: /latest' },
  moreShown: { en: 'Your digest: 8 articles', id: 'Ringkasan Anda: 8 berita' },
};

/** A digest and a list, which come at their time and not by a command. */
export function listShots(language: Look['language'], shown: (message: Message) => string[]): Shot[] {
  const say = (name: keyof typeof words) => words[name][language];
  const digest: List = {
    kind: 'list',
    title: say('moreShown'),
    headlines: [],
    more: null,
    sections: [
      {
        title: say('war'),
        headlines: politics.map((each) => ({ ...each, lead: 'Kunjungan itu berlangsung dua hari.' })),
        more: say('more'),
      },
      { title: say('quake'), headlines: earthquakes, more: null },
      { title: say('ball'), headlines: football, more: null },
    ],
  };
  const waited: List = {
    kind: 'list',
    title: language === 'en' ? '5 new articles' : '5 berita baru',
    headlines: [...politics, ...earthquakes, ...football],
    more: null,
    sections: [],
  };
  return [
    { title: say('digest'), asked: '🕖', answers: shown(digest) },
    { title: say('waited'), asked: '🌙', answers: shown(waited) },
  ];
}
