import { constants, existsSync } from 'node:fs';
import { access, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { loadConfig } from '../app/config.js';
import { findAdapters } from '../app/find-adapters.js';
import { checkWindowConfig } from '../app/start-window.js';
import { describeError, KabarError } from '../core/errors.js';
import { diskFiles, type Files, folderError } from '../stores/lowdb/files.js';
import { inspectMarkers } from '../stores/lowdb/marker.js';
import { dataFolderOf } from '../stores/open-store.js';
import { checkEmbeddings } from './embeddings-check.js';
import type { Finding } from './finding.js';
import { capitalize } from './format.js';
import type { Session } from './session.js';
import { checkTokens } from './token-checks.js';

/** The oldest Node.js that Kabar runs on: what package.json's `engines` says. */
const oldestNode = [20, 19] as const;

/** The runtime, the environment, and which platforms are set up. */
export async function checkConfiguration(
  { io }: Session,
  isOffline: boolean,
): Promise<{ findings: Finding[]; isUsable: boolean }> {
  const node = checkNode(process.versions.node);
  try {
    const { adapters, core } = loadConfig(io.env, await findAdapters(), io.folder);
    checkWindowConfig(core);
    const platforms = adapters
      // Those that want no token have nothing to set up here.
      .filter(({ module }) => module.whoAmI !== undefined)
      .map(({ module, config }) => ({ name: module.name, wanted: module.wanted(config) }));
    const isAny = platforms.some(({ wanted }) => wanted === true);
    const alone = 'No platform has a token: the terminal is the chat. The README says how to get one.';
    const findings: Finding[] = [
      node,
      { state: 'ok', text: 'Configuration: every variable is right.' },
      ...(await checkTokens(adapters, isOffline)),
      ...platforms
        .filter(({ wanted }) => wanted !== true)
        .map(
          ({ name }): Finding => ({
            state: isAny ? 'ok' : 'warning',
            text: `${capitalize(name)}: off, since no token is set.`,
          }),
        ),
      ...(isAny ? [] : [{ state: 'warning' as const, text: alone }]),
      ...(await checkEmbeddings(core, isOffline, io.clock)),
    ];
    return { findings, isUsable: node.state === 'ok' };
  } catch (error) {
    return { findings: [node, { state: 'error', text: describeError(error) }], isUsable: false };
  }
}

/** @param running such as `20.19.1`. */
function checkNode(running: string): Finding {
  const [major = 0, minor = 0] = running.split('.').map(Number);
  const isRight = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  return isRight
    ? { state: 'ok', text: `Node.js ${running}.` }
    : { state: 'error', text: `Node.js ${running} is too old: install ${oldestNode.join('.')} or newer.` };
}

/** Whether the data folder can be used, and is the one of before. */
export async function checkDataFolder(
  session: Pick<Session, 'storeOptions' | 'displayPath'>,
  files: Files = diskFiles,
): Promise<Finding[]> {
  const folder = dataFolderOf(session.storeOptions);
  if (folder === null) return [];
  const shown = session.displayPath(folder);
  try {
    const marked = await inspectMarkers(files, folder);
    if (!existsSync(folder)) return [await checkParent(session, folder)];
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    await tryWriting(files, join(folder, `.doctor-${process.pid}`));
    if (marked.inside && marked.beside)
      return [{ state: 'ok', text: `Data folder: ${shown}, writable and marked.` }];
    const text = `Data folder: ${shown}, writable, not marked yet: the next start does it.`;
    return [{ state: 'warning', text }];
  } catch (error) {
    const isKnown = error instanceof KabarError;
    const wrong = isKnown ? error : folderError('Kabar cannot use the data folder', shown, error);
    return [{ state: 'error', text: describeError(wrong) }];
  }
}

/** Names the files that were damaged and set aside, now or before: until somebody removes them, nobody has looked after the disk. */
export async function checkSetAside(
  session: Pick<Session, 'storeOptions' | 'displayPath'>,
): Promise<Finding[]> {
  const folder = dataFolderOf(session.storeOptions);
  const names = folder === null ? [] : await readdir(folder).catch(() => []);
  return names
    .filter((name) => /\.damaged-\d+$/.test(name))
    .map((name) => {
      const text = `${session.displayPath(join(`${folder}`, name))} was damaged and is set aside; what is intact is used. Check the disk, restore a backup if something is missing, then remove it.`;
      return { state: 'warning', text };
    });
}

/** Writes a file and removes it: a full disk gives every right to write. */
async function tryWriting(files: Files, path: string): Promise<void> {
  try {
    const file = await files.create(path);
    await file.write(new Uint8Array(4_096), 0).finally(() => file.close());
  } finally {
    await files.remove(path);
  }
}

/** A folder that is made at the first start needs one above it that can be written. */
async function checkParent(session: Pick<Session, 'displayPath'>, folder: string): Promise<Finding> {
  let above = dirname(folder);
  while (!existsSync(above) && above !== dirname(above)) above = dirname(above);
  await access(above, constants.W_OK | constants.X_OK);
  return {
    state: 'warning',
    text: `Data folder: ${session.displayPath(folder)} is made at the first start.`,
  };
}
