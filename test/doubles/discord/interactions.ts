import type { Waiting } from '../waiting.js';
import {
  type StandInChannel,
  type StandInGuild,
  type StandInMessage,
  type StandInUser,
  snowflake,
} from './entities.js';
import { StandInInteraction } from './interaction.js';
import type { RegisteredCommand, RegisteredOption } from './validate-commands.js';
import type { World } from './world.js';

/** Makes the events that people cause, and refuses what Discord's client would not let them do. */
export class Interactions {
  readonly #world: World;
  readonly #waiting: Waiting;
  readonly #now: () => number;
  readonly all: StandInInteraction[] = [];
  commands: RegisteredCommand[] = [];

  constructor(world: World, waiting: Waiting, now: () => number) {
    this.#world = world;
    this.#waiting = waiting;
    this.#now = now;
  }

  /** A command with its options by name (`settings summary`: one of its parts); a channel is given by its id. */
  command(channel: StandInChannel, user: StandInUser, typed: string, given: Record<string, string | number>) {
    const [name = '', part] = typed.split(' ');
    this.#mayBeGiven(this.#registered(name), channel);
    const command = this.#part(this.#registered(name), part);
    const options = Object.entries(given).map(([key, value]) => this.#option(command, key, value));
    for (const option of command.options ?? []) {
      if (option.required && !(option.name in given)) throw new Error(`/${name} needs ${option.name}`);
    }
    const resolved = this.#resolved(channel, user, options);
    const sent = part === undefined ? options : [{ type: 1, name: part, options }];
    return this.#begin(2, channel, user, { id: snowflake(), name, type: 1, options: sent, ...resolved });
  }

  autocomplete(channel: StandInChannel, user: StandInUser, name: string, option: string, typed: string) {
    const { autocomplete } = this.#registeredOption(this.#registered(name), option);
    if (!autocomplete) throw new Error(`/${name} ${option} does not complete`);
    const options = [{ name: option, type: 3, value: typed, focused: true }];
    return this.#begin(4, channel, user, { id: snowflake(), name, type: 1, options });
  }

  press(channel: StandInChannel, user: StandInUser, card: StandInMessage, customId: string) {
    const components = card.components.flatMap((row) => row.components);
    if (components.some((button) => button.type === 2 && button.custom_id === customId)) {
      return this.#begin(3, channel, user, { custom_id: customId, component_type: 2 }, card);
    }
    const menu = components.find(({ options = [] }) =>
      options.some(({ value }: { value: string }) => value === customId),
    );
    if (menu === undefined) throw new Error(`no button or choice ${customId}`);
    return this.#begin(
      3,
      channel,
      user,
      { custom_id: menu.custom_id, component_type: 3, values: [customId] },
      card,
    );
  }

  /** A command of the menu of a message. */
  about(channel: StandInChannel, user: StandInUser, name: string, message: StandInMessage) {
    this.#registered(name, 3);
    const resolved = { messages: { [message.id]: this.messageObject(message) } };
    return this.#begin(2, channel, user, { id: snowflake(), name, type: 3, target_id: message.id, resolved });
  }

  byToken(token: string): StandInInteraction | undefined {
    return this.all.find((interaction) => interaction.token === token);
  }

