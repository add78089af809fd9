import { readdir } from 'node:fs/promises';
import type { AdapterModule } from '../core/ports.js';

/** Every adapter there is: one for each folder in `adapters/`. */
export async function findAdapters(): Promise<AdapterModule<unknown>[]> {
  const folder = new URL('../../adapters/', import.meta.url);
  const entries = await readdir(folder, { withFileTypes: true });
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return Promise.all(
    entries
      .filter((entry) => entry.isDirectory())
      .map(async ({ name }) => {
        const file = new URL(`${name}/index.${extension}`, folder);
        const module: { adapter: AdapterModule<unknown> } = await import(file.href);
        return module.adapter;
      }),
  );
}
