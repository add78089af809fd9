import { KabarError } from '../core/errors.js';
import type { Clock, HttpMount, WebPages } from '../core/ports.js';
import { loadErrorTexts } from '../i18n/error-texts.js';
import { loadTexts } from '../i18n/texts.js';
import { Assets } from '../window/assets.js';
import { chosenLanguage } from '../window/chosen-language.js';
import type { WindowDeps } from '../window/context.js';
import { Door, isLoopback } from '../window/doors.js';
import { createExplainer } from '../window/evidence.js';
import { navigationOf } from '../window/navigation.js';
import type { WindowKey } from '../window/texts.js';
import { createWindow } from '../window/window.js';
import type { CoreConfig } from './config.js';
import { packageRoot } from './package-root.js';

/** The largest request body, in bytes. The window limits each form further, and answers with a page. */
const maxBytes = 10 * 1_024 * 1_024;

/** What the wiring hands to the window. */
type WindowParts = Omit<WindowDeps, keyof OwnParts | 'explain'>;

/** What the window has of its own, made before the adapters, which share it. */
export type OwnParts = Pick<WindowDeps, 'texts' | 'errorTexts' | 'door' | 'assets' | 'chat'>;

/**
 * Refuses to show the window to others without a token.
 * @throws KabarError when the server would be reachable from elsewhere, and there is none.
 */
export function checkWindowConfig(core: Pick<CoreConfig, 'WEB_PANEL' | 'WEB_HOST' | 'WEB_TOKEN'>): void {
  if (core.WEB_PANEL === 'off' || core.WEB_TOKEN !== undefined || isLoopback(core.WEB_HOST)) return;
  throw new KabarError(
    `WEB_HOST ${core.WEB_HOST} shows Kabar's window to other machines, but there is no WEB_TOKEN.`,
    'Set WEB_TOKEN to a long random word, or WEB_PANEL=off to go without the window.',
  );
}

/** Makes what all pages share: the door, the look and the links. `chat` is the address of the browser chat while it is open. */
export function createOwnParts(core: CoreConfig, clock: Clock, chat: () => string | null): OwnParts {
  const hosts = core.PUBLIC_URL === undefined ? [] : [new URL(core.PUBLIC_URL).hostname];
  return {
    door: new Door({ token: core.WEB_TOKEN ?? null, hosts, clock }),
    texts: loadTexts<WindowKey>(new URL('data/locales/window/', packageRoot)),
    errorTexts: loadErrorTexts(new URL('data/locales/errors/', packageRoot)),
    assets: new Assets(new URL('data/window/', packageRoot)),
    chat,
  };
}

/** The same as adapters see it. Without the window there is nothing to link to, and each page is its own door. */
export function sharedPages({ WEB_PANEL }: Pick<CoreConfig, 'WEB_PANEL'>, own: OwnParts): WebPages {
  const { door, texts, assets, chat } = own;
  if (WEB_PANEL === 'off') {
    return { door, login: null, styles: () => [], links: () => [], chosenLanguage: () => null };
  }
  return {
    door,
    login: 'login',
    styles: () => [assets.path('pico.css'), assets.path('window.css')],
    links: (language) => navigationOf(texts(language), chat()),
    chosenLanguage,
  };
}

/** Opens the operator's window, unless they want none. */
export function openWindow(core: CoreConfig, own: OwnParts, parts: WindowParts, mount: HttpMount): void {
  if (core.WEB_PANEL === 'off') return;
  mount('/', createWindow({ ...parts, ...own, explain: createExplainer(parts.catalog) }), maxBytes);
}
