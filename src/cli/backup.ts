import { randomBytes } from 'node:crypto';
import { constants, existsSync, statSync } from 'node:fs';
import { copyFile, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { KabarError } from '../core/errors.js';
import { dataFolderOf } from '../stores/open-store.js';
import { exportTo } from './export.js';
import type { Session } from './session.js';

/** `kabar backup`: all that Kabar keeps in one file, also while it runs. */
export function addBackup(program: Command, session: Session): void {
  program
    .command('backup')
    .description('the same as export, safe against cuts, and able to replace an older file')
    .argument('<file>', 'where to, such as kabar-2026-11-26.gz; `kabar import` restores it')
    .option('--force', 'replace a file of this name')
    .action((file: string, { force }: { force?: true }) => backup(session, file, force === true));
}

/** A cut leaves the file of before, or none: what bears the name is always a whole backup. */
async function backup(session: Session, file: string, force: boolean): Promise<void> {
  const path = resolve(session.io.folder, file);
  if (existsSync(path) && statSync(path).isDirectory())
    throw new KabarError(`${session.displayPath(path)} is a folder.`, 'Name a file in it.');
  if (existsSync(path) && !force) {
    throw new KabarError(
      `${session.displayPath(path)} is there already.`,
      'Name a file that does not exist yet, or replace it with --force.',
    );
  }
  const draft = join(dirname(path), `.${randomBytes(4).toString('hex')}-${basename(path)}`);
  try {
    const written = await exportTo(session, draft, path);
    await syncFile(draft);
    // Nobody's file is replaced that came there meanwhile.
    if (force) await rename(draft, path);
    else await copyFile(draft, path, constants.COPYFILE_EXCL).then(() => syncFile(path));
    await syncFile(dirname(path));
    const data = dataFolderOf(session.storeOptions);
    const isInside = data !== null && path.startsWith(join(data, sep));
    await session.print(
      `Backed up ${written} to ${session.displayPath(path)}. \`kabar import\` restores them into an empty store.`,
    );
    if (isInside)
      await session.print('It lies in the data folder, and would be lost with it: keep it elsewhere.');
  } finally {
    await rm(draft, { force: true });
  }
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
