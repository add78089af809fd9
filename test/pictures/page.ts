import type { Part as DiscordPart } from '../../adapters/discord/format.js';
import type { Part as TelegramPart } from '../../adapters/telegram/format.js';

/** One screen: what it is for, what a person did, and what the platform shows then. One without a title is a post alone. */
export interface Shot {
  title: string;
  /** What was typed, or the action that was tapped. */
  asked: string;
  answers: readonly string[];
}

/** How the platform looks: its name, and `light` or `dark`. */
export interface Look {
  platform: 'telegram' | 'discord';
  scheme: 'light' | 'dark';
  language: 'en' | 'id';
}

const colours = {
  'telegram light': {
    page: '#dfe6ec',
    card: '#fff',
    text: '#000',
    soft: '#6d7885',
    link: '#168acd',
    mine: '#effdde',
    button: '#9fb4c3',
    onButton: '#fff',
    code: '#168acd',
  },
  'telegram dark': {
    page: '#0e1621',
    card: '#182533',
    text: '#f5f5f5',
    soft: '#7d8e9e',
    link: '#6ab2f2',
    mine: '#2b5278',
    button: '#22384f',
    onButton: '#f5f5f5',
    code: '#6ab2f2',
  },
  'discord light': {
    page: '#fff',
    card: '#f2f3f5',
    text: '#2e3338',
    soft: '#5c6470',
    link: '#0067e0',
    mine: '#e3e5e8',
    button: '#e0e1e5',
    onButton: '#2e3338',
    code: '#2e3338',
  },
  'discord dark': {
    page: '#313338',
    card: '#2b2d31',
    text: '#dbdee1',
    soft: '#949ba4',
    link: '#00a8fc',
    mine: '#404249',
    button: '#4e5058',
    onButton: '#fff',
    code: '#dbdee1',
  },
} as const;

