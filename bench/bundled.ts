import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { packageRoot } from '../src/app/package-root.js';

/**
 * Starts a part of a benchmark as users run Kabar: bundled, in a process of its own without the TypeScript loader, which
 * holds tens of megabytes. Its libraries stay as they are installed.
 */
export async function forkBundled(file: URL, args: readonly string[]): Promise<ChildProcess> {
  const folder = fileURLToPath(new URL('node_modules/.cache/kabar-bench/', packageRoot));
  mkdirSync(folder, { recursive: true });
  const outfile = `${folder}${basename(fileURLToPath(file), '.ts')}.mjs`;
  await build({
    entryPoints: [fileURLToPath(file)],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'warning',
  });
  // Infinity is a wait too, and JSON has none.
  return fork(outfile, args, { execArgv: [], serialization: 'advanced' });
}

/**
 * Starts a part of a benchmark as `npm run build` builds Kabar: with its libraries in one file, its launcher, and what reads big
 * feeds in another thread, and starts it as `npm start` does. No `await` may stand outside of functions in it.
 */
export function forkBuilt(file: URL, args: readonly string[]): ChildProcess {
  const root = fileURLToPath(packageRoot);
  // Within the package, so that it finds what is installed and what lies beside it.
  const folder = join(root, 'node_modules/.cache/kabar-built');
  const entry = relative(root, fileURLToPath(file));
  execFileSync(process.execPath, ['release/bundle.mjs', folder, entry], { cwd: root });
  const program = join(folder, entry.replace(/ts$/, 'js'));
  return fork(program, args, { execArgv: ['--v8-pool-size=1'], serialization: 'advanced' });
}
