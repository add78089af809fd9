import { PermissionFlagsBits } from 'discord.js';
import {
  forumTypes,
  memberPermissions,
  newWebhook,
  type StandInChannel,
  type StandInGuild,
  type StandInMessage,
  type StandInUser,
  type StandInWebhook,
  snowflake,
  threadTypes,
} from './entities.js';

/** Everything that exists: the bot, servers, channels, messages. */
export class World {
  readonly botId = snowflake();
  readonly applicationId = this.botId;
  readonly guilds = new Map<string, StandInGuild>();
  readonly channels = new Map<string, StandInChannel>();
  readonly messages: StandInMessage[] = [];
  readonly webhooks = new Map<string, StandInWebhook>();

  addGuild(given: Partial<StandInGuild> = {}): StandInGuild {
    const guild: StandInGuild = {
      id: snowflake(),
      name: 'Kabar Desa',
      locale: 'id',
      adminRoleId: snowflake(),
      roles: [],
      ownerId: snowflake(),
      permissions: memberPermissions,
      systemChannelId: null,
      available: true,
      installed: true,
      tellsOwnMember: true,
      ...given,
    };
    this.guilds.set(guild.id, guild);
    return guild;
  }

  addChannel(guild: StandInGuild, given: Partial<StandInChannel> = {}): StandInChannel {
    const channel: StandInChannel = {
      id: snowflake(),
      guildId: guild.id,
      type: 0,
      name: 'berita',
      parentId: null,
      denied: 0n,
      locked: false,
      ...given,
    };
    this.channels.set(channel.id, channel);
    return channel;
  }

  /** A webhook of a channel, which the bot's application made if nothing else is given. */
  addWebhook(channelId: string, given: Partial<StandInWebhook> = {}): StandInWebhook {
    const webhook = newWebhook(channelId, this.applicationId, given);
    this.webhooks.set(webhook.id, webhook);
    return webhook;
  }

  /** The channel between the bot and a person, who is the only other one in it. */
  directChannel(userId: string): StandInChannel {
    const known = [...this.channels.values()].find(({ type, name }) => type === 1 && name === userId);
    if (known !== undefined) return known;
    const own = {
      id: snowflake(),
      guildId: '',
      type: 1,
      name: userId,
      parentId: null,
      denied: 0n,
      locked: false,
    };
    this.channels.set(own.id, own);
    return own;
  }

  /** The roles that a new message notifies: those that it names and may call, which all or the bot may mention. */
  called(channel: StandInChannel | undefined, body: Record<string, unknown>): string[] {
    if (channel === undefined) return [];
    const allowed = (body.allowed_mentions ?? { parse: ['roles'] }) as { parse?: string[]; roles?: string[] };
    const named = [...String(body.content ?? '').matchAll(/<@&(\d+)>/g)].map(([, id = '']) => id);
    const mayAll = (this.botPermissions(channel) & PermissionFlagsBits.MentionEveryone) !== 0n;
    const isOpen = (id: string) =>
      this.guilds.get(channel.guildId)?.roles.some((role) => role.id === id && (role.mentionable || mayAll));
    const isAllowed = (id: string) => allowed.parse?.includes('roles') || allowed.roles?.includes(id);
    return named.filter((id) => isAllowed(id) && isOpen(id));
  }

  /** What the bot may do in a channel; a thread has the rights of its parent. */
  botPermissions(channel: StandInChannel): bigint {
    const parent = channel.parentId === null ? undefined : this.channels.get(channel.parentId);
    const denied = channel.denied | (parent?.denied ?? 0n);
    const direct = channel.type === 1 ? memberPermissions : 0n;
    return (this.guilds.get(channel.guildId)?.permissions ?? direct) & ~denied;
  }

  userPermissions(guild: StandInGuild, user: StandInUser): bigint {
    return guild.permissions | (user.admin ? PermissionFlagsBits.ManageChannels : 0n);
  }

  user(user: StandInUser): object {
    return {
      id: user.id,
      username: user.name,
      discriminator: '0',
      global_name: null,
      avatar: null,
      bot: false,
    };
  }

