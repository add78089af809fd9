import type { Catalog } from '../core/catalog.js';
import { awaken, type Chat, type ChatId, newChat } from '../core/chat.js';
import { type Language, spokenLanguage } from '../core/language.js';
import { type Message, reply } from '../core/message.js';
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
import type { Text, Texts } from '../i18n/texts.js';
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
  /** Told after what a chat wishes has changed, so that delivery looks at it anew. */
  changed(chat: ChatId): void;
}

/** One run of a command: who asks, where, in which language. */
export interface Context extends CommandDeps {
  asker: Asker;
  /** The chat as it is stored, or as it would be if it asked for something now. */
  chat: Chat;
  text: Text;
}

/** Options by name, as a person gave them. */
export type Options = Readonly<Record<string, string>>;

/** A command: its place in menus, and what it does. Its description is the text `command-<name>`. */
export interface Command {
  name: string;
  options: readonly CommandOption[];
  changes: boolean;
  /** Whether its answer is for whoever asked alone, where the platform can do that. Default: for all in the chat. */
  personal?: boolean;
  /** Whom it is for. Default: everyone. */
  audience?: Audience;
  /** Whether it can be asked about a message by pointing at it; it is named by the text `message-<name>`. */
  aboutMessage?: boolean;
  run(context: Context, options: Options): Promise<Answer>;
}

/** An answer of messages alone. */
export function answer(...messages: Message[]): Answer {
  return { messages, notice: null };
}

/** An answer of one line, which whoever pressed a button gets as a notice too. */
export function noticed(line: string): Answer {
  return { messages: [reply([line])], notice: line };
}

/** The context of a run. A chat that was let go and asks again is awake from here on. */
export async function openContext(asker: Asker, deps: CommandDeps): Promise<Context> {
  const stored = await deps.store.chat(asker.chat);
  const chat =
    stored !== null && stored.state.kind !== 'active'
      ? await deps.store.changeChat(asker.chat, (chat, head) => chat && awaken(chat, head))
      : stored;
  return withChat({ ...deps, asker }, chat ?? chatOf(asker, deps));
}

/** The chat of somebody who was never seen, in the language that the platform tells, else in the operator's. */
export function chatOf({ chat, languageTag }: Asker, { defaults }: CommandDeps): Chat {
  return newChat(chat, { ...defaults, language: spokenLanguage(languageTag) ?? defaults.language });
}

/**
 * Commits a change of what the chat wishes, and tells delivery.
 * A request that comes again changes nothing.
 * @param change is given the chat as it is stored, or a new one, and the log's head. Must be pure.
 * @returns the context with the chat as it is then.
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

/** Whether what is asked was done before, and comes again because its platform was not told so: it is answered anew, from how things are. */
export function comesAgain({ chat, asker }: Context): boolean {
  return isDone(chat, asker.request);
}

/** Null when the asker may change what the chat wishes, else what to say instead. */
export async function refusal({ asker, access, text }: Context): Promise<Answer | null> {
  if (!isAllowed(asker.chat, access)) return noticed(text('not-served'));
  return (await asker.mayChange()) ? null : noticed(text('only-admins'));
}

function withChat(context: Omit<Context, 'chat' | 'text'>, chat: Chat): Context {
  return { ...context, chat, text: context.texts(chat.language) };
}
