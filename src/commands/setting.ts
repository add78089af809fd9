import type { Chat } from '../core/chat.js';
import type { Reply } from '../core/message.js';
import type { Ability, RightsPurpose } from '../core/ports.js';
import { type Settings, settingsSchema } from '../core/settings.js';
import type { TextKey } from '../i18n/texts.js';
import type { Context } from './context.js';

/** One value that can be chosen. `value` is at most 40 characters of ASCII without spaces: it stands in a button. */
interface SettingChoice {
  label: string;
  value: string;
  /** Whether the chat has it now. */
  chosen: boolean;
}

interface Shown {
  /** What a platform has to be able to do for it. Default: nothing. */
  needs?: Ability;
  /** For what the bot needs rights when it is turned on. Default: for nothing more. */
  rights?: RightsPurpose;
  /** The present value, in a few words. */
  shown(context: Context): string;
  /** The card that it stands on instead of that of all settings. Default: none. */
  within?: 'look' | 'digest';
}

interface Choosable extends Shown {
  /** The text that asks what to choose. */
  hint: TextKey;
  choices(context: Context): SettingChoice[];
  /** The chat with this value; null for a value that it cannot have. Pure. */
  change(chat: Chat, value: string): Chat | null;
}

/** On or off. Its button on the card of all settings turns it at once. */
export interface ToggleSetting extends Choosable {
  kind: 'toggle';
}

/** One of several values. */
export interface ChoiceSetting extends Choosable {
  kind: 'choice';
  /** Whether several values can be chosen, so that the choices stay open. Default: false. */
  several?: boolean;
}

/** A setting with a card of its own. */
interface CardSetting extends Shown {
  kind: 'card';
  card(context: Context): Reply | Promise<Reply>;
}

/** One thing that a chat can choose. Its title is the text `setting-<name>`. */
export type Setting = ToggleSetting | ChoiceSetting | CardSetting;

/** A chat with some of its settings changed; null if a chat cannot have such settings. */
export function withSettings(chat: Chat, changes: Partial<Settings>): Chat | null {
  const parsed = settingsSchema.safeParse({ ...chat.settings, ...changes });
  return parsed.success ? { ...chat, settings: parsed.data } : null;
}

/** The settings of a chat that are on or off. */
type Switch = {
  [Name in keyof Settings]: Settings[Name] extends boolean ? Name : never;
}[keyof Settings];

/** A setting that is on or off. */
export function toggle(hint: TextKey, name: Switch): ToggleSetting {
  return toggleOf(
    hint,
    (settings) => settings[name],
    (isOn) => ({ [name]: isOn }),
  );
}

/** A part of a post that is shown or not. */
export function toggledPart(name: keyof Settings['parts']): ToggleSetting {
  const setting = toggleOf(
    'setting-look-hint',
    ({ parts }) => parts[name],
    (isOn, { parts }) => ({ parts: { ...parts, [name]: isOn } }),
  );
  return { ...setting, within: 'look' };
}

/** A setting that is on or off: where that stands among a chat's settings, and what a turn of it changes there. */
function toggleOf(
  hint: TextKey,
  isOn: (settings: Settings) => boolean,
  turned: (isOn: boolean, settings: Settings) => Partial<Settings>,
): ToggleSetting {
  return {
    kind: 'toggle',
    hint,
    shown: ({ chat, text }) => text(isOn(chat.settings) ? 'on' : 'off'),
    choices: ({ chat, text }) => marked(['on', 'off'], isOn(chat.settings) ? 'on' : 'off', text),
    change: (chat, value) =>
      value === 'on' || value === 'off' ? withSettings(chat, turned(value === 'on', chat.settings)) : null,
  };
}

/** Values to choose from, the present one marked. */
export function marked<Value extends string>(
  values: readonly Value[],
  present: string,
  label: (value: Value) => string,
): SettingChoice[] {
  return values.map((value) => ({ label: label(value), value, chosen: value === present }));
}
