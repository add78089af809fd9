import { describe, expect, it } from 'vitest';
import { isGivenName } from '../../../src/core/linguistics/given-names.js';
import { packWords, readWords } from '../../../src/core/linguistics/packed-words.js';
import { readAuthors } from '../../../src/intake/read/authors.js';
import { houseOf } from '../../../src/intake/read/house.js';

const namesIn = (written: string) => readAuthors([written]);

describe('what has the shape of a name and no given name in it', () => {
  it.each(['Wochenpost', 'Palmeiras', 'Tribuna', 'Lenta', 'Чайник', 'Katzastrophe'])(
    'is nobody as a single word: %s',
    (written) => expect(namesIn(written)).toEqual([]),
  );

  it.each([
    'Hot Pod',
    'Hard Fork',
    'Real Boulders',
    'Green Mountain Power',
    'Fox Sports',
    'Politik Kreuzdorf',
  ])('is nobody where it is made of ordinary words: %s', (written) => expect(namesIn(written)).toEqual([]));

  it.each(['EFC Blaue Bembel', 'EAG Antigua', 'APA OTS'])('is nobody behind an acronym: %s', (written) =>
    expect(namesIn(written)).toEqual([]),
  );

  it.each([
    'Magyar Nemzet',
    'Springer Medizin',
    'Do Rzeczy',
    'Bergens Tidende',
    'Al Ahram',
    'Radar Bogor',
    'Historische Wehranlage',
    '文● オカモト',
  ])('is nobody where it is a paper or a club: %s', (written) => expect(namesIn(written)).toEqual([]));

  it('is nobody where it begins with what its site is called', () => {
    const house = houseOf('https://www.annabaker.example/cake', []);
    expect(readAuthors(['Anna Baker Cake Mix'], house)).toEqual([]);
  });

  it.each([
    ['Buten un Binnen', 'https://radio.example/', 'Radio Bremen: buten un binnen um 6'],
    ['Me Geek', 'https://pods.example/', 'Me Geek and You Geek'],
  ])('is nobody where the name of its site begins with it: %s', (name, url, title) =>
    expect(readAuthors([name], houseOf(url, [title]))).toEqual([]),
  );

  it.each([
    ['Jane Doe', 'https://pods.example/', 'Jane Doe at Night'],
    ['Saran Shantak', 'https://saran.pods.example/', 'Revision'],
  ])('is a person nevertheless where a site is named after %s', (name, url, title) =>
    expect(readAuthors([name], houseOf(url, [title]))).toEqual([name]),
  );

  it.each(['Art Weekly', 'Boston Daily', 'Science Weekly'])(
    'is a paper behind a word or a town: %s',
    (written) => expect(namesIn(written)).toEqual([]),
  );

  it.each(['삼성전자', '현대그룹', '조선왕조실'])('is nobody without a Korean surname: %s', (written) =>
    expect(namesIn(written)).toEqual([]),
  );

  it.each([
    'Annika',
    'Suparno',
    'Hasanuddin',
    'Дмитрий',
    'Hope Turner',
    'Rich Hollow',
    'Visa Högmander',
    'Alli Rosenblatt',
    'Li Xuanmin',
    'Yoliswa Subuwa',
    'DJ Winters',
    'Al Root',
    'Shaswati Das',
    'Tripti K Lahir',
    '박수찬',
    '남궁민수',
    'Yoon Young-sil',
    'Haris',
    'Komang',
    'Sean Daily',
    'Alison Weekly',
  ])('is a person nevertheless: %s', (written) => expect(namesIn(written)).toEqual([written]));
});

describe('a first and a last name joined by a hyphen', () => {
  it('are set apart, two given names are not', () => {
    expect(namesIn('Graciela-Cuerva')).toEqual(['Graciela Cuerva']);
    expect(namesIn('Jean-Luc')).toEqual(['Jean-Luc']);
    expect(namesIn('Jean-Luc Cuerva')).toEqual(['Jean-Luc Cuerva']);
  });
});

it('cuts what someone is for a paper before the name', () => {
  expect(namesIn('Von GLOBUS-Online-Experte Robin Tscharn')).toEqual(['Robin Tscharn']);
  expect(namesIn('Gastautorin Anke Tscharn')).toEqual(['Anke Tscharn']);
});

describe('packed words', () => {
  it('are read as they were', () => {
    const words = ['anna', 'anne', 'annegret', 'аня', 'bo'];
    expect([...readWords(packWords(words))].sort()).toEqual([...words].sort());
  });

  it('hold given names of many languages', () => {
    for (const name of ['annika', 'wahyu', 'дмитрии', 'nguyet'])
      expect([name, isGivenName(name)]).toEqual([name, true]);
    for (const word of ['hot', 'weltwoche', 'power'])
      expect([word, isGivenName(word)]).toEqual([word, false]);
  });
});
