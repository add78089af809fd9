import { packed } from './given-names-data.js';
import { readWords } from './packed-words.js';

/** Short forms, and what some are called alone, that the lists lack. */
const shortForms =
  'rich rip les chip skip duke rob mat walt chuck cliff dick herb irv jen jock kit meg mel moe nan norm peg reg rik sig stu zeke dash cash luckey rush tripp scooter tuck flint cal sal val chao shan deng fauzi bagja';

/** What Indonesians are called, many by this alone. */
const indonesian =
  'aminah andika anwar asep bayu dadang dedi deni doni endang entin erni euis fahmi faisal fajar feri fikar firman galang gede guntur hafiz haris heri iskandar junaidi kadek ketut khairul khoirul komang melati muhamad mukhlis nanang nining nurdin nurhayati oki opik paulus petrus purnomo rani riska rizal rohman santi sigit sofyan sri subandi sugeng suherman sukma supriadi suryani susi sutrisno syahrul syarif tarmizi tuti ujang wahid wati wayan yanti yohanes yuda yudi yuli yusri zaenal zainal zulkifli';

let names: ReadonlySet<string> | undefined;

/** Whether a word, folded, is a given name in some language, in Latin or Cyrillic letters. The list is read when it is asked first. */
export function isGivenName(word: string): boolean {
  names ??= new Set([...readWords(packed), ...`${shortForms} ${indonesian}`.split(' ')]);
  return names.has(word);
}
