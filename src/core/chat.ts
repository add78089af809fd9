import { z } from 'zod';
import { announcementSchema } from './announcement-schema.js';
import { languageSchema, timezoneSchema } from './language.js';
import { muteSchema } from './mute.js';
import { defaultSettings, settingsSchema } from './settings.js';
import { type Subscription, subscriptionSchema } from './subscription.js';
import { topicIdSchema } from './topic.js';

/** See {@link chatIdSchema}. */
export const chatIdPattern = /^[a-z]+:\S{1,200}$/;

/**
 * A place that posts go to, as `adapter:address`. Only the adapter named understands the address; it may
 * hold anything but white space.
 */
export const chatIdSchema = z.string().regex(chatIdPattern, 'is adapter:address');

/** See {@link chatIdSchema}. */
export type ChatId = z.infer<typeof chatIdSchema>;

/** Some of many chats, and how many were looked at to find them. */
export interface ChatPage {
  chats: readonly ChatId[];
  looked: number;
}

/** Chats, of which there may be a million, each once: a store reads them as they are asked for, a page at a time. */
export interface ChatPages extends AsyncIterable<ChatPage> {
  /** How many will be looked at. */
  count(): Promise<number>;
}

/** The ids of all of many chats. */
export async function idsOf(pages: ChatPages): Promise<ChatId[]> {
  const found: ChatId[][] = [];
  for await (const { chats } of pages) found.push([...chats]);
  return found.flat();
}

/** The two halves of a chat's id. */
export function splitChatId(id: ChatId): { adapter: string; address: string } {
  const colon = id.indexOf(':');
  return { adapter: id.slice(0, colon), address: id.slice(colon + 1) };
}

/**
 * Whether a chat can be posted to. `paused`: rights are missing, tried again at `retryAt`. `misplaced`: the
 * wrong kind of place, rests until somebody in it asks for something. `gone`: it let the bot go; its
 * subscriptions are kept.
 */
const chatStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('active') }),
  z.object({
    kind: z.literal('paused'),
    reason: z.string(),
    since: z.number().int(),
    retryAt: z.number().int(),
    tries: z.number().int(),
  }),
  z.object({ kind: z.literal('misplaced'), reason: z.string(), since: z.number().int() }),
  z.object({ kind: z.literal('gone'), reason: z.string(), since: z.number().int() }),
]);

/** See {@link chatStateSchema}. */
export type ChatState = z.infer<typeof chatStateSchema>;

/** A chat and its preferences. Nothing else is kept of it: no names, no texts. */
export const chatSchema = z.object({
  id: chatIdSchema,
  language: languageSchema,
  timezone: timezoneSchema,
  state: chatStateSchema,
  subscriptions: z.array(subscriptionSchema),
  settings: settingsSchema.prefault({}),
  /**
   * Since when the operator has paused it, in milliseconds: nothing but answers is sent, and what it waits for keeps
   * waiting. Apart from `state`, which the platform changes. Absent: not paused so.
   */
  suspendedAt: z.number().int().optional(),
  /**
   * The wider places that it belongs to, noted when one of them was found paused: other processes than the one that leads
   * for its platform cannot ask. Absent: never noted.
   */
  within: z.array(chatIdSchema).optional(),
  mutes: z.array(muteSchema).default([]),
  /** The slot of the digest that was planned last; see `digest.ts`. */
  digestSlot: z.string().nullable().default(null),
  /** Whether many read here and only those who run the place write. Absent: not as far as is known. See {@link asBroadcast}. */
  isBroadcast: z.boolean().optional(),
  /** When the bot said hello here, in milliseconds; absent if it has not. */
  greetedAt: z.number().int().optional(),
  /**
   * The threads that were made here, each a chat of its own for a topic; see `threads.ts`. `isOn`: what is followed here
   * from now on gets one too. Absent: none was ever asked for.
   */
  threads: z
    .object({ isOn: z.boolean(), made: z.array(z.object({ topic: topicIdSchema, chat: chatIdSchema })) })
    .optional(),
  /** The numbers of the last requests that changed it; absent where requests never come again. See `request.ts`. */
  requests: z.array(z.number().int()).optional(),
  /** What the operator says here and was not sent yet, and the ids of what was sent last; absent where there is nothing. */
  announcements: z.array(announcementSchema).optional(),
  announced: z.array(z.string()).optional(),
});

/** See {@link chatSchema}. */
export type Chat = z.infer<typeof chatSchema>;

/**
 * A chat as it is stored. Its zone was checked when it was chosen: nothing is damaged because this runtime knows
 * fewer zones, and checking ten thousand takes a second.
 */
export const storedChatSchema = chatSchema.extend({ timezone: z.string() });

/** How far the two lanes of a chat are settled, as `seq`. */
export const cursorsSchema = z.object({ instant: z.number().int(), digest: z.number().int() });

/** See {@link cursorsSchema}. */
export type Cursors = z.infer<typeof cursorsSchema>;

/** A chat that was never seen before, with what it gets that says nothing else. */
export function newChat(id: ChatId, defaults: Pick<Chat, 'language' | 'timezone'>): Chat {
  const settings = defaultSettings;
  return chatSchema.parse({ ...defaults, id, state: { kind: 'active' }, subscriptions: [], settings });
}

