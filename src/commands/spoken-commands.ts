import { saysOff, saysWhen } from '../core/linguistics/clock-words.js';
import { talkList, thanksPattern } from '../core/linguistics/talk.js';
import { words } from '../core/text.js';
import { readDays } from '../core/time/spoken-days.js';
import { readTimesOfDay } from '../core/time/spoken-time.js';
import { isPlace } from '../i18n/zones.js';
import type { Command } from './context.js';
import { asksForAnything, saidForms, withoutCourtesies, withoutOpening } from './courtesies.js';
import { folded, phrases } from './spoken-phrases.js';

/** The commands by what people say for them. */
const names = phrases<Command['name']>('commands');

/** The settings by what people say who want to choose one. */
const settings = phrases('settings');

/** What can be turned off, by the command that does. */
const things = phrases<'quiet' | 'digest'>('things');

/** The most words of a phrase that stands for a command in front of others. */
const longestPhrase = 5;

const isTime = (said: string) => readTimesOfDay(said) !== null;

/** Whether it is a time on certain days, which only a digest has: `tiap senin dan kamis jam 7`. */
const isDayTime = (said: string) => {
  const { days, rest } = readDays(said);
  return days !== null && isTime(rest);
};

/** The setting that somebody wants to choose; null for anything else that is said. */
export function spokenSetting(typed: string): string | null {
  return firstOf(settings, typed);
}

/** The commands that a sentence may ask for: words that stand for a command, or a time, which has two uses. */
export function spokenCommands(typed: string): readonly Command['name'][] {
  if (linkIn(typed) !== null) return ['why', 'feed'];
  const name = firstOf(names, typed);
  return name === null ? spokenTimes(typed) : [name];
}

/** The commands that times are for, where some were said. */
export function spokenTimes(typed: string): readonly Command['name'][] {
  const [whole = '', ...shorter] = saidForms(typed);
  if ([whole, ...shorter].some(isDayTime)) return ['digest'];
  return isTime(whole) || shorter.some((said) => saysWhen(said) && isTime(said)) ? ['quiet', 'digest'] : [];
}

function firstOf<Name>(all: ReadonlyMap<string, Name>, typed: string): Name | null {
  for (const said of saidForms(typed)) {
    const found = all.get(folded(said));
    if (found !== undefined) return found;
  }
  return null;
}

/**
 * The command that the first words stand for, with the words behind them: `ikuti gempa`, `please stop sending me sports`.
 * Null for any other.
 */
export function spokenWith(typed: string): Spoken | null {
  for (const said of withoutOpening(withoutCourtesies(typed))) {
    const found = begun(said, (name) => name !== 'start' && name !== 'help');
    if (found === null) continue;
    const ended = endings.has(found.name) ? firstOf(things, found.rest) : null;
    if (ended !== null) return { name: ended, rest: 'off' };
    if (found.name === 'unsubscribe' && saysHours(found.rest)) return { name: 'quiet', rest: found.rest };
    // `pas malam jangan` wants quiet hours, and `jam tenang jangan` none.
    const isThing = firstOf(things, said.slice(0, -found.rest.length)) !== null;
    if (found.name === 'quiet' && !isThing && saysOff(found.rest)) return { name: 'quiet', rest: '' };
    // `why do I get so many messages` asks for fewer.
    return found.name === 'why' ? (spokenInside(found.rest) ?? found) : found;
  }
  return null;
}

/** What ends a thing: `turn off quiet hours`, `stop the digest`. */
const endings = new Set<Command['name']>(['mute', 'unsubscribe']);

/** Who wants nothing at some hours, or on some days, means quiet hours: `don't text me after 10pm`. */
function saysHours(said: string): boolean {
  if (readDays(said).days !== null) return true;
  const tokens = said.trim().split(/\s+/);
  return tokens
    .flatMap((_, start) => saidForms(tokens.slice(start).join(' ')))
    .some((each) => names.get(folded(each)) === 'quiet' || (saysWhen(each) && isTime(each)));
}

/**
 * What stands for a command anywhere in a sentence, with the words behind it: `could I have one message per day`. A single
 * word does only where it names what the bot has. To be asked where the sentence finds nothing else.
 */
