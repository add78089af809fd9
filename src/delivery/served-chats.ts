import type { ChatId } from '../core/chat.js';
import type { Clock, Log } from '../core/ports.js';

/** Whether anything is sent to a chat. A promise if the platform has to be asked; it rejects if that does not answer. */
export type Serves = (chat: ChatId) => boolean | Promise<boolean>;

/** The same for callers that ask again later: false while it is not known. */
export async function isServedNow(
  chat: ChatId,
  { serves, log }: { serves: Serves; log: Log },
): Promise<boolean> {
  try {
    return await serves(chat);
  } catch (error) {
    log.warn(
      { chat, err: error },
      'it could not be found out whether a chat is served: it is asked again later',
    );
    return false;
  }
}

/** When a platform that did not answer is asked again, in milliseconds. */
const againMs = 30_000;

interface Options {
  /** Default: all chats are served. */
  serves?: Serves;
  clock: Clock;
  log: Log;
}

/** Knows which chats are posted to. A chat that is not served keeps what is pending. */
export class ServedChats {
  readonly #options: Options;
  readonly #again = new Map<string, () => void>();
  #stopped = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /**
   * Runs `run` if the chat is served: at once if that is known, otherwise when its platform has answered.
   * @param what names the task. Of two tasks of the same name that wait for the same chat only the later one runs.
   */
  whenServed(chat: ChatId, what: string, run: (chat: ChatId) => void): void {
    if (this.isServed(chat, what, run)) run(chat);
  }

  /**
   * Whether a chat is known to be served. Where its platform has to be asked, `later` runs once that answers that it is.
   * @param what as in {@link whenServed}.
   */
  isServed(chat: ChatId, what: string, later: (chat: ChatId) => void): boolean {
    const answer = this.#options.serves?.(chat) ?? true;
    if (typeof answer !== 'boolean') void this.#whenAnswered(answer, chat, what, later);
    return answer === true;
  }

  /** Those of many chats that are served. See {@link isServed}. */
  filter(chats: readonly ChatId[], what: string, later: (chat: ChatId) => void): ChatId[] {
    return chats.filter((chat) => this.isServed(chat, what, later));
  }

  stop(): void {
    this.#stopped = true;
    for (const cancel of this.#again.values()) cancel();
  }

  async #whenAnswered(
    answer: Promise<boolean>,
    chat: ChatId,
    what: string,
    run: (chat: ChatId) => void,
  ): Promise<void> {
    try {
      if ((await answer) && !this.#stopped) run(chat);
    } catch (error) {
      if (this.#stopped) return;
      const { clock, log } = this.#options;
      log.warn({ chat, err: error }, 'it could not be found out whether a chat is served: tried again soon');
      const key = `${what} ${chat}`;
      this.#again.get(key)?.();
      const cancel = clock.after(againMs, () => {
        this.#again.delete(key);
        this.whenServed(chat, what, run);
      });
      this.#again.set(key, cancel);
    }
  }
}
