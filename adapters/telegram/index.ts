import type { AdapterModule } from '../../src/core/ports.js';
import { type TelegramConfig, telegramConfig } from './config.js';

/** Telegram, by the Bot API. Its SDK is loaded only when it is wanted. */
export const adapter: AdapterModule<TelegramConfig> = {
  name: 'telegram',
  config: telegramConfig,
  secrets: ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_PROXY'],
  wanted: (config) => config.token !== null,
  create: async (config, deps) => (await import('./create.js')).createTelegram(config, deps),
};
