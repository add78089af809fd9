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
 * has messages of its own); undici's mocks, caches, interceptors, cookies, web sockets and event sources, a third of it;
 * the addresses that node-fetch needs on a Node.js without any, and what writes XML for xml2js.
 *
 * @type {import('esbuild').Plugin}
 */
const withoutUnused = {
  name: 'without unused parts',
  setup({ onLoad }) {
    const replace = (filter, contents) => onLoad({ filter }, () => ({ contents, loader: 'js' }));
    replace(/[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/, "export { default as en } from './en.js';");
    // Only undici's index asks for these, and makes but one thing of them.
    replace(
      /[\\/]undici[\\/]lib[\\/](?:mock|cache|interceptor|web[\\/](?:cache|cookies|websocket|eventsource))[\\/].*\.js$/,
      'exports.CacheStorage = class {};',
    );
    replace(/[\\/]whatwg-url[\\/]lib[\\/]public-api\.js$/, 'exports.URL = URL;');
    replace(/[\\/]xmlbuilder[\\/]lib[\\/]index\.js$/, '');
  },
};

/**
 * Leaves out Node's own HTTP/2, which takes 20 ms to load: libraries ask for it, and nothing here speaks it.
 *
 * @type {import('esbuild').Plugin}
 */
const withoutHttp2 = {
  name: 'without HTTP/2',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^(?:node:)?http2$/ }, () => ({ path: 'http2', namespace: 'unused' }));
    const contents = 'exports.constants = {}; exports.Http2ServerRequest = class {};';
    onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents, loader: 'js' }));
  },
};

/**
 * Modules of which functions are needed, and by no start. Each is loaded when one of them is first called: modules with many
 * patterns and words take most of a start, and what reads feeds has time while the first is fetched.
 */
const onDemand = {
  'jsonc-parser': ['findNodeAtLocation', 'getNodeValue', 'parseTree', 'printParseErrorCode'],
  'string-width': ['default'],
  tldts: ['getDomain', 'parse'],
  'src/core/classify.ts': ['compileEvidence', 'compileTopics'],
  'src/core/story/judge.ts': ['backgroundOf', 'likenessOf', 'relationOf'],
  'src/discovery/find-feeds.ts': ['findFeeds'],
  'src/discovery/opml.ts': ['readOpml', 'writeOpml'],
  'src/intake/changes.ts': ['changesOf', 'meaningQuestionOf', 'newArticle'],
  'src/intake/enrich/page-reader.ts': ['createPageReader'],
  'src/intake/enrich/page-text.ts': ['createPageDecoder'],
  'src/intake/read/charset.ts': ['decode'],
  'src/intake/read/read-feed.ts': ['readFeed', 'readNews'],
};

/** @type {import('esbuild').Plugin} */
const loadedOnDemand = {
  name: 'loaded on demand',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /./ }, ({ path, namespace, resolveDir }) => {
      if (namespace === 'on-demand') return;
      const file = relative(root, resolve(resolveDir, path)).replaceAll('\\', '/').replace(/\.js$/, '.ts');
      const name = path.startsWith('.') ? file : path;
      return name in onDemand ? { path: name, namespace: 'on-demand' } : undefined;
    });
    onLoad({ filter: /./, namespace: 'on-demand' }, ({ path }) => {
      const module = JSON.stringify(path.startsWith('src/') ? `./${path}` : path);
      const functions = onDemand[path].map(
        (name) =>
          `const call_${name} = (...given) => load().${name}(...given); export { call_${name} as ${name} };`,
      );
      const contents = `let loaded; const load = () => (loaded ??= require(${module})); ${functions.join('')}`;
      return { contents, resolveDir: root };
    });
  },
};

/**
 * Gives the HTTP server the undici that Kabar brings. It would ask for Node's own, a second one of 30 ms.
 *
 * @type {import('esbuild').Plugin}
 */
const oneUndici = {
  name: 'one undici',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]@hono[\\/]node-server[\\/]dist[\\/]index\.mjs$/ }, async ({ path }) => {
      const classes = JSON.stringify(join(root, 'release/web-classes.mjs'));
      return { contents: `import ${classes};\n${await readFile(path, 'utf8')}` };
    });
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
 * The platforms' folders, found now: a bundle is one file, and none is looked for when it runs.
 *
 * @type {import('esbuild').Plugin}
 */
const platforms = {
  name: 'platforms',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]app[\\/]adapter-folders\.ts$/ }, async ({ path }) => {
      const names = await readdir(join(root, 'adapters'));
      const loaders = names.map((name) => {
        const load = (file) => `${file}: () => import('../../adapters/${name}/${file}.js')`;
        return `${name}: { ${load('index')}, ${load('format')} }`;
      });
      const contents = `
        const folders = Object.entries({ ${loaders.join(', ')} });
        export const loadFromEach = (file) =>
          Promise.all(folders.map(async ([name, files]) => ({ name, module: await files[file]() })));`;
      return { contents, loader: 'js', resolveDir: dirname(path) };
    });
  },
};

