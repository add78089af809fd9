import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, copyFile, mkdir, readFile, readlink, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root, run } from './kit.js';
import { sharedFolder } from './shared-folder.js';

/** Why no image can be built here; null where one can. */
function whyNot(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'needs Linux and root';
  for (const program of ['buildah', 'unshare', 'chroot', 'ldd', 'tar']) {
    try {
      execFileSync('which', [program], { stdio: 'ignore' });
    } catch {
      return `needs ${program}`;
    }
  }
  return null;
}

const reason = whyNot();
const image = 'localhost/kabar';
const base = 'localhost/base';
/** What is installed for building alone. */
const toBuild = ['esbuild', '@esbuild'];
let buildah: (...args: string[]) => Promise<string>;

/** A root file system with Node.js and a shell of this machine, in place of the images that would have to be fetched. */
async function makeRoot(folder: string): Promise<void> {
  const programs = [
    [await realpath(process.execPath), '/usr/local/bin/node'],
    ...['/bin/sh', '/bin/mkdir', '/bin/rm', '/usr/bin/env'].map((file) => [file, file]),
  ] as const;
  const libraries = new Set<string>();
  for (const [from = '', to = ''] of programs) {
    await mkdir(dirname(join(folder, to)), { recursive: true });
    await copyFile(await realpath(from), join(folder, to));
    for (const [library] of (await run('/', 'ldd', from)).matchAll(/\/\S+/g)) libraries.add(library);
  }
  for (const library of libraries) {
    await mkdir(dirname(join(folder, library)), { recursive: true });
    await copyFile(await realpath(library), join(folder, library));
  }
  for (const name of ['tmp', 'etc', 'proc']) await mkdir(join(folder, name), { recursive: true });
}

/** What `npm ci` would install, as far as building needs it, without types and maps: the packages that are here. */
async function packPackages(tarball: string): Promise<void> {
  const listed = await run(root, 'npm', 'ls', '--omit=dev', '--all', '--parseable');
  const wanted = listed.split('\n').flatMap((path) => {
    const [, name] = /\/node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path) ?? [];
    return name !== undefined && path === join(root, 'node_modules', name) ? [name] : [];
  });
  const unused = ['*.map', '*.md', '*.d.ts', '*.d.mts', '*.d.cts'].map((each) => `--exclude=${each}`);
  const packages = new Set([...wanted, ...toBuild]);
  await run(join(root, 'node_modules'), 'tar', ...unused, '-cf', tarball, ...packages);
}