/**
 * The chat, now that it is known to be one that many read. Buttons under its posts would invite all of them to ask in
 * public, so that none stand there until an admin turns them on.
 */
export function asBroadcast(chat: Chat): Chat {
  if (chat.isBroadcast) return chat;
  return { ...chat, isBroadcast: true, settings: { ...chat.settings, buttons: false } };
}

/** Lets a chat rest, or paused, or run again, without touching its preferences. */
export function withState(chat: Chat, state: ChatState): Chat {
  return { ...chat, state };
}

/** The chat, paused by the operator; as it is if it was paused before. */
export function suspended(chat: Chat, now: number): Chat {
  return { ...chat, suspendedAt: chat.suspendedAt ?? now };
}

/** The chat, which the operator lets go on. */
export function resumed({ suspendedAt: _, ...chat }: Chat): Chat {
  return chat;
}

/** Whether posts go to a chat now, as far as is known: the platform takes them, and the operator has not paused it. */
export function takesPosts({ state, suspendedAt }: Pick<Chat, 'state' | 'suspendedAt'>): boolean {
  return state.kind === 'active' && suspendedAt === undefined;
}

/**
 * A chat that shows itself again. One that was gone or misplaced starts at the head: what was recorded
 * meanwhile is not told to it. One that was paused keeps what is pending. `head` is a `seq`.
 */
export function awaken(chat: Chat, head: number): Chat {
  if (chat.state.kind === 'active') return chat;
  const restart = chat.state.kind !== 'paused';
  return {
    ...chat,
    state: { kind: 'active' },
    subscriptions: restart ? chat.subscriptions.map((each) => startAtHead(each, head)) : chat.subscriptions,
  };
}

function startAtHead(subscription: Subscription, head: number): Subscription {
  const open = subscription.intervals.find((interval) => interval.until === null);
  return open === undefined ? subscription : { ...subscription, intervals: [{ ...open, since: head }] };
}

/**
 * The chat that `from` has become, when the platform gave it a new id and `into` may be there already:
 * subscriptions and mutes united, the settings of `into` kept.
 */
export function mergeChats(from: Chat, into: Chat | null, id: ChatId): Chat {
  if (into === null) {
    // Where the former id belonged to says nothing of the new one.
    const { within: _, ...kept } = from;
    return { ...kept, id, state: { kind: 'active' } };
  }
  const subscriptions = new Map(from.subscriptions.map((each) => [each.topic, each]));
  for (const each of into.subscriptions) {
    const other = subscriptions.get(each.topic);
    subscriptions.set(each.topic, other === undefined ? each : longer(other, each));
  }
  return {
    ...into,
    state: { kind: 'active' },
    subscriptions: [...subscriptions.values()],
    mutes: [...from.mutes, ...into.mutes],
    digestSlot: later(from.digestSlot, into.digestSlot),
    ...withGreeting(into.greetedAt ?? from.greetedAt),
    ...withSuspension(into.suspendedAt ?? from.suspendedAt),
    ...unitedAnnouncements(from, into),
  };
}

function withGreeting(greetedAt: number | undefined): Pick<Chat, 'greetedAt'> {
  return greetedAt === undefined ? {} : { greetedAt };
}

/** What the operator paused under either id stays paused. */
function withSuspension(suspendedAt: number | undefined): Pick<Chat, 'suspendedAt'> {
  return suspendedAt === undefined ? {} : { suspendedAt };
}

function unitedAnnouncements(from: Chat, into: Chat): Pick<Chat, 'announcements' | 'announced'> {
  const announced = [...new Set([...(from.announced ?? []), ...(into.announced ?? [])])];
  const all = new Map(
    [...(from.announcements ?? []), ...(into.announcements ?? [])].map((each) => [each.id, each]),
  );
  const announcements = [...all.values()].filter(({ id }) => !announced.includes(id));
  return { ...(announcements.length > 0 && { announcements }), ...(announced.length > 0 && { announced }) };
}

/** Ids of slots begin with the day, so that the later one compares as greater. */
function later(left: string | null, right: string | null): string | null {
  return (left ?? '') > (right ?? '') ? left : right;
}

/** The one that has been followed for longer, with its words then and now, so that what it waits for still comes. */
function longer(left: Subscription, right: Subscription): Subscription {
  const start = ({ intervals }: Subscription) => Math.min(...intervals.map(({ since }) => since));
  return start(left) <= start(right) ? left : right;
}

/** Whether posts are sent to a chat, now or when it can be posted to again. */
export function isServed({ state }: Pick<Chat, 'state'>): boolean {
  return state.kind === 'active' || state.kind === 'paused';
}

/** Whether a chat that was let go from starts at the head: then nobody waits for what its plans tell. */
export function restarts(before: Chat, after: Chat): boolean {
  const rested = before.state.kind === 'gone' || before.state.kind === 'misplaced';
  return rested && after.state.kind === 'active';
}

/** How long a chat that let the bot go is kept, so that one that comes back finds what it followed. In milliseconds. */
export const goneAge = 30 * 24 * 3_600_000;

/** How far a chat's lanes are settled when it is united with another: nothing that either waits for is passed over. */
export function lowerCursors(left: Cursors, right: Cursors): Cursors {
  return { instant: Math.min(left.instant, right.instant), digest: Math.min(left.digest, right.digest) };
}