  bot(): object {
    return {
      id: this.botId,
      username: 'kabar',
      discriminator: '0',
      global_name: null,
      avatar: null,
      bot: true,
    };
  }

  botMember(): object {
    return { ...membership([]), user: this.bot() };
  }

  member(guild: StandInGuild, user: StandInUser): object {
    return {
      ...membership(user.admin ? [guild.adminRoleId] : []),
      user: this.user(user),
      permissions: String(this.userPermissions(guild, user)),
    };
  }

  /** A channel as the API answers it; null for one that is not there. */
  channelAnswer(id = ''): { status: number; body: object } | null {
    const channel = this.channels.get(id);
    return channel === undefined ? null : { status: 200, body: this.channel(channel) };
  }

  /** A channel as GUILD_CREATE and interactions tell it. */
  channel(channel: StandInChannel): object {
    const bare = {
      id: channel.id,
      type: channel.type,
      name: channel.name,
      guild_id: channel.guildId,
      parent_id: channel.parentId,
    };
    if (threadTypes.has(channel.type)) {
      const metadata = {
        archived: channel.archived ?? false,
        locked: channel.locked,
        auto_archive_duration: 1440,
        archive_timestamp: '2024-06-18T00:00:00.000Z',
      };
      const owner_id = channel.ownerId ?? this.botId;
      const applied_tags = channel.appliedTags ?? [];
      return {
        ...bare,
        thread_metadata: metadata,
        owner_id,
        applied_tags,
        message_count: 0,
        member_count: 1,
      };
    }
    const overwrites =
      channel.denied === 0n ? [] : [{ id: this.botId, type: 1, allow: '0', deny: String(channel.denied) }];
    const ofForum = forumTypes.has(channel.type) && {
      available_tags: (channel.availableTags ?? []).map((tag) => ({
        ...tag,
        emoji_id: null,
        emoji_name: null,
      })),
      flags: channel.flags ?? 0,
    };
    return { ...bare, position: 0, permission_overwrites: overwrites, topic: null, nsfw: false, ...ofForum };
  }

  /** The roles of a server, that of everybody first. */
  rolesOf(guild: StandInGuild) {
    const role = (id: string, name: string, permissions: bigint) => ({
      id,
      name,
      permissions: String(permissions),
      color: 0,
      hoist: false,
      position: id === guild.id ? 0 : 1,
      managed: false,
      mentionable: false,
      flags: 0,
    });
    return [
      role(guild.id, '@everyone', guild.permissions),
      role(guild.adminRoleId, 'admins', PermissionFlagsBits.ManageChannels),
      ...guild.roles.map(({ id, name, mentionable }) => ({ ...role(id, name, 0n), mentionable })),
    ];
  }

  /** GUILD_CREATE of a server. */
  guild(guild: StandInGuild): object {
    const channels = [...this.channels.values()].filter(({ guildId }) => guildId === guild.id);
    return {
      id: guild.id,
      name: guild.name,
      unavailable: false,
      owner_id: guild.ownerId,
      preferred_locale: guild.locale,
      system_channel_id: guild.systemChannelId,
      joined_at: '2024-06-18T00:00:00.000Z',
      member_count: 3,
      large: false,
      roles: this.rolesOf(guild),
      channels: channels.filter(({ type }) => !threadTypes.has(type)).map((each) => this.channel(each)),
      threads: channels
        .filter(({ type, archived }) => threadTypes.has(type) && !archived)
        .map((each) => this.channel(each)),
      members: guild.tellsOwnMember ? [this.botMember()] : [],
      emojis: [],
      stickers: [],
      features: [],
      presences: [],
      voice_states: [],
      stage_instances: [],
      guild_scheduled_events: [],
      soundboard_sounds: [],
    };
  }
}

function membership(roles: string[]) {
  return { roles, joined_at: '2024-06-18T00:00:00.000Z', deaf: false, mute: false, flags: 0 };
}
