import { isTimezone } from '../core/language.js';
import type { Reply } from '../core/message.js';
import { reply } from '../core/message.js';
import { truncate } from '../core/text.js';
import { findZones, zoneLabel } from '../i18n/zones.js';
import { forms } from './action-forms.js';
import { answer, type Command, type Context, changeChat } from './context.js';
import { settings } from './setting-list.js';
import { settingsCard } from './settings.js';

/** How many zones are offered. */
const maxZones = 8;

/** `/timezone <city>`: the clock that dates and digests go by. */
export const timezoneCommand: Command = {
  name: 'timezone',
  options: [{ name: 'city', kind: 'text', required: true }],
  changes: true,
  personal: true,
  async run(context, { city = '' }) {
    const zones = findZones(city, maxZones);
    if (zones.length === 0) {
      return answer(reply([context.text('timezone-unknown', { typed: truncate(city.trim(), 40) || '…' })]));
    }
    return answer(zonesCard(context, zones));
  },
};

/** `/quiet 22:00 06:30`, `/quiet off`: when nothing is posted. */
export const quietCommand: Command = {
  name: 'quiet',
  options: [{ name: 'hours', kind: 'text', required: false }],
  changes: true,
  personal: true,
  async run(context, { hours = '' }) {
    const value = readHours(hours);
    if (settings.quiet.change(context.chat, value) === null)
      return answer(reply([context.text('quiet-how')]));
    return answer(
      settingsCard(await changeChat(context, (chat) => settings.quiet.change(chat, value) ?? chat)),
    );
  },
};

function zonesCard({ text, clock }: Context, zones: readonly string[]): Reply {
  return {
    kind: 'reply',
    lines: [[text('timezone-which')]],
    buttons: zones
      .filter(isTimezone)
      .map((zone) => [
        { label: zoneLabel(zone, clock.now()), action: forms.choose.encode('timezone', zone) },
      ]),
  };
}

/** Reads `22 6:30`, `22.00–06.30` or `off` into the form of the setting, `22:00-06:30`. */
function readHours(typed: string): string {
  if (/^\s*(off|mati|nonaktif)\s*$/i.test(typed)) return 'off';
  const times = [...typed.matchAll(/(\d{1,2})(?:[:.](\d{2}))?/g)].map(
    ([, hours = '', minutes = '00']) => `${hours.padStart(2, '0')}:${minutes}`,
  );
  return times.length === 2 ? times.join('-') : '';
}
