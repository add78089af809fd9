import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from './package-root.js';

/** Where Kabar keeps and looks for what is the operator's own. All paths are absolute. */
export interface OperatorPaths {
  /** The default of `DATA_DIR`. */
  dataDir: string;
  /** The default of `CATALOG`: what comes with Kabar, and the operator's own. */
  catalog: [shipped: string, own: string];
  /** The files that add variables to the environment, the first before the second. */
  environment: string[];
}

/** How Kabar came to this machine. */
export interface Installation {
  /** The folder of its package.json. */
  root: string;
  /** Whether that is a clone of the repository, where everything stays together in the working folder. */
  isClone: boolean;
}

/** Of this Kabar. A package from npm brings no sources. */
export const installation: Installation = {
  root: fileURLToPath(packageRoot),
  isClone: existsSync(new URL('src/', packageRoot)),
};

/** How this Kabar is started, for messages. */
export const startCommand = installation.isClone ? 'npm start' : 'kabar start';

/**
 * Where everything is: in the working folder for a clone, but for the catalog that comes with it where that folder has none;
 * else in the folder that the supervisor gave a service (`STATE_DIRECTORY`: systemd's StateDirectory=, the container's volume);
 * else in the user's own folders by the XDG Base Directory Specification
 * (https://specifications.freedesktop.org/basedir-spec/latest/). Those of a user without a home are in the working folder.
 */
export function operatorPaths(
  env: Readonly<Record<string, string | undefined>>,
  folder: string,
  { root, isClone }: Installation = installation,
  homeOfUser: () => string = homedir,
): OperatorPaths {
  const here = resolve(folder, '.env');
  if (isClone) {
    const catalog = resolve(folder, 'data/catalog.json');
    const shipped = existsSync(catalog) ? catalog : join(root, 'data/catalog.json');
    const own = resolve(folder, 'data/catalog.local.json');
    return { dataDir: resolve(folder, 'data/db'), catalog: [shipped, own], environment: [here] };
  }
  const { STATE_DIRECTORY: states, XDG_STATE_HOME: state, XDG_CONFIG_HOME: config, HOME: home } = env;
  const shipped = join(root, 'data/catalog.json');
  const [ofService = ''] = states?.split(':') ?? [];
  if (isAbsolute(ofService)) {
    const environment = [...new Set([here, join(ofService, '.env')])];
    return {
      dataDir: join(ofService, 'db'),
      catalog: [shipped, join(ofService, 'catalog.local.json')],
      environment,
    };
  }
  const user = home !== undefined && isAbsolute(home) ? home : (homeIn(homeOfUser) ?? folder);
  // "All paths must be absolute. If an implementation encounters a relative path it should ignore it."
  const base = (given: string | undefined, otherwise: string) =>
    given !== undefined && isAbsolute(given) ? given : join(user, otherwise);
  const own = join(base(config, '.config'), 'kabar');
  return {
    dataDir: join(base(state, '.local/state'), 'kabar'),
    catalog: [shipped, join(own, 'catalog.local.json')],
    environment: [here, join(own, '.env')],
  };
}

/** A user that only a service or a container has may be unknown to the system, which is an error then. */
function homeIn(homeOfUser: () => string): string | null {
  try {
    return homeOfUser();
  } catch {
    return null;
  }
}
