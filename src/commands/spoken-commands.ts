import { readTimesOfDay } from '../core/spoken-time.js';
import type { Command } from './context.js';

/**
 * What people say for a command, in either language. Words that are as likely to be looked for in the news do not stand
 * here: `berita`, `export`.
 */
const spoken: Readonly<Partial<Record<Command['name'], string>>> = {
  help: 'help bantuan tolong perintah',
  topics: 'topics topik',
  subscribe: 'ikuti langganan berlangganan',
  unsubscribe: 'stop unfollow berhenti setop cukup',
  latest: 'terbaru terkini',
  search: 'cari carikan',
  why: 'why kenapa mengapa',
  mute: 'bisukan senyap',
  quiet: 'tenang',
  digest: 'ringkasan rangkuman',
  settings: 'settings options setelan pengaturan',
  start: 'start mulai hai halo hello hi',
  timezone: 'zona',
};

const names: ReadonlyMap<string, string> = new Map(
  Object.entries(spoken).flatMap(([name, words]) =>
    words.split(' ').map((word): [string, string] => [word, name]),
  ),
);

/** The commands that a sentence may ask for: one word that stands for a command, or a time, which has two uses. */
export function spokenCommands(typed: string): readonly string[] {
  const said = typed
    .trim()
    .toLowerCase()
    .replace(/[.!?…]+$/u, '');
  const name = names.get(said);
  if (name !== undefined) return [name];
  return readTimesOfDay(said) === null ? [] : ['quiet', 'digest'];
}
