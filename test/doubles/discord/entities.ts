import { randomBytes } from 'node:crypto';
import { PermissionFlagsBits } from 'discord.js';

/** A channel or thread of the stand-in. `denied` is what the bot may not do in it. */
export interface StandInChannel {
  id: string;
  guildId: string;
  type: number;
  name: string;
  parentId: string | null;
  denied: bigint;
  locked: boolean;
  /** Of a thread: who opened it, and whether it rests. Default: the bot, and it does not. */
  ownerId?: string;
  archived?: boolean;
  /** Of a thread in a forum: its tags. */
  appliedTags?: readonly string[];
  /** Of a forum: its tags, and its flags. */
  availableTags?: readonly StandInTag[];
  flags?: number;
}

/** A tag of a forum. */
export interface StandInTag {
  id: string;
  name: string;
  moderated: boolean;
}

/** A server of the stand-in. Whoever has the role of the admins may do everything. */
export interface StandInGuild {
  id: string;
  name: string;
  locale: string;
  adminRoleId: string;
  ownerId: string;
  /** Roles beside those of everybody and of the admins. */
  roles: StandInRole[];
  /** What everybody may do, the bot included. */
  permissions: bigint;
  /** The channel in which Discord itself greets people; null for none. */
  systemChannelId: string | null;
  /** During an outage it is announced and never sent. */
  available: boolean;
  /** Whether the bot is a member. Where it is none, people may have it for themselves. */
  installed: boolean;
  /** Whether GUILD_CREATE holds the bot's own member. */
  tellsOwnMember: boolean;
}

/** A role of a server of the stand-in. */
export interface StandInRole {
  id: string;
  name: string;
  /** Whether everybody may mention it. */
  mentionable: boolean;
}

/** Somebody in a server of the stand-in. */
export interface StandInUser {
  id: string;
  name: string;
  locale: string;
  admin: boolean;
}

/** A message that the stand-in took. */
export interface StandInMessage {
  id: string;
  channelId: string;
  /** When it was stored, in milliseconds since 1970. */
  at: number;
  content: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever was sent
  embeds: any[];
  // biome-ignore lint/suspicious/noExplicitAny: the same
  components: any[];
  flags: number;
  /** How often the bot changed it by its id. */
  edits: number;
  nonce: string | null;
  /** The roles that were notified by it. */
  called: string[];
  /** Whether it went on to those who follow the channel. */
  isPublished?: boolean;
  /** The webhook that sent it, and the name and picture that it bears; absent for the bot's own. */
  webhookId?: string;
  face?: { name: string; icon: string | null };
  /** The body as it was sent. */
  body: Record<string, unknown>;
}

/** Which channels are threads of others, and in which all stands in threads. */
export const threadTypes: ReadonlySet<number> = new Set([10, 11, 12]);
export const forumTypes: ReadonlySet<number> = new Set([15, 16]);

/** What a member with no special role may do. */
export const memberPermissions =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.UseApplicationCommands;

const discordEpoch = 1_420_070_400_000n;
let sequence = 0n;

/** An id as Discord makes them: 19 digits that grow with time. */
export function snowflake(now = Date.now()): string {
  sequence = (sequence + 1n) & 0x3fffffn;
  return String(((BigInt(now) - discordEpoch) << 22n) | sequence);
}

/** A webhook of the stand-in. `applicationId` is null for one that a person made. */
export interface StandInWebhook {
  id: string;
  token: string;
  channelId: string;
  applicationId: string | null;
  name: string;
}

/** A token as Discord makes them. */
export const webhookToken = (): string => randomBytes(51).toString('base64url');

export const newWebhook = (
  channelId: string,
  applicationId: string,
  given: Partial<StandInWebhook>,
): StandInWebhook => ({
  id: snowflake(),
  token: webhookToken(),
  channelId,
  applicationId,
  name: 'a',
  ...given,
});
