import { z } from 'zod';
import { actionForm } from '../core/action.js';
import { chunk } from '../core/chunk.js';
import { type DigestSchedule, daysOf, nextDigestAt, weekdaysOf } from '../core/digest.js';
import { fillers, saysOff } from '../core/linguistics/clock-words.js';
import type { Button, Reply } from '../core/message.js';
import { follow, followedTopics, type Lane, laneOf } from '../core/subscription.js';
import { clockTimeSchema } from '../core/time/clock-time.js';
import { readDays } from '../core/time/spoken-days.js';
import { readTimesOfDay, saysRange } from '../core/time/spoken-time.js';
import { formatClock, formatDate } from '../i18n/dates.js';
import { formatList } from '../i18n/lists.js';
import { forms } from './action-forms.js';
import { guarded } from './actions.js';
import { answer, type Command, type Context, changeChat } from './context.js';
import { withoutAsking, withoutCourtesies } from './courtesies.js';
import { backButton, card, choiceButton, lineOf } from './lines.js';
import { type OwnTimes, ownTimes } from './own-zone.js';

/** The most digests of one day. */
const maxTimes = 4;

/** The most meanings that are offered: nobody finds theirs in a longer list. */
const maxMeanings = 8;

/** The days that a button can choose; 1 is Monday. */
const dayChoices = ['daily', 'weekdays', '1', '2', '3', '4', '5', '6', '7'] as const;

/** The buttons of the card beside those of the times: the days, the lanes, the first sentence, and the way back. */
const otherButtons = dayChoices.length + 4;

/** The most times beside each other: with more, their labels are cut. */
const maxClocksInRow = 5;

const offered = ['06:00', '07:00', '08:00', '12:00', '16:00', '17:00', '18:00', '19:00', '20:00', '21:00'];

/** `/digest [times]`: when digests come, and what comes in them. */
export const digestCommand: Command = {
  name: 'digest',
  options: [{ name: 'times', kind: 'text', required: false }],
  changes: true,
  personal: true,
  async run(context, { times = '' }) {
    const typed = withoutCourtesies(times);
    if (typed === '') return answer(digestCard(context));
    if (saysOff(typed)) {
      return answer(under(context.text('all-instant'), digestCard(await moveAll(context, 'instant'))));
    }
    const { said: named, byOwnClock } = ownTimes(typed, context);
    const { days, rest } = readDays(named, context.chat.settings.digest.days);
    const changes = days === null ? {} : { days };
    if (saysNoTime(rest) && days !== null) return answer(digestCard(await change(context, changes)));
    const said = timesIn(rest, byOwnClock);
    const [first, ...others] = said;
    if (first === undefined || said.length > maxMeanings) {
      return answer(under(context.text('digest-how'), digestCard(context)));
    }
    if (others.length === 0) return answer(digestCard(await change(context, { ...changes, times: first })));
    const asked = days === null ? context : await change(context, changes);
    return answer(whichTimes(asked, said, saysRange(rest)));
  },
};

/** Times of a day as one word: `07:00,18:30`. */
const timesValue = z.codec(z.string().max(23), z.array(clockTimeSchema).min(1).max(maxTimes), {
  decode: (word) => word.split(','),
  encode: (times) => times.join(','),
});

/** Days as one word: `daily`, `weekdays`, `1,4`. */
const daysValue = z.codec(
  z
    .string()
    .max(13)
    .regex(/^(?:daily|weekdays|[1-7](?:,[1-7])*)$/),
  z.union([z.enum(['daily', 'weekdays']), z.array(z.number())]),
  {
    decode: (word) => (word === 'daily' || word === 'weekdays' ? word : daysOf(word.split(',').map(Number))),
    encode: (days) => (typeof days === 'string' ? days : days.join(',')),
  },
);

const setTimes = guarded(
  actionForm('times', z.tuple([timesValue, daysValue.optional()])),
  async (context, [times, days]) =>
    answer(digestCard(await change(context, { times, ...(days !== undefined && { days }) }))),
);

