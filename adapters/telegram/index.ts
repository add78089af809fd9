import type { AdapterModule } from '../../src/core/ports.js';
import { type TelegramConfig, telegramConfig } from './config.js';

/** Telegram, by the Bot API. Its SDK is loaded only when it is wanted. */
export const adapter: AdapterModule<TelegramConfig> = {
  name: 'telegram',
  config: telegramConfig,
  wanted: (config) => config.token !== null,
  whoAmI: async (config, signal) => (await import('./who-am-i.js')).whoAmI(config, signal),
  create: async (config, deps) => (await import('./create.js')).createTelegram(config, deps),
};
