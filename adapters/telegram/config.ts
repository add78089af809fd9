import { z } from 'zod';
import { proxyFor, proxyRules, proxyVariable, proxyVariables } from '../../src/core/proxy.js';
import { variable } from '../../src/core/variable.js';

/** What the operator says of Telegram. */
export interface Config {
  /** The bot's secret, or null where Telegram is not wanted. Never log it. */
  token: string | null;
  /** Where the Bot API answers, without a slash at the end. */
  apiRoot: string;
  /** How many messages this token may send in a second. */
  messagesPerSecond: number;
  /** The HTTP proxy that leads there. It may hold a password. Default: none. */
  proxy?: string | undefined;
}

/** Above this rate the platform takes a fee for each message, and wants to be told that it may. */
export const freeMessagesPerSecond = 30;

// No fault repeats what was typed: it may be the secret, in the wrong line.
const token = z
  .string()
  .regex(
    /^\d+:\S+$/,
    'does not look like a bot token: copy the whole line `123456:ABC…` that @BotFather gave you',
  )
  .optional();

const apiRoot = z
  .url({
    protocol: /^https?$/,
    error: 'is not an address: write it like https://api.telegram.org, or leave it out',
  })
  .default('https://api.telegram.org');

const rate = z
  .string()
  .regex(/^\d+$/, 'must be a whole number from 1 to 1000')
  .transform(Number)
  .refine(
    (count) => count >= 1 && count <= 1000,
    'must be from 1 to 1000: more than that Telegram never takes',
  )
  .default(freeMessagesPerSecond);

/** What the adapter reads from the environment. */
export const configSchema = z
  .object({
    TELEGRAM_BOT_TOKEN: variable.pipe(token),
    TELEGRAM_API_ROOT: variable.pipe(apiRoot),
    TELEGRAM_MESSAGES_PER_SECOND: variable.pipe(rate),
    TELEGRAM_PROXY: proxyVariable,
    ...proxyVariables,
  })
  .transform(
    (env): Config => ({
      token: env.TELEGRAM_BOT_TOKEN ?? null,
      apiRoot: env.TELEGRAM_API_ROOT.replace(/\/+$/, ''),
      messagesPerSecond: env.TELEGRAM_MESSAGES_PER_SECOND,
      proxy: env.TELEGRAM_PROXY ?? proxyFor(new URL(env.TELEGRAM_API_ROOT), proxyRules(env)) ?? undefined,
    }),
  );
