import type { Announcement } from './announcement-schema.js';
import type { Chat } from './chat.js';
import { fingerprint } from './keyword.js';
import type { TopicId } from './topic.js';

/** The longest announcement, in UTF-16 units: one message on every platform. */
export const longestAnnouncement = 1_500;

/** After this long an unsent announcement is dropped: two days, in milliseconds. */
export const announcementAge = 48 * 3_600_000;

/** How many sent announcements a chat remembers, so that none comes twice. */
const remembered = 10;

/** An announcement of this text. */
export function announcementOf(text: string, at: number, now: boolean): Announcement {
  return { id: fingerprint(text), text, at, now };
}

/** Whom an announcement is for: platforms, chats and topics, any of them; empty: all chats. */
export function isFor({ id, subscriptions }: Chat, to: readonly (string | TopicId)[]): boolean {
  const platform = id.slice(0, id.indexOf(':'));
  return (
    to.length === 0 ||
    to.some((each) => each === id || each === platform || subscriptions.some(({ topic }) => topic === each))
  );
}

/** Whether a chat has an announcement, or had it. */
export function hasAnnouncement({ announcements = [], announced = [] }: Chat, id: string): boolean {
  return announced.includes(id) || announcements.some((each) => each.id === id);
}

/** Returns the chat with the announcement to send; null if it has it already, or is no longer served. */
export function announcedTo(chat: Chat, announcement: Announcement): Chat | null {
  const isServed = chat.state.kind === 'active' || chat.state.kind === 'paused';
  if (!isServed || hasAnnouncement(chat, announcement.id)) return null;
  return { ...chat, announcements: [...(chat.announcements ?? []), announcement] };
}

/** A chat to which an announcement was sent, or for which it is too late. */
export function withoutAnnouncement(chat: Chat, id: string): Chat {
  const { announcements = [], announced = [], ...rest } = chat;
  const left = announcements.filter((each) => each.id !== id);
  const ids = [...announced.filter((each) => each !== id), id].slice(-remembered);
  return { ...rest, ...(left.length > 0 && { announcements: left }), announced: ids };
}
