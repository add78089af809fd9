import { KabarError } from '../core/errors.js';
import type { HttpMount } from '../core/ports.js';
import { loadTexts } from '../i18n/texts.js';
import { Assets } from '../window/assets.js';
import type { WindowDeps } from '../window/context.js';
import { Door, isLoopback } from '../window/doors.js';
import { createExplainer } from '../window/evidence.js';
import type { WindowKey } from '../window/texts.js';
import { createWindow } from '../window/window.js';
import type { CoreConfig } from './config.js';
import { packageRoot } from './package-root.js';

/** What the wiring hands to the window. */
export type WindowParts = Omit<WindowDeps, 'texts' | 'door' | 'assets' | 'explain'>;

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

/** Opens the operator's window, unless they want none. */
export function openWindow(core: CoreConfig, parts: WindowParts, mount: HttpMount): void {
  if (core.WEB_PANEL === 'off') return;
  const hosts = core.PUBLIC_URL === undefined ? [] : [new URL(core.PUBLIC_URL).hostname];
  const door = new Door({ token: core.WEB_TOKEN ?? null, hosts, clock: parts.clock });
  const texts = loadTexts<WindowKey>(new URL('data/locales/window/', packageRoot));
  const assets = new Assets(new URL('data/window/', packageRoot));
  mount('/', createWindow({ ...parts, texts, door, assets, explain: createExplainer(parts.catalog) }));
}
