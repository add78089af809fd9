import type { Chat, ChatId } from '../../core/chat.js';
import type { Change, Cursors } from './change.js';

/** A chat with its cursors. */
export interface Place {
  readonly chat: Chat;
  readonly cursors: Cursors;
}

/** The log has one subject of its own; no chat's id lacks a colon. */
const log = 'log';

/**
 * Changes that are on their way to the disk, by what they are about. Memory does not show them yet, but the
 * next change has to be built on them.
 */
export class Ahead {
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

  /** A chat as it will be, from what it is. */
  place(id: ChatId, stored: Place | undefined): Place | undefined {
    return (this.#changes.get(id) ?? []).reduce((place, change) => changed(place, change, id), stored);
  }
}

function changed(place: Place | undefined, change: Change, id: ChatId): Place | undefined {
  switch (change.kind) {
    case 'chat': {
      const cursors = change.cursors ?? place?.cursors;
      return cursors && { chat: change.chat, cursors };
    }
    case 'move':
      return change.chat.id === id ? { chat: change.chat, cursors: change.cursors } : undefined;
    case 'settle': {
      const { lane, seq } = change.settlement;
      return place && { ...place, cursors: { ...place.cursors, [lane]: Math.max(place.cursors[lane], seq) } };
    }
    case 'prune': {
      const chat = change.chats.find((each) => each.id === id);
      return place && { ...place, chat: chat ?? place.chat };
    }
    case 'record':
      return place;
  }
}

function subjects(change: Change): string[] {
  switch (change.kind) {
    case 'record':
      return [log];
    case 'chat':
      return [change.chat.id];
    case 'move':
      return [change.from, change.chat.id];
    case 'settle':
      return [change.settlement.chat];
    case 'prune':
      return change.chats.map((chat) => chat.id);
  }
}
