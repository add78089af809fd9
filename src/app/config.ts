import { isAbsolute, resolve } from 'node:path';
import { validate as isCron } from 'node-cron';
import { z } from 'zod';
import { chatIdSchema } from '../core/chat.js';
import { KabarError } from '../core/errors.js';
import { languages, timezoneSchema } from '../core/language.js';
import type { AdapterModule } from '../core/ports.js';
import { proxyVariables } from '../core/proxy.js';
import { holdsSecrets, maskSecrets } from '../core/secrets.js';
import { truncate } from '../core/text.js';
import { logLevels } from './log.js';
import { type Installation, type OperatorPaths, operatorPaths } from './operator-paths.js';
import { type Environment, readSecretFiles } from './secret-files.js';

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

/** Addresses of chats or people. What is wrong is shown, because it is easily mistyped; a secret in its place is not. */
const chats = list.superRefine((all, context) => {
  for (const each of all) {
    if (chatIdSchema.safeParse(each).success) continue;
    const shown = truncate(maskSecrets(each), 40);
    const message = `“${shown}” must look like telegram:-100123 or discord:456 (see /mydata)`;
    context.addIssue({ code: 'custom', message });
  }
});

/** What Kabar itself reads from the environment; adapters have their own schemas. See `.env.example`. */
const coreConfigSchema = z.object({
  /** Default: see {@link operatorPaths}. */
  DATA_DIR: z.string().optional(),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error:
        'must begin with postgres:// and go on with user, password, host and name, as .env.example shows',
    })
    .optional(),
  /** Default: see {@link operatorPaths}. */
  CATALOG: list.optional(),
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
  ...proxyVariables,
  USER_AGENT: z
    .string()
    .trim()
    .max(300, 'must have at most 300 characters')
    .regex(
      /^[\x20-\x7e]*$/,
      'must be plain ASCII on one line, such as "Kabar/1 (+https://kabar.example.org)"',
    )
    .optional(),
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
  WEB_TOKEN: z
    .string()
    .trim()
    .min(16, 'must be at least 16 characters (openssl rand -hex 16 makes one)')
    .optional(),
  WEB_PANEL: z.enum(['on', 'off'], 'must be on or off').default('on'),
  PUBLIC_URL: z
    .url({
      protocol: /^https?$/,
      error: 'must be the address at which the world reaches Kabar, such as https://kabar.example.org',
    })
    .optional(),
  EMBEDDINGS_URL: z
    .url({
      protocol: /^https?$/,
      error: 'must be the address of an OpenAI-compatible API, such as http://localhost:11434/v1',
    })
    .refine((url) => !holdsSecrets(url), 'must hold no password: that is what EMBEDDINGS_KEY is for')
    .optional(),
  EMBEDDINGS_MODEL: z.string().trim().max(200, 'must have at most 200 characters').optional(),
  EMBEDDINGS_KEY: z.string().trim().optional(),
  DEFAULT_LANGUAGE: z.enum(languages, `must be one of ${languages.join(', ')}`).default('en'),
  DEFAULT_TIMEZONE: timezoneSchema.default('UTC'),
  ALLOWED_CHATS: chats.default([]),
  OPERATORS: chats.default([]),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).optional(),
});

/** See {@link coreConfigSchema}. All paths are there, and absolute. */
export type CoreConfig = z.infer<typeof coreConfigSchema> & { DATA_DIR: string; CATALOG: string[] };

/** The variables of {@link coreConfigSchema} that hold secrets, and of the HTTP server's parts: each may be in a file. */
export const coreSecrets = ['DATABASE_URL', 'HTTPS_PROXY', 'HTTP_PROXY', 'WEB_TOKEN', 'EMBEDDINGS_KEY'];

/** Every variable that holds a secret, for these adapters. */
export function secretNames(modules: readonly AdapterModule<unknown>[]): string[] {
  return [...coreSecrets, ...modules.flatMap(({ secrets = [] }) => secrets)];
}

/** An adapter with its configuration. */
export interface ConfiguredAdapter {
  module: AdapterModule<unknown>;
  config: unknown;
}

/** What {@link loadConfig} found. */
export interface Configuration {
  core: CoreConfig;
  adapters: ConfiguredAdapter[];
  /** The environment, with the secrets that it names files for. */
  env: Environment;
}

/**
 * Reads the whole configuration, and the secrets that stand in files. An empty variable counts as not set. Relative
 * paths start at `folder`.
 * @throws KabarError that lists all faults at once and shows no values.
 */
export function loadConfig(
  env: Environment,
  modules: readonly AdapterModule<unknown>[],
  folder: string,
  installation?: Installation,
): Configuration {
  const { env: whole, faults } = readSecretFiles(env, secretNames(modules));
  const given = setVariables(whole);
  const core = coreConfigSchema.safeParse(given);
  const parsed = modules.map((module) => ({ module, result: module.config.safeParse(given) }));
  const issues = [
    ...[core, ...parsed.map(({ result }) => result)].flatMap((result) => result.error?.issues ?? []),
    ...halves(given, ['EMBEDDINGS_URL', 'EMBEDDINGS_MODEL']),
  ];
  if (issues.length > 0 || faults.length > 0 || !core.success) {
    const said = [
      ...faults.map(({ name, message }) => `  ${name} ${message}`),
      ...issues.map(
        ({ path, message }) => `  ${path.join('.')}${message.startsWith('“') ? ':' : ''} ${message}`,
      ),
    ];
    throw new KabarError(
      // A variable that several parts read is named once.
      `The configuration is wrong:\n${[...new Set(said)].join('\n')}\n`,
      'Correct this in .env or the environment; .env.example explains each.',
    );
  }
  const adapters = parsed.flatMap(({ module, result }) =>
    result.success ? [{ module, config: result.data }] : [],
  );
  const paths = operatorPaths(whole, folder, installation);
  return { core: withAbsolutePaths(core.data, folder, paths), adapters, env: whole };
}

/** The fault of a variable that says nothing without another one. */
function halves(given: Environment, [one, other]: [string, string]): { path: string[]; message: string }[] {
  if ((given[one] === undefined) === (given[other] === undefined)) return [];
  const [set, missing] = given[one] === undefined ? [other, one] : [one, other];
  return [{ path: [missing], message: `must be set as well, because ${set} is` }];
}

/** The variables that are set: an empty one is as good as none. */
export function setVariables(env: Environment): Environment {
  return Object.fromEntries(
    Object.entries(withProxyVariablesInCapitals(env)).filter(([, value]) => value?.trim() !== ''),
  );
}

/** Many systems write these variables in small letters; the documented ones go first. */
function withProxyVariablesInCapitals(env: Environment): Environment {
  const names = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY'];
  const usual = names.flatMap((name) => {
    const value = env[name]?.trim() || env[name.toLowerCase()];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...env, ...Object.fromEntries(usual) };
}

function withAbsolutePaths(
  core: z.infer<typeof coreConfigSchema>,
  folder: string,
  { dataDir, catalog }: OperatorPaths,
): CoreConfig {
  const absolute = (path: string) => (isAbsolute(path) ? path : resolve(folder, path));
  const { DATA_DIR = dataDir, CATALOG = catalog } = core;
  return { ...core, DATA_DIR: absolute(DATA_DIR), CATALOG: CATALOG.map(absolute) };
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
