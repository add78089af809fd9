import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  type REST,
  type StringSelectMenuInteraction,
} from 'discord.js';
import { Admission } from '../../src/core/admission.js';
import { spokenLanguage } from '../../src/core/language.js';
import type { AdapterDeps, Answer, Asker, AttachedFile } from '../../src/core/ports.js';
import { truncate } from '../../src/core/text.js';
import { visible } from '../../src/core/visible.js';
import { InteractionAnswer } from './answer.js';
import { errorFacts } from './errors.js';
import { escapeMarkdown } from './escape.js';
import type { Part } from './format.js';
import { inviteLink } from './invite.js';
import { mayMention } from './mentions.js';
import { shortName } from './menu.js';
import { threadMessageId, webhookMessageId } from './message-ids.js';
import type { PrivateChannels } from './private-channels.js';
import { type ChosenChannel, isVisit, mayManage, missingRights } from './rights.js';

/** Discord takes at most 25 choices, each of at most 100 characters. */
const choiceLimits = { count: 25, name: 100 };

/** All but the completion of what somebody types. */
type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction
  | StringSelectMenuInteraction;

/** The bytes of a file at an address of Discord's; null when there are more than this, or it cannot be had. */
type FetchFile = (url: string, maxBytes: number) => Promise<Uint8Array | null>;

/** Answers what people ask in Discord, through the one set of commands. */
export class CommandHandler {
  readonly #deps: AdapterDeps;
  readonly #rest: REST;
  readonly #fetchFile: FetchFile;
  readonly #privateChannels: PrivateChannels;
  readonly #underWay = new Set<Promise<void>>();
  readonly #admission = new Admission();

  /** @param rest by which interactions are answered. */
  constructor(deps: AdapterDeps, rest: REST, privateChannels: PrivateChannels, fetchFile: FetchFile) {
    this.#deps = deps;
    this.#rest = rest;
    this.#privateChannels = privateChannels;
    this.#fetchFile = fetchFile;
  }

  /** Takes an interaction on. Whatever happens with it is logged, never thrown. */
  handle(interaction: Interaction): void {
    const handled = this.#dispatch(interaction)
      .catch((error: unknown) => {
        const facts = { ...errorFacts(error), channel: interaction?.channelId };
        this.#deps.log.error(facts, 'a command in Discord was not answered');
      })
      .finally(() => this.#underWay.delete(handled));
    this.#underWay.add(handled);
  }

  /** Resolves when all interactions that were taken on are answered. */
  async idle(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  async #dispatch(interaction: Interaction): Promise<void> {
    if (interaction.isAutocomplete()) return this.#complete(interaction);
    if (interaction.isChatInputCommand()) return this.#command(interaction);
    if (interaction.isMessageContextMenuCommand()) return this.#askAbout(interaction);
    if (interaction.isButton()) return this.#press(interaction, interaction.customId);
    if (interaction.isStringSelectMenu()) return this.#press(interaction, interaction.values[0] ?? '');
  }

  async #complete(interaction: AutocompleteInteraction): Promise<void> {
    const language = spokenLanguage(interaction.locale) ?? 'en';
    const choices = this.#deps.commands.completeTopic(
      interaction.options.getFocused(),
      language,
      choiceLimits.count,
      personOf(interaction),
    );
    await interaction.respond(
      choices
        .slice(0, choiceLimits.count)
        .map(({ name, value }) => ({ name: truncate(visible(name), choiceLimits.name), value })),
    );
  }

  async #command(interaction: ChatInputCommandInteraction): Promise<void> {
    const isPersonal = isVisit(interaction) || this.#personal().has(interaction.commandName);
    const answer = new InteractionAnswer(
      this.#rest,
      this.#deps.clock,
      interaction,
      isPersonal ? 'personal' : 'new',
    );
    const attached = attachedFile(interaction, this.#fetchFile);
    const asker = {
      ...(await this.#asker(interaction, chosenChannel(interaction))),
      ...(attached !== null && { attached }),
    };
    await this.#answer(
      interaction,
      answer,
      () =>
        this.#deps.commands.run(asker, interaction.commandName, {
          ...typedOptions(interaction),
          ...this.#part(interaction),
        }),
      asker,
    );
  }

  /** A command that was chosen from the menu of a message is about that message. */
  async #askAbout(interaction: MessageContextMenuCommandInteraction): Promise<void> {
    const info = this.#deps.commands
      .describe('en')
      .find(
        ({ aboutMessage }) => aboutMessage !== null && shortName(aboutMessage) === interaction.commandName,
      );
    if (info === undefined) return;
    const answer = new InteractionAnswer(this.#rest, this.#deps.clock, interaction, 'personal');
    const asker = { ...(await this.#asker(interaction, null)), repliedTo: messageOf(interaction) };
    await this.#answer(interaction, answer, () => this.#deps.commands.run(asker, info.name, {}), asker);
  }

  /** A button was pressed, or one of a menu chosen. */
  async #press(interaction: ButtonInteraction | StringSelectMenuInteraction, action: string): Promise<void> {
    const answer = new InteractionAnswer(this.#rest, this.#deps.clock, interaction, 'in-place');
    const asker = await this.#asker(interaction, null);
    await this.#answer(interaction, answer, () => this.#deps.commands.press(asker, action), asker);
  }

  async #answer(
    interaction: Answerable,
    answer: InteractionAnswer,
    ask: () => Promise<Answer>,
    asker: Asker,
  ): Promise<void> {
    // A server is one place: whoever runs it can make channels without end.
    const place = interaction.guildId ?? interaction.channelId;
    const entry = this.#admission.enter({ place, person: personOf(interaction) });
    try {
      // Only who asked sees it, and Discord calls the bot broken where an interaction is left without a response.
      const {
        messages,
        notice,
        isPublic,
        opensBeside = false,
      } = entry.kind === 'admitted'
        ? await ask()
        : noticeOnly(await this.#deps.commands.tooMuch(asker, entry.holder));
      if (opensBeside) await answer.openBeside();
      if (interaction.isChatInputCommand()) answer.showTo(isPublic ? 'new' : 'personal');
      // Interactions do not count against the limits for messages.
      const route = { via: (part: unknown) => answer.send(part as Part), exempt: true };
      const outcomes = await this.#deps.outbox.reply(chatOf(interaction.channelId), messages, route);
      for (const outcome of outcomes.filter(({ kind }) => kind !== 'sent')) {
        this.#deps.log.warn({ outcome, channel: interaction.channelId }, 'part of an answer was not sent');
      }
      await answer.finish(notice === null ? null : escapeMarkdown(visible(notice)));
    } finally {
      answer.cancel();
      if (entry.kind === 'admitted') entry.leave();
    }
  }

  /** Which part of a command is meant, by the name of that option. */
  #part({ commandName, options }: ChatInputCommandInteraction): Record<string, string> {
    const part = options.getSubcommand(false);
    const info = this.#deps.commands.describe('en').find(({ name }) => name === commandName);
    const option = info?.options.find(({ kind }) => kind === 'part');
    return part === null || option === undefined ? {} : { [option.name]: part };
  }

  /** The commands whose answers are for whoever asked alone. */
  #personal(): ReadonlySet<string> {
    const personal = this.#deps.commands.describe('en').filter((info) => info.personal);
    return new Set(personal.map(({ name }) => name));
  }

  async #asker(interaction: Answerable, chosen: ChosenChannel | null): Promise<Asker> {
    // Whoever asks where the bot is no member asks for what comes to themselves.
    const own = isVisit(interaction) ? await this.#privateChannels.idFor(interaction.user.id) : null;
    return {
      chat: chatOf(own ?? chosen?.id ?? storyPlace(interaction) ?? interaction.channelId),
      place: chosen === null || chosen.id === interaction.channelId ? null : `#${chosen.name}`,
      kind: own !== null || interaction.guildId === null ? 'private' : 'group',
      inviteLink: inviteLink(interaction.applicationId),
      person: personOf(interaction),
      languageTag: interaction.locale,
      placeLanguageTag: interaction.guildLocale,
      mayChange: async () => mayManage(interaction, chosen),
      mayMention: (role) => mayMention(interaction, chosen, role),
      missingRights: async (purpose) => {
        try {
          return await missingRights(interaction, chosen, purpose);
        } catch (error) {
          const facts = { ...errorFacts(error), channel: chosen?.id ?? interaction.channelId };
          this.#deps.log.debug(facts, 'the rights of the bot in a channel could not be found out');
          return [];
        }
      },
    };
  }
}

