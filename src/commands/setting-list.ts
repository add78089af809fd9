import type { Chat } from '../core/chat.js';
import { isTimezone, type Language, languageSchema, languages } from '../core/language.js';
import { quietHoursSchema } from '../core/quiet-hours.js';
import { type Settings, settingsSchema, summaryLengthSchema } from '../core/settings.js';
import { formatList } from '../i18n/lists.js';
import { commonZones, zoneLabel } from '../i18n/zones.js';
import type { Context } from './context.js';
import { presentDigest } from './digest.js';

/** One value that can be chosen. `value` holds no white space, for it stands in a button's action. */
export interface SettingChoice {
  label: string;
  value: string;
  /** Whether it is how the chat has it now. */
  chosen: boolean;
}

/** One thing that a chat can choose. Its title is the text `setting-<name>`. */
export interface Setting {
  /** How it stands, in a few words. */
  shown(context: Context): string;
  choices(context: Context): SettingChoice[];
  /** The chat with this value; null for one that it cannot have. Pure. */
  change(chat: Chat, value: string): Chat | null;
  /** Whether several can be chosen, so that the choices stay open. */
  several?: boolean;
}

/** Whether a setting is on or off: then its button turns it at once. */
export function isSwitch(setting: Setting): boolean {
  return switches.has(setting);
}

const switches = new Set<Setting>();

/** Everything that `/settings` shows, in this order. `digest` has a card of its own. */
export const settings: Readonly<Record<string, Setting>> = {
  language: {
    shown: ({ chat, texts }) => texts(chat.language)(`language-${chat.language}`),
    choices: ({ chat, texts }) =>
      languages.map((each) => ({
        label: texts(each)(`language-${each}`),
        value: each,
        chosen: each === chat.language,
      })),
    change: (chat, value) => {
      const parsed = languageSchema.safeParse(value);
      return parsed.success ? { ...chat, language: parsed.data } : null;
    },
  },
  reads: {
    shown: ({ chat, text }) =>
      chat.settings.reads === null
        ? text('reads-all')
        : formatList(
            chat.settings.reads.map((each) => languageName(each, chat.language)),
            chat.language,
          ),
    choices: ({ chat, catalog, text }) => {
      const { reads } = chat.settings;
      const known = catalog().publishers.flatMap(({ language }) => language ?? []);
      const all = [...new Set([...languages, ...known, ...(reads ?? [])])].slice(0, 20);
      const each = all.map((language) => ({
        label: languageName(language, chat.language),
        value: language,
        chosen: reads?.includes(language) ?? false,
      }));
      return [{ label: text('reads-all'), value: 'all', chosen: reads === null }, ...each];
    },
    change: (chat, value) =>
      withSettings(chat, { reads: value === 'all' ? null : toggled(chat.settings.reads, value) }),
    several: true,
  },
  timezone: {
    shown: ({ chat, clock }) => zoneLabel(chat.timezone, clock.now()),
    choices: ({ chat, clock }) =>
      [...new Set([chat.timezone, ...commonZones])].map((zone) => ({
        label: zoneLabel(zone, clock.now()),
        value: zone,
        chosen: zone === chat.timezone,
      })),
    change: (chat, value) => (isTimezone(value) ? { ...chat, timezone: value } : null),
  },
  summary: {
    shown: ({ chat, text }) => text(`summary-${chat.settings.summary}`),
    choices: ({ chat, text }) =>
      summaryLengthSchema.options.map((each) => ({
        label: text(`summary-${each}`),
        value: each,
        chosen: each === chat.settings.summary,
      })),
    change: (chat, value) => {
      const parsed = summaryLengthSchema.safeParse(value);
      return parsed.success ? withSettings(chat, { summary: parsed.data }) : null;
    },
  },
  images: toggle('images'),
  stories: {
    shown: ({ chat, text }) => text(`stories-${storiesWish(chat)}`),
    choices: ({ chat, text }) =>
      storiesWishes.map((each) => ({
        label: text(`stories-${each}`),
        value: each,
        chosen: each === storiesWish(chat),
      })),
    change: (chat, value) => {
      // Buttons of Kabar 0.1 say `on`.
      const wish = value === 'on' ? 'careful' : storiesWishes.find((each) => each === value);
      if (wish === undefined) return null;
      return withSettings(chat, { stories: wish !== 'off', eagerStories: wish === 'eager' });
    },
  },
  backlog: {
    shown: ({ chat, text }) => text('backlog-bound', { count: chat.settings.backlogBound }),
    choices: ({ chat, text }) =>
      [1, 3, 5, 10, 20, 50].map((count) => ({
        label: text('backlog-bound', { count }),
        value: String(count),
        chosen: count === chat.settings.backlogBound,
      })),
    change: (chat, value) =>
      /^\d+$/.test(value) ? withSettings(chat, { backlogBound: Number(value) }) : null,
  },
  silent: toggle('silent'),
  buttons: toggle('buttons'),
  digest: {
    shown: presentDigest,
    choices: () => [],
    change: () => null,
  },
  quiet: {
    shown: ({ chat, text }) => quietLabel(chat.settings.quiet, text('off')),
    choices: ({ chat, text }) =>
      ['off', '21:00-06:00', '22:00-06:00', '22:00-07:00', '23:00-07:00', '00:00-06:00'].map((value) => ({
        label: value === 'off' ? text('off') : value.replace('-', '–'),
        value,
        chosen: value === quietLabel(chat.settings.quiet, 'off').replace('–', '-'),
      })),
    change: (chat, value) => {
      if (value === 'off') return withSettings(chat, { quiet: null });
      const [from, to] = value.split('-');
      const parsed = quietHoursSchema.safeParse({ from, to });
      return parsed.success ? withSettings(chat, { quiet: parsed.data }) : null;
    },
  },
};

/** A setting by the name that stands in a button; undefined where there is none. */
export function settingNamed(name: string): Setting | undefined {
  return Object.hasOwn(settings, name) ? settings[name] : undefined;
}

/** A chat with some of its settings changed; null where they are none that a chat can have. */
export function withSettings(chat: Chat, changes: Partial<Settings>): Chat | null {
  const parsed = settingsSchema.safeParse({ ...chat.settings, ...changes });
  return parsed.success ? { ...chat, settings: parsed.data } : null;
}

/** A setting that is on or off. */
function toggle(name: 'images' | 'silent' | 'buttons'): Setting {
  const setting: Setting = {
    shown: ({ chat, text }) => text(chat.settings[name] ? 'on' : 'off'),
    choices: ({ chat, text }) =>
      ['on', 'off'].map((value) => ({
        label: text(value),
        value,
        chosen: (value === 'on') === chat.settings[name],
      })),
    change: (chat, value) =>
      value === 'on' || value === 'off' ? withSettings(chat, { [name]: value === 'on' }) : null,
  };
  switches.add(setting);
  return setting;
}

/** How readily articles count as one story. */
const storiesWishes = ['off', 'careful', 'eager'] as const;

function storiesWish({ settings: { stories, eagerStories } }: Chat): (typeof storiesWishes)[number] {
  if (!stories) return 'off';
  return eagerStories ? 'eager' : 'careful';
}

/** The languages with one more, or without it; null, which is all of them, where none is left. */
function toggled(reads: readonly string[] | null, language: string): string[] | null {
  const others = (reads ?? []).filter((each) => each !== language);
  if (others.length === (reads ?? []).length) return [...others, language];
  return others.length === 0 ? null : others;
}

function quietLabel(quiet: Settings['quiet'], off: string): string {
  return quiet === null ? off : `${quiet.from}–${quiet.to}`;
}

function languageName(code: string, language: Language): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;
}
