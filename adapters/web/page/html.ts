import type { Language } from '../../../src/core/language.js';
import type { PageTexts } from '../texts.js';

/** A command that the page offers as a button. */
export interface Shortcut {
  name: string;
  description: string;
}

/** The chat. Messages are drawn by the page's script, from data. */
export function chatPage(language: Language, texts: PageTexts, shortcuts: readonly Shortcut[]): string {
  const chips = shortcuts.map(
    ({ name, description }) =>
      `<button type="button" data-say="/${escapeHtml(name)}" title="${escapeHtml(description)}">/${escapeHtml(name)}</button>`,
  );
  return page(
    language,
    texts.title,
    `<body data-lost="${escapeHtml(texts.lost)}" data-failed="${escapeHtml(texts.failed)}">
<main id="log" role="log" aria-live="polite"></main>
<noscript><p class="note">${escapeHtml(texts.noScript)}</p></noscript>
<p id="note" class="note" role="status"></p>
<nav>${chips.join('')}</nav>
<form id="form" autocomplete="off">
<input id="input" name="text" list="choices" maxlength="2000" aria-label="${escapeHtml(texts.placeholder)}" placeholder="${escapeHtml(texts.placeholder)}" autofocus>
<datalist id="choices"></datalist>
<button>${escapeHtml(texts.send)}</button>
</form>
<script src="chat.js" defer></script>
</body>`,
  );
}

/** The way in for those who know the token. */
export function doorPage(language: Language, texts: PageTexts, fault: string | null): string {
  return page(
    language,
    texts.title,
    `<body class="door">
<form method="post" action="door">
<label>${escapeHtml(texts.token)}<input type="password" name="token" required autofocus autocomplete="current-password"></label>
<button>${escapeHtml(texts.enter)}</button>
<p class="note" role="alert">${escapeHtml(fault ?? '')}</p>
</form>
</body>`,
  );
}

function page(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="chat.css">
</head>
${body}
</html>
`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? '');
}
