import { z } from 'zod';
import { proxyFor, proxyRules, proxyVariable, proxyVariables } from '../../src/core/proxy.js';
import { variable } from '../../src/core/variable.js';

const requestsFault = 'is a whole number from 1 to 1000: leave it at 50 unless Discord raised your limit';

/** What the Discord adapter reads from the environment. */
export const configSchema = z.object({
  /** The bot's token; without one the adapter is not started. No message may ever repeat it. */
  DISCORD_TOKEN: variable.pipe(
    z
      .string()
      .regex(
        /^[\w-]+\.[\w-]+\.[\w-]+$/,
        'does not look like a bot token: copy the whole `MTA….G….…` from discord.com/developers/applications, page Bot (Reset Token shows a new one)',
      )
      .optional(),
  ),
  /** Where the API is, without its version. Other than the default only for tests and proxies. */
  DISCORD_API_ROOT: variable.pipe(
    z
      .url({ protocol: /^https?$/, error: 'is an http or https address such as https://discord.com/api' })
      .transform((root) => root.replace(/\/+$/, ''))
      .default('https://discord.com/api'),
  ),
  /** Requests a second that this token may make, over all channels. */
  DISCORD_REQUESTS_PER_SECOND: variable.pipe(
    z
      .string()
      .regex(/^\d{1,4}$/, requestsFault)
      .transform(Number)
      .refine((count) => count >= 1 && count <= 1000, requestsFault)
      .default(50),
  ),
  /** The HTTP proxy that leads to API and gateway. Without one, the variables for all of Kabar say. */
  DISCORD_PROXY: proxyVariable,
  ...proxyVariables,
});

/** See {@link configSchema}. */
export type Config = z.infer<typeof configSchema>;

/** The proxy that leads to an address of Discord's, or null. It may hold a password. */
export function proxyTo(address: string, config: Config): string | null {
  return config.DISCORD_PROXY ?? proxyFor(new URL(address), proxyRules(config));
}
