import type { Catalog } from '../core/catalog.js';
import { awaken, type Chat, newChat } from '../core/chat.js';
import { type Language, spokenLanguage } from '../core/language.js';
import { type Message, reply } from '../core/message.js';
import type { Answer, Asker, Clock, CommandOption, Store } from '../core/ports.js';
import type { Text, Texts } from '../i18n/texts.js';

/** What all commands need. */
export interface CommandDeps {
  store: Store;
  catalog: () => Catalog;
  texts: Texts;
  clock: Clock;
  /** What a new chat gets that says nothing else. */
  defaults: { language: Language; timezone: string };
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
  run(context: Context, options: Options): Promise<Answer>;
}

/** An answer of messages alone. */
export function answer(...messages: Message[]): Answer {
  return { messages, notice: null };
}

/** The context of a run. A chat that was let go and asks again is awake from here on. */
export async function openContext(asker: Asker, deps: CommandDeps): Promise<Context> {
  const stored = await deps.store.chat(asker.chat);
  const chat =
    stored !== null && stored.state.kind !== 'active'
      ? await deps.store.changeChat(asker.chat, (chat, head) => chat && awaken(chat, head))
      : stored;
  const shown = chat ?? chatOf(asker, deps);
  return { ...deps, asker, chat: shown, text: deps.texts(shown.language) };
}

/** The chat of somebody who was never seen, in the language that the platform tells, else in the operator's. */
export function chatOf({ chat, languageTag }: Asker, { defaults }: CommandDeps): Chat {
  return newChat(chat, { ...defaults, language: spokenLanguage(languageTag) ?? defaults.language });
}

/** Null when the asker may change what the chat wishes, else what to say instead. */
export async function refusal({ asker, text }: Context): Promise<Answer | null> {
  if (await asker.mayChange()) return null;
  const line = text('only-admins');
  return { messages: [reply([line])], notice: line };
}
