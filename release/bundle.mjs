import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '..');
/** Where to, and what to bundle beside what is installed. */
const [folder = join(root, 'dist'), ...moreEntries] = process.argv.slice(2);
const out = resolve(folder);

/**
 * Lets a module find what lies around it by the address that it would have as a file of its own. All files with
 * such modules lie two folders deep.
 *
 * @type {import('esbuild').Plugin}
 */
const ownAddresses = {
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

/**
 * Leaves out what Kabar never calls, which every process would compile and keep: zod's messages in forty languages (Kabar
 * has messages of its own), and undici's mocks, caches, interceptors, cookies, web sockets and event sources, a third of it.
 *
 * @type {import('esbuild').Plugin}
 */
const withoutUnused = {
  name: 'without unused parts',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
      loader: 'js',
    }));
    // Only undici's index asks for these, and makes but one thing of them.
    const unused =
      /[\\/]undici[\\/]lib[\\/](?:mock|cache|interceptor|web[\\/](?:cache|cookies|websocket|eventsource))[\\/].*\.js$/;
    onLoad({ filter: unused }, () => ({ contents: 'exports.CacheStorage = class {};', loader: 'js' }));
  },
};

/**
 * A text in ASCII: one other letter, and the engine keeps the whole file with two bytes for each. What esbuild has not
 * escaped already stands in patterns, or in raw texts that become patterns.
 */
function inAscii(text, file) {
  const doubtful = /(?<!\\)(?:\\\\)*\\[^\0-\x7f]/.exec(text)?.[0];
  if (doubtful !== undefined) throw new Error(`${file}: ${doubtful} cannot be written in ASCII`);
  return text.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * Libraries that every start needs and that lie in many files: they go into the bundle. The others stay as they are
 * installed: they are loaded only by those who want them, or look at their own files or at the names of classes.
 */
const bundled =
  'zod hono @hono/node-server undici htmlparser2 rss-parser @fluent/bundle prom-client tldts lowdb node-cron commander p-limit'.split(
    ' ',
  );
const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
const external = Object.keys(dependencies).filter((name) => !bundled.includes(name));

// Few files instead of hundreds: nearly all of a start is looking for modules, reading and compiling them.
await rm(out, { recursive: true, force: true });
// What is looked for by its name at run time stays a file of that name: see src/app/find-adapters.ts.
const adapters = (await readdir(join(root, 'adapters'))).flatMap((name) =>
  ['index', 'format'].map((file) => `adapters/${name}/${file}.ts`),
);
const { metafile, outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ['src/cli/kabar.ts', 'src/intake/read/reader-worker.ts', ...adapters, ...moreEntries],
  outbase: root,
  outdir: out,
  chunkNames: 'src/shared/[name]-[hash]',
  bundle: true,
  splitting: true,
  external: external.flatMap((name) => [name, `${name}/*`]),
  // What was CommonJS asks for Node's own modules by `require`.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  sourcemap: 'linked',
  sourcesContent: false,
  metafile: true,
  // All that is loaded stays in memory as text. Names stay as they are, and lines short, so that a stack can be read.
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 160,
  legalComments: 'none',
  write: false,
  plugins: [ownAddresses, withoutUnused],
  logLevel: 'warning',
});

for (const { path, text, contents } of outputFiles) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, path.endsWith('.js') ? inAscii(text, path) : contents);
}
await chmod(join(out, 'src/cli/kabar.js'), 0o755);

/** The folder of the package that a file belongs to, null for a file of our own. */
const packageOf = (file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? null;

/** What a package says of its licence: the text that it brings, else its name. */
async function licenceOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
  const file = (await readdir(join(root, folder))).find((each) => /^licen[cs]e(\.|$)/i.test(each));
  const text = file === undefined ? `Licence: ${license}` : await readFile(join(root, folder, file), 'utf8');
  return `${name} ${version}\n\n${text.trim()}\n`;
}

// Licences ask that their text goes with every copy.
const folders = new Set(Object.keys(metafile.inputs).flatMap((file) => packageOf(file) ?? []));
const licences = await Promise.all([...folders].sort().map(licenceOf));
await writeFile(join(out, 'THIRD-PARTY-LICENSES.txt'), licences.join(`\n${'-'.repeat(80)}\n\n`));
