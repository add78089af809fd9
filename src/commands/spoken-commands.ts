import { saysWhen } from '../core/linguistics/clock-words.js';
import { talkPhrases, talkWords, thanksPattern } from '../core/linguistics/talk.js';
import { words } from '../core/text.js';
import { readTimesOfDay } from '../core/time/spoken-time.js';
import type { Command } from './context.js';
import { courtesies, saidForms, withoutCourtesies } from './courtesies.js';

/** The commands by what people say for them. */
const names = phrases<Command['name']>('commands');

/** The settings by what people say who want to choose one. */
const settings = phrases('settings');

function phrases<Name extends string>(kind: 'commands' | 'settings'): ReadonlyMap<string, Name> {
  return new Map([...talkPhrases(kind)].map(([said, name]) => [words(said).join(' '), name as Name]));
}

/** The most words of a phrase that stands for a command in front of others. */
const longestPhrase = 5;

/** The setting that somebody wants to choose; null for anything else that is said. */
export function spokenSetting(typed: string): string | null {
  return firstOf(settings, typed);
}

/** The commands that a sentence may ask for: words that stand for a command, or a time, which has two uses. */
export function spokenCommands(typed: string): readonly Command['name'][] {
  if (isLink(typed)) return ['why', 'feed'];
  const name = firstOf(names, typed);
  if (name !== null) return [name];
  const isTime = (said: string) => readTimesOfDay(said) !== null;
  const [whole = '', ...shorter] = saidForms(typed);
  return isTime(whole) || shorter.some((said) => saysWhen(said) && isTime(said)) ? ['quiet', 'digest'] : [];
}

function firstOf<Name>(all: ReadonlyMap<string, Name>, typed: string): Name | null {
  for (const said of saidForms(typed)) {
    const found = all.get(words(said).join(' '));
    if (found !== undefined) return found;
  }
  return null;
}

/**
 * The command that the first words stand for, with the words behind them: `ikuti gempa`, `please stop sending me sports`.
 * Null for any other.
 */
export function spokenWith(typed: string): Spoken | null {
  return begun(withoutCourtesies(typed), (name) => name !== 'start' && name !== 'help');
}

/** What was typed behind a greeting; all of it where there is none. */
export function withoutGreeting(typed: string): string {
  return begun(typed, (name) => name === 'start')?.rest ?? typed;
}

/** A command that was said, and what was said behind it. */
interface Spoken {
  name: Command['name'];
  rest: string;
}

function begun(typed: string, isWanted: (name: Command['name']) => boolean): Spoken | null {
  const tokens = typed.trim().split(/\s+/);
  for (let count = Math.min(longestPhrase, tokens.length - 1); count > 0; count--) {
    const name = names.get(words(tokens.slice(0, count).join(' ')).join(' '));
    if (name !== undefined && isWanted(name)) return { name, rest: tokens.slice(count).join(' ') };
  }
  return null;
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
