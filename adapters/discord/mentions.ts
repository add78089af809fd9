import { PermissionFlagsBits } from 'discord.js';
import type { Asker } from '../../src/core/ports.js';
import { limits, type Part } from './format.js';
import { isSnowflake } from './message-ids.js';
import { type AnswerableInteraction, botPermissions, type ChosenChannel, permissionsOf } from './rights.js';

/**
 * A part that names roles above what it says. They are called where `calls` holds; nobody else ever is.
 * https://discord.com/developers/docs/resources/message#allowed-mentions-object
 */
export function withMentions(part: Part, mentions: readonly string[] = [], { calls = true } = {}): Part {
  const roles = mentions.filter(isSnowflake);
  const named = roles.map((role) => `<@&${role}>`).join(' ');
  const content = [named, part.content ?? ''].filter(Boolean).join('\n');
  if (roles.length === 0 || content.length > limits.content) return part;
  return { ...part, content, allowed_mentions: { parse: [], ...(calls && { roles }) } };
}

/**
 * Whether posts of a channel can mention a role: see `Asker.mayMention`. Whoever asks has to be able to do it, too, so that
 * nobody gains a right by the bot.
 * https://discord.com/developers/docs/topics/permissions#role-object
 */
export async function mayMention(
  interaction: AnswerableInteraction,
  chosen: ChosenChannel | null,
  role: string,
): ReturnType<NonNullable<Asker['mayMention']>> {
  const found = interaction.guild?.roles.cache.get(role);
  // The role of everybody has the server's id.
  if (found === undefined || role === interaction.guildId) return null;
  const isOpen = found.mentionable;
  const right = PermissionFlagsBits.MentionEveryone;
  if (!isOpen && !permissionsOf(interaction, chosen)?.has(right)) return null;
  const own = isOpen ? null : await botPermissions(interaction, chosen?.id ?? interaction.channelId);
  const missing = own === null || own.has(right) ? [] : ['Mention @everyone, @here, and All Roles'];
  return { missing };
}
