import type { ChatMember } from 'grammy/types';
import { Refused } from './refusals.js';
import type { FakeChat } from './types.js';

type Status = ChatMember['status'];

/** Who is what in which chat. Whoever nobody spoke of is a member. */
export class Members {
  readonly #status = new Map<string, Status>();

  set(chat: FakeChat, user: number, status: Status): void {
    this.#status.set(`${chat.id} ${user}`, status);
  }

  isAdmin(chat: FakeChat, user: number): boolean {
    return isAdmin(this.#status.get(`${chat.id} ${user}`));
  }

  /** `getChatMember`. */
  member(chat: FakeChat, user: number) {
    const status = this.#status.get(`${chat.id} ${user}`) ?? 'member';
    return { status, user: { id: user, is_bot: false, first_name: 'Somebody' } };
  }

  /** `getChatAdministrators`. */
  admins(chat: FakeChat, bot: number) {
    if (chat.type === 'private')
      throw new Refused(400, 'Bad Request: there are no administrators in the private chat');
    return [...this.#status]
      .map(([key, status]) => ({ member: key.split(' ').map(Number), status }))
      .filter(({ member, status }) => member[0] === chat.id && isAdmin(status))
      .map(({ member, status }) => ({
        status,
        user: { id: member[1], is_bot: member[1] === bot, first_name: 'Somebody' },
      }));
  }
}

const isAdmin = (status: Status | undefined) => status === 'creator' || status === 'administrator';
