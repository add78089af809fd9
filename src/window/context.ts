import type { Context } from 'hono';
import type { Catalog } from '../core/catalog.js';
import type { Language } from '../core/language.js';
import type { Admin, Archive, ChatStore, Clock, Log, NewsStore } from '../core/ports.js';
import type { Assets } from './assets.js';
import type { Door } from './doors.js';
import type { WindowText, WindowTexts } from './texts.js';

/** What the window reads and changes. */
export type WindowStore = Archive & ChatStore & Admin & Pick<NewsStore, 'feedStates' | 'keywords'>;

/** What the window needs of the process that it shows. */
export interface WindowDeps {
  store: WindowStore;
  catalog: () => Catalog;
  texts: WindowTexts;
  /** The language and zone of somebody whose browser says none that Kabar speaks. */
  defaults: { language: Language; timezone: string };
  door: Door;
  assets: Assets;
  /** The status of each platform in this process, by its name. */
  platforms: () => Readonly<Record<string, string>>;
  clock: Clock;
  log: Log;
}

/** What is known of a request while its page is made. */
export interface Variables {
  language: Language;
  /** The texts in the language of the request. */
  text: WindowText;
  /** What leads from the page back to the window's root: empty, or `../` as often as needed. */
  root: string;
}

/** A request of the window. */
export type PageContext = Context<{ Variables: Variables }>;
