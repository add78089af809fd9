import { talkPhrases, talkWords, thanksPattern } from '../core/linguistics/talk.js';
import { words } from '../core/text.js';
import { readTimesOfDay } from '../core/time/spoken-time.js';
import type { Command } from './context.js';
import { courtesies, withoutAsking, withoutCourtesies } from './courtesies.js';

/** The commands by what people say for them. */
const names = talkPhrases('commands') as ReadonlyMap<string, Command['name']>;

/** The settings by what people say who want to choose one. */
const settings = talkPhrases('settings');

/** The setting that somebody wants to choose; null for anything else that is said. */
export function spokenSetting(typed: string): string | null {
  const said = words(typed).join(' ');
  return settings.get(said) ?? settings.get(withoutCourtesies(said)) ?? null;
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
const thanks = new RegExp(`^(?:${thanksPattern})(?:\\s|$)`, 'u');

/** Whether somebody only says thank you. */
export function isThanks(typed: string): boolean {
  const said = words(typed).join(' ');
  return thanks.test(said) && said.length < 30;
}

/** Words that only answer. */
const nods = talkWords('nods');

/** Whether somebody only says yes, no, or how they like it. */
export function isNod(typed: string): boolean {
  const said = words(typed);
  return said.length > 0 && said.length < 4 && said.every((word) => nods.has(word) || courtesies.has(word));
}

/** Whether somebody typed an address, rather than words. */
export function isLink(typed: string): boolean {
  return /^(?:https?:\/\/\S+|[\w-]+(?:\.[\w-]+)+\/\S*)$/i.test(typed.trim());
}
