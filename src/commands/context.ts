import { defaultMaxActionBytes } from '../core/action.js';
import type { Catalog } from '../core/catalog.js';
import { awaken, type Chat, type ChatId, newChat } from '../core/chat.js';
import { type Language, spokenLanguage } from '../core/language.js';
import { type Message, reply } from '../core/message.js';
import type { UserFeeds } from '../core/personal-feed.js';
import type {
  Answer,
  Archive,
  Asker,
  Audience,
  ChatStore,
  Clock,
  CommandOption,
  FeedFinder,
} from '../core/ports.js';
import { isDone, withRequest } from '../core/request.js';
import type { Text, TextKey, TextName, Texts } from '../i18n/texts.js';
import { type Access, isAllowed } from './access.js';

/** What all commands need. */
export interface CommandDeps {
  store: ChatStore & Archive;
  catalog: () => Catalog;
  texts: Texts;
  clock: Clock;
  /** What a new chat gets that says nothing else. */
  defaults: { language: Language; timezone: string };
  access: Access;
  feeds: FeedFinder;
  /** Whether people may add feeds of their own. Default: they may not. */
  userFeeds?: UserFeeds;
  /** The most bytes of an action that the buttons of every platform carry. Default: 64. */
  maxActionBytes?: number;
  /** Called after a chat's preferences have changed, so that delivery looks at the chat again. */
  changed(chat: ChatId): void;
}

/** One run of a command: who asks, where, in which language. */
export interface Context extends CommandDeps {
  maxActionBytes: number;
  asker: Asker;
  /** The stored chat, or a new one that is not stored yet. */
  chat: Chat;
  text: Text;
}

/** Names of options whose short form, which `/help` shows, has a text too. */
type TypedOptionName = {
  [Name in TextName<'option-'>]: `option-${Name}-short` extends TextKey ? Name : never;
}[TextName<'option-'>];

/** An option of a command. It is described by the text `option-<name>`, and in help by `option-<name>-short`. */
export type Option = Omit<CommandOption, 'name' | 'kind' | 'parts'> & {
  /** The words that a `part` can be, each with the key of the text that describes it. */
  parts?: Readonly<Record<string, TextKey>>;
} & (
    | { name: TextName<'option-'>; kind: 'chat' | 'file' }
    | { name: TypedOptionName; kind: Exclude<CommandOption['kind'], 'chat' | 'file'> }
  );

/** Options by name, as a person gave them. */
export type Options = Readonly<Record<string, string>>;

/** A command: its place in menus, and what it does. It is described by the text `command-<name>`. */
export interface Command {
  name: TextName<'command-'>;
  options: readonly Option[];
  changes: boolean;
  /** Whether only the person who asked sees the answer, if the platform can do that. Default: false. */
  personal?: boolean;
  /** Whom it is for. Default: everyone. */
  audience?: Audience | ((deps: Pick<CommandDeps, 'userFeeds'>) => Audience);
  /** The text that names it in the menu of a message, for commands that can be asked about one. Default: none. */
  aboutMessage?: TextKey;
  run(context: Context, options: Options): Promise<Answer>;
}

/** Whom a command is for in this Kabar. */
export function audienceOf(
  { audience = 'everyone' }: Command,
  deps: Pick<CommandDeps, 'userFeeds'>,
): Audience {
  return typeof audience === 'string' ? audience : audience(deps);
}

/** An answer of messages alone. */
export function answer(...messages: Message[]): Answer {
  return { messages, notice: null };
}

/** An answer of one line, which is also the notice of a pressed button. */
export function noticed(line: string): Answer {
  return { messages: [reply([line])], notice: line };
}

/** Opens the context of a run. A chat that removed the bot and asks again is active from here on. */
export async function openContext(asker: Asker, deps: CommandDeps): Promise<Context> {
  const stored = await deps.store.chat(asker.chat);
  const chat =
    stored !== null && stored.state.kind !== 'active'
      ? await deps.store.changeChat(asker.chat, (chat, head) => chat && awaken(chat, head))
      : stored;
  const { maxActionBytes = defaultMaxActionBytes } = deps;
  return withChat({ ...deps, maxActionBytes, asker }, chat ?? chatOf(asker, deps));
}

/** A new chat, in the language that the platform reports, else in the operator's. */
export function chatOf({ chat, languageTag }: Asker, { defaults }: CommandDeps): Chat {
  return newChat(chat, { ...defaults, language: spokenLanguage(languageTag) ?? defaults.language });
}

/**
 * Commits a change of the chat's preferences, and tells delivery. A repeated request changes nothing.
 * @param change takes the stored chat, or a new one, and the log's head. Must be pure.
 * @returns the context with the changed chat.
 */
export async function changeChat(
  context: Context,
  change: (chat: Chat, head: number) => Chat,
): Promise<Context> {
  const { store, asker } = context;
  const chat = await store.changeChat(asker.chat, (stored, head) =>
    isDone(stored, asker.request)
      ? null
      : withRequest(change(stored ?? chatOf(asker, context), head), asker.request),
  );
  context.changed(asker.chat);
  return withChat(context, chat ?? context.chat);
}

/** Whether a request was done before, and its platform repeats it because it was not told so. It is answered again. */
export function comesAgain({ chat, asker }: Context): boolean {
  return isDone(chat, asker.request);
}

/** What to answer if the asker may not change the chat's preferences; null if they may. */
export async function refusal({ asker, access, text }: Context): Promise<Answer | null> {
  if (!isAllowed(asker.chat, access)) return noticed(text('not-served'));
  return (await asker.mayChange()) ? null : noticed(text('only-admins'));
}

function withChat(context: Omit<Context, 'chat' | 'text'>, chat: Chat): Context {
  return { ...context, chat, text: context.texts(chat.language) };
}
