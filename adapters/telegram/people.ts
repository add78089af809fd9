import type { Api } from 'grammy';
import type { Chat, User } from 'grammy/types';
import { splitChatId } from '../../src/core/chat.js';
import type { Message } from '../../src/core/message.js';
import type { Asker, PlaceKind } from '../../src/core/ports.js';
import { parseAddress } from './address.js';

/** Sends messages to a chat, in the turn of the answers of a place. */
export type Messenger = (place: number, chat: string, messages: readonly Message[]) => Promise<unknown>;

/** A person, as Kabar tells them apart. */
export const personOf = (user: User) => `telegram:${user.id}`;

/** What kind of place a chat is, by what updates tell of it. */
export function kindOf(chat: Pick<Chat, 'type' | 'is_direct_messages'>): PlaceKind {
  if (chat.is_direct_messages) return 'inbox';
  if (chat.type === 'channel') return 'broadcast';
  return chat.type === 'private' ? 'private' : 'group';
}

/** How many places Telegram is asked about at once. */
const asksAtOnce = 10;

/** Whether a person is an admin of a chat. @throws GrammyError if Telegram does not say. */
export async function runsPlace(api: Api, chat: number, { id }: User): Promise<boolean> {
  const { status } = await api.getChatMember(chat, id);
  return status === 'creator' || status === 'administrator';
}

/** Those of these chats that a person runs: see `Asker.runs`. One that Telegram does not tell of is passed over. */
export async function placesRunBy(
  api: Api,
  user: User,
  chats: Parameters<NonNullable<Asker['runs']>>[0],
): Promise<{ address: string; place: string }[]> {
  const found: { address: string; place: string }[] = [];
  for (let start = 0; start < chats.length; start += asksAtOnce) {
    const asked = chats.slice(start, start + asksAtOnce).map((chat) => placeRunBy(api, user, chat));
    for (const each of await Promise.all(asked)) if (each !== null) found.push(each);
  }
  return found;
}

async function placeRunBy(api: Api, user: User, chat: string) {
  const { address } = splitChatId(chat);
  const id = parseAddress(address)?.chat_id ?? 0;
  try {
    if (!(await runsPlace(api, id, user))) return null;
    const { title = address } = await api.getChat(id);
    return { address, place: title };
  } catch {
    return null;
  }
}