const personOf = ({ user }: Interaction) => `discord:${user.id}`;

/**
 * The channel of the thread that the bot opened for a story: whoever asks there asks about what comes to the channel. Null
 * in any other place, also in the threads that people open.
 */
function storyPlace({ channel, client }: Answerable): string | null {
  if (!channel?.isThread() || channel.ownerId !== client.user.id) return null;
  return channel.parentId;
}

/** The message that is asked about, as the ledger names it. */
function messageOf(interaction: MessageContextMenuCommandInteraction): string {
  const { channelId, targetId, targetMessage, applicationId } = interaction;
  // Answers to commands bear the application's id there.
  const { webhookId } = targetMessage;
  const isOfWebhook = webhookId !== null && webhookId !== applicationId;
  const message = isOfWebhook ? webhookMessageId(targetId, webhookId) : targetId;
  return storyPlace(interaction) === null ? message : threadMessageId(channelId, message);
}

const noticeOnly = ({ notice }: Answer): Answer => ({ messages: [], notice });

const chatOf = (channelId: string) => `discord:${channelId}`;

function chosenChannel(interaction: ChatInputCommandInteraction): ChosenChannel | null {
  const option = optionsOf(interaction).find(({ type }) => type === ApplicationCommandOptionType.Channel);
  return option?.channel ?? null;
}

/** The channel is what a command is about, and a file comes beside it. */
const notTyped = new Set([ApplicationCommandOptionType.Channel, ApplicationCommandOptionType.Attachment]);

/** The file that came with a command. https://discord.com/developers/docs/resources/message#attachment-object */
function attachedFile(interaction: ChatInputCommandInteraction, fetchFile: FetchFile): AttachedFile | null {
  const option = optionsOf(interaction).find(({ type }) => type === ApplicationCommandOptionType.Attachment);
  const file = option?.attachment;
  if (file === undefined || file === null) return null;
  return {
    name: file.name,
    read: async (maxBytes) => (file.size > maxBytes ? null : fetchFile(file.url, maxBytes)),
  };
}

/** What was typed, by the options' names. The channel is not among it: it is what the command is about. */
function typedOptions(interaction: ChatInputCommandInteraction): Record<string, string> {
  return Object.fromEntries(
    optionsOf(interaction)
      .filter(({ type, value }) => !notTyped.has(type) && value !== undefined)
      .map(({ name, value }) => [name, String(value)]),
  );
}

/** The options of a command, or of the one of its parts that is meant. */
function optionsOf({ options }: ChatInputCommandInteraction) {
  return options.data.flatMap((option) =>
    option.type === ApplicationCommandOptionType.Subcommand ? (option.options ?? []) : [option],
  );
}