/** Whether nothing remains but words that stand beside a time. */
const saysNoTime = (rest: string) => rest.split(/[\s,&]+/).every((word) => word === '' || fillers.has(word));

/** The times of day that a text may mean, as many as one day may have. */
const timesIn = (said: string, byOwnClock: OwnTimes['byOwnClock']) =>
  (readTimesOfDay(said) ?? [])
    .filter((each) => each.length <= maxTimes)
    .map((each) => each.map(byOwnClock).sort());

/** Buttons that set the digest to what was said, at most so many: `every monday at 8`. None where no times were. */
export function digestButtons(context: Context, typed: string, most: number): Button[] {
  const buttons = digestSaid(context, withoutCourtesies(typed), most);
  return buttons.length > 0 ? buttons : digestSaid(context, withoutAsking(typed), most);
}

function digestSaid(context: Context, typed: string, most: number): Button[] {
  if (saysOff(typed)) {
    return [{ label: context.text('button-all-instant'), action: moveEverything.encode('instant') }];
  }
  const now = context.chat.settings.digest;
  const { said: named, byOwnClock } = ownTimes(typed, context);
  const { days, rest } = readDays(named, now.days);
  const said = days !== null && saysNoTime(rest) ? [now.times] : timesIn(rest, byOwnClock);
  const chosen = days ?? now.days;
  return said.slice(0, most).map((times) => ({
    label: `🗞 ${presentDigest(context, { days: chosen, times })}`,
    action: setTimes.encode(times, chosen),
  }));
}

const under = (line: string, below: Reply): Reply => ({
  ...below,
  lines: [lineOf(line), [], ...below.lines],
});

/** Asks which times are meant, by which clock. */
function whichTimes(context: Context, said: readonly string[][], isRange: boolean): Reply {
  const buttons = said.map((times) => [{ label: clocks(context, times), action: setTimes.encode(times) }]);
  return card(
    [[context.text(isRange ? 'digest-range' : 'digest-which')]],
    [...buttons, [backButton(context, forms.settings.encode('digest'))]],
  );
}

/** Times in a row, as the chat's language writes them. */
const clocks = ({ chat }: Pick<Context, 'chat'>, times: readonly string[]) =>
  times.map((time) => formatClock(time, chat.language)).join(', ');

const chooseDays = guarded(actionForm('days', z.tuple([z.enum(dayChoices)])), async (context, [value]) => {
  const now = context.chat.settings.digest.days;
  const days = value === 'daily' || value === 'weekdays' ? value : withDay(now, Number(value));
  if (days === null) return { messages: [], notice: context.text('digest-last-day') };
  return answer(digestCard(await change(context, { days })));
});

/** The days with one more or without it; null where none would remain. Of the days that have a name it is one alone. */
function withDay(now: DigestSchedule['days'], day: number): DigestSchedule['days'] | null {
  const all = weekdaysOf(now);
  if (!all.includes(day)) return daysOf([...all, day]);
  if (typeof now === 'string') return [day];
  return all.length === 1 ? null : daysOf(all.filter((each) => each !== day));
}

const toggleTime = guarded(
  actionForm('time', z.tuple([clockTimeSchema.max(5)])),
  async (context, [value]) => {
    const { times } = context.chat.settings.digest;
    const next = toggled(times, value);
    // Where a tap changes nothing, it says why.
    if (next.join() !== times.join()) return answer(digestCard(await change(context, { times: next })));
    const notice = context.text(times.length === 1 ? 'digest-last' : 'digest-full', { most: maxTimes });
    return { messages: [], notice };
  },
);

const moveEverything = guarded(
  actionForm('lanes', z.tuple([z.enum(['instant', 'digest'])])),
  async (context, [lane]) => {
    const { chat, text } = context;
    const followed = followedTopics(chat.subscriptions);
    if (followed.length === 0) return { messages: [], notice: text('no-subscriptions') };
    const notice = text(`all-${lane}`);
    const isSo = followed.every((topic) => laneOf(chat.subscriptions, topic) === lane);
    return { messages: isSo ? [] : [digestCard(await moveAll(context, lane))], notice };
  },
);

