import { rm } from 'node:fs/promises';
import { fileOf } from './history.js';
import { isAddress } from './session.js';

/** Erases a chat while the browser chat does not run here. */
export async function forget(folder: string, address: string): Promise<void> {
  if (isAddress(address)) await rm(fileOf(folder, address), { force: true });
}
