import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { CommandInfo, CommandOption, Commands } from '../../src/core/ports.js';
import { truncate } from '../../src/core/text.js';
import { maxTypedLength } from '../../src/core/typed.js';
import { postableTypes } from './rights.js';

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object */
const longest = { description: 100, name: 32 };

type ApplicationCommand = RESTPutAPIApplicationCommandsJSONBody[number];

/**
 * All commands as Discord registers them: names as they are, descriptions in English and Indonesian, those
 * that change something for whoever may manage channels, those of operators for admins. What can be asked about
 * a message stands in the menu of messages too. All are asked in servers and in private; what only reads, anywhere. Pure.
 * https://discord.com/developers/docs/interactions/application-commands
 */
export function commandMenu(commands: Pick<Commands, 'describe'>): RESTPutAPIApplicationCommandsJSONBody {
  const indonesian = new Map(commands.describe('id').map((info) => [info.name, info]));
  // Whoever manages a channel here can ask in it, or name it beside the command.
  const wanted = commands
    .describe('en')
    .filter(({ audience }) => audience !== 'elsewhere' && audience !== 'threads');
  return [
    ...wanted.map((info) => slashCommand(info, indonesian.get(info.name))),
    ...wanted.flatMap((info) => messageCommand(info, indonesian.get(info.name))),
  ];
}

function slashCommand(info: CommandInfo, other: CommandInfo | undefined): ApplicationCommand {
  return {
    name: info.name,
    ...described(info.description, other?.description),
    options: subcommands(info, other) ?? options(info, other),
    default_member_permissions: permissionsFor(info),
    ...whereAsked(info),
  };
}

/** A command with parts has each as a subcommand; null for one without. */
function subcommands(info: CommandInfo, other: CommandInfo | undefined) {
  const of = (each: CommandInfo | undefined) => each?.options.find(({ parts }) => parts !== undefined)?.parts;
  const parts = of(info);
  if (parts === undefined) return null;
  return Object.entries(parts).map(([name, description]) => ({
    type: ApplicationCommandOptionType.Subcommand as const,
    name,
    ...described(description, of(other)?.[name]),
    options: options(info, other),
  }));
}

function options(info: CommandInfo, other: CommandInfo | undefined) {
  return info.options.flatMap((option) => {
    const kind = kindOf(option);
    const text = described(option.description, descriptionOf(other, option.name));
    return kind === null ? [] : [{ name: option.name, ...text, required: option.required, ...kind }];
  });
}

function messageCommand(info: CommandInfo, other: CommandInfo | undefined): ApplicationCommand[] {
  if (info.aboutMessage === null) return [];
  const localized =
    other?.aboutMessage == null ? {} : { name_localizations: { id: shortName(other.aboutMessage) } };
  return [
    {
      type: ApplicationCommandType.Message,
      name: shortName(info.aboutMessage),
      ...localized,
      integration_types: [ApplicationIntegrationType.GuildInstall],
      contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    },
  ];
}

/** The commands that a person who installed the bot for themselves can give wherever they write. */
const anywhere: ReadonlySet<string> = new Set(['latest', 'search', 'topics']);

/** https://discord.com/developers/docs/interactions/application-commands#contexts */
function whereAsked({ name }: CommandInfo) {
  const { GuildInstall, UserInstall } = ApplicationIntegrationType;
  const { Guild, BotDM, PrivateChannel } = InteractionContextType;
  return anywhere.has(name)
    ? { integration_types: [GuildInstall, UserInstall], contexts: [Guild, BotDM, PrivateChannel] }
    : { integration_types: [GuildInstall], contexts: [Guild, BotDM] };
}

/** Who sees a command: null is everybody, 0 admins alone. */
function permissionsFor({ audience, changes }: CommandInfo): string | null {
  if (audience === 'operators') return '0';
  return changes ? String(PermissionFlagsBits.ManageChannels) : null;
}

/** What a command about a message is called: whoever reads the name back has to cut it too. */
export function shortName(aboutMessage: string): string {
  return truncate(aboutMessage, longest.name);
}

function descriptionOf(info: CommandInfo | undefined, option: string): string | undefined {
  return info?.options.find((candidate) => candidate.name === option)?.description;
}

function described(description: string, indonesian: string | undefined) {
  return {
    description: truncate(description, longest.description),
    ...(indonesian !== undefined && {
      description_localizations: { id: truncate(indonesian, longest.description) },
    }),
  };
}

function textOption(kind: 'topic' | 'text') {
  return { type: ApplicationCommandOptionType.String as const, max_length: maxTypedLength[kind] };
}

function kindOf({ kind, min, max }: CommandOption) {
  switch (kind) {
    case 'topic':
      return { ...textOption(kind), autocomplete: true as const };
    case 'text':
      return textOption(kind);
    case 'number':
      return {
        type: ApplicationCommandOptionType.Integer as const,
        ...(min !== undefined && { min_value: min }),
        ...(max !== undefined && { max_value: max }),
      };
    case 'part':
      return null;
    case 'file':
      return { type: ApplicationCommandOptionType.Attachment as const };
    case 'role':
      return { type: ApplicationCommandOptionType.Role as const };
    case 'chat':
      return { type: ApplicationCommandOptionType.Channel as const, channel_types: [...postableTypes] };
  }
}
