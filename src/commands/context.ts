import type { Catalog } from '../core/catalog.js';
import { asBroadcast, awaken, type Chat, type ChatId, newChat, splitChatId } from '../core/chat.js';
import type { BelongsTo } from '../core/inherited-suspension.js';
import { type Language, spokenLanguage } from '../core/language.js';
import { type Message, reply } from '../core/message.js';
import type { UserFeeds } from '../core/personal-feed.js';
import type {
  Admin,
  Answer,
  Archive,
  Asker,
  Audience,
  Capabilities,
  ChatStore,
  Clock,
  CommandOption,
  FeedFinder,
  NewsStore,
} from '../core/ports.js';
import { isDone, withRequest } from '../core/request.js';
import type { Text, TextKey, TextName, Texts } from '../i18n/texts.js';
import { type Access, isAllowed } from './access.js';
import type { Conversations } from './conversations.js';

/** What all commands need. */
export interface CommandDeps {
  store: ChatStore & Archive & Pick<NewsStore, 'feedSummaries'> & Pick<Admin, 'followed'>;
  catalog: () => Catalog;
  texts: Texts;
  clock: Clock;
  /**
   * What a new chat gets that says nothing else. `isLanguageAssumed`: the operator has not chosen the language, so that a
   * place's own goes before it. Default: the operator has.
   */
  defaults: { language: Language; timezone: string; isLanguageAssumed?: boolean };
  access: Access;
  feeds: FeedFinder;
  /** What each platform in use can carry and show, by the adapter's name. */
  capabilitiesByAdapter: ReadonlyMap<string, Capabilities>;
  /** Whether people may add feeds of their own. Default: they may not. */
  userFeeds?: UserFeeds;
  /** See `ChatAdapter.belongsTo`. Default: no place belongs to another. */
  belongsTo?: BelongsTo;
  /** Called after a chat's preferences have changed, so that delivery looks at the chat again. */
  changed(chat: ChatId): void;
  /** Called after a chat was forgotten, so that its adapter forgets it too. Default: nothing is called. */
  forgotten?(chat: ChatId): Promise<void>;
}

/** What commands need, with what was said before. */
export interface TalkingDeps extends CommandDeps {
  conversations: Conversations;
}

/** One run of a command: who asks, where, in which language. */
export interface Context extends TalkingDeps {
  /** What the platform of the chat can carry and show. */
  capabilities: Capabilities;
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
    | { name: TextName<'option-'>; kind: 'chat' | 'file' | 'role' }
    | { name: TypedOptionName; kind: Exclude<CommandOption['kind'], 'chat' | 'file' | 'role'> }
  );

/** Options by name, as a person gave them. */
export type Options = Readonly<Record<string, string>>;

/** A command: its place in menus, and what it does. It is described by the text `command-<name>`. */
export interface Command {
  name: TextName<'command-'>;
  options: readonly Option[];
  changes: boolean;
  /** Whether no answer of it is public. Default: false. */
  personal?: boolean;
  /** Whom it is for. Default: everyone. */
  audience?: Audience | ((deps: Pick<CommandDeps, 'userFeeds'>) => Audience);
  /** Whether the words behind it are what a link to the bot bears, `payload`, which no menu shows. Default: false. */
  takesPayload?: boolean;
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

/** An answer that the others in the place should see, too. */
export function shared(answered: Answer): Answer {
  return { ...answered, isPublic: true };
}

/** Opens the context of a run. A chat that removed the bot and asks again is active from here on. */
export async function openContext(asker: Asker, deps: TalkingDeps): Promise<Context> {
  const stored = await deps.store.chat(asker.chat);
  const chat =
    stored !== null && isOutOfDate(stored, asker)
      ? await deps.store.changeChat(asker.chat, (chat, head) => chat && asKind(awaken(chat, head), asker))
      : stored;
  return withChat({ ...deps, capabilities: capabilitiesOf(asker, deps), asker }, chat ?? chatOf(asker, deps));
}

function capabilitiesOf({ chat }: Asker, { capabilitiesByAdapter }: CommandDeps): Capabilities {
  const found = capabilitiesByAdapter.get(splitChatId(chat).adapter);
  if (found === undefined) throw new Error(`no platform in use has the chat ${chat}`);
  return found;
}

/** Whether what is stored of a chat does not hold any more, now that somebody asks in it. */
function isOutOfDate({ state, isBroadcast = false }: Chat, { kind }: Asker): boolean {
  return state.kind !== 'active' || (kind === 'broadcast' && !isBroadcast);
}

function asKind(chat: Chat, { kind }: { kind?: Asker['kind'] | undefined }): Chat {
  return kind === 'broadcast' ? asBroadcast(chat) : chat;
}

/** A new chat, in the language of the person who asks; else in the operator's, or the place's if they chose none. */
export function chatOf(
  { chat, kind, languageTag, placeLanguageTag }: Asker,
  { defaults: { language, timezone, isLanguageAssumed = false } }: Pick<CommandDeps, 'defaults'>,
): Chat {
  const assumed = (isLanguageAssumed ? spokenLanguage(placeLanguageTag) : null) ?? language;
  return asKind(newChat(chat, { timezone, language: spokenLanguage(languageTag) ?? assumed }), { kind });
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
  const { store, asker, conversations } = context;
  let before = null as Chat | null;
  const chat = await store.changeChat(asker.chat, (stored, head) => {
    if (isDone(stored, asker.request)) return null;
    before = stored ?? chatOf(asker, context);
    return withRequest(change(before, head), asker.request);
  });
  if (before !== null && chat !== null) conversations.changed(asker.chat, before, chat);
  context.changed(asker.chat);
  return withChat(context, chat ?? context.chat);
}

/** Whether a request was done before, and its platform repeats it because it was not told so. It is answered again. */
export function comesAgain({ chat, asker }: Context): boolean {
  return isDone(chat, asker.request);
}

/** What to answer if the asker may not change the chat's preferences; null if they may. */
export async function refusal({ asker, access, belongsTo, text }: Context): Promise<Answer | null> {
  if (!(await isAllowed(asker.chat, access, belongsTo))) return noticed(text('not-served'));
  return (await asker.mayChange()) ? null : noticed(text('only-admins'));
}

function withChat(context: Omit<Context, 'chat' | 'text'>, chat: Chat): Context {
  return { ...context, chat, text: context.texts(chat.language) };
}
