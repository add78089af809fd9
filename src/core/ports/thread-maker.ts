import type { ChatId } from '../chat.js';

/** Makes threads, which are chats of their own, in the place that a chat belongs to. */
export interface ThreadMaker {
  /** The place itself: there it is remembered which threads were made. */
  home: ChatId;
  /**
   * Makes a thread of this name. Never throws. `rights`: those that the bot lacks, by the names of the platform's own
   * settings; `later`: the platform does not take it now.
   * @param ordinal how many were made before, so that neighbours look different.
   */
  create(
    name: string,
    ordinal: number,
  ): Promise<{ kind: 'made'; chat: ChatId } | { kind: 'rights'; rights: string[] } | { kind: 'later' }>;
}
