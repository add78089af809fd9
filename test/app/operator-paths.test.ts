import { mkdir, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/app/config.js';
import { installation, operatorPaths } from '../../src/app/operator-paths.js';
import { readEnvironment } from '../../src/cli/environment.js';
import { temporaryFolder } from '../doubles/environment.js';

const installed = { root: '/usr/lib/node_modules/kabar', isClone: false };
const cloned = { root: '/home/siti/kabar', isClone: true };

describe('where everything is', () => {
  it('is the working folder for a clone, as these sources are one', async () => {
    expect(installation.isClone).toBe(true);
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'data'));
    await writeFile(join(folder, 'data/catalog.json'), '{}');
    expect(operatorPaths({ XDG_STATE_HOME: '/state', HOME: '/home/siti' }, folder, cloned)).toEqual({
      dataDir: join(folder, 'data/db'),
      catalog: [join(folder, 'data/catalog.json'), join(folder, 'data/catalog.local.json')],
      environment: [join(folder, '.env')],
    });
  });

  it("is the clone's own catalog in a folder that has none", () => {
    expect(operatorPaths({}, '/srv', cloned).catalog).toEqual([
      '/home/siti/kabar/data/catalog.json',
      '/srv/data/catalog.local.json',
    ]);
  });

  it("is the user's own folders for a package", () => {
    expect(operatorPaths({ HOME: '/home/siti' }, '/srv', installed)).toEqual({
      dataDir: '/home/siti/.local/state/kabar',
      catalog: [
        '/usr/lib/node_modules/kabar/data/catalog.json',
        '/home/siti/.config/kabar/catalog.local.json',
      ],
      environment: ['/srv/.env', '/home/siti/.config/kabar/.env'],
    });
    const xdg = { HOME: '/home/siti', XDG_STATE_HOME: '/state', XDG_CONFIG_HOME: '/config' };
    expect(operatorPaths(xdg, '/srv', installed)).toMatchObject({
      dataDir: '/state/kabar',
      catalog: [expect.anything(), '/config/kabar/catalog.local.json'],
    });
  });

  it('takes no relative folder, and none that is not said', () => {
    const odd = { XDG_STATE_HOME: 'state', XDG_CONFIG_HOME: '' };
    expect(operatorPaths(odd, '/srv', installed).dataDir).toBe(join(homedir(), '.local/state/kabar'));
  });

  it('is the working folder for a user whom the system does not know, as a service has one', () => {
    const unknown = () => {
      throw new Error('uv_os_homedir returned ENOENT');
    };
    expect(operatorPaths({}, '/srv', installed, unknown)).toEqual({
      dataDir: '/srv/.local/state/kabar',
      catalog: ['/usr/lib/node_modules/kabar/data/catalog.json', '/srv/.config/kabar/catalog.local.json'],
      environment: ['/srv/.env', '/srv/.config/kabar/.env'],
    });
  });

  it('is the folder that a supervisor gives a service, also where a setting is empty', () => {
    const env = {
      STATE_DIRECTORY: '/var/lib/kabar:/var/lib/more',
      HOME: '/home/siti',
      DATA_DIR: '',
      CATALOG: '',
    };
    const there = { dataDir: '/var/lib/kabar/db', environment: ['/srv/.env', '/var/lib/kabar/.env'] };
    expect(operatorPaths(env, '/srv', installed)).toMatchObject(there);
    expect(operatorPaths(env, '/var/lib/kabar', installed).environment).toEqual(['/var/lib/kabar/.env']);
    expect(loadConfig(env, [], '/srv', installed).core).toMatchObject({
      DATA_DIR: '/var/lib/kabar/db',
      CATALOG: ['/usr/lib/node_modules/kabar/data/catalog.json', '/var/lib/kabar/catalog.local.json'],
    });
    expect(operatorPaths({ STATE_DIRECTORY: '' }, '/srv', installed).dataDir).toMatch(
      /\.local\/state\/kabar$/,
    );
    expect(operatorPaths(env, '/srv', cloned).dataDir).toBe('/srv/data/db');
  });

  it('is what DATA_DIR and CATALOG say where they are set', () => {
    const env = { DATA_DIR: 'db', CATALOG: 'a.json,/b.json', HOME: '/home/siti' };
    const { core } = loadConfig(env, [], '/srv', installed);
    expect(core).toMatchObject({ DATA_DIR: '/srv/db', CATALOG: ['/srv/a.json', '/b.json'] });
    expect(loadConfig({ HOME: '/home/siti' }, [], '/srv', installed).core.DATA_DIR).toBe(
      '/home/siti/.local/state/kabar',
    );
  });
});

it('the environment goes first, then .env of the working folder, then that of the user', async () => {
  const [folder, config] = [await temporaryFolder(), await temporaryFolder()];
  await mkdir(join(config, 'kabar'));
  await writeFile(join(folder, '.env'), 'A=folder\nB=folder\n');
  await writeFile(join(config, 'kabar/.env'), 'A=user\nB=user\nC=user\n');
  const given = { A: 'set', XDG_CONFIG_HOME: config };
  expect(readEnvironment(given, folder, installed)).toMatchObject({ A: 'set', B: 'folder', C: 'user' });
  expect(readEnvironment(given, folder, cloned)).not.toHaveProperty('C');
});
