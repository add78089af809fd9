import { Invalid, type Payload, Refused } from './refusals.js';

/** https://core.telegram.org/bots/api#createforumtopic */
const colors = [7322096, 16766590, 13338331, 9367192, 16749490, 16478047];

/** A topic that was made. */
export interface FakeTopic {
  chat: number;
  thread: number;
  name: string;
  color: number;
}

/** The topics that were made in groups. */
export class Forum {
  readonly topics: FakeTopic[] = [];
  /** Whether the bot may manage topics. */
  mayManage = true;
  readonly #deleted = new Set<string>();

  /** `createForumTopic`. */
  create(
    chat: { id: number; is_forum?: boolean },
    { name, icon_color }: Payload,
    thread: number,
  ): { message_thread_id: number; name: string; icon_color: number } {
    if (!chat.is_forum) throw new Refused(400, 'Bad Request: the chat is not a forum');
    if (!this.mayManage) throw new Refused(400, 'Bad Request: not enough rights to create a topic');
    const color = Number(icon_color ?? colors[0]);
    if (!colors.includes(color)) throw new Invalid('TOPIC_ICON_COLOR_INVALID');
    if (String(name).trim() === '') throw new Invalid('TOPIC_TITLE_EMPTY');
    this.topics.push({ chat: chat.id, thread, name: String(name), color });
    return { message_thread_id: thread, name: String(name), icon_color: color };
  }

  /** An admin deletes a topic. */
  delete({ chat, thread }: FakeTopic): void {
    this.#deleted.add(`${chat} ${thread}`);
  }

  isDeleted(chat: number, thread: number): boolean {
    return this.#deleted.has(`${chat} ${thread}`);
  }
}
