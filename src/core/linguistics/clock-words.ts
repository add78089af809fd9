/** An hour as the clock of a wall shows it (0 to 24), in a part of the day; null for an hour that it does not have. */
export type DayPart = (hour: number) => number | null;

/** A part of the day that takes these hours of a twelve-hour clock as they are, and these as afternoon. */
function dayPart(asTheyAre: readonly number[], later: readonly number[], twelve: 0 | 12 | null): DayPart {
  return (hour) => {
    if (hour === 12) return twelve;
    if (asTheyAre.includes(hour)) return hour;
    return later.includes(hour) ? hour + 12 : null;
  };
}

const hours = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

const beforeNoon = dayPart(hours(0, 11), [], 0);
const afterNoon = dayPart(hours(13, 23), hours(1, 11), 12);
const night = dayPart([...hours(0, 4), ...hours(18, 23)], hours(6, 11), 0);

function namesOf(names: string, part: DayPart): [string, DayPart][] {
  return names.split(' ').map((name) => [name, part]);
}

/** What people say behind an hour, in English and Indonesian. */
export const dayParts: ReadonlyMap<string, DayPart> = new Map([
  ['am', beforeNoon],
  ['a', beforeNoon],
  ['pm', afterNoon],
  ['p', afterNoon],
  ['morning', dayPart(hours(0, 11), [], null)],
  ['afternoon', dayPart(hours(13, 18), hours(1, 6), 12)],
  ['evening', dayPart(hours(16, 23), hours(4, 11), null)],
  ...namesOf('night nite tonight', night),
  ...namesOf('pagi pgi pg', dayPart(hours(1, 11), [], null)),
  ['siang', dayPart([10, 11, ...hours(13, 16)], hours(1, 4), 12)],
  ['sore', dayPart(hours(14, 19), hours(2, 7), null)],
  ['petang', dayPart(hours(15, 20), hours(3, 8), null)],
  ...namesOf('malam malem mlm', night),
  ['subuh', dayPart(hours(3, 6), [], null)],
  ['dinihari', dayPart(hours(0, 5), [], 0)],
]);

/** Hours in words. */
export const hourWords: ReadonlyMap<string, number> = new Map(
  [
    'one two three four five six seven eight nine ten eleven twelve',
    'satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas duabelas',
  ].flatMap((names) => names.split(' ').map((name, index): [string, number] => [name, index + 1])),
);

/** Times that have a name. */
export const namedTimes: ReadonlyMap<string, string> = new Map([
  ['noon', '12:00'],
  ['midday', '12:00'],
  ['tengahhari', '12:00'],
  ['midnight', '00:00'],
  ['tengahmalam', '00:00'],
]);

/** What a part of the day may mean where no hour is said: which one is asked back. */
export const openTimes: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['subuh', ['04:00', '05:00']],
  ['pagi', ['06:00', '07:00']],
  ['morning', ['06:00', '07:00']],
  ['siang', ['12:00', '13:00']],
  ['afternoon', ['13:00', '14:00']],
  ['sore', ['16:00', '17:00']],
  ['evening', ['18:00', '19:00']],
  ['malam', ['21:00', '22:00']],
  ['malem', ['21:00', '22:00']],
  ['night', ['21:00', '22:00']],
  ['nite', ['21:00', '22:00']],
  ['overnight', ['21:00', '22:00']],
]);

/** Names of several words, and signs, as one word that the lists above know. */
export const joinedWords: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})([ap])\s?\.?\s?m(?!\p{L})\.?/gu, '$1m '],
  [/\b(?:daily|everyday|harian|(?:every|each|tiap|setiap)\s+(?:day|hari))\b/g, ' '],
  [/\b(?:every|each|tiap|setiap)\s+(?=\p{L})/gu, ' '],
  [/\b(\p{L}+)-\1\b/gu, '$1'],
  [/\bdini\s+hari\b/g, 'dinihari'],
  [/\btengah\s+(malam|hari)\b/g, 'tengah$1'],
  [/\bdua\s+belas\b/g, 'duabelas'],
  [/\bhalf\s+past\b/g, 'halfpast'],
  [/\b(?:a\s+)?quarter\s+(past|to)\b/g, 'quarter$1'],
  [/\bo\W?\s?clock\b/g, ' '],
  [/\bs\s?[/.]\s?d\b\.?/g, ' - '],
  [/(?<=\d[:.]?\d\d)\s?h(?:ou)?rs?\b/g, ' '],
];

const setOf = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Words that introduce the time at which something begins. */
export const beginWords = setOf('from after since starting dari mulai sejak setelah sesudah');

/** Words that introduce the time at which something ends. */
export const endWords = setOf('until till til to through thru before sampai sampe ampe hingga sd ke sebelum');

/** Words that say that two times are the ends of one stretch. */
export const rangeWords = setOf('between antara');

/** Words that introduce an hour. */
export const clockTerms = setOf('at the in on jam pukul pkl jm pada');

/** Words that introduce a time or stand between two. */
export const fillers: ReadonlySet<string> = new Set([
  ...beginWords,
  ...endWords,
  ...clockTerms,
  ...rangeWords,
  ...setOf('and dan sama plus di'),
]);

/** How minutes are counted from an hour: `setengah sepuluh` is 9:30, `half past nine` too. */
export const beforeHour: ReadonlyMap<string, number> = new Map([
  ['setengah', -30],
  ['halfpast', 30],
  ['quarterpast', 15],
  ['quarterto', -15],
]);

