import type { Button, Reply } from '../core/message.js';
import type { Answer } from '../core/ports.js';
import { formatList } from '../i18n/lists.js';
import type { TextKey } from '../i18n/texts.js';
import { forms } from './action-forms.js';
import { guarded, open, outdated } from './actions.js';
import { answer, type Command, type Context, changeChat } from './context.js';
import { backButton, card, choiceButton, homeButton, lineOf } from './lines.js';
import type { ChoiceSetting, Setting, ToggleSetting } from './setting.js';
import { listedNames, type SettingName, settingNamed, settingNames, settings } from './setting-list.js';

const parts: Readonly<Record<string, TextKey>> = {
  all: 'settings-title',
  ...Object.fromEntries(listedNames.map((name): [string, TextKey] => [name, `setting-${name}`])),
};

/** `/settings [name]`: everything that can be chosen with its present value, or the choices of one setting. */
export const settingsCommand: Command = {
  name: 'settings',
  options: [
    { name: 'which', kind: 'part', required: false, parts },
    { name: 'channel', kind: 'chat', required: false },
  ],
  changes: true,
  personal: true,
  run: async (context, { which = '' }) => {
    const typed = which.trim().toLowerCase();
    const name = settingCalled(context, typed);
    if (name !== undefined && isOffered(settings[name], context)) {
      return answer(await settingCard(context, name));
    }
    const card = settingsCard(context);
    const isAny = typed === '' || typed === 'all';
    const line = isAny ? [] : [[context.text('settings-unknown', { typed: which.trim() })]];
    return answer({ ...card, lines: [...line, ...card.lines] });
  },
};

/** The setting of that name, or the one whose label in the chat's language has what was typed. */
function settingCalled(context: Context, typed: string): SettingName | undefined {
  const { text } = context;
  const called = (among: readonly SettingName[]) =>
    among.filter((name) => text(`setting-${name}`).toLowerCase().includes(typed));
  const listed = called(listedNames);
  const [only, ...others] = listed.length > 0 ? listed : called(settingNames);
  const found = settingNamed(typed) ?? (typed !== '' && others.length === 0 ? only : undefined);
  // What it shall be stands behind its name: `pictures off`.
  const shorter = typed.replace(/\s*\S+$/, '');
  return found ?? (shorter === '' ? undefined : settingCalled(context, shorter));
}

/** One card leads through all settings: `set` shows them, `set <name>` the choices of one; `put` takes a choice. */
export const settingsActions = [
  open(forms.settings, async (context, [typed]) => {
    if (typed === undefined) return answer(settingsCard(context));
    const name = settingNamed(typed);
    return name === undefined ? outdated(context) : answer(await settingCard(context, name));
  }),
  guarded(forms.choose, (context, [name, value]) => choose(context, name, value)),
];

/** The card of one setting. */
export async function settingCard(context: Context, name: SettingName): Promise<Reply> {
  const setting: Setting = settings[name];
  return setting.kind === 'card' ? setting.card(context) : choicesCard(context, name, setting);
}

async function choose(context: Context, typed: string, value: string): Promise<Answer> {
  const name = settingNamed(typed);
  if (name === undefined) return outdated(context);
  const setting: Setting = settings[name];
  if (setting.kind === 'card' || setting.change(context.chat, value) === null) return outdated(context);
  const changed = await changeChat(context, (chat) => setting.change(chat, value) ?? chat);
  const staysOpen = setting.kind === 'choice' && setting.several === true;
  const card = staysOpen ? choicesCard(changed, name, setting) : await cardAround(changed, name);
  const lacks = await lackingLine(changed, setting, value);
  if (lacks !== null) return { messages: [{ ...card, lines: [...card.lines, [lacks]] }], notice: lacks };
  return { messages: [card], notice: `${changed.text(`setting-${name}`)}: ${setting.shown(changed)}` };
}

/** The rights that the bot lacks for what was just turned on, in a line; null where it lacks none. */
async function lackingLine(
  { asker, chat, text }: Context,
  { rights }: Setting,
  value: string,
): Promise<string | null> {
  if (rights === undefined || value === 'off') return null;
  const missing = (await asker.missingRights?.(rights)) ?? [];
  return missing.length === 0 ? null : text('setting-rights', { rights: formatList(missing, chat.language) });
}

/** The card that a setting stands on, behind what was just chosen. */
async function cardAround(context: Context, name: SettingName): Promise<Reply> {
  const { within }: Setting = settings[name];
  return within === undefined ? settingsCard(context, name) : settingCard(context, within);
}

/** Everything with its value, behind what was just chosen. */
export function settingsCard(context: Context, chosen?: SettingName): Reply {
  const { text } = context;
  return {
    kind: 'reply',
    lines: [
      [{ text: text('settings-title'), bold: true }],
      ...(chosen === undefined ? [] : [[`✅ ${settingLine(context, chosen)}`]]),
      [text('settings-hint')],
    ],
    buttons: [
      ...listedNames
        .filter((name) => isOffered(settings[name], context))
        .map((name) => [settingButton(context, name)]),
      [homeButton(context)],
    ],
    placeholder: text('settings-hint'),
  };
}

function isOffered({ needs }: Setting, { capabilities }: Context): boolean {
  return needs === undefined || capabilities[needs] === true;
}

/** A setting with its value. */
function settingLine(context: Context, name: SettingName): string {
  const setting: Setting = settings[name];
  return `${context.text(`setting-${name}`)}: ${setting.shown(context)}`;
}

/** One tap turns a toggle; any other setting shows its own card. */
function settingButton(context: Context, name: SettingName): Button {
  const setting: Setting = settings[name];
  const label = settingLine(context, name);
  const other =
    setting.kind === 'toggle' ? setting.choices(context).find(({ chosen }) => !chosen) : undefined;
  const action = other === undefined ? forms.settings.encode(name) : forms.choose.encode(name, other.value);
  return { label, action };
}

/** The choices of one setting with the present one marked, and the way back. */
function choicesCard(context: Context, name: SettingName, setting: ToggleSetting | ChoiceSetting): Reply {
  const { text } = context;
  const buttons = setting
    .choices(context)
    .map(({ label, value, chosen }) => [choiceButton(label, chosen, forms.choose.encode(name, value))]);
  const { within } = setting;
  const back = within === undefined ? forms.settings.encode() : forms.settings.encode(within);
  return card(
    [[{ text: settingLine(context, name), bold: true }], lineOf(text(setting.hint))],
    [...buttons, [backButton(context, back)]],
  );
}
