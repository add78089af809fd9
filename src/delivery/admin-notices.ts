import { type Chat, type ChatId, splitChatId } from '../core/chat.js';
import type { FaceFault, Outcome } from '../core/delivery.js';
import type { Language } from '../core/language.js';
import { reply } from '../core/message.js';
import type { ChatAdapter, ChatStore, Log } from '../core/ports.js';
import { formatList } from '../i18n/lists.js';
import type { Text, Texts } from '../i18n/texts.js';

/** What notifying the admins of a place needs. */
export interface AdminNoticesParts {
  adapter: Pick<ChatAdapter, 'admins' | 'render'>;
  store: Pick<ChatStore, 'changeChat'>;
  texts: Texts;
  log: Log;
  /** Sends a part to one of them. A refusal is not an error. */
  send(chat: ChatId, part: unknown): Promise<Outcome>;
}

/** Writes a notice about a place. */
type Notice = (text: Text, place: string, language: Language) => string[];

/** How many admins are notified at most: they talk to each other. */
const maxNotified = 5;

/** An outcome that only a place's admins can mend. */
type MendableOutcome = { kind: 'paused' | 'misplaced'; reason: string };

/** Whether only the place's admins can mend this outcome, and it is the first of its kind. */
function concernsAdmins(chat: Chat, outcome: Outcome): outcome is MendableOutcome {
  return chat.state.kind === 'active' && (outcome.kind === 'paused' || outcome.kind === 'misplaced');
}

/** Says that nothing can be posted to a place, and what to do. */
function outcomeNotice({ kind, reason }: MendableOutcome): Notice {
  return (text, place) => [text(`notice-${kind}`, { place }), text('notice-reason', { reason })];
}

/** Says that posts come from the bot again instead of under their publishers' names, and what to do. */
function faceNotice(fault: FaceFault): Notice {
  return (text, place, language) => {
    const why =
      fault.kind === 'rights'
        ? text('notice-face-rights', { rights: formatList(fault.missing, language) })
        : text(`notice-face-${fault.kind}`);
    return [text('notice-face', { place, why })];
  };
}

/** Notifies the admins of a place in private of what only they can mend. */
export class AdminNotices {
  readonly #parts: AdminNoticesParts;

  constructor(parts: AdminNoticesParts) {
    this.#parts = parts;
  }

  /** Notifies the admins of the outcome of a post if it concerns them. Never rejects. */
  async onOutcome(chat: Chat, outcome: Outcome): Promise<void> {
    if (concernsAdmins(chat, outcome)) await this.#tell(chat, outcomeNotice(outcome));
    if (outcome.kind === 'sent' && outcome.faceFault !== undefined)
      await this.#endFaces(chat, outcome.faceFault);
  }

  /** Posts come from the bot itself until an admin turns it on again. They are told once, also when several sends found it. */
  async #endFaces(chat: Chat, fault: FaceFault): Promise<void> {
    const { store, log } = this.#parts;
    let isNew = false;
    try {
      await store.changeChat(chat.id, (stored) => {
        isNew = stored?.settings.face === true;
        return stored && { ...stored, settings: { ...stored.settings, face: false } };
      });
    } catch (error) {
      log.warn({ chat: chat.id, err: error }, 'the next post tries once more to bear its publisher’s name');
      return;
    }
    if (!isNew) return;
    const facts = { chat: chat.id, fault: fault.kind };
    log.warn(facts, 'posts cannot bear their publishers’ names: they come from the bot');
    await this.#tell(chat, faceNotice(fault));
  }

  async #tell(chat: Chat, notice: Notice): Promise<void> {
    const { adapter, texts, log } = this.#parts;
    try {
      const found = await adapter.admins?.(splitChatId(chat.id).address);
      if (found === undefined) return;
      const lines = notice(texts(chat.language), found.place ?? chat.id, chat.language);
      const parts = adapter.render(reply(...lines.map((line) => [line])));
      const sent = await Promise.all(
        found.chats.slice(0, maxNotified).map((each) => this.#send(each, parts)),
      );
      log.info(
        { chat: chat.id, notified: sent.filter(Boolean).length, asked: sent.length },
        'the admins of a chat were notified',
      );
    } catch (error) {
      log.warn({ chat: chat.id, err: error }, 'the admins of a chat could not be notified');
    }
  }

  /** Whether all parts arrived. */
  async #send(to: ChatId, parts: readonly unknown[]): Promise<boolean> {
    const outcomes = await Promise.all(parts.map((part) => this.#parts.send(to, part)));
    return outcomes.every(({ kind }) => kind === 'sent');
  }
}