/** The same behind an hour: `sepuluh lewat seperempat`, `sepuluh kurang 10 menit`. */
export const afterHour: ReadonlyMap<string, 1 | -1> = new Map([
  ['lewat', 1],
  ['lebih', 1],
  ['kurang', -1],
]);

/** Minutes in words. */
export const minuteWords: ReadonlyMap<string, number> = new Map([
  ['seperempat', 15],
  ['setengah', 30],
]);

/** What turns a thing off. */
const offWords = setOf(
  'off none no never stop disable cancel mati matikan matiin nonaktif nonaktifkan tidak nggak gak ga jangan hapus batal batalkan',
);

/** Words beside these: `turn it off`, `tidak usah lagi`. */
const besideOff = setOf('turn switch it them the usah perlu lagi');

/** Whether somebody turns a thing off. */
export function saysOff(typed: string): boolean {
  const said = typed.toLowerCase().match(/\p{L}+|\d+/gu) ?? [];
  return (
    said.some((word) => offWords.has(word)) && said.every((word) => offWords.has(word) || besideOff.has(word))
  );
}

/** Whether a time among other words is surely one: an hour beside a word, or what comes again. `berita pagi` is news. */
export const saysWhen = (said: string) =>
  /\p{L}.*\d|\d.*\p{L}|\b(?:every|each|(?:se)?tiap)\b|^(?:jam|pukul)\s/su.test(said);

/** Days as seen from today, as people say them, by how many days they are ahead. */
export const daysAhead: readonly (readonly [RegExp, number])[] = [
  [/\b(?:(?:the\s+)?day after tomorrow|lusa)\b/u, 2],
  [/\b(?:tomorrow|tmrw?|besok|bsk)\b/u, 1],
  [/\b(?:today|hari ini)\b/u, 0],
];

/** What stands beside a day or a time and says no more than it: `next Monday`, `nanti jam 7`. */
export const besideDays = /\b(?:next|this|the|depan|ini|nanti)\b/gu;

/** Moments of several words, as the words for a day or a part of it. */
export const momentWords: readonly (readonly [RegExp, string])[] = [
  [/\b(?:next\s+week|(?:minggu|pekan)\s+depan)\b/u, 'monday'],
  [/\btonight\b/u, 'night'],
];

/** The months, January first. */
export const monthNames: readonly RegExp[] =
  'jan(?:uary|uari)? feb(?:ruary|ruari)? mar(?:ch|et)? apr(?:il)? may|mei june?|juni? july?|juli? aug(?:ust)?|agu(?:stus)? sep(?:t|tember)? o[ck]t(?:ober)? nov(?:ember)? de[cs](?:ember)?'
    .split(' ')
    .map(
      (names) =>
        new RegExp(
          `\\b(?:(?<before>\\d{1,2})(?:st|nd|rd|th)?\\s+(?:${names})|(?:${names})\\s+(?<behind>\\d{1,2})(?:st|nd|rd|th)?)(?![\\d:.])`,
          'u',
        ),
    );

/** Every day, as people say it. */
export const everyDay = /\b(?:daily|everyday|harian|(?:every|each|se?tiap|tiap)\s+(?:day|hari))\b/u;

/** The days from Monday to Friday, as people say them. */
export const workingDays =
  /\b(?:(?:on|every|di|pada|setiap|tiap)\s+)*(?:weekdays?|work(?:ing)?\s?days?|hari\s+kerja)\b/u;

/** Saturday and Sunday, as people say them. */
export const weekend =
  /\b(?:(?:on|at|during|every|di|pas|selama|setiap|tiap)\s+)*(?:(?:the\s+)?weekends?|akhir\s+(?:pekan|minggu))\b/u;

/** Between the first and the last of several days. */
export const throughDays = /^\s*(?:to|until|till?|through|thru|sampai|sampe|hingga|s\/d|s\.d\.?|[-–—])\s*$/u;

/** What stands around days that come to others: `and Saturday too`. */
export const addedDays = /^(?:and|also|plus|add|dan|sama|juga|tambah)\b|\b(?:too|also|as well|juga)[.!]?$/gu;

/** What stands behind such days: `hari minggu jangan kirim`, `Sunday off`. */
export const exceptBehind =
  /\s(?:jangan(?: kirim)?|(?:tidak|ga|gak|nggak|enggak) usah(?: kirim)?|libur|off)[.!]?$/u;

/** What stands before days that are left out: `every day except Sunday`. */
export const exceptDays =
  /\b(?:except|excluding|besides|but\s+not|not|no|without|kecuali|selain|tanpa|jangan|bukan)\b/u;

const before = String.raw`(?:(?:every|each|on|setiap|tiap|hari|pada)\s+)*`;

/** The days of the week, Monday first. */
export const dayNames: readonly RegExp[] = [
  'mon(?:days?)?|senin',
  'tue(?:s|sdays?)?|selasa',
  'wed(?:nesdays?)?|rabu',
  'thu(?:rs|rsdays?)?|kamis',
  "fri(?:days?)?|jum'?at",
  'sat(?:urdays?)?|sabtu',
  'sun(?:days?)?|minggu|ahad',
].map((names) => new RegExp(`\\b${before}(?:${names})\\b`, 'u'));
