import { fold } from '../text.js';

/** One word or number of a text. */
export interface Token {
  /** As it is compared: folded, without a possessive's ending. */
  word: string;
  /** Whether it is written with a capital. */
  capital: boolean;
  /** Whether it stands first in its sentence, where every word has a capital. */
  first: boolean;
  /** Whether it holds a digit. */
  number: boolean;
}

const pattern = /\p{L}[\p{L}\p{N}]*(?:['’]\p{L}+)?|\p{N}[\p{N}\p{L}.,]*|[.!?…:"“”|\n]/gu;

/** The words and numbers of a text, in order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let first = true;
  for (const [match] of text.matchAll(pattern)) {
    if (/^[^\p{L}\p{N}]/u.test(match)) {
      first = true;
      continue;
    }
    const number = /^\p{N}/u.test(match);
    const word = fold(number ? match.replace(/[.,]+$/, '') : match.replace(/['’]s?$|['’]s$/u, ''));
    tokens.push({ word: word.replace(/['’]/g, ''), capital: /^\p{Lu}/u.test(match), first, number });
    first = false;
  }
  return tokens;
}

/** Words that say nothing of an event: English, Indonesian, and the days of the week, which are compared by themselves. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'a an and are as at be been being but by can could did do does for from get had has have he her him his how i if in into ' +
    'is it its just may might more most much must my new no not of off on one only or other our out over own said ' +
    'say says she should so some still such than that the their them then there these they this those to too up us ' +
    'via vs was we were what when where which while who whom whose why will with would you your after before about amid ' +
    'also all any back because between both during each even ever first former here last least less like made make ' +
    'many mr mrs ms now since through told under until very well without year years day days week month time people ' +
    'ada adalah adapun agar akan akibat antara apa atas atau bagaimana bagi bahkan bahwa baru begini belum berikut bisa ' +
    'buat bukan cara dalam dan dapat dari dengan di dia dua guna hari harus hingga ia ini itu jadi jika juga kali kami ' +
    'kata katanya karena ke kembali kepada kini kita lagi lain lalu lebih maka maupun masih melalui mereka merupakan ' +
    'namun nya oleh orang pada para pasca pihak pukul pun saat saja salah sang sangat satu saya sebagai sebanyak sebelum ' +
    'sebuah secara sejak sejumlah sekitar selain selama seluruh semua sementara sempat seorang seperti serta setelah siapa soal ' +
    'sudah supaya tak tahun tapi telah tengah tentang terhadap tersebut tetap tetapi tidak turut untuk usai wib wita wit ' +
    'ya yakni yaitu yang com read baca foto image caption copyright getty'
  ).split(' '),
);

const dayNames: Readonly<Record<string, number>> = {
  sunday: 0,
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
  senin: 1,
  selasa: 2,
  rabu: 3,
  kamis: 4,
  jumat: 5,
  sabtu: 6,
};

/** The day of the week that a word names, 0 for Sunday. `minggu` is a week too, and says too little. */
export function dayOf(word: string): number | undefined {
  return Object.hasOwn(dayNames, word) ? dayNames[word] : undefined;
}
