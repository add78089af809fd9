import { isAbsolute, resolve } from 'node:path';
import { validate as isCron } from 'node-cron';
import { z } from 'zod';
import { chatIdSchema } from '../core/chat.js';
import { KabarError } from '../core/errors.js';
import { languages, timezoneSchema } from '../core/language.js';
import type { AdapterModule } from '../core/ports.js';
import { logLevels } from './log.js';

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

/** What Kabar itself reads from the environment; adapters have their own schemas. See `.env.example`. */
export const coreConfigSchema = z.object({
  DATA_DIR: z.string().default('data/db'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must look like postgres://user:password@host/name' })
    .optional(),
  CATALOG: list.default(['data/catalog.json', 'data/catalog.local.json']),
  POLL_CRON: z
    .string()
    .default('*/30 * * * * *')
    .refine((expression) => isCron(expression), 'must be a cron expression, such as */30 * * * * *'),
  FEED_INTERVAL: z.coerce
    .number('must be a number of seconds')
    .int('must be a whole number of seconds')
    .min(1, 'must be at least 1 second')
    .max(86_400, 'must be at most a day (86400)')
    .default(300),
  FETCH_ALLOW_HOSTS: list.default([]),
  USER_FEEDS: z.enum(['off', 'admins', 'everyone'], 'must be off, admins or everyone').default('off'),
  USER_FEEDS_PER_CHAT: z.coerce
    .number('must be a number of feeds')
    .int('must be a whole number of feeds')
    .min(1, 'must be at least 1')
    .max(100, 'must be at most 100')
    .default(10),
  WEB_HOST: z.string().default('127.0.0.1'),
  WEB_PORT: z.coerce
    .number('must be a port number')
    .int('must be a port number')
    .min(0, 'must be 0 or a port number')
    .max(65_535, 'must be at most 65535')
    .default(8480),
  PUBLIC_URL: z
    .url({
      protocol: /^https?$/,
      error: 'must be the address at which the world reaches Kabar, such as https://kabar.example.org',
    })
    .optional(),
  DEFAULT_LANGUAGE: z.enum(languages, `must be one of ${languages.join(', ')}`).default('en'),
  DEFAULT_TIMEZONE: timezoneSchema.default('UTC'),
  ALLOWED_CHATS: list.pipe(z.array(chatIdSchema)).default([]),
  OPERATORS: list.pipe(z.array(chatIdSchema)).default([]),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).optional(),
});

/** See {@link coreConfigSchema}. */
export type CoreConfig = z.infer<typeof coreConfigSchema>;

/** An adapter with its configuration. */
export interface ConfiguredAdapter {
  module: AdapterModule<unknown>;
  config: unknown;
}

/**
 * Reads the whole configuration. An empty variable counts as not set. Relative paths start at `folder`.
 * @throws KabarError that lists all faults at once and shows no values.
 */
export function loadConfig(
  env: Readonly<Record<string, string | undefined>>,
  modules: readonly AdapterModule<unknown>[],
  folder: string,
): { core: CoreConfig; adapters: ConfiguredAdapter[] } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim() !== ''));
  const core = coreConfigSchema.safeParse(given);
  const parsed = modules.map((module) => ({ module, result: module.config.safeParse(given) }));
  const issues = [core, ...parsed.map(({ result }) => result)].flatMap(
    (result) => result.error?.issues ?? [],
  );
  if (issues.length > 0 || !core.success) {
    const lines = issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
    throw new KabarError(
      `The configuration is wrong:\n${lines.join('\n')}\n`,
      'Correct this in .env or the environment; .env.example explains each.',
    );
  }
  const adapters = parsed.flatMap(({ module, result }) =>
    result.success ? [{ module, config: result.data }] : [],
  );
  return { core: withAbsolutePaths(core.data, folder), adapters };
}

function withAbsolutePaths(core: CoreConfig, folder: string): CoreConfig {
  const absolute = (path: string) => (isAbsolute(path) ? path : resolve(folder, path));
  return { ...core, DATA_DIR: absolute(core.DATA_DIR), CATALOG: core.CATALOG.map(absolute) };
}

/** The adapters to start: those that are configured, or the fallback if none is. */
export function wantedAdapters(adapters: readonly ConfiguredAdapter[]): {
  wanted: ConfiguredAdapter[];
  fallback: boolean;
} {
  const answering = (answer: boolean | 'fallback') =>
    adapters.filter(({ module, config }) => module.wanted(config) === answer);
  const wanted = answering(true);
  return wanted.length > 0 ? { wanted, fallback: false } : { wanted: answering('fallback'), fallback: true };
}
