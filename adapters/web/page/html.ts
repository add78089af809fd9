import type { Language } from '../../../src/core/language.js';
import type { PageLink } from '../../../src/core/ports.js';
import type { PageTexts } from '../texts.js';

/** A command that the page offers as a button. */
interface Shortcut {
  name: string;
  description: string;
}

/** What stands around the content of both pages. */
export interface Frame {
  language: Language;
  texts: PageTexts;
  /** Style sheets that all pages share, and the pages to go to; from the server's root. */
  styles: readonly string[];
  links: readonly PageLink[];
}

/** The chat. Messages are drawn by the page's script, from data. */
export function chatPage(frame: Frame, shortcuts: readonly Shortcut[]): string {
  const { texts } = frame;
  const chips = shortcuts.map(
    ({ name, description }) =>
      `<button type="button" data-say="/${escapeHtml(name)}" title="${escapeHtml(description)}">/${escapeHtml(name)}</button>`,
  );
  return page(
    frame,
    `<body class="chat" data-lost="${escapeHtml(texts.lost)}" data-failed="${escapeHtml(texts.failed)}">
${navigation(frame)}<main>
<h1>${escapeHtml(texts.heading)}</h1>
<div id="log" role="log" aria-live="polite"></div>
<noscript><p class="note">${escapeHtml(texts.noScript)}</p></noscript>
<p id="note" class="note" role="status"></p>
<div id="bar">
<div id="chips" role="toolbar" aria-label="${escapeHtml(texts.shortcuts)}">${chips.join('')}</div>
<form id="form" autocomplete="off">
<input id="input" name="text" list="choices" maxlength="2000" aria-label="${escapeHtml(texts.placeholder)}" placeholder="${escapeHtml(texts.placeholder)}" autofocus>
<datalist id="choices"></datalist>
<button>${escapeHtml(texts.send)}</button>
</form>
</div>
</main>
<script src="chat.js" defer></script>
</body>`,
  );
}

/** The way in for those who know the token. */
export function loginPage(frame: Frame, fault: string | null): string {
  const { texts } = frame;
  return page(
    frame,
    `<body class="door">
<main>
<h1>${escapeHtml(texts.title)}</h1>
<form method="post" action="door">
<label>${escapeHtml(texts.token)}<input type="password" name="token" required autofocus autocomplete="current-password"></label>
<button>${escapeHtml(texts.enter)}</button>
<p class="note" role="alert">${escapeHtml(fault ?? '')}</p>
</form>
</main>
</body>`,
  );
}

function navigation({ links, texts }: Frame): string {
  if (links.length === 0) return '';
  const items = links.map(({ href, label }) => {
    const current = href === 'chat/' ? ' aria-current="page"' : '';
    return `<li><a href="../${escapeHtml(href)}"${current}>${escapeHtml(label)}</a></li>`;
  });
  return `<header><nav aria-label="${escapeHtml(texts.pages)}"><ul>${items.join('')}</ul></nav></header>\n`;
}

function page({ language, texts, styles }: Frame, body: string): string {
  const sheets = [...styles.map((each) => `../${each}`), 'chat.css'];
  const links = sheets.map((href) => `<link rel="stylesheet" href="${escapeHtml(href)}">`);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(`${texts.heading} · ${texts.title}`)}</title>
<link rel="icon" href="data:,">
${links.join('\n')}
</head>
${body}
</html>
`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? '');
}
