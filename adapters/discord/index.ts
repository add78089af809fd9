import type { AdapterModule } from '../../src/core/ports.js';
import { capabilities } from './capabilities.js';
import { type Config, configSchema } from './config.js';

/** Discord: posts as embeds in channels and threads of servers, commands as slash commands. Its SDK is loaded only when it is wanted. */
export const adapter: AdapterModule<Config> = {
  name: 'discord',
  capabilities,
  config: configSchema,
  secrets: ['DISCORD_TOKEN', 'DISCORD_PROXY'],
  wanted: (config) => config.DISCORD_TOKEN !== undefined,
  whoAmI: async (config, signal) => {
    await beforeDiscordJs();
    return (await import('./who-am-i.js')).whoAmI(config, signal);
  },
  create: async (config, deps) => {
    await beforeDiscordJs();
    return (await import('./create.js')).createAdapter(config, deps);
  },
};

/** Not a static import: in a bundle, those of libraries come before those of our own files, whatever their order. */
const beforeDiscordJs = () => import('./proxied-gateway.js');
