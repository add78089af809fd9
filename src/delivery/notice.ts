import { type Chat, type ChatId, splitChatId } from '../core/chat.js';
import type { FaceFault, Outcome } from '../core/delivery.js';
import type { Language } from '../core/language.js';
import { type Message, reply } from '../core/message.js';
import type { ChatAdapter, Log } from '../core/ports.js';
import { formatList } from '../i18n/lists.js';
import type { Text, Texts } from '../i18n/texts.js';

/** What telling the people who run a place needs. */
export interface NoticeDeps {
  adapter: Pick<ChatAdapter, 'admins'>;
  texts: Texts;
  log: Log;
  /** Sends a message to one of them. That they refuse it is no fault. */
  send(chat: ChatId, message: Message): Promise<Outcome>;
}

/** What is said of a place, in lines. */
export type Notice = (text: Text, place: string, language: Language) => string[];

/** So many people are notified at most: they talk to each other. */
const maxNotified = 5;

/** An outcome that only a place's admins can mend. */
export type MendableOutcome = { kind: 'paused' | 'misplaced'; reason: string };

/** Whether this outcome is one that only a place's admins can mend, and the first of its kind. */
export function concernsAdmins(chat: Chat, outcome: Outcome): outcome is MendableOutcome {
  return chat.state.kind === 'active' && (outcome.kind === 'paused' || outcome.kind === 'misplaced');
}

/** What is said of an outcome: that nothing can be posted to a place, and what to do. */
export function outcomeNotice({ kind, reason }: MendableOutcome): Notice {
  return (text, place) => [text(`notice-${kind}`, { place }), text('notice-reason', { reason })];
}

/** What is said of posts that come from the bot again instead of under their publishers' names, and what to do. */
export function faceNotice(fault: FaceFault): Notice {
  return (text, place, language) => {
    const why =
      fault.kind === 'rights'
        ? text('notice-face-rights', { rights: formatList(fault.missing, language) })
        : text(`notice-face-${fault.kind}`);
    return [text('notice-face', { place, why })];
  };
}

/** Tells those who run a place, each in private. Never rejects. */
export async function tellAdmins(
  chat: Chat,
  notice: Notice,
  { adapter, texts, log, send }: NoticeDeps,
): Promise<void> {
  try {
    const found = await adapter.admins?.(splitChatId(chat.id).address);
    if (found === undefined) return;
    const lines = notice(texts(chat.language), found.place ?? chat.id, chat.language);
    const message = reply(...lines.map((line) => [line]));
    const outcomes = await Promise.all(found.chats.slice(0, maxNotified).map((each) => send(each, message)));
    const notified = outcomes.filter(({ kind }) => kind === 'sent').length;
    log.info({ chat: chat.id, notified, asked: outcomes.length }, 'its admins were told');
  } catch (error) {
    log.warn({ chat: chat.id, err: error }, 'its admins could not be told');
  }
}
