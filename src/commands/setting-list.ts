import type { Chat } from '../core/chat.js';
import { isTimezone, type Language, languageSchema, languages } from '../core/language.js';
import { quietHoursSchema } from '../core/quiet-hours.js';
import { postStyleSchema, postStyles, type Settings, summaryLengthSchema } from '../core/settings.js';
import { formatClock } from '../i18n/dates.js';
import { formatList } from '../i18n/lists.js';
import { commonZones, zoneLabel } from '../i18n/zones.js';
import { languageName } from '../presentation/explanation.js';
import { digestCard, presentDigest } from './digest.js';
import { lookCard } from './look.js';
import { marked, type Setting, toggle, toggledPart, withSettings } from './setting.js';

/** The most languages to choose from. */
const maxLanguages = 20;

/** Everything that `/settings` shows, in this order. */
export const settings = {
  language: {
    kind: 'choice',
    hint: 'setting-language-hint',
    shown: ({ chat, texts }) => texts(chat.language)(`language-${chat.language}`),
    choices: ({ chat, texts }) => marked(languages, chat.language, (each) => texts(each)(`language-${each}`)),
    change: (chat, value) => {
      const parsed = languageSchema.safeParse(value);
      return parsed.success ? { ...chat, language: parsed.data } : null;
    },
  },
  reads: {
    kind: 'choice',
    hint: 'setting-reads-hint',
    shown: ({ chat, text }) =>
      chat.settings.reads === null
        ? text('reads-all')
        : formatList(
            chat.settings.reads.map((each) => languageName(each, chat.language)),
            chat.language,
          ),
    choices: ({ chat, catalog, text, capabilities }) => {
      const { reads } = chat.settings;
      const known = catalog().publishers.flatMap(({ language }) => language ?? []);
      const all = [...new Set([...languages, ...known, ...(reads ?? [])])];
      // What is chosen can always be seen, and be left out again.
      const most = Math.min(maxLanguages, capabilities.buttons.maxInAll - 2);
      const shown = new Set([...new Set([...(reads ?? []), ...all])].slice(0, most));
      const each = all
        .filter((language) => shown.has(language))
        .map((language) => ({
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
    kind: 'choice',
    hint: 'setting-timezone-hint',
    shown: ({ chat, clock }) => zoneLabel(chat.timezone, clock.now()),
    choices: ({ chat, clock }) =>
      [...new Set([chat.timezone, ...commonZones])].map((zone) => ({
        label: zoneLabel(zone, clock.now()),
        value: zone,
        chosen: zone === chat.timezone,
      })),
    change: (chat, value) => (isTimezone(value) ? { ...chat, timezone: value } : null),
  },
  look: { kind: 'card', shown: ({ chat, text }) => text(`style-${chat.settings.style}`), card: lookCard },
  style: {
    kind: 'choice',
    within: 'look',
    hint: 'setting-look-hint',
    shown: ({ chat, text }) => text(`style-${chat.settings.style}`),
    choices: ({ chat, text }) =>
      marked(postStyleSchema.options, chat.settings.style, (each) => text(`style-${each}`)),
    change: (chat, value) => {
      const parsed = postStyleSchema.safeParse(value);
      return parsed.success ? withSettings(chat, postStyles[parsed.data]) : null;
    },
  },
  summary: {
    kind: 'choice',
    within: 'look',
    hint: 'setting-summary-hint',
    shown: ({ chat, text }) => text(`summary-${chat.settings.summary}`),
    choices: ({ chat, text }) =>
      marked(summaryLengthSchema.options, chat.settings.summary, (each) => text(`summary-${each}`)),
    change: (chat, value) => {
      const parsed = summaryLengthSchema.safeParse(value);
      return parsed.success ? withSettings(chat, { summary: parsed.data }) : null;
    },
  },
  images: {
    kind: 'choice',
    needs: 'pictures',
    within: 'look',
    hint: 'setting-images-hint',
    shown: ({ chat, text }) => text(`images-${imageChoice(chat)}`),
    choices: ({ chat, text }) => marked(imageChoices, imageChoice(chat), (each) => text(`images-${each}`)),
    change: (chat, value) => {
      // Buttons that Kabar 0.1 sent say `on`.
      const chosen = value === 'on' ? 'large' : imageChoices.find((each) => each === value);
      if (chosen === undefined) return null;
      return withSettings(chat, { images: chosen !== 'off', smallImages: chosen === 'small' });
    },
  },
  topic: toggledPart('topic'),
  author: toggledPart('author'),
  time: toggledPart('time'),
  hashtag: toggledPart('hashtag'),
  stories: {
    kind: 'choice',
    hint: 'setting-stories-hint',
    shown: ({ chat, text }) => text(`stories-${storyChoice(chat)}`),
    choices: ({ chat, text }) => marked(storyChoices, storyChoice(chat), (each) => text(`stories-${each}`)),
    change: (chat, value) => {
      // Buttons that Kabar 0.1 sent say `on`.
      const chosen = value === 'on' ? 'careful' : storyChoices.find((each) => each === value);
      if (chosen === undefined) return null;
      return withSettings(chat, { stories: chosen !== 'off', eagerStories: chosen === 'eager' });
    },
  },
  thread: {
    ...toggle('setting-thread-hint', 'storyThreads'),
    needs: 'storyThreads',
    rights: 'threads',
  },
  backlog: {
    kind: 'choice',
    hint: 'setting-backlog-hint',
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
  silent: toggle('setting-silent-hint', 'silent'),
  buttons: toggle('setting-buttons-hint', 'buttons'),
  publish: {
    ...toggle('setting-publish-hint', 'publish'),
    needs: 'publishing',
  },
  // Its text says what it costs: a choice shows that before it is made.
  face: {
    ...toggle('setting-face-hint', 'face'),
    kind: 'choice',
    needs: 'faces',
    rights: 'faces',
  },
  digest: { kind: 'card', shown: presentDigest, card: digestCard },
  leads: {
    ...toggle('setting-leads-hint', 'digestLeads'),
    within: 'digest',
  },
  quiet: {
    kind: 'choice',
    hint: 'setting-quiet-hint',
    shown: ({ chat, text }) => {
      const now = quietValue(chat.settings.quiet);
      return now === 'off' ? text('off') : quietLabel(now, chat.language);
    },
    choices: ({ chat, text }) => {
      const now = quietValue(chat.settings.quiet);
      return [...new Set(['off', ...commonQuietHours, now])].map((value) => ({
        label: value === 'off' ? text('off') : quietLabel(value, chat.language),
        value,
        chosen: value === now,
      }));
    },
    change: (chat, value) => {
      if (value === 'off') return withSettings(chat, { quiet: null });
      const [from, to] = value.split('-');
      const parsed = quietHoursSchema.safeParse({ from, to });
      return parsed.success ? withSettings(chat, { quiet: parsed.data }) : null;
    },
  },
} satisfies Readonly<Record<string, Setting>>;

/** The name of a setting. Each has a title among the texts, else the build fails where it is shown. */
export type SettingName = keyof typeof settings;

/** The names of all settings. */
export const settingNames = Object.keys(settings) as SettingName[];

/** Those that stand on the card of all settings, in its order. The others stand on the card of one of these. */
export const listedNames = settingNames.filter((name) => (settings[name] as Setting).within === undefined);

/** The name of a setting that stands in a button or was typed; undefined where there is none. */
export function settingNamed(name: string): SettingName | undefined {
  return settingNames.find((each) => each === name);
}

/** The quiet hours that most people choose. */
const commonQuietHours = ['21:00-06:00', '22:00-06:00', '22:00-07:00', '23:00-07:00', '00:00-06:00'];

const imageChoices = ['large', 'small', 'off'] as const;

/** How large pictures are. */
function imageChoice({ settings: { images, smallImages } }: Chat): (typeof imageChoices)[number] {
  if (!images) return 'off';
  return smallImages ? 'small' : 'large';
}

/** How easily articles count as one story. */
const storyChoices = ['off', 'careful', 'eager'] as const;

function storyChoice({ settings: { stories, eagerStories } }: Chat): (typeof storyChoices)[number] {
  if (!stories) return 'off';
  return eagerStories ? 'eager' : 'careful';
}

/** The languages with one more or without it. Null stands for all languages, also if none is left. */
function toggled(reads: readonly string[] | null, language: string): string[] | null {
  const others = (reads ?? []).filter((each) => each !== language);
  if (others.length === (reads ?? []).length) return [...others, language];
  return others.length === 0 ? null : others;
}

/** Quiet hours as a button bears them: `22:00-06:00`, or `off`. */
function quietValue(quiet: Settings['quiet']): string {
  return quiet === null ? 'off' : `${quiet.from}-${quiet.to}`;
}

/** Such hours as the language writes them. */
export function quietLabel(value: string, language: Language): string {
  return value
    .split('-')
    .map((time) => formatClock(time, language))
    .join('–');
}
