import { clockTimeSchema } from '../core/clock-time.js';
import type { DigestSchedule } from '../core/digest.js';
import { nextDigestAt } from '../core/digest.js';
import type { Button, Reply } from '../core/message.js';
import { reply } from '../core/message.js';
import { follow, followedTopics, type Lane, laneOf } from '../core/subscription.js';
import { formatDate } from '../i18n/dates.js';
import { answer, type Command, type Context, changeChat } from './context.js';
import { guarded, outdated, type Presses } from './presses.js';

/** A digest comes at most so often a day. */
const maxTimes = 4;

const offered = ['06:00', '07:00', '08:00', '12:00', '16:00', '17:00', '18:00', '19:00', '20:00', '21:00'];

/** `/digest [times]`: when digests come, and what comes in them. */
export const digestCommand: Command = {
  name: 'digest',
  options: [{ name: 'times', kind: 'text', required: false }],
  changes: true,
  personal: true,
  async run(context, { times = '' }) {
    if (times.trim() === '') return answer(digestCard(context));
    const wanted = readTimes(times);
    if (wanted === null) return answer(reply([context.text('digest-how')]));
    return answer(digestCard(await change(context, { times: wanted })));
  },
};

/** `days <daily|weekdays|1…7>`, `time <HH:MM>` (turned on or off), `lanes <instant|digest>`. */
export const digestPresses: Presses = {
  days: guarded(async (context, [value = '']) => {
    const days = readDays(value);
    return days === null ? outdated(context) : answer(digestCard(await change(context, { days })));
  }),
  time: guarded(async (context, [value = '']) => {
    const times = toggled(context.chat.settings.digest.times, value);
    return times === null ? outdated(context) : answer(digestCard(await change(context, { times })));
  }),
  lanes: guarded(async (context, [lane = '']) => {
    if (lane !== 'instant' && lane !== 'digest') return outdated(context);
    return { messages: [digestCard(await moveAll(context, lane))], notice: context.text(`all-${lane}`) };
  }),
};

/** How digests stand, in a few words. */
export function presentDigest({ chat, text }: Context): string {
  return `${presentDays(chat.settings.digest, text)}, ${[...chat.settings.digest.times].sort().join(', ')}`;
}

/** When digests come and what for, each to be changed by a tap. */
export function digestCard(context: Context): Reply {
  const { chat, text } = context;
  const { days, times } = chat.settings.digest;
  const isOn = (value: string) => JSON.stringify(days) === JSON.stringify(readDays(value));
  const marked = (on: boolean, label: string, action: string): Button => ({
    label: on ? `✅ ${label}` : label,
    action,
  });
  const day = (value: string) => marked(isOn(value), text(`days-${value}`), `days ${value}`);
  const clocks = [...new Set([...offered, ...times])].sort();
  const time = (value: string) => marked(times.includes(value), value, `time ${value}`);
  return {
    kind: 'reply',
    lines: [
      [{ text: text('digest-card'), bold: true }],
      [presentDigest(context)],
      [countLine(context)],
      [text('digest-hint')],
    ],
    buttons: [
      [day('daily'), day('weekdays')],
      ['1', '2', '3', '4', '5'].map(day),
      ['6', '7'].map(day),
      clocks.slice(0, 5).map(time),
      clocks.slice(5, 14).map(time),
      [
        { label: text('button-all-digest'), action: 'lanes digest' },
        { label: text('button-all-instant'), action: 'lanes instant' },
      ],
      [{ label: text('button-back'), action: 'set' }],
    ],
  };
}

/** How many subscriptions come in the digest, and when the next one comes. */
function countLine({ chat, text, clock }: Context): string {
  const followed = followedTopics(chat.subscriptions);
  const gathered = followed.filter((topic) => laneOf(chat.subscriptions, topic) === 'digest');
  if (gathered.length === 0) return text('digest-nothing');
  const { digest: schedule, quiet } = chat.settings;
  const at = nextDigestAt({ schedule, quiet, zone: chat.timezone, last: chat.digestSlot }, clock.now());
  const date = formatDate(at, chat.language, chat.timezone);
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

/** The times with one more, or without it; null where that cannot be. */
function toggled(times: readonly string[], value: string): string[] | null {
  if (!clockTimeSchema.safeParse(value).success) return null;
  const others = times.filter((time) => time !== value);
  if (others.length === times.length) return times.length < maxTimes ? [...times, value].sort() : [...times];
  return others.length === 0 ? [...times] : others;
}

/** `7`, `07.00`, `18:30`, as many as a day may have; null for anything else. */
function readTimes(typed: string): string[] | null {
  const times = typed
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .map((part) => /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(part))
    .map((match) => (match === null ? '' : `${match[1]?.padStart(2, '0')}:${match[2] ?? '00'}`));
  const known = [...new Set(times)].sort();
  const areTimes = known.every((time) => clockTimeSchema.safeParse(time).success);
  return areTimes && known.length > 0 && known.length <= maxTimes ? known : null;
}

function readDays(value: string): DigestSchedule['days'] | null {
  if (value === 'daily' || value === 'weekdays') return value;
  return /^[1-7]$/.test(value) ? { weekday: Number(value) } : null;
}

function presentDays({ days }: DigestSchedule, text: Context['text']): string {
  return text(typeof days === 'string' ? `days-${days}` : `days-weekly-${days.weekday}`);
}
