import { readdir } from 'node:fs/promises';

/** Loads the file of this name from each folder in `adapters/`. The bundler puts a list of its own in place of this module. */
export async function loadFromEach<Module>(file: string): Promise<{ name: string; module: Module }[]> {
  const folder = new URL('../../adapters/', import.meta.url);
  const entries = await readdir(folder, { withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isDirectory())
      .map(async ({ name }) => {
        const module: Module = await import(new URL(`${name}/${file}.ts`, folder).href);
        return { name, module };
      }),
  );
}
