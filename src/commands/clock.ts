import { isTimezone } from '../core/language.js';
import type { Button, Reply } from '../core/message.js';
import type { QuietHours } from '../core/quiet-hours.js';
import { truncate } from '../core/text.js';
import { readQuietHours, suggestQuietHours } from '../core/time/spoken-time.js';
import { findZones, zoneLabel } from '../i18n/zones.js';
import { forms } from './action-forms.js';
import { answer, type Command, type Context, changeChat } from './context.js';
import { withoutAsking, withoutCourtesies } from './courtesies.js';
import { backButton, card, lineOf } from './lines.js';
import { ownTimes } from './own-zone.js';
import { quietLabel, settings } from './setting-list.js';
import { settingCard, settingsCard } from './settings.js';

/** How many zones are offered. */
const maxZones = 8;

/** `/timezone <city>`: the clock that dates and digests go by. */
export const timezoneCommand: Command = {
  name: 'timezone',
  options: [{ name: 'city', kind: 'text', required: true }],
  changes: true,
  personal: true,
  async run(context, { city = '' }) {
    const typed = withoutAsking(city);
    if (typed === '') return answer(await settingCard(context, 'timezone'));
    const zones = findZones(typed, maxZones, context.clock.now());
    if (zones.length === 0) {
      const line = context.text('timezone-unknown', { typed: truncate(city.trim(), 40) });
      return answer(card([[line]], [[backButton(context, forms.settings.encode('timezone'))]]));
    }
    return answer(zonesCard(context, zones));
  },
};

/** `/quiet 22:00 06:30`, `/quiet 10pm to 6am`, `/quiet off`: when nothing is posted. What is not clear is asked back. */
export const quietCommand: Command = {
  name: 'quiet',
  options: [{ name: 'hours', kind: 'text', required: false }],
  changes: true,
  personal: true,
  async run(context, { hours = '' }) {
    const typed = withoutCourtesies(hours);
    if (typed === '') return answer(await settingCard(context, 'quiet'));
    const { values, near } = quietMeant(context, typed);
    const [first, ...others] = values;
    if (first === undefined) {
      if (near.length > 0) return answer(whichHours(context, near, 'quiet-half'));
      const choices = await settingCard(context, 'quiet');
      return answer({ ...choices, lines: [lineOf(context.text('quiet-how'))] });
    }
    if (others.length > 0) return answer(whichHours(context, values, 'quiet-which'));
    const changed = await changeChat(context, (chat) => settings.quiet.change(chat, first) ?? chat);
    return answer(settingsCard(changed, 'quiet'));
  },
};

/** The quiet hours that were said, and those that are near where only their beginning or end was. */
function quietMeant(context: Context, typed: string): { values: string[]; near: string[] } {
  const { said, byOwnClock } = ownTimes(typed, context);
  const asValue = ({ from, to }: QuietHours) => `${byOwnClock(from)}-${byOwnClock(to)}`;
  const read = readQuietHours(said);
  if (read === 'off') return { values: ['off'], near: [] };
  return { values: (read ?? []).map(asValue), near: suggestQuietHours(said).map(asValue) };
}

/** Buttons that set quiet hours to what was said, at most so many. None where no hours were. */
export function quietButtons(context: Context, typed: string, most: number): Button[] {
  const { values, near } = quietMeant(context, withoutAsking(typed));
  return (values.length > 0 ? values : near).slice(0, most).map((value) => {
    const button = quietButton(context, value);
    return { ...button, label: `🌙 ${button.label}` };
  });
}

const quietButton = ({ chat, text }: Context, value: string): Button => ({
  label: value === 'off' ? text('off') : quietLabel(value, chat.language),
  action: forms.choose.encode('quiet', value),
});

/** Asks which hours are meant. */
function whichHours(
  context: Context,
  values: readonly string[],
  question: 'quiet-which' | 'quiet-half',
): Reply {
  const buttons = values.map((value) => [quietButton(context, value)]);
  return card(
    [lineOf(context.text(question))],
    [...buttons, [backButton(context, forms.settings.encode('quiet'))]],
  );
}

function zonesCard(context: Context, zones: readonly string[]): Reply {
  const buttons = zones
    .filter(isTimezone)
    .map((zone) => [
      { label: zoneLabel(zone, context.clock.now()), action: forms.choose.encode('timezone', zone) },
    ]);
  return card(
    [[context.text('timezone-which')]],
    [...buttons, [backButton(context, forms.settings.encode('timezone'))]],
  );
}
