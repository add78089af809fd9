import type { Context, Hono } from 'hono';
import type { Article } from '../core/article.js';
import type { Catalog } from '../core/catalog.js';
import type { Evidence } from '../core/classify/evidence.js';
import type { BelongsTo } from '../core/inherited-suspension.js';
import type { Invite } from '../core/invite.js';
import type { Language } from '../core/language.js';
import type { Admin, Archive, ChatStore, Clock, DeliveryStore, Log, NewsStore } from '../core/ports.js';
import type { ErrorTexts } from '../i18n/error-texts.js';
import type { Texts } from '../i18n/texts.js';
import type { Assets } from './assets.js';
import type { Door } from './doors.js';
import type { Machine } from './machine.js';
import type { Operations } from './operations.js';
import type { WindowText, WindowTexts } from './texts.js';

/** What the window reads and changes. */
export type WindowStore = Archive &
  ChatStore &
  Admin &
  Pick<NewsStore, 'feedSummaries' | 'keywords'> &
  Pick<DeliveryStore, 'pending' | 'subscribers'>;

/** What the window needs of the process that it shows. */
export interface WindowDeps {
  store: WindowStore;
  catalog: () => Catalog;
  texts: WindowTexts;
  errorTexts: ErrorTexts;
  /** The texts of chats, for what is shown as a chat shows it. */
  chatTexts: Texts;
  /** Finds the evidence for an article's topics under the present catalog. */
  explain: (article: Article) => Evidence[];
  operations: Operations;
  /** The language and zone of somebody whose browser says none that Kabar speaks. */
  defaults: { language: Language; timezone: string };
  door: Door;
  assets: Assets;
  /** The status of each platform in this process, by its name. */
  platforms: () => Readonly<Record<string, string>>;
  /** How people bring the bot of each platform to their places, as far as this process knows. */
  invites: () => Readonly<Record<string, readonly Invite[]>>;
  /** The wider places that a chat belongs to. */
  belongsTo: BelongsTo;
  /** How Kabar runs. */
  machine: Machine;
  /** The address of the browser chat below the server's root; null while it is not open here. */
  chat: () => string | null;
  clock: Clock;
  log: Log;
}

/** What is known of a request while its page is made. */
export interface Variables {
  /** The same for all requests. Components find it here, so that not each has to hand it on. */
  deps: WindowDeps;
  language: Language;
  /** The texts in the language of the request. */
  text: WindowText;
  /** What an error says, in that language as far as it is known. */
  errorText: (english: string) => string;
  /** What leads from the page back to the window's root: empty, or `../` as often as needed. */
  root: string;
  /** Whether the door has let the request in. */
  isIn: boolean;
}

/** The pages of the window, as Hono has them. */
export type WindowApp = Hono<{ Variables: Variables }>;

/** A request of the window. */
export type PageContext = Context<{ Variables: Variables }>;
