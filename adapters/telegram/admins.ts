import type { Api } from 'grammy';
import type { ChatAdapter, Log } from '../../src/core/ports.js';
import { addressOf, parseAddress } from './address.js';
import { errorFacts } from './errors.js';

/** Who runs a group or a channel: see `ChatAdapter.admins`. Its creator comes first. */
export function createAdmins(api: Api, log: Log): NonNullable<ChatAdapter['admins']> {
  return async (address) => {
    const id = parseAddress(address)?.chat_id ?? 0;
    const nobody = { chats: [], place: null };
    // A private chat is the person's own.
    if (id >= 0) return nobody;
    try {
      const [members, chat] = await Promise.all([api.getChatAdministrators(id), api.getChat(id)]);
      const people = members
        .filter(({ user }) => !user.is_bot)
        .sort((left, right) => Number(right.status === 'creator') - Number(left.status === 'creator'));
      const chats = people.map(({ user }) => `telegram:${addressOf(user.id)}`);
      return { chats, place: chat.title ?? null };
    } catch (error) {
      log.info({ chat: id, ...errorFacts(error) }, 'Telegram does not say who runs the chat');
      return nobody;
    }
  };
}
