import { adapter } from '../../../adapters/discord/index.js';
import { type AdapterPlace, textsIn } from '../../contracts/adapter-place.js';
import { messageFaults } from '../../doubles/discord/validate.js';
import { DiscordServer } from '../../doubles/discord-server.js';
import { afterTest } from '../../doubles/environment.js';

/** A button, a menu, or a choice in one. */
interface Control {
  label?: string;
  custom_id?: string;
  value?: string;
  options?: Control[];
}

/** A channel of a server, and its admin. */
export async function openPlace(): Promise<AdapterPlace> {
  const server = await DiscordServer.start({ limits: { channel: { count: 1_000, ms: 1_000 } } });
  afterTest(() => server.close());
  const config = adapter.config.parse({ DISCORD_TOKEN: server.token, DISCORD_API_ROOT: server.apiRoot });
  return {
    address: server.channel.id,
    create: (deps) => adapter.create(config, deps),
    seen: () =>
      server.messages.map(({ content, embeds, components }) => textsIn({ content, embeds, components })),
    faultsOf: (part) => Object.entries(messageFaults(part as Record<string, unknown>) ?? {}).map(String),
    async say(command) {
      await server.ready();
      server.slash(server.channel, server.admin, command);
    },
    async press(label) {
      const message = server.messages.at(-1);
      const controls = (message?.components ?? []).flatMap((row) => row.components) as Control[];
      const found = [...controls, ...controls.flatMap(({ options = [] }) => options)].find((each) =>
        each.label?.startsWith(label),
      );
      const action = found?.custom_id ?? found?.value;
      if (message === undefined || action === undefined) throw new Error(`no button "${label}"`);
      server.press(message, action);
    },
  };
}
