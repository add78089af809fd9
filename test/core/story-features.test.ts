import { describe, expect, it } from 'vitest';
import { eventNames, roundNames } from '../../src/core/linguistics/story-words.js';
import { clausesOf } from '../../src/core/story/clauses.js';
import { eventsOf } from '../../src/core/story/events.js';
import { type FeatureName, featuresOf } from '../../src/core/story/features.js';
import { backgroundOf } from '../../src/core/story/judge.js';
import { isAmong } from '../../src/core/story/numbers.js';
import { glanceAt, packProfile, unpackProfile } from '../../src/core/story/packed-profile.js';
import { profileOf } from '../../src/core/story/profile.js';
import { roundsOf } from '../../src/core/story/rounds.js';
import { isVetoed, tellOtherStages } from '../../src/core/story/stages.js';
import { stemWeight } from '../../src/core/story/weight.js';

type Written = readonly [headline: string, summary?: string];

function profile([headline, summary = '']: Written, language: string) {
  return profileOf({ headline, summary }, language, backgroundOf(language));
}

const ordered = /First$|Gained$|Earlier$|Later$|Passed$/;

/** One feature of a later article and an earlier one; the same when the earlier was kept, and most the same both ways round. */
function feature(name: FeatureName, one: Written, other: Written, language = 'en'): number {
  const weight = stemWeight(backgroundOf(language));
  const [left, right] = [profile(one, language), profile(other, language)];
  const value = featuresOf(left, right, weight)[name];
  if (!ordered.test(name)) expect(featuresOf(right, left, weight)[name]).toBeCloseTo(value, 10);
  const kept = unpackProfile(packProfile(right, (text) => text));
  expect(featuresOf(left, kept, weight)[name]).toBeCloseTo(value, 10);
  return value;
}

describe('a headline is parted into what it tells and what came before', () => {
  it.each([
    ['Lammy named deputy after Rayner quits', 'lammy named deputy', 'rayner quits'],
    ['After Rayner quits, Lammy named deputy', 'lammy named deputy', 'rayner quits'],
    ['Polisi Periksa Sopir Usai Bus Terguling', 'polisi periksa sopir', 'bus terguling'],
    ['Pemerintah Siapkan Bantuan terkait Gempa Bitung', 'pemerintah siapkan bantuan', 'gempa bitung'],
    ['Rayner quits', 'rayner quits', ''],
    ['Overnight storm kills two', 'overnight storm kills two', ''],
  ])('%j', (headline, main, earlier) => {
    expect(clausesOf(headline)).toEqual({ main, earlier });
  });
});

describe('what comes after what the other headline tells', () => {
  const resigned: Written = ['Angela Rayner resigns as deputy prime minister'];

  it.each<[string, number, Written, Written, string]>([
    ['an appointment after it', 1, resigned, ['Lammy appointed deputy after Rayner resigns'], 'en'],
    ['something without a name after it', 0.5, resigned, ['Bookmakers busy after Rayner resigns'], 'en'],
    ['the same event and its reason', 0, resigned, ['Rayner quits after tax inquiry'], 'en'],
    ['a cause that the other does not tell', 0, resigned, ['Lammy appointed deputy after reshuffle'], 'en'],
    [
      'the dead of an accident',
      0,
      ['Bus crashes in Sikkim'],
      ['Ten killed after bus crashes in Sikkim'],
      'en',
    ],
    [
      'an inquiry after an accident',
      1,
      ['Bus Terguling di Cipali'],
      ['Sopir Diperiksa Usai Bus Terguling'],
      'id',
    ],
  ])('%s: %d', (_, value, one, other, language) => {
    expect(feature('comesAfter', one, other, language)).toBe(value);
  });
});

describe('the news of a later headline', () => {
  const blast: Written = [
    'Ledakan Gudang Amunisi di Garut',
    'Ledakan terjadi di Cibalong, Garut, Senin pagi.',
  ];
  it.each<[string, number, Written]>([
    ['begins with what is known', 0, ['Ledakan di Garut Diselidiki']],
    ['comes before what it is about', 0.5, ['Panglima Bentuk Tim Ledakan Amunisi Garut']],
    ['is of something else', 1, ['Persib Juara']],
  ])('%s: %d', (_, value, later) => {
    expect(feature('newsFirst', later, blast, 'id')).toBe(value);
  });
});

