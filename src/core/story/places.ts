import { stemmerOf } from './stem.js';

/** Names of one country, its people and its seat of government, by which articles mean the same; the first is the one that is compared. */
const lines = [
  'america american americans amerika washingtons as_amerika',
  'britain british briton britons uk england english inggris britania',
  'russia russian russians moscow kremlin rusia moskow',
  'ukraine ukrainian ukrainians kyiv kiev ukraina',
  'china chinese beijing tiongkok cina',
  'japan japanese tokyo jepang',
  'germany german germans berlin jerman',
  'france french paris prancis perancis',
  'israel israeli israelis',
  'palestine palestinian palestinians palestina',
  'iran iranian iranians tehran teheran',
  'iraq iraqi iraqis baghdad irak',
  'syria syrian syrians damascus suriah damaskus',
  'turkey turkish turks ankara turki turkiye',
  'india indian indians delhi',
  'pakistan pakistani pakistanis islamabad',
  'afghanistan afghan afghans kabul',
  'nepal nepali nepalese kathmandu',
  'philippines philippine filipino filipinos manila filipina',
  'australia australian australians canberra',
  'italy italian italians rome italia',
  'spain spanish madrid spanyol spaniard',
  'portugal portuguese lisbon',
  'netherlands dutch belanda',
  'greece greek greeks athens yunani',
  'poland polish warsaw polandia',
  'sweden swedish stockholm swedia',
  'norway norwegian oslo norwegia',
  'denmark danish copenhagen',
  'switzerland swiss swis',
  'ireland irish dublin irlandia',
  'scotland scottish skotlandia',
  'canada canadian canadians ottawa kanada',
  'mexico mexican mexicans meksiko',
  'brazil brazilian brazilians brasil',
  'argentina argentine argentinian',
  'peru peruvian peruvians lima_peru',
  'venezuela venezuelan caracas',
  'cuba cuban cubans havana',
  'egypt egyptian cairo mesir kairo',
  'libya libyan tripoli',
  'nigeria nigerian nigerians',
  'kenya kenyan kenyans nairobi',
  'ethiopia ethiopian',
  'sudan sudanese khartoum',
  'saudi saudis riyadh',
  'yemen yemeni houthi houthis yaman',
  'lebanon lebanese beirut lebanon',
  'jordan jordanian amman yordania',
  'korea korean koreans seoul pyongyang',
  'taiwan taiwanese taipei',
  'vietnam vietnamese hanoi',
  'thailand thai bangkok thailand',
  'malaysia malaysian malaysians',
  'singapore singaporean singapura',
  'myanmar burmese burma',
  'indonesia indonesian indonesians',
] as const;

/** The same of what is no country. */
const others = [
  'europe european europeans eropa brussels',
  'republican republicans gop',
  'democrat democrats democratic',
  'volcano volcanic vulkanik',
  'premier pm',
] as const;

const main = new Map(
  [...lines, ...others].flatMap((line) => {
    const [first = '', ...rest] = line.split(' ');
    return rest.map((each): [string, string] => [each, first]);
  }),
);

/** The name under which a place is compared; every other word as it is. */
export function mainName(word: string): string {
  return main.get(word) ?? word;
}

const countryStems = new Set(
  lines.flatMap((line) => {
    const name = line.slice(0, line.indexOf(' '));
    return ['en', 'id', null].map((language) => stemmerOf(language)(name));
  }),
);

/** Whether a stem is a country's, as {@link mainName} names it. */
export function isCountry(stem: string): boolean {
  return countryStems.has(stem);
}