/** The buttons of the digest's card. */
export const digestActions = [chooseDays, toggleTime, setTimes, moveEverything];

/** How digests stand, in a few words. */
export function presentDigest(context: Context, digest = context.chat.settings.digest): string {
  return `${presentDays(digest, context)}, ${clocks(context, [...digest.times].sort())}`;
}

/** When digests come and what for, each to be changed by a tap. */
export function digestCard(context: Context): Reply {
  const { chat, text, capabilities } = context;
  const { digestLeads, digest } = chat.settings;
  const { days, times } = digest;
  const { maxInAll, maxInRow } = capabilities.buttons;
  const day = (value: (typeof dayChoices)[number]) => {
    const isOn = typeof days === 'string' ? days === value : days.includes(Number(value));
    return choiceButton(text(`days-${value}`), isOn, chooseDays.encode(value));
  };
  const offers = shownTimes(times, maxInAll - otherButtons);
  const time = (value: string) =>
    choiceButton(formatClock(value, chat.language), times.includes(value), toggleTime.encode(value));
  return card(
    [
      [{ text: text('digest-card'), bold: true }],
      [presentDigest(context)],
      [countLine(context)],
      lineOf(text('digest-hint')),
    ],
    [
      [day('daily'), day('weekdays')],
      dayChoices.slice(2, 7).map(day),
      dayChoices.slice(7).map(day),
      ...chunk(offers.map(time), Math.min(maxClocksInRow, maxInRow)),
      [
        { label: text('button-all-digest'), action: moveEverything.encode('digest') },
        { label: text('button-all-instant'), action: moveEverything.encode('instant') },
      ],
      [
        choiceButton(
          text('setting-leads'),
          digestLeads,
          forms.choose.encode('leads', digestLeads ? 'off' : 'on'),
        ),
      ],
      [backButton(context, forms.settings.encode())],
    ],
  );
}

/** As many times as there is room for: those that are chosen, then those that most people choose. */
function shownTimes(chosen: readonly string[], room: number): string[] {
  const others = offered.filter((time) => !chosen.includes(time));
  return [...chosen, ...others].slice(0, Math.min(offered.length, room)).sort();
}

/** How many subscriptions come in the digest, and when the next digest comes. */
function countLine({ chat, text, clock }: Context): string {
  const followed = followedTopics(chat.subscriptions);
  const gathered = followed.filter((topic) => laneOf(chat.subscriptions, topic) === 'digest');
  if (gathered.length === 0) return text('digest-nothing');
  const { digest: schedule, quiet } = chat.settings;
  const at = nextDigestAt({ schedule, quiet, zone: chat.timezone, last: chat.digestSlot }, clock.now());
  const date = formatDate(at, chat.language, chat.timezone, clock.now());
  return text('digest-next', { count: gathered.length, all: followed.length, date });
}

function change(context: Context, changes: Partial<DigestSchedule>): Promise<Context> {
  return changeChat(context, (chat) => ({
    ...chat,
    settings: { ...chat.settings, digest: { ...chat.settings.digest, ...changes } },
  }));
}

/** Everything that is followed comes in this lane from now on. */
function moveAll(context: Context, lane: Lane): Promise<Context> {
  return changeChat(context, (chat, head) => ({
    ...chat,
    subscriptions: followedTopics(chat.subscriptions).reduce(
      (all, topic) => follow(all, topic, lane, head),
      chat.subscriptions,
    ),
  }));
}

/** The times with one more or without it, but never none and never more than a day may have. */
function toggled(times: readonly string[], value: string): string[] {
  const others = times.filter((time) => time !== value);
  if (others.length === times.length) return times.length < maxTimes ? [...times, value].sort() : [...times];
  return others.length === 0 ? [...times] : others;
}

/** A day of the week as a text is named. */
type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

function presentDays({ days }: DigestSchedule, { text, chat }: Pick<Context, 'text' | 'chat'>): string {
  if (typeof days === 'string') return text(`days-${days}`);
  const each = days.map((day) => text(`weekly-${day as Weekday}`));
  return text('days-weekly', { days: formatList(each, chat.language) });
}