/**
 * discord.js and all that it needs, as one file beside the programs: looking for and reading its 400 files takes longer than
 * running them. Only those who want Discord load it. What asks for it gets that file, and what asks for its `ws` too.
 *
 * @type {import('esbuild').Plugin}
 */
const discordLibrary = {
  name: 'Discord library',
  setup({ onLoad, onResolve }) {
    const library = '../../adapters/discord/library.cjs';
    const module = (contents) => () => ({ contents, loader: 'js' });
    onResolve({ filter: /\/discord\/library\.cjs$/ }, ({ path }) => ({ path, external: true }));
    onResolve({ filter: /^discord\.js$/ }, ({ path }) => ({ path, namespace: 'discord' }));
    onLoad({ filter: /.*/, namespace: 'discord' }, module(`module.exports = require('${library}').discord;`));
    onLoad(
      { filter: /[\\/]adapters[\\/]discord[\\/]gateway-library\.ts$/ },
      module(`export const gatewayLibrary = require('${library}').gatewayLibrary;`),
    );
  },
};

/** What that file holds. Each is loaded when it is asked for: a class of `ws` is replaced before discord.js is loaded. */
const ofDiscordLibrary = `module.exports = {
  get discord() { return require('discord.js'); },
  get gatewayLibrary() { return require('ws'); },
};`;

/**
 * Libraries that every start needs, or that are small: they go into the bundle. The others stay as they are installed:
 * they are loaded only by those who want them, or look at their own files or at the names of classes.
 */
const bundled = [
  'zod hono @hono/node-server undici htmlparser2 rss-parser @fluent/bundle prom-client tldts lowdb node-cron commander',
  'p-limit grammy pino jsonc-parser string-width supports-hyperlinks https-proxy-agent',
].flatMap((names) => names.split(' '));
const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
const external = Object.keys(dependencies).filter((name) => !bundled.includes(name));

/** What all bundles have in common. */
const common = {
  absWorkingDir: root,
  outbase: root,
  outdir: out,
  bundle: true,
  external: external.flatMap((name) => [name, `${name}/*`]),
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
  plugins: [withoutUnused, withoutHttp2],
  logLevel: 'warning',
};

/** How a file begins that is a function which `src/cli/launch.ts` calls: only for such a file code can be kept that was compiled. */
const asFunction = '(function (exports, require, module, __filename, __dirname) {';

/** Each program is one file. */
const programs = ['src/cli/kabar.ts', ...moreEntries];
const ofPrograms = await build({
  ...common,
  entryPoints: programs,
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  plugins: [discordLibrary, platforms, loadedOnDemand, oneUndici, ownAddresses, withoutUnused, withoutHttp2],
  mainFields: ['module', 'main'],
  // The engine forgets how a script imports once its code was compiled before: libraries are required instead.
  supported: { 'dynamic-import': false },
  define: { 'import.meta.url': '__address' },
  banner: { js: `${asFunction}const __address=require("node:url").pathToFileURL(__filename).href;` },
  footer: { js: '})' },
});
const discordFolder = join(root, 'node_modules/discord.js');
const ofDiscord = await build({
  ...common,
  // Where discord.js itself finds what it needs.
  stdin: { contents: ofDiscordLibrary, resolveDir: discordFolder, sourcefile: 'discord-library.js' },
  outdir: undefined,
  outfile: join(out, 'adapters/discord/library.cjs'),
  format: 'cjs',
  banner: { js: asFunction },
  footer: { js: '})' },
  supported: { 'dynamic-import': false },
  external: ['zlib-sync', 'bufferutil', 'utf-8-validate'],
  plugins: [withoutHttp2],
});
const ofThreads = await build({
  ...common,
  entryPoints: ['src/intake/read/reader-worker.ts'],
  format: 'esm',
  // What was CommonJS asks for Node's own modules by `require`.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
const launcher = await build({
  ...common,
  entryPoints: programs.map((program) => ({ in: 'src/cli/launch.ts', out: program.replace(/\.ts$/, '') })),
  format: 'esm',
});

await rm(out, { recursive: true, force: true });
const built = [ofPrograms, ofDiscord, ofThreads, launcher];
for (const { path, text, contents } of built.flatMap(({ outputFiles }) => outputFiles)) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, /\.c?js$/.test(path) ? inAscii(text, path) : contents);
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
const folders = new Set(
  built.flatMap(({ metafile }) => Object.keys(metafile.inputs)).flatMap((file) => packageOf(file) ?? []),
);
const licences = await Promise.all([...folders].sort().map(licenceOf));
await writeFile(join(out, 'THIRD-PARTY-LICENSES.txt'), licences.join(`\n${'-'.repeat(80)}\n\n`));