export function spokenInside(typed: string): Spoken | null {
  const tokens = typed.trim().split(/\s+/);
  for (let count = Math.min(longestPhrase, tokens.length); count > 0; count--) {
    for (let start = 0; start + count <= tokens.length; start++) {
      const said = folded(tokens.slice(start, start + count).join(' '));
      const name = settings.has(said) ? 'settings' : names.get(said);
      if (name === undefined || !(count > 1 ? toldByPhrase : toldByWord).has(name)) continue;
      const rest = tokens.slice(start + count).join(' ');
      return {
        name,
        rest: name === 'settings' ? (settings.get(said) ?? '') : asksForAnything(rest) ? '' : rest,
      };
    }
  }
  return null;
}

const toldByWord = new Set<Command['name']>(['topics', 'digest', 'timezone']);
const toldByPhrase = new Set<Command['name']>([
  ...toldByWord,
  'start',
  'help',
  'settings',
  'subscriptions',
  'unsubscribe',
  'mute',
  'quiet',
  'mydata',
]);

/** The place whose clock somebody names, or where they say that they are: `jam Makassar`, `I'm in London`, `WITA`. Null for none. */
export function spokenPlace(typed: string): string | null {
  const said = folded(withoutCourtesies(typed));
  const behind = placeSaid.exec(said)?.groups;
  const place = behind?.before ?? behind?.behind;
  if (place !== undefined) return isPlace(place) && !/^\d/.test(place) ? place : null;
  return isZoneName.test(typed.trim()) ? typed.trim() : null;
}

const spokenList = (name: 'beforePlace' | 'behindPlace') => talkList(name).map(folded).join('|');

const placeSaid = new RegExp(
  `^(?:(?:${spokenList('beforePlace')}) (?<before>.+)|(?<behind>.+) (?:${spokenList('behindPlace')}))$`,
  'u',
);

/** What is a time zone and hardly anything else. */
const isZoneName = /^(?:WI(?:B|TA?)|(?:UTC|GMT)\s*[+−-]\s*\d{1,2}(?:[:.]\d\d)?)$/i;

/** What was typed behind a greeting; all of it where there is none. */
export function withoutGreeting(typed: string): string {
  return begun(typed, (name) => name === 'start')?.rest ?? typed;
}

/** A command that was said, and what was said behind it. */
export interface Spoken {
  name: Command['name'];
  rest: string;
}

function begun(typed: string, isWanted: (name: Command['name']) => boolean): Spoken | null {
  const tokens = typed.trim().split(/\s+/);
  for (let count = Math.min(longestPhrase, tokens.length - 1); count > 0; count--) {
    const name = names.get(folded(tokens.slice(0, count).join(' ')));
    if (name !== undefined && isWanted(name)) return { name, rest: tokens.slice(count).join(' ') };
  }
  return null;
}

/** What leads back to where people can choose. */
const homePhrases: ReadonlySet<string> = new Set(talkList('home').map(folded));

/** Whether somebody wants to go back, or to see what there is to choose. */
export const isHome = (typed: string) => homePhrases.has(folded(typed));

/** Words of thanks, which ask for nothing. */
const thanks = new RegExp(`^(?:${thanksPattern})(?:\\s|$)`, 'u');

/** Whether somebody only says thank you. */
export function isThanks(typed: string): boolean {
  const said = words(typed).join(' ');
  return thanks.test(said) && said.length < 30;
}

/** The address of what somebody wants to follow: a link, a site by its name, a subreddit. Null where it is none. */
export function addressOf(typed: string): string | null {
  const whole = typed.trim();
  const [, subreddit] = /^\/?r\/(\w+)$/i.exec(whole) ?? [];
  if (subreddit !== undefined) return `https://www.reddit.com/r/${subreddit}`;
  return linkIn(whole) ?? (nameOfSite.test(whole) ? whole : null);
}

/** The name of a site with an ending that is nothing else: `Node.js` is none. */
const nameOfSite =
  /^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|id|uk|news|info|io|tv|blog|dev|my|sg|au|eu|de|nl|jp)$/i;

/** The address that somebody typed, alone or among words: `please add https://example.org`. Null where there is none. */
export function linkIn(typed: string): string | null {
  return (
    /^(?:https?:\/\/\S+|[\w-]+(?:\.[\w-]+)+\/\S*)$/i.exec(typed.trim())?.[0] ??
    /(?<=^|\s)https?:\/\/\S+(?=\s|$)/i.exec(typed)?.[0] ??
    null
  );
}
