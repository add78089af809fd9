import type { Chat } from './chat.js';

/** How many requests a chat remembers: as many as a platform may repeat after a restart. */
const maxRemembered = 100;

/** Requests whose numbers are further apart than this are never under way together. */
const maxApart = 1_000;

/**
 * Whether a request has changed this chat before. A platform that tells a request again after a kill numbers it as it
 * did the first time; without a number nothing comes again.
 */
export function isDone(chat: Pick<Chat, 'requests'> | null, request: number | undefined): boolean {
  return request !== undefined && (chat?.requests?.includes(request) ?? false);
}

/** Whether a request comes again although later ones have changed the chat since. */
export function isOvertaken(chat: Pick<Chat, 'requests'> | null, request: number | undefined): boolean {
  if (request === undefined) return false;
  return chat?.requests?.some((each) => each >= request && each - request <= maxApart) ?? false;
}

/**
 * The chat with a request remembered. It is stored together with what the request changed: there is no moment at which
 * one is durable and the other is not.
 */
export function withRequest(chat: Chat, request: number | undefined): Chat {
  if (request === undefined) return chat;
  const near = (chat.requests ?? []).filter((each) => Math.abs(each - request) <= maxApart);
  return { ...chat, requests: [...near, request].slice(-maxRemembered) };
}
