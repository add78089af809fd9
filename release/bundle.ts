import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

const root = resolve(import.meta.dirname, '..');
const out = resolve(process.argv[2] ?? join(root, 'dist'));

/** Packages that stay files of their own: they look for their own files, or are loaded where few need them. */
const external = ['discord.js', 'node-cron', 'pg', 'pino', 'pino-pretty', 'piscina'];

/**
 * Lets a module find what lies around it by the address that it would have as a file of its own. All files with
 * such modules lie two folders deep.
 */
const ownAddresses: Plugin = {
  name: 'own addresses',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/](src|adapters)[\\/].*\.tsx?$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const address = `../../${relative(root, path).replaceAll('\\', '/').replace(/tsx?$/, 'js')}`;
      const own = `new URL(${JSON.stringify(address)}, import.meta.url).href`;
      const contents = source.replaceAll(/import\.meta\.url/g, own);
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' };
    });
  },
};

/** What the licences ask for: their texts stand beside the code of the packages that is in the bundle. */
async function licencesOf(inputs: readonly string[]): Promise<string> {
  const folders = inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []);
  const texts = [...new Set(folders)].sort().map(async (folder) => {
    const files = await readdir(join(root, folder));
    const file = files.find((name) => /^licen[cs]e/i.test(name));
    const { name, license }: { name: string; license: string } = JSON.parse(
      await readFile(join(root, folder, 'package.json'), 'utf8'),
    );
    const text = file === undefined ? license : await readFile(join(root, folder, file), 'utf8');
    return `${name}\n\n${text.trim()}\n`;
  });
  return (await Promise.all(texts)).join('\n----\n\n');
}

// One file instead of hundreds: most of a start is looking for modules, reading and compiling them.
await rm(out, { recursive: true, force: true });
const adapters = (await readdir(join(root, 'adapters'))).map((name) => `adapters/${name}/index.ts`);
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['src/cli/kabar.ts', 'src/intake/read/reader-worker.ts', ...adapters],
  outbase: root,
  outdir: out,
  chunkNames: 'src/shared/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  mainFields: ['module', 'main'],
  external,
  plugins: [ownAddresses],
  // CommonJS packages ask for Node's own modules by it.
  banner: {
    js: `import { createRequire as requireOf } from 'node:module';\nconst require = requireOf(import.meta.url);`,
  },
  metafile: true,
  logLevel: 'warning',
});
await writeFile(join(out, 'LICENSES.txt'), await licencesOf(Object.keys(metafile.inputs)));