describe.skipIf(reason !== null)(`the container${reason === null ? '' : ` (not built: ${reason})`}`, () => {
  let mounted = '';

  beforeAll(async () => {
    const [store, state, system, packed] = await Promise.all([1, 2, 3, 4].map(() => sharedFolder()));
    buildah = (...args) =>
      run(
        root,
        'buildah',
        '--root',
        `${store}`,
        '--runroot',
        `${state}`,
        '--storage-driver',
        'overlay',
        ...args,
      );
    await Promise.all([makeRoot(`${system}`), packPackages(`${packed}/packages.tar`)]);
    const from = (await buildah('from', '--pull-never', 'scratch')).trim();
    await buildah('copy', '--quiet', from, `${system}`, '/');
    await buildah('add', '--quiet', from, `${packed}/packages.tar`, '/build/node_modules');
    await buildah('commit', '--quiet', '--rm', from, base);
    const given = {
      BUILD_IMAGE: base,
      RUN_IMAGE: base,
      INSTALL: 'true',
      PRUNE: `rm -rf ${toBuild.map((name) => `node_modules/${name}`).join(' ')}`,
    };
    const args = Object.entries(given).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]);
    const how = ['--isolation', 'chroot', '--pull-never', '--quiet', '--format', 'docker'];
    await buildah('bud', ...how, ...args, '--tag', image, '--file', 'Containerfile', '.');
    const container = (await buildah('from', '--pull-never', image)).trim();
    mounted = (await buildah('mount', container)).trim();
    afterAll(() => buildah('umount', '--all'));
  }, 600_000);

  it('says how it is to be run: not as root, with a volume, a health check and the bot as its command', async () => {
    const { Docker } = JSON.parse(await buildah('inspect', '--type', 'image', image));
    expect(Docker.config).toMatchObject({
      User: '10001:10001',
      Volumes: { '/data': {} },
      Entrypoint: ['node', '--v8-pool-size=1', '/app/dist/src/cli/kabar.js'],
      Cmd: ['start'],
      Healthcheck: { Test: ['CMD', 'node', '-e', expect.stringContaining('/healthz')] },
    });
  });

  it('holds no sources, no tests, no tools to build, and nothing of the operator', async () => {
    const there = (await run(mounted, 'find', 'app', '-maxdepth', '2')).split('\n');
    for (const name of ['src', 'test', '.env', 'data/db', 'node_modules/esbuild', 'node_modules/vitest'])
      expect(there).not.toContain(`app/${name}`);
    expect(there).toEqual(expect.arrayContaining(['app/dist', 'app/data/catalog.json', 'app/data/locales']));
    expect(await readlink(join(mounted, 'usr/local/bin/kabar'))).toBe('/app/dist/src/cli/kabar.js');
  });

  it('runs on a file system that cannot be written but for its volume, and its health check passes', async () => {
    const volume = await sharedFolder();
    await chown(volume, 10_001, 10_001);
    const { Docker } = JSON.parse(await buildah('inspect', '--type', 'image', image));
    const { Env, Entrypoint, Cmd, Healthcheck } = Docker.config as Record<string, string[]> & {
      Healthcheck: { Test: string[] };
    };
    // The second catalog is empty: what comes with Kabar would ask the world.
    const env = [...(Env ?? []), 'CATALOG=/data/catalog.json', 'LOG_LEVEL=info', 'HOME=/nonexistent'];
    await copyFile(join(root, 'test/install/empty-catalog.json'), join(volume, 'catalog.json'));
    const bind = [
      `mount --bind ${mounted} ${mounted}`,
      `mount --bind ${volume} ${mounted}/data`,
      `mount -t tmpfs tmpfs ${mounted}/tmp`,
      `mount -t proc proc ${mounted}/proc`,
      `mount -o remount,ro,bind ${mounted}`,
      `exec chroot --userspec=10001:10001 ${mounted} /usr/bin/env -i "$@"`,
    ].join(' && ');
    const inside = (command: string[]) =>
      spawn('unshare', ['--mount', 'sh', '-c', bind, 'sh', ...env, ...command], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
    const child = inside([...(Entrypoint ?? []), ...(Cmd ?? [])]);
    let log = '';
    child.stderr.on('data', (chunk) => {
      log += chunk;
    });
    const exit = once(child, 'close').then(([code]) => code as number);
    try {
      while (!log.includes('Kabar runs'))
        await Promise.race([
          once(child.stderr, 'data'),
          exit.then((code) => Promise.reject(new Error(`${code}: ${log}`))),
        ]);
      const [health] = await once(inside(Healthcheck.Test.slice(1)), 'close');
      expect(health).toBe(0);
    } finally {
      child.kill('SIGTERM');
    }
    expect(await exit).toBe(0);
    expect((await stat(join(volume, 'db/kabar.json'))).uid).toBe(10_001);
    const [dead] = await once(inside(Healthcheck.Test.slice(1)), 'close');
    expect(dead).toBe(1);
  });
});

describe('compose.yaml', () => {
  it('runs one process, one with PostgreSQL, or two, each kept small in what it may', async () => {
    const text = await readFile(join(root, 'compose.yaml'), 'utf8');
    for (const said of ['read_only: true', 'cap_drop: [ALL]', 'no-new-privileges:true'])
      expect(text).toContain(said);
    const profiles = [...text.matchAll(/^ {2}([\w-]+):\n(?: {4}.*\n)*? {4}profiles: \[(.*)\]/gm)];
    expect(Object.fromEntries(profiles.map(([, name, list]) => [name, list]))).toEqual({
      kabar: 'alone',
      'kabar-first': 'postgres, two',
      'kabar-second': 'two',
      database: 'postgres, two',
    });
  });
});
