import type { ChatId } from '../chat.js';
import type { Language } from '../language.js';
import type { Message } from '../message.js';
import type { Browsed, BrowseQuestion } from './browse.js';
import type { ThreadMaker } from './thread-maker.js';

/** A file that somebody sent with what they ask. */
export interface AttachedFile {
  name: string;
  /** Its bytes; null when there are more than this, or it cannot be had. */
  read(maxBytes: number): Promise<Uint8Array | null>;
}

/** One thing that can be said behind a command. */
export interface CommandOption {
  name: string;
  /** `part`: which part of the command is meant, one of `parts`; a command has one at most. */
  kind: 'topic' | 'text' | 'number' | 'chat' | 'part' | 'file' | 'role';
  required: boolean;
  /** The words that a `part` can be, each with the key of the text that describes it. */
  parts?: Readonly<Record<string, string>>;
  /** For numbers: the bounds, both included. */
  min?: number;
  max?: number;
}

/** A command as a platform's menu shows it. */
export interface CommandInfo {
  name: string;
  /** One short sentence. A platform that has less room cuts it. */
  description: string;
  options: readonly (CommandOption & { description: string })[];
  /** Whether it changes the chat's preferences: in groups, channels and servers only admins may. */
  changes: boolean;
  /** Whether its answers are never public; see {@link Answer}. Known before the command has run. */
  personal: boolean;
  audience: Audience;
  /** The name, a few words, by which it is offered for a message that stands in the chat; null for most. */
  aboutMessage: string | null;
}

/**
 * Whom a command is for: `elsewhere`: for places where nobody can ask, of no use where everybody can. `threads`: for
 * groups in which threads can be made.
 */
export type Audience = 'everyone' | 'elsewhere' | 'operators' | 'threads';

/**
 * What kind of place a chat is. `private`: one person's own. `group`: several people talk. `broadcast`: many read, and
 * only those who run it write. `inbox`: people write to those who run a broadcast; nothing is served there.
 */
export type PlaceKind = 'private' | 'group' | 'broadcast' | 'inbox';

/** What rights are needed for beside posting: to keep later articles of a story in threads; to post under publishers' names. */
export type RightsPurpose = 'threads' | 'faces';

/** Who asks, and where. */
export interface Asker {
  /** The chat that the command is about. */
  chat: ChatId;
  /** Default: `private`. */
  kind?: PlaceKind;
  /** An address by which a person lets the bot into a place that they run. Default: none. */
  inviteLink?: string | null;
  /** The language tag that the platform knows of the person; for a chat that is new. */
  languageTag: string | null;
  /**
   * The language tag of the place, such as a server's; for a chat that is new. It counts only if neither the person nor
   * the operator has chosen a language, because some platforms give each place one that nobody chose. Default: none.
   */
  placeLanguageTag?: string | null;
  /** Who it is, in the adapter's words: not kept, only told from others for a while. Absent or null where nobody can tell. */
  person?: string | null;
  /**
   * A number of the request that is the same when the platform tells it again, after a kill: what it changed is then not
   * changed twice. A request changes a chat once at the most. Absent where nothing is told again.
   */
  request?: number;
  /** A file that came with it; absent where none did. */
  attached?: AttachedFile;
  /** The id of the message that the command answers to; absent or null where it answers to none. */
  repliedTo?: string | null;
  /** What people call the chat, where the command was given in another place; absent or null where it was given in the chat. */
  place?: string | null;
  /**
   * The same person asking for another place, by the name or address that the platform knows it by; null where it
   * is not there, or they do not run it. Absent where everybody can ask in the place itself.
   */
  elsewhere?(name: string): Promise<{ asker: Asker; place: string } | null>;
  /** Those of these chats that the same person runs, by the address that {@link elsewhere} takes, with what they call each. */
  runs?(chats: readonly ChatId[]): Promise<{ address: string; place: string }[]>;
  /** Makes threads in the place. Absent where it has none. */
  threads?: ThreadMaker;
  /** Whether the place itself proves that who asks runs this Kabar. Absent: it does not. */
  isOperator?: boolean;
  /** Whether this person may change the chat's preferences. Called only where it matters. */
  mayChange(): Promise<boolean>;
  /**
   * The rights that the bot lacks to post in the chat, by the names that the platform's own settings show;
   * empty when it may. Asked before a chat subscribes. Absent where a platform cannot tell beforehand.
   */
  missingRights?(purpose?: RightsPurpose): Promise<string[]>;
  /**
   * Whether posts in the chat can call a group of people: with the rights that the bot lacks for it, by the names that the
   * platform's own settings show. Null where there is no such group, or this person may not call it either. Absent where
   * nobody can be called.
   */
  mayMention?(group: string): Promise<{ missing: string[] } | null>;
}

/** What a command gives back. */
export interface Answer {
  messages: Message[];
  /** A short line for whoever pressed a button. */
  notice: string | null;
  /** Whether what a button opens comes beside the message that it stands under, which stays as it is. Default: false. */
  opensBeside?: boolean;
  /** Whether the others in the place should see it too. Default: it is for whoever asked, where the platform can do that. */
  isPublic?: boolean;
  /** What {@link Commands.runText} of `start` takes to go on with it in private, where the platform can lead there. */
  startPayload?: string;
}

/** A choice to complete what somebody types. */
export interface Choice {
  name: string;
  value: string;
}

/** What a person can ask for, once for all platforms. Never throws for anything a person did. */
export interface Commands {
  /** All commands in the order of a menu, described in this language. */
  describe(language: Language): CommandInfo[];
  /**
   * Runs a command with what was typed behind it. An unknown one is answered with those of similar names. Without a name
   * it answers words that somebody says where they can be meant for nobody else: it searches for them.
   */
  runText(asker: Asker, name: string, text: string): Promise<Answer>;
  /** Runs a command with its options by name. */
  run(asker: Asker, name: string, options: Readonly<Record<string, string>>): Promise<Answer>;
  /**
   * Runs what a button stands for. The first message of the answer takes the place of the card it stood under,
   * unless the answer opens beside it.
   */
  press(asker: Asker, action: string): Promise<Answer>;
  /**
   * At most `limit` topics whose names fit what was typed so far, best first; none for a person who floods. `person` is
   * that of {@link Asker}.
   */
  completeTopic(text: string, language: Language, limit: number, person?: string | null): Choice[];
  /**
   * Finds articles for somebody who asks from a place that the bot need not be in, where `asker.chat` is their own. It
   * changes nothing, and nothing of what they follow shows but the articles.
   */
  browse(asker: Asker, question: BrowseQuestion): Promise<Browsed>;
  /**
   * The bot was let into a place. @returns what it says there, once; nothing if it has said hello before. For a
   * `broadcast` it is meant for the person who let it in, in private. `place`: what they call the place.
   */
  welcome(asker: Asker, place: string): Promise<Answer>;
  /** What a platform shows of the bot before anybody has asked it: at most 120 and 512 characters. */
  profile(language: Language): { about: string; description: string };
  /** What to say where more is under way than a person or place may hold: once, then nothing more is said. */
  tooMuch(asker: Asker, holder: 'person' | 'place'): Promise<Answer>;
  /** The platform says that the bot was let go from a chat. `request` is that of {@link Asker}. */
  left(chat: ChatId, reason: string, request?: number): Promise<void>;
  /** The platform says that a chat has a new id. */
  moved(from: ChatId, to: ChatId): Promise<void>;
}
