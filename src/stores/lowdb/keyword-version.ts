import type { Chat } from '../../core/chat.js';
import { type Keyword, keywordsOf } from '../../core/keyword.js';
import type { Keywords } from '../../core/ports.js';

/**
 * Counts the changes of what is followed. One that is on its way to the disk counts already, and nobody is
 * told a list that it may still change: so whoever filed articles by a list with today's version missed nothing.
 */
export class KeywordVersion {
  readonly #options: { list: () => readonly Keyword[]; settled: () => Promise<void> };
  #version = 1;
  #underWay = 0;

  /** @param options `list`: the keywords as they are committed; `settled`: resolves when nothing is on its way to the disk. */
  constructor(options: { list: () => readonly Keyword[]; settled: () => Promise<void> }) {
    this.#options = options;
  }

  get version(): number {
    return this.#version;
  }

  /** Runs a commit that changes the list. */
  async change(commit: () => Promise<void>): Promise<void> {
    this.#version += 1;
    this.#underWay += 1;
    try {
      await commit();
    } finally {
      this.#underWay -= 1;
    }
  }

  async read(): Promise<Keywords> {
    while (this.#underWay > 0) await this.#options.settled();
    return { version: this.#version, list: this.#options.list() };
  }
}

/** Whether a chat follows the same keywords before and after a change. */
export function followSame(before: Chat | null, after: Chat): boolean {
  const topics = (chat: Chat | null) => (chat === null ? [] : keywordsOf(chat).map(({ topic }) => topic));
  return topics(before).join(' ') === topics(after).join(' ');
}