  #begin(
    type: number,
    channel: StandInChannel,
    user: StandInUser,
    data: object,
    card: StandInMessage | null = null,
  ) {
    const interaction = new StandInInteraction(this.#waiting, type, channel, this.#now(), card);
    this.all.push(interaction);
    const world = this.#world;
    const event = {
      id: interaction.id,
      application_id: world.applicationId,
      type,
      data,
      channel_id: channel.id,
      channel: world.channel(channel),
      token: interaction.token,
      version: 1,
      app_permissions: String(world.botPermissions(channel)),
      locale: user.locale,
      entitlements: [],
      ...this.#where(channel, user),
      attachment_size_limit: 10_485_760,
      ...(card !== null && { message: this.messageObject(card) }),
    };
    return { interaction, event };
  }

  /** In a server, between a person and the bot, or between people where it is no member. */
  #where(channel: StandInChannel, user: StandInUser): object {
    const world = this.#world;
    if (channel.type === 1) {
      const isOurs = world.directChannel(user.id) === channel;
      const owners = isOurs ? { 0: '0' } : { 1: user.id };
      return { user: world.user(user), authorizing_integration_owners: owners, context: isOurs ? 1 : 2 };
    }
    const guild = this.#guildOf(channel);
    return {
      guild_id: guild.id,
      guild: { id: guild.id, locale: guild.locale, features: [] },
      guild_locale: guild.locale,
      member: world.member(guild, user),
      authorizing_integration_owners: guild.installed ? { 0: guild.id } : { 1: user.id },
      context: 0,
    };
  }

  /** Discord shows a command only where it was registered for. */
  #mayBeGiven(
    { name, contexts = [0], integration_types: installs = [0] }: RegisteredCommand,
    channel: StandInChannel,
  ) {
    const isVisit = channel.type === 1 ? !this.#isWithBot(channel) : !this.#guildOf(channel).installed;
    const context = channel.type === 1 ? (isVisit ? 2 : 1) : 0;
    if (contexts.includes(context) && installs.includes(isVisit ? 1 : 0)) return;
    throw new Error(`/${name} cannot be given there`);
  }

  /** Channels of people among themselves are called otherwise than by one person's id. */
  #isWithBot({ name }: StandInChannel): boolean {
    return /^\d+$/.test(name);
  }

  /** A message as the API gives it back. */
  messageObject(message: StandInMessage): object {
    return {
      id: message.id,
      channel_id: message.channelId,
      type: 0,
      author: message.face === undefined ? this.#world.bot() : authorOf(message.webhookId, message.face.name),
      ...(message.webhookId !== undefined && { webhook_id: message.webhookId }),
      content: message.content,
      embeds: message.embeds,
      components: message.components,
      flags: message.flags,
      timestamp: new Date(message.at).toISOString(),
      edited_timestamp: null,
      tts: false,
      pinned: false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      attachments: [],
      ...(message.nonce !== null && { nonce: message.nonce }),
    };
  }

  #guildOf(channel: StandInChannel): StandInGuild {
    const guild = this.#world.guilds.get(channel.guildId);
    if (guild === undefined) throw new Error('the channel is in no server');
    return guild;
  }

  #registered(name: string, type = 1): RegisteredCommand {
    const command = this.commands.find(
      (candidate) => candidate.name === name && (candidate.type ?? 1) === type,
    );
    if (command === undefined) throw new Error(`/${name} is not registered`);
    return command;
  }

  /** A subcommand; the command itself where it has none. One that has any cannot be given without. */
  #part(command: RegisteredCommand, part: string | undefined): RegisteredCommand {
    const parts = (command.options ?? []).filter(({ type }) => type === 1);
    if (part === undefined && parts.length === 0) return command;
    const found = parts.find(({ name }) => name === part);
    if (found === undefined) throw new Error(`/${command.name} has no part ${part}`);
    return found;
  }

  #registeredOption(command: RegisteredCommand, name: string): RegisteredOption {
    const option = command.options?.find((candidate) => candidate.name === name);
    if (option === undefined) throw new Error(`/${command.name} has no option ${name}`);
    return option;
  }

  #option(command: RegisteredCommand, name: string, value: string | number) {
    const option = this.#registeredOption(command, name);
    const { type, min_value = -Infinity, max_value = Infinity } = option;
    if (
      type === 4 &&
      !(Number.isInteger(value) && Number(value) >= min_value && Number(value) <= max_value)
    ) {
      throw new Error(`/${command.name} ${name} does not take ${value}`);
    }
    if (
      type === 8 &&
      ![...this.#world.guilds.values()].some((guild) =>
        this.#world.rolesOf(guild).some(({ id }) => id === value),
      )
    ) {
      throw new Error(`/${command.name} ${name} does not offer that role`);
    }
    if (type === 7) {
      const channel = this.#world.channels.get(String(value));
      if (channel === undefined || option.channel_types?.includes(channel.type) === false) {
        throw new Error(`/${command.name} ${name} does not offer that channel`);
      }
    }
    return { name, type, value };
  }

  #resolved(at: StandInChannel, user: StandInUser, options: { type: number; value: unknown }[]): object {
    const chosen = (wanted: number) =>
      options.filter(({ type }) => type === wanted).map(({ value }) => String(value));
    const [ids, roleIds] = [chosen(7), chosen(8)];
    if (ids.length + roleIds.length === 0) return {};
    const roles = this.#world.rolesOf(this.#guildOf(at));
    const permissions = String(this.#world.userPermissions(this.#guildOf(at), user));
    const channels = ids.map((id) => {
      const channel = this.#world.channels.get(id);
      const partial = { id, name: channel?.name, type: channel?.type, parent_id: channel?.parentId };
      return [id, { ...partial, permissions }];
    });
    const roleEntries = roleIds.map((id) => [id, roles.find((role) => role.id === id)]);
    return { resolved: { channels: Object.fromEntries(channels), roles: Object.fromEntries(roleEntries) } };
  }
}

/** A webhook as the author of its message. */
const authorOf = (id: string | undefined, username: string) => ({
  id,
  username,
  discriminator: '0000',
  avatar: null,
  bot: true,
});
