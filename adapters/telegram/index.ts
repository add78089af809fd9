import type { AdapterModule } from '../../src/core/ports.js';
import { capabilities } from './capabilities.js';
import { type Config, configSchema } from './config.js';

/** Telegram, by the Bot API. Its SDK is loaded only when it is wanted. */
export const adapter: AdapterModule<Config> = {
  name: 'telegram',
  capabilities,
  config: configSchema,
  secrets: ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_PROXY'],
  wanted: (config) => config.token !== null,
  whoAmI: async (config, signal) => (await import('./who-am-i.js')).whoAmI(config, signal),
  create: async (config, deps) => (await import('./create.js')).createAdapter(config, deps),
};
