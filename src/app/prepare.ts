import type { Access } from '../commands/access.js';
import type { CommandDeps } from '../commands/context.js';
import { feedVariables } from '../core/catalog.js';
import type { Clock, Log } from '../core/ports.js';
import { loadTexts } from '../i18n/texts.js';
import { openCatalog } from './catalog/source.js';
import { type CoreConfig, loadConfig, secretNames, wantedAdapters } from './config.js';
import { findAdapters } from './find-adapters.js';
import { createLog } from './log.js';
import { packageRoot } from './package-root.js';
import { checkWindowConfig } from './start-window.js';

/** Where Kabar starts, and what a caller may hand in instead of the real thing. */
export interface Given {
  env: Readonly<Record<string, string | undefined>>;
  /** Where relative paths of the configuration start. */
  folder: string;
  log?: Log;
}

/**
 * Reads all that is written down for this Kabar: configuration, adapters, catalog and texts. Opens nothing.
 * @throws KabarError when something of it is not usable.
 */
export async function prepare(given: Given & { clock: Clock }) {
  const modules = await findAdapters();
  const { core, adapters, env } = loadConfig(given.env, modules, given.folder);
  checkWindowConfig(core);
  const source = openCatalog(core.CATALOG);
  const { wanted, fallback } = wantedAdapters(adapters);
  const level = core.LOG_LEVEL ?? (fallback ? 'warn' : 'info');
  const secrets = [...feedVariables(source.current()).keys()];
  return {
    core,
    env,
    source,
    catalog: source.current,
    texts: loadTexts(new URL('data/locales/', packageRoot)),
    defaults: defaultsOf(core, env),
    access: accessOf(core, fallback),
    userFeeds: { who: core.USER_FEEDS, perChat: core.USER_FEEDS_PER_CHAT },
    adapters: wanted,
    fallback,
    dataDir: core.DATA_DIR,
    names: wanted.map(({ module }) => module.name),
    /** The names of the variables that hold Kabar's own secrets. */
    secrets: secretNames(modules),
    clock: given.clock,
    log: given.log ?? createLog({ level, env, secrets }),
  };
}

/** What the runtimes take of it: no environment, and of the configuration only what is theirs. */
export function forRuntimes(prepared: Prepared) {
  const { catalog, texts, defaults, access, userFeeds, adapters, fallback, dataDir, clock, log } = prepared;
  return { catalog, texts, defaults, access, userFeeds, adapters, fallback, dataDir, clock, log };
}

/** Who may use the bot. The person at the terminal runs this Kabar, so that no list of chats applies there. */
function accessOf(core: CoreConfig, fallback: boolean): Access {
  return { chats: fallback ? [] : core.ALLOWED_CHATS, operators: core.OPERATORS };
}

/** See {@link prepare}. */
export type Prepared = Awaited<ReturnType<typeof prepare>>;

/** What a new chat gets. Nobody has chosen the language if the variable is not set. */
function defaultsOf(core: CoreConfig, env: Given['env']): CommandDeps['defaults'] {
  return {
    language: core.DEFAULT_LANGUAGE,
    timezone: core.DEFAULT_TIMEZONE,
    isLanguageAssumed: !env.DEFAULT_LANGUAGE?.trim(),
  };
}
