import { readdir, rm } from 'node:fs/promises';
import { fileOf } from './history.js';
import { isAddress } from './session.js';

/** Erases a chat while the browser chat does not run here. */
export async function forget(folder: string, address: string): Promise<void> {
  if (isAddress(address)) await rm(fileOf(folder, address), { force: true });
}

/** The addresses of the chats of which something is kept. */
export async function kept(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.map((name) => name.replace(/\.jsonl$/, '')).filter(isAddress);
}
