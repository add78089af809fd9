import type { AdapterModule } from '../../src/core/ports.js';
import { capabilities } from './capabilities.js';
import { type Config, configSchema } from './config.js';
import { createAdapter } from './create.js';

/** The terminal as a chat: wanted where no platform is. */
export const adapter: AdapterModule<Config> = {
  name: 'console',
  capabilities,
  config: configSchema,
  wanted: () => 'fallback',
  create: async (config, deps) => createAdapter(config, deps),
};
