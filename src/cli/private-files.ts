import { chmod, readdir, readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describeError } from '../core/errors.js';
import { holdsSecrets } from '../core/secrets.js';
import { dataFolderOf } from '../stores/open-store.js';
import type { Finding } from './finding.js';
import type { Session } from './session.js';

/** What may be in a data folder: its files, the socket, and what a file system of its own begins with. */
const ownNames =
  /^(?:(?:articles|chats|feeds|figures|kabar)\.json|(?:journal|ledger|kabar)-\d|\.doctor-|lost\+found$)/;

/** A file or folder that its owner alone should read, and the mode that it should have. */
interface Private {
  path: string;
  mode: number;
  what: string;
}

/**
 * Whether others on this machine can read tokens, passwords and chats.
 * @param fix whether it is mended: only rights are taken away, nothing is ever lost by that.
 */
export async function checkPrivateFiles(session: Session, fix: boolean): Promise<Finding[]> {
  const findings = await Promise.all((await privateOnes(session)).map((each) => check(session, each, fix)));
  return findings.flat();
}

async function privateOnes(session: Session): Promise<Private[]> {
  const { CATALOG } = session.config;
  const data = dataFolderOf(session.storeOptions);
  const own = CATALOG[1];
  const ownText = own === undefined ? '' : await readFile(own, 'utf8').catch(() => '');
  return [
    { path: resolve(session.io.folder, '.env'), mode: 0o600, what: 'the tokens' },
    ...(data === null ? [] : [{ path: data, mode: 0o700, what: 'all chats' }]),
    ...(own !== undefined && holdsSecrets(ownText) ? [{ path: own, mode: 0o600, what: 'passwords' }] : []),
  ];
}

async function check(session: Session, { path, mode, what }: Private, fix: boolean): Promise<Finding[]> {
  const found = await stat(path).catch(() => null);
  if (found === null || (found.mode & 0o077) === 0) return [];
  const shown = session.displayPath(path);
  if (found.isDirectory() && !(await holdsOnlyOurs(path))) {
    const text = `${shown} holds more than Kabar's data, and others on this machine can look into it. Set DATA_DIR to a folder of Kabar's own.`;
    return [{ state: 'warning', text }];
  }
  if (!fix) {
    const text = `Others on this machine can read ${shown}, which holds ${what}. \`kabar doctor --fix\` fixes that.`;
    return [{ state: 'warning', text }];
  }
  try {
    await chmod(path, found.mode & mode);
    return [{ state: 'ok', text: `${shown} can be read by its owner only now.` }];
  } catch (error) {
    return [{ state: 'error', text: `The rights of ${shown} cannot be changed: ${describeError(error)}.` }];
  }
}

/** Others need what else is there, such as in /tmp or a home. */
async function holdsOnlyOurs(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  return names.every((name) => ownNames.test(name));
}
