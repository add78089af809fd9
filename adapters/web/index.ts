import type { AdapterModule } from '../../src/core/ports.js';
import { capabilities } from './capabilities.js';
import { type Config, configSchema } from './config.js';

/** A chat in the browser, for whoever runs this Kabar: a page of its own HTTP server. */
export const adapter: AdapterModule<Config> = {
  name: 'web',
  capabilities,
  config: configSchema,
  secrets: ['WEB_TOKEN'],
  wanted: ({ isOn }) => isOn,
  forget: async (folder, address) => (await import('./forget.js')).forget(folder, address),
  kept: async (folder) => (await import('./forget.js')).kept(folder),
  create: async (config, deps) => (await import('./create.js')).createAdapter(config, deps),
};
