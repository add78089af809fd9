import type { Reply } from '../core/message.js';
import type { Answer } from '../core/ports.js';
import { answer, type Command, type Context, changeChat } from './context.js';
import { digestCard, digestPresses } from './digest.js';
import { guarded, open, outdated, type Presses } from './presses.js';
import { isSwitch, type Setting, settingNamed, settings } from './setting-list.js';

const parts = {
  all: 'settings-title',
  ...Object.fromEntries(Object.keys(settings).map((name) => [name, `setting-${name}`])),
};

/** `/settings [name]`: everything that can be chosen, with how it stands, or the choices of one setting. */
export const settingsCommand: Command = {
  name: 'settings',
  options: [
    { name: 'which', kind: 'part', required: false, parts },
    { name: 'channel', kind: 'chat', required: false },
  ],
  changes: true,
  personal: true,
  run: async (context, { which = '' }) => answer(cardOf(context, which.trim().toLowerCase())),
};

/** `set`: all settings; `set <name>`: the choices of one; `set <name> <value>`: the choice. All edit one card in place. */
export const settingsPresses: Presses = {
  set: open(async (context, [name, value]) => {
    const isKnown = name === undefined || settingNamed(name) !== undefined;
    return isKnown && value === undefined ? answer(cardOf(context, name ?? '')) : outdated(context);
  }),
  put: guarded(async (context, [name = '', value = '']) => put(context, name, value)),
  ...digestPresses,
};

/** The card of one setting, or of all where there is none of this name. */
function cardOf(context: Context, name: string): Reply {
  if (name === 'digest') return digestCard(context);
  const setting = settingNamed(name);
  return setting === undefined ? settingsCard(context) : choicesCard(context, name, setting);
}

async function put(context: Context, name: string, value: string): Promise<Answer> {
  const setting = settingNamed(name);
  if (setting === undefined || setting.change(context.chat, value) === null) return outdated(context);
  const changed = await changeChat(context, (chat) => setting.change(chat, value) ?? chat);
  const card = setting.several ? choicesCard(changed, name, setting) : settingsCard(changed);
  return { messages: [card], notice: `${changed.text(`setting-${name}`)}: ${setting.shown(changed)}` };
}

/** Everything with its value: a switch is turned by one tap, the others lead to their choices. */
export function settingsCard(context: Context): Reply {
  const { text } = context;
  const rows = Object.entries(settings).map(([name, setting]) => {
    const label = `${text(`setting-${name}`)}: ${setting.shown(context)}`;
    const [other] = isSwitch(setting) ? setting.choices(context).filter(({ chosen }) => !chosen) : [];
    return [{ label, action: other === undefined ? `set ${name}` : `put ${name} ${other.value}` }];
  });
  return {
    kind: 'reply',
    lines: [[{ text: text('settings-title'), bold: true }], [text('settings-hint')]],
    buttons: rows,
  };
}

/** The choices of one setting, the present one marked, and the way back. */
function choicesCard(context: Context, name: string, setting: Setting): Reply {
  const { text } = context;
  const buttons = setting
    .choices(context)
    .map(({ label, value, chosen }) => [
      { label: `${chosen ? '✅ ' : ''}${label}`, action: `put ${name} ${value}` },
    ]);
  return {
    kind: 'reply',
    lines: [[{ text: text(`setting-${name}`), bold: true }], [text(`setting-${name}-hint`)]],
    buttons: [...buttons, [{ label: text('button-back'), action: 'set' }]],
  };
}
