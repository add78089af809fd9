import { type Chat, type ChatId, splitChatId } from '../core/chat.js';
import type { Outcome } from '../core/delivery.js';
import { type Message, reply } from '../core/message.js';
import type { ChatAdapter, Log } from '../core/ports.js';
import type { Texts } from '../i18n/texts.js';

/** What telling the people who run a place needs. */
export interface NoticeDeps {
  adapter: Pick<ChatAdapter, 'admins'>;
  texts: Texts;
  log: Log;
  /** Sends a message to one of them. That they refuse it is no fault. */
  send(chat: ChatId, message: Message): Promise<Outcome>;
}

/** So many people are notified at most: they talk to each other. */
const maxNotified = 5;

/** An outcome that only a place's admins can mend. */
export type MendableOutcome = { kind: 'paused' | 'misplaced'; reason: string };

/** Whether this outcome is one that only a place's admins can mend, and the first of its kind. */
export function concernsAdmins(chat: Chat, outcome: Outcome): outcome is MendableOutcome {
  return chat.state.kind === 'active' && (outcome.kind === 'paused' || outcome.kind === 'misplaced');
}

/** Tells those who run a place, each in private, that nothing can be posted to it, and what to do. Never rejects. */
export async function tellAdmins(
  chat: Chat,
  outcome: MendableOutcome,
  { adapter, texts, log, send }: NoticeDeps,
): Promise<void> {
  try {
    const found = await adapter.admins?.(splitChatId(chat.id).address);
    if (found === undefined) return;
    const text = texts(chat.language);
    const place = found.place ?? chat.id;
    const lines = [
      text(`notice-${outcome.kind}`, { place }),
      text('notice-reason', { reason: outcome.reason }),
    ];
    const message = reply(...lines.map((line) => [line]));
    const outcomes = await Promise.all(found.chats.slice(0, maxNotified).map((each) => send(each, message)));
    const notified = outcomes.filter(({ kind }) => kind === 'sent').length;
    log.info({ chat: chat.id, notified, asked: outcomes.length }, 'its admins were told');
  } catch (error) {
    log.warn({ chat: chat.id, err: error }, 'its admins could not be told');
  }
}
