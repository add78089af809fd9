import type { Text, Texts } from '../i18n/texts.js';
import type { WindowKey } from '../i18n/window-keys.js';

export type { WindowKey } from '../i18n/window-keys.js';

/** A text of the window by its key, in one language. */
export type WindowText = Text<WindowKey>;

/** The texts of the window, by language. */
export type WindowTexts = Texts<WindowKey>;
