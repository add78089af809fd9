import { courtesies } from '../core/linguistics/courtesies.js';
import { words } from '../core/text.js';
import { readTimesOfDay } from '../core/time/spoken-time.js';
import type { Command } from './context.js';
import { withoutAsking, withoutCourtesies } from './courtesies.js';

/**
 * What people say for a command, in either language. Words that are as likely to be looked for in the news do not stand
 * here: `berita`, `export`.
 */
const spoken: Readonly<Partial<Record<Command['name'], string>>> = {
  help: `help, bantuan, tolong, perintah, what can you do, how does it work, how does this work, how do you work,
    bisa apa, bisa apa aja, bisa apa saja, apa yang bisa kamu lakukan, cara pakai, caranya, gimana caranya, bagaimana caranya`,
  topics: 'topics, topik, daftar topik',
  subscribe: 'subscribe, ikuti, langganan, berlangganan',
  unsubscribe: 'stop, unsubscribe, unfollow, berhenti, setop, cukup',
  latest: 'terbaru, terkini',
  search: 'cari, carikan',
  why: 'why, kenapa, mengapa',
  mute: 'bisukan, senyap, matikan, mute',
  quiet: 'tenang',
  digest: 'ringkasan, rangkuman',
  settings: 'settings, options, setelan, pengaturan',
  start: `start, mulai, hai, hei, halo, hallo, hello, hi, hey, permisi, assalamualaikum, selamat pagi, selamat siang,
    selamat sore, selamat malam, good morning, good afternoon, good evening`,
  timezone: 'zona, zona waktu',
};

const names: ReadonlyMap<string, Command['name']> = new Map(
  (Object.entries(spoken) as [Command['name'], string][]).flatMap(([name, said]) =>
    said.split(/,\s*/).map((each): [string, Command['name']] => [each, name]),
  ),
);

/** What people say who want to choose a setting, by its name. */
const spokenSettings: ReadonlyMap<string, string> = new Map(
  `language, change language, change the language, switch language, in english, in indonesian, bahasa, ganti bahasa,
   ubah bahasa, bahasa inggris, bahasa indonesia, pakai bahasa inggris, pakai bahasa indonesia, dalam bahasa inggris,
   dalam bahasa indonesia`
    .split(/,\s*/)
    .map((said): [string, string] => [said, 'language']),
);

/** The setting that somebody wants to choose; null for anything else that is said. */
export function spokenSetting(typed: string): string | null {
  const said = words(typed).join(' ');
  return spokenSettings.get(said) ?? spokenSettings.get(withoutCourtesies(said)) ?? null;
}

/** The commands that a sentence may ask for: words that stand for a command, or a time, which has two uses. */
export function spokenCommands(typed: string): readonly Command['name'][] {
  if (isLink(typed)) return ['why', 'feed'];
  const said = typed
    .trim()
    .toLowerCase()
    .replace(/[.!?…]+$/u, '');
  for (const each of [said, withoutCourtesies(said), withoutAsking(said)]) {
    const name = names.get(each);
    if (name !== undefined) return [name];
  }
  return readTimesOfDay(said) === null ? [] : ['quiet', 'digest'];
}

/** The command that the first of several words stands for, with the words behind it: `ikuti gempa`. Null for any other. */
export function spokenWith(typed: string): { name: Command['name']; rest: string } | null {
  const [, first = '', rest = ''] = /^(\p{L}+)\s+(.+)$/su.exec(typed.trim()) ?? [];
  const name = names.get(first.toLowerCase());
  return name === undefined || name === 'start' || name === 'help' ? null : { name, rest };
}

/** Words of thanks, which ask for nothing. */
const thanks = /^(?:thanks?|thx|makasih|trims|terima ?kasih|tq|nuhun|suwun|matur nuwun)(?:\s|$)/u;

/** Whether somebody only says thank you. */
export function isThanks(typed: string): boolean {
  const said = words(typed).join(' ');
  return thanks.test(said) && said.length < 30;
}

/** Words that only answer: nobody looks for news by them. */
const nods: ReadonlySet<string> = new Set(
  `ok oke okay okey okeh sip siap baik ya yaa iya yes yep yup yeah no nope tidak nggak enggak gak bukan cancel batal
   mantap keren good great nice cool sorry maaf lol haha hahaha wkwk wkwkwk hehe hmm`.split(/\s+/),
);

/** Whether somebody only says yes, no, or how they like it. */
export function isNod(typed: string): boolean {
  const said = words(typed);
  return said.length > 0 && said.length < 4 && said.every((word) => nods.has(word) || courtesies.has(word));
}

/** Whether somebody typed an address, rather than words. */
export function isLink(typed: string): boolean {
  return /^(?:https?:\/\/\S+|[\w-]+(?:\.[\w-]+)+\/\S*)$/i.test(typed.trim());
}
