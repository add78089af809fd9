import {
  ApplicationCommandOptionType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { CommandInfo, CommandOption, Commands } from '../../src/core/ports.js';
import { postableTypes } from './rights.js';

/**
 * All commands as Discord registers them: names as they are, descriptions in English and Indonesian, those
 * that change something for whoever may manage channels. They are asked in servers only. Pure.
 * https://discord.com/developers/docs/interactions/application-commands
 */
export function commandMenu(commands: Pick<Commands, 'describe'>): RESTPutAPIApplicationCommandsJSONBody {
  const indonesian = new Map(commands.describe('id').map((info) => [info.name, info]));
  // Whoever manages a channel here can ask in it, or name it beside the command.
  const wanted = commands.describe('en').filter(({ elsewhere }) => !elsewhere);
  return wanted.map((info) => {
    const other = indonesian.get(info.name);
    return {
      name: info.name,
      ...described(info.description, other?.description),
      options: info.options.map((option) => ({
        name: option.name,
        ...described(option.description, descriptionOf(other, option.name)),
        required: option.required,
        ...kindOf(option),
      })),
      default_member_permissions: info.changes ? String(PermissionFlagsBits.ManageChannels) : null,
      contexts: [InteractionContextType.Guild],
    };
  });
}

function descriptionOf(info: CommandInfo | undefined, option: string): string | undefined {
  return info?.options.find((candidate) => candidate.name === option)?.description;
}

function described(description: string, indonesian: string | undefined) {
  return {
    description,
    ...(indonesian !== undefined && { description_localizations: { id: indonesian } }),
  };
}

function kindOf({ kind, min, max }: CommandOption) {
  switch (kind) {
    case 'topic':
      return { type: ApplicationCommandOptionType.String as const, autocomplete: true as const };
    case 'text':
      return { type: ApplicationCommandOptionType.String as const };
    case 'number':
      return {
        type: ApplicationCommandOptionType.Integer as const,
        ...(min !== undefined && { min_value: min }),
        ...(max !== undefined && { max_value: max }),
      };
    case 'chat':
      return { type: ApplicationCommandOptionType.Channel as const, channel_types: [...postableTypes] };
  }
}
