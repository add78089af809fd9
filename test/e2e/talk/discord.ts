import { adapter } from '../../../adapters/discord/index.js';
import type { StandInChannel, StandInMessage, StandInUser } from '../../doubles/discord/entities.js';
import type { StandInInteraction } from '../../doubles/discord/interaction.js';
import { DiscordServer } from '../../doubles/discord-server.js';
import { afterTest } from '../../doubles/environment.js';
import { breathMs, looksSame, type Screen, type Seat, type Shown } from './seat.js';
import { openWorld, type World, type WorldChanges } from './world.js';

/** Discord with a Kabar that answers at once. */
export interface DiscordTalk extends World {
  server: DiscordServer;
  seat(channel: StandInChannel, user: StandInUser): Seat;
  /** The message that was sent last, as all see it. */
  newest(): Screen;
}

const many = { count: 1e6, ms: 1000 };
const ephemeral = 64;

export async function talkOnDiscord(changes: WorldChanges = {}): Promise<DiscordTalk> {
  const server = await DiscordServer.start({
    limits: { channel: many, webhooks: many, perSecond: 1e6, responseMs: 60_000 },
  });
  afterTest(() => server.close());
  const env = {
    DISCORD_TOKEN: server.token,
    DISCORD_API_ROOT: server.apiRoot,
    DISCORD_REQUESTS_PER_SECOND: '1000',
  };
  const world = await openWorld(adapter, env, changes);
  await server.ready();
  const hear = async (begin: () => StandInInteraction): Promise<StandInInteraction> => {
    world.clock.step(breathMs);
    const interaction = begin();
    await interaction.responded();
    await world.outbox.idle();
    return interaction;
  };
  const seat = (channel: StandInChannel, user: StandInUser): Seat => ({
    async ask(command, text = '', options = {}) {
      const typed = text === '' ? {} : { [wordsOption(server, command)]: text };
      const asked = await hear(() => server.slash(channel, user, command, { ...typed, ...options }));
      return { messages: messagesOf(asked), card: null, notice: null };
    },
    async about(screen, name) {
      const asked = await hear(() => server.about(screen.of as StandInMessage, name, user));
      return { messages: messagesOf(asked), card: null, notice: null };
    },
    async press(screen, data) {
      // The stand-in changes the card that it is handed.
      const card = structuredClone(screen.of as StandInMessage);
      const pressed = await hear(() => server.press(card, data, user));
      const now = screenOf(card);
      const messages = messagesOf(pressed).filter(({ of }) => of !== card);
      const [first] = messages;
      const isNotice = first?.isPersonal === true && first.buttons.length === 0;
      return {
        messages: isNotice ? messages.slice(1) : messages,
        card: looksSame(now, screen) ? null : now,
        notice: isNotice ? first.text : null,
      };
    },
  });
  const newest = () => screenOf(server.messages.at(-1) as StandInMessage);
  return { ...world, server, seat, newest };
}

/** The option of a command that takes words. */
function wordsOption(server: DiscordServer, command: string): string {
  const found = server.commands.find(({ name }) => name === command)?.options?.find(({ type }) => type === 3);
  if (found === undefined) throw new Error(`/${command} takes no words`);
  return found.name;
}

const messagesOf = ({ message, followUps }: StandInInteraction) =>
  [...(message === null ? [] : [message]), ...followUps].map(screenOf);

interface Component {
  label?: string;
  custom_id?: string;
  value?: string;
  placeholder?: string;
  options?: Component[];
}

function screenOf(message: StandInMessage): Screen {
  const { content, embeds, components, flags, channelId } = message;
  const all = components.flatMap((row) => row.components as Component[]);
  const buttons = all
    .flatMap((each) => each.options ?? [each])
    .flatMap(({ label = '', value, custom_id }): Shown[] => {
      const data = value ?? custom_id;
      return data === undefined ? [] : [{ label, data }];
    });
  const hints = all.flatMap(({ placeholder }) => placeholder ?? []);
  return {
    text: [content, ...embeds.flatMap(textsOf), ...hints].filter((text) => text !== '').join('\n'),
    buttons,
    isPersonal: (flags & ephemeral) === ephemeral,
    place: channelId,
    of: message,
    state: {},
  };
}

/** All that can be read of an embed. */
function textsOf(embed: Record<string, unknown>): string[] {
  const { title, description, author, footer, fields } = embed as {
    title?: string;
    description?: string;
    author?: { name: string };
    footer?: { text: string };
    fields?: { name: string; value: string }[];
  };
  const inFields = (fields ?? []).flatMap(({ name, value }) => [name, value]);
  return [author?.name, title, description, ...inFields, footer?.text].flatMap((text) => text ?? []);
}
