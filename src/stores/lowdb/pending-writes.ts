import type { ChatId } from '../../core/chat.js';
import type { Change } from './change.js';
import { type ChatRecord, chatRecordAfter, chatsOf } from './chat-record.js';

/** The log has one subject of its own; no chat's id lacks a colon. */
const log = 'log';

/**
 * Changes that are on their way to the disk, by what they are about. Memory does not show them yet, but the
 * next change has to be built on them.
 */
export class PendingWrites {
  readonly #changes = new Map<string, Change[]>();

  add(change: Change): void {
    for (const subject of subjects(change)) {
      this.#changes.set(subject, [...(this.#changes.get(subject) ?? []), change]);
    }
  }

  /** Forgets a change that is applied now, or refused. */
  drop(change: Change): void {
    for (const subject of subjects(change)) {
      const others = (this.#changes.get(subject) ?? []).filter((each) => each !== change);
      if (others.length > 0) this.#changes.set(subject, others);
      else this.#changes.delete(subject);
    }
  }

  /** The head as it will be, from what it is. */
  head(head: number): number {
    for (const change of this.#changes.get(log) ?? []) {
      if (change.kind !== 'record') continue;
      for (const { entry } of change.items) head = Math.max(head, entry?.seq ?? 0);
    }
    return head;
  }

  /** The time of the last entry as it will be, from what it is. */
  lastAt(at: number): number {
    for (const change of this.#changes.get(log) ?? []) {
      if (change.kind !== 'record') continue;
      for (const { entry } of change.items) at = Math.max(at, entry?.at ?? 0);
    }
    return at;
  }

  /** A chat as it will be, from what it is. */
  record(id: ChatId, stored: ChatRecord | undefined): ChatRecord | undefined {
    return (this.#changes.get(id) ?? []).reduce(
      (record, change) => chatRecordAfter(record, change, id),
      stored,
    );
  }
}

function subjects(change: Change): string[] {
  return change.kind === 'record' ? [log] : chatsOf(change);
}