/** A whole page of screens, in columns. */
export function pageOf({ platform, scheme, language }: Look, shots: readonly Shot[]): string {
  const colour = colours[`${platform} ${scheme}`];
  const style = `
    body { margin: 0; padding: 20px; background: ${colour.page}; color: ${colour.text}; font: 14px/1.38 'Noto Sans', 'DejaVu Sans', Emoji, sans-serif; }
    main { columns: 4; column-gap: 22px; width: 1720px; }
    section { break-inside: avoid; margin-bottom: 24px; }
    h2 { font-size: 12px; font-weight: 600; color: ${colour.soft}; margin: 0 0 5px; }
    .asked { background: ${colour.mine}; border-radius: 10px; padding: 5px 10px; width: fit-content; max-width: 85%; margin: 0 0 5px auto; overflow-wrap: anywhere; }
    .discord .asked { margin-left: 0; color: ${colour.soft}; border-radius: 4px; font-size: 12px; }
    .message { background: ${platform === 'telegram' ? colour.card : 'none'}; border-radius: 10px; padding: ${platform === 'telegram' ? '7px 11px' : '2px 0'}; overflow-wrap: anywhere; white-space: pre-wrap; }
    .picture { height: 60px; margin: 0 0 6px; border-radius: 6px; background: ${colour.soft}; opacity: .4; }
    a { color: ${colour.link}; text-decoration: none; }
    code { font: 13px 'DejaVu Sans Mono', monospace; color: ${colour.code}; ${platform === 'discord' ? `background: ${colour.card}; padding: 1px 3px; border-radius: 3px;` : ''} }
    blockquote { margin: 4px 0; padding: 2px 8px; border-left: 3px solid ${colour.link}; }
    .row { display: flex; flex-wrap: ${platform === 'telegram' ? 'nowrap' : 'wrap'}; gap: 4px; margin-top: 4px; }
    .button { background: ${colour.button}; color: ${colour.onButton}; border-radius: 6px; padding: 6px 8px; font-size: 13px; text-align: center; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
    .telegram .button { flex: 1 1 0; min-width: 0; }
    .menu { background: ${colour.card}; border: 1px solid ${colour.soft}; border-radius: 4px; padding: 5px 10px; flex: 1; color: ${colour.soft}; font-size: 13px; }
    .menu div { color: ${colour.text}; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
    .embed { background: ${colour.card}; border-left: 4px solid; border-radius: 4px; padding: 8px 12px; margin-top: 4px; }
    .embed .small { font-size: 12px; color: ${colour.soft}; }`;
  const sections = shots.map(({ title, asked, answers }) => {
    const head = title === '' ? '' : `<h2>${safe(title)}</h2><div class="asked">${safe(asked)}</div>`;
    return `<section>${head}${answers.join('')}</section>`;
  });
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><style>${style}</style><body class="${platform}"><main>${sections.join('')}</main></body></html>`;
}

/** What Telegram shows of a part: its text is HTML already. */
export function telegramHtml({ text, reply_markup, link_preview_options, file }: TelegramPart): string {
  const picture = link_preview_options.show_above_text ? '<div class="picture"></div>' : '';
  const rows = (reply_markup?.inline_keyboard ?? []).map(
    (row) =>
      `<div class="row">${row.map((button) => `<div class="button">${safe(button.text)}</div>`).join('')}</div>`,
  );
  const shown = file === undefined ? text : `📄 ${safe(file.name)}`;
  return `<div class="message">${picture}${shown}</div>${rows.join('')}`;
}

/** What Discord shows of a part: Markdown, embeds, buttons and menus. */
export function discordHtml({ content, embeds = [], components = [], file }: DiscordPart): string {
  const shown = embeds.map(
    ({ color = 0x4f545c, author, title = '', url, description = '', fields = [], footer, image }) =>
      `<div class="embed" style="border-color:#${color.toString(16).padStart(6, '0')}">` +
      `<div class="small">${safe(author?.name ?? '')}</div>` +
      `<b>${url === undefined ? markdown(title) : `<a>${markdown(title)}</a>`}</b>` +
      `<div>${markdown(description)}</div>` +
      fields.map(({ name, value }) => `<div><b>${markdown(name)}</b>\n${markdown(value)}</div>`).join('') +
      (image === undefined ? '' : '<div class="picture"></div>') +
      `<div class="small">${safe(footer?.text ?? '')}</div></div>`,
  );
  const rows = components.map((row) => {
    const parts = row.components.map((each) =>
      'options' in each
        ? `<div class="menu">${safe(each.placeholder ?? '')} ▾${(each.options ?? []).map(({ label, emoji }) => `<div>${safe(`${emoji?.name ?? ''} ${label}`)}</div>`).join('')}</div>`
        : `<div class="button">${safe(`${each.emoji?.name ?? ''} ${each.label ?? ''}`.trim())}</div>`,
    );
    return `<div class="row">${parts.join('')}</div>`;
  });
  const files = file === undefined ? '' : `\n📄 ${safe(file.name)}`;
  return `<div class="message">${markdown(content ?? '')}${files}${shown.join('')}${rows.join('')}</div>`;
}

/** Discord shows a time by each reader’s own clock; this one is in Jakarta. */
const readersClock: Intl.DateTimeFormatOptions = {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Asia/Jakarta',
};

function safe(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** The Markdown that the adapter writes. A backslash keeps the sign behind it as it is. */
function markdown(text: string): string {
  const kept: string[] = [];
  const keep = (html: string) => `\ue000${kept.push(html) - 1}\ue001`;
  return safe(text.replace(/\\([^\p{L}\p{N}\s])/gu, (_, sign: string) => keep(safe(sign))))
    .replace(/`([^`]+)`/g, (_, code: string) => keep(`<code>${code}</code>`))
    .replace(/&lt;t:(\d+)(?::\w)?&gt;/g, (_, seconds: string) =>
      keep(new Date(Number(seconds) * 1_000).toLocaleString('en-GB', readersClock)),
    )
    .replace(/\[([^\]]*)\]\((?:&lt;)?[^)]*?(?:&gt;)?\)/g, '<a>$1</a>')
    .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
    .replace(/^-# (.*)$/gm, '<small>$1</small>')
    .replace(/^&gt; (.*)$/gm, '<blockquote>$1</blockquote>')
    .replace(/\ue000(\d+)\ue001/g, (_, index: string) => kept[Number(index)] ?? '');
}