describe('two places', () => {
  it.each<[string, number, Written, Written, string]>([
    ['are apart', 1, ['Four die in fire in Bangkok flats'], ['Five die in fire in Lyon flats'], 'en'],
    [
      'are apart in the leads as well',
      1,
      ['Fire kills four', 'Flames spread through flats in eastern Bangkok, police said.'],
      ['Fire kills five', 'Flames spread through flats in the old city of Lyon, police said.'],
      'en',
    ],
    [
      'are one where either is named by both',
      0,
      ['Fire in Lyon'],
      ['Fire in France', 'Flats in Lyon burnt.'],
      'en',
    ],
    ['say nothing where only one names a place', 0, ['Fire in Lyon kills four'], ['Fire kills four'], 'en'],
    ['are apart in Indonesian', 1, ['Gudang di Cimahi Terbakar'], ['Gudang di Bekasi Terbakar'], 'id'],
    ['are no month and no firm without a word before it', 0, ['Fire at dawn'], ['Fire at noon'], 'en'],
  ])('%s', (_, value, one, other, language) => {
    expect(feature('scenesApart', one, other, language)).toBe(value);
  });

  it.each<[string, number, Written, Written]>([
    ['other countries', 1, ['Norwegian bank cuts rates'], ['Canadian bank cuts rates']],
    ['one country by other names', 0, ['Moscow hits port'], ['Russian missiles hit port']],
    ['a country and a party', 0, ['Norwegian bank cuts rates'], ['Republicans cut taxes']],
  ])('of %s', (_, value, one, other) => {
    expect(feature('countriesApart', one, other)).toBe(value);
  });
});

describe('the numbers of both headlines', () => {
  it.each<[number, Written, Written]>([
    [1, ['Ozzy Osbourne dies at 76'], ['Singer Osbourne dead at 76']],
    [0, ['Ozzy Osbourne dies at 76'], ['Osbourne dead', 'He was 76.']],
  ])('count where both give them: %d', (value, one, other) => {
    expect(feature('headNumbersShared', one, other)).toBeCloseTo(value, 10);
  });
});

describe('the rounds of a cup', () => {
  it.each<[string, (typeof roundNames)[number][]]>([
    ['Alcaraz into Wimbledon semi-finals', ['semi']],
    ['Alcaraz beats Norrie in quarter-final', ['quarter', 'semi']],
    ['Spain beat France 5-4 to reach Nations League final', ['final']],
    ['Gauff beats Sabalenka in Paris final', ['final', 'title']],
    ['Final approval for tax bill', ['final', 'title']],
    ['Fajar/Fikri ke Semifinal China Open', ['semi']],
    ['Greysia Melaju ke Perempat Final', ['quarter']],
    ['Jojo Juara Korea Open', ['title']],
    ['Manchester United beat Chelsea', []],
  ])('%j', (headline, rounds) => {
    expect(roundsOf(headline).map((round) => roundNames[round])).toEqual(rounds);
  });

  it.each<[boolean, Written, Written, string]>([
    [true, ['Alcaraz beats Fritz to reach Wimbledon final'], ['Alcaraz into Wimbledon semi-finals'], 'en'],
    [false, ['Alcaraz beats Fritz to reach Wimbledon final'], ['Alcaraz wins Wimbledon semi-final'], 'en'],
    [false, ['Alcaraz beats Fritz to reach Wimbledon final'], ['Fritz loses to Alcaraz'], 'en'],
    [true, ['Fajar/Fikri ke Semifinal China Open'], ['Fajar/Fikri Juara China Open'], 'id'],
    [true, ['Indonesia 0-0 at half-time'], ['Indonesia lose to Thailand'], 'en'],
    [true, ['Landslide in Natuna kills 11'], ['46 dead in Natuna landslide'], 'en'],
    [true, ['Longsor Natuna Tewaskan 11 Orang'], ['Korban Tewas Longsor Natuna Jadi 46 Orang'], 'id'],
    [false, ['Fire kills nine'], ['Eleven dead in fire'], 'en'],
    [false, ['Singer dies at 76'], ['Singer dead, 20 days ill'], 'en'],
    [false, ['Six killed by ex student, 28, in school'], ['Six people killed in school shooting'], 'en'],
    [false, ['Six killed by 28-year-old ex student'], ['Six people killed in school shooting'], 'en'],
    [false, ['Six killed in school shooting'], ['3 children, 3 adults killed at school'], 'en'],
    [false, ['Blast kills 4 and injures 30'], ['Blast: 4 dead, 40 people hurt'], 'en'],
    [true, ['Blast kills 4, injures 30'], ['30 killed in blast'], 'en'],
    [false, ['Gempa Cianjur: 46 Orang Meninggal, 700 Luka-luka'], ['62 Tewas dalam Gempa Cianjur'], 'id'],
    [false, ['Fire kills nine'], ['60 flats burn'], 'en'],
    [false, ['Jalan Kalibata Ditutup Sementara'], ['Lalu Lintas Kalibata Dialihkan'], 'id'],
    [true, ['Hasil Sementara Pilkada Bali'], ['Koster Menang Pilkada Bali'], 'id'],
    [true, ['Early returns give Yudhoyono lead'], ['Yudhoyono wins election'], 'en'],
  ])('are other stages: %j, %j, %j', (apart, one, other, language) => {
    const [left, right] = [profile(one, language), profile(other, language)];
    expect(tellOtherStages(left, right)).toBe(apart);
    expect(tellOtherStages(right, left)).toBe(apart);
    expect(tellOtherStages(left, unpackProfile(packProfile(right, (text) => text)))).toBe(apart);
  });
});

