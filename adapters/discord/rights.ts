import {
  ApplicationIntegrationType,
  type BaseInteraction,
  ChannelType,
  type ChatInputCommandInteraction,
  InteractionContextType,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  PermissionFlagsBits,
  type PermissionsBitField,
} from 'discord.js';
import type { RightsPurpose } from '../../src/core/ports.js';

/** The kinds of channels that posts can go to. Media channels are not offered: Discord's specification has no such choice. */
export const postableTypes = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.GuildForum,
] as const;

const threadTypes: ReadonlySet<ChannelType> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);

/** The right by which a channel's webhooks are seen and made, as Discord's settings name it. */
export const manageWebhooks = 'Manage Webhooks';

/** Whether a channel of this type is a thread of another. */
export function isThread(type: ChannelType): boolean {
  return threadTypes.has(type);
}

/** Whether all that is said in a channel of this type stands in threads of it. */
export function isForum(type: ChannelType | undefined): boolean {
  return type === ChannelType.GuildForum || type === ChannelType.GuildMedia;
}

/** A channel as an interaction tells it: cached, or bare with the permissions of whoever asks. */
export type ChosenChannel = NonNullable<ReturnType<ChatInputCommandInteraction['options']['getChannel']>>;

/** An interaction that is answered. */
export type AnswerableInteraction =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | MessageComponentInteraction;

/** Whether a person is alone with the bot, or asks for themselves where the bot is no member. */
export function isPrivate(
  interaction: Pick<AnswerableInteraction, 'guildId' | 'context' | 'authorizingIntegrationOwners'>,
): boolean {
  return interaction.guildId === null || isVisit(interaction);
}

/** Whether a person asks where the bot is no member: they have it for themselves. */
export function isVisit({
  context,
  authorizingIntegrationOwners: owners,
}: Pick<AnswerableInteraction, 'context' | 'authorizingIntegrationOwners'>): boolean {
  if (context === InteractionContextType.PrivateChannel) return true;
  return (
    owners?.[ApplicationIntegrationType.UserInstall] !== undefined &&
    owners[ApplicationIntegrationType.GuildInstall] === undefined
  );
}

/** The rights that the bot lacks to post in a channel, named as Discord's English settings show them. */
export function missingNames(
  permissions: Readonly<PermissionsBitField>,
  type: ChannelType = ChannelType.GuildText,
  purpose?: RightsPurpose,
): string[] {
  const inForum = isForum(type);
  const needed: [string, bigint][] = [
    ['View Channel', PermissionFlagsBits.ViewChannel],
    // In a forum this is the right to open a thread, which the settings there call otherwise.
    ...rightIf(!isThread(type), inForum ? 'Create Posts' : 'Send Messages', PermissionFlagsBits.SendMessages),
    ...rightIf(
      isThread(type) || inForum,
      inForum ? 'Send Messages in Posts' : 'Send Messages in Threads',
      PermissionFlagsBits.SendMessagesInThreads,
    ),
    ['Embed Links', PermissionFlagsBits.EmbedLinks],
    // After a doubt Kabar looks whether a thread is there already.
    ...rightIf(inForum, 'Read Message History', PermissionFlagsBits.ReadMessageHistory),
  ];
  const more: [string, bigint][] =
    purpose === 'threads' && !isThread(type) && !inForum
      ? [
          ['Create Public Threads', PermissionFlagsBits.CreatePublicThreads],
          ['Send Messages in Threads', PermissionFlagsBits.SendMessagesInThreads],
        ]
      : [];
  const faces = rightIf(purpose === 'faces' && !inForum, manageWebhooks, PermissionFlagsBits.ManageWebhooks);
  return [...needed, ...more, ...faces].filter(([, bit]) => !permissions.has(bit)).map(([name]) => name);
}

function rightIf(isNeeded: boolean, name: string, bit: bigint): [string, bigint][] {
  return isNeeded ? [[name, bit]] : [];
}

/** The same for the channel that a command is about; none where it cannot be found out. */
export async function missingRights(
  interaction: AnswerableInteraction,
  chosen: ChosenChannel | null,
  purpose?: RightsPurpose,
): Promise<string[]> {
  if (isPrivate(interaction)) return [];
  const id = chosen?.id ?? interaction.channelId;
  const permissions = await botPermissions(interaction, id);
  const type = chosen?.type ?? interaction.channel?.type;
  return permissions === null ? [] : missingNames(permissions, type, purpose);
}

/** What the bot may do in a channel; null where that is not known. */
export async function botPermissions(
  interaction: BaseInteraction,
  channelId: string | null,
): Promise<Readonly<PermissionsBitField> | null> {
  // Discord tells the bot's rights in the channel where it is asked; all zero means that it did not.
  if (channelId === interaction.channelId && interaction.appPermissions.bitfield !== 0n) {
    return interaction.appPermissions;
  }
  const guild = interaction.guild;
  const channel = channelId === null ? undefined : guild?.channels.cache.get(channelId);
  if (guild === null || channel === undefined) return null;
  return channel.permissionsFor(guild.members.me ?? (await guild.members.fetchMe()));
}

/** Whether whoever asks may manage the channel that a command is about. */
export function mayManage(interaction: AnswerableInteraction, chosen: ChosenChannel | null): boolean {
  // Nobody else is there.
  if (isPrivate(interaction)) return true;
  return permissionsOf(interaction, chosen)?.has(PermissionFlagsBits.ManageChannels) ?? false;
}

/** What whoever asks may do in the channel that a command is about; null where that is not known. */
export function permissionsOf(
  interaction: AnswerableInteraction,
  chosen: ChosenChannel | null,
): Readonly<PermissionsBitField> | null {
  return chosen === null || chosen.id === interaction.channelId
    ? interaction.memberPermissions
    : permissionsIn(interaction, chosen);
}

function permissionsIn(
  interaction: AnswerableInteraction,
  chosen: ChosenChannel,
): Readonly<PermissionsBitField> | null {
  const channel = interaction.guild?.channels.cache.get(chosen.id);
  return channel?.permissionsFor(interaction.user) ?? null;
}