describe('thousands in both headlines', () => {
  it.each<[boolean, Written, Written]>([
    [false, ['Morocco quake kills over 1,300'], ['Morocco Earthquake Kills Over 1,000 People']],
    [true, ['Company buys 1,300 buses for Morocco'], ['Company buys 1,000 buses for Morocco']],
  ])('tell other events unless they are of the dead: %j', (vetoed, one, other) => {
    const weight = stemWeight(backgroundOf('en'));
    const kept = packProfile(profile(other, 'en'), (text) => text);
    expect(isVetoed(profile(one, 'en'), glanceAt(kept), weight)).toBe(vetoed);
  });
});

describe('a sum in fewer digits', () => {
  it.each<[boolean, string, string]>([
    [true, '2400000', '2407000'],
    [true, '2407000', '2400000'],
    [true, '5720000', '5729876'],
    [true, '5730000', '5729876'],
    [false, '2287000', '2299000'],
    [false, '2000000', '2407000'],
    [false, '240000', '2407000'],
    [false, '2400000', '2507000'],
    [false, '12', '12.5'],
    [false, '5.2%', '5.25%'],
  ])('is one with the whole sum: %j, %s and %s', (value, one, other) => {
    expect(isAmong(one, new Set([other]))).toBe(value);
  });
});

describe('the kinds of event that a word tells', () => {
  const told = (words: string, language: string) =>
    eventsOf(words.split(' '), language).map((kind) => eventNames[kind]);

  it.each([
    ['polisi mengamankan pelaku', ['arrest']],
    ['taman kota', []],
    ['rumah warga', []],
    ['putusan hakim', ['verdict']],
    ['karyawan dirumahkan', ['layoff']],
    ['pesta perpisahan sekolah', []],
    ['pasangan itu resmi berpisah', ['divorce']],
  ])('are not those of another word with the same root in Indonesian: %s', (words, kinds) => {
    expect(told(words, 'id')).toEqual(kinds);
  });

  it.each([
    ['warehouse fire', ['fire']],
    ['coach fired', ['sack']],
    ['lorry rammed', ['crash']],
  ])('are those under which the very word is listed: %s', (words, kinds) => {
    expect(told(words, 'en')).toEqual(kinds);
  });
});

describe('what an article tells beside an earlier one', () => {
  const sinks: Written = ['Ferry sinks off Cebu', 'Rescuers are on the way.'];
  const sail: Written = ['Ferry to sail again from Cebu', 'The ferry will be back on Monday.'];
  const ban: Written = ['Cebu bans old ferries after sinking'];

  it.each<[FeatureName, Written, Written, number]>([
    ['sequelGained', ['Ferry survivors describe Cebu night'], sinks, 1],
    ['sequelGained', sinks, ['Ferry survivors describe Cebu night'], 0],
    ['aftermathGained', ban, sinks, 1],
    ['aftermathGained', sinks, ban, 0],
    ['reactionGained', ['President mourns Cebu dead'], sinks, 1],
    ['elapsedGained', ['Ferry raised days after it sank off Cebu'], sinks, 1],
    ['stageGained', ['Captain arrested over deaths off Cebu'], sinks, 1],
    ['stageGained', sinks, ['Captain arrested over deaths off Cebu'], 0],
    ['previewPassed', sinks, ['Cebu braces for storm'], 1],
    ['planPassed', sinks, sail, 1],
    ['planPassed', sail, sinks, 0],
    ['futurePassed', sinks, sail, 1],
    ['futurePassed', sail, sinks, 0],
    ['explainsLater', ['What we know of the Cebu ferry'], sinks, 1],
    ['explainsLater', ['Why ferries sink'], ['What we know of the Cebu ferry'], 1],
    ['explainsEarlier', sinks, ['What we know of the Cebu ferry'], 1],
    ['explainsEarlier', ban, sinks, 0],
  ])('%s of %j beside %j', (name, later, earlier, value) => {
    expect(feature(name, later, earlier)).toBe(value);
  });

  it('is another day where both tell of prices', () => {
    expect(feature('marketsShared', ['Gold rises to record'], ['Copper tops $12,000'])).toBe(1);
    expect(feature('marketsShared', ['Oil rises as Iran is bombed'], ['Iran is bombed'])).toBe(0);
    expect(feature('marketsShared', ['IHSG Ditutup Melemah'], ['Rupiah Menguat Tipis'], 'id')).toBe(1);
  });
});

describe('what tells of something known', () => {
  it.each([
    ['Ferry sinks off Cebu', 'Ferry survivors describe Cebu night', 1],
    ['Ferry sinks off Cebu', 'Boat capsizes near Cebu', 0],
  ])('%s / %s', (one, other, apart) => {
    expect(feature('sequelApart', [one], [other])).toBe(apart);
  });

  it('is told in Indonesian as well', () => {
    expect(feature('sequelApart', ['Banjir Rendam Bekasi'], ['Banjir Bekasi Surut'], 'id')).toBe(1);
    expect(feature('sequelApart', ['Banjir Rendam Bekasi'], ['Bekasi Terendam'], 'id')).toBe(0);
  });
});
