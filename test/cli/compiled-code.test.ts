import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  checksumOf,
  keepCompiled,
  type Program,
  placesFor,
  readCompiled,
} from '../../src/cli/compiled-code.js';
import { temporaryFolder } from '../doubles/environment.js';

const code = Buffer.from('what the engine made of it');

const read = (program: Program, places: readonly string[]) =>
  readCompiled(program, places, Buffer.alloc(100));

async function setUp() {
  const folder = await temporaryFolder();
  const path = join(folder, 'kabar.cjs');
  await writeFile(path, 'the program');
  const home = await temporaryFolder();
  return {
    program: { path, checksum: checksumOf(Buffer.from('the program')) },
    folder,
    home,
    places: placesFor(path, { HOME: home }),
  };
}

describe('code that a start has compiled', () => {
  it('is there for the next start of the same program', async () => {
    const { program, places, folder } = await setUp();
    expect(read(program, places)).toBeNull();
    keepCompiled(program, places, code);
    expect(read(program, places)).toEqual(code);
    expect(await readdir(folder)).toHaveLength(2);
  });

  it('is not there for another program at the same place', async () => {
    const { program, places } = await setUp();
    keepCompiled(program, places, code);
    expect(read({ ...program, checksum: checksumOf(code) }, places)).toBeNull();
  });

  it.each([0, 31, 32, 63, 64, 89])('is not there once its byte %i is another one', async (at) => {
    const { program, places } = await setUp();
    keepCompiled(program, places, code);
    const [place = ''] = places;
    const bytes = await readFile(place);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(place, bytes);
    expect(read(program, places)).toBeNull();
  });

  it.each([0, 40, 64, 80])('is not there once it is cut off at byte %i', async (at) => {
    const { program, places } = await setUp();
    keepCompiled(program, places, code);
    const [place = ''] = places;
    await writeFile(place, (await readFile(place)).subarray(0, at));
    expect(read(program, places)).toBeNull();
  });

  it.each([0o664, 0o646])('is not there where others may write it (%o)', async (mode) => {
    const { program, places } = await setUp();
    keepCompiled(program, places, code);
    await chmod(places[0] ?? '', mode);
    expect(read(program, places)).toBeNull();
  });

  it('may be written by its owner alone, in a folder of the user that nobody else sees', async () => {
    const { program, home } = await setUp();
    const [, place = ''] = placesFor(program.path, { HOME: home });
    keepCompiled(program, [place], code);
    expect((await stat(place)).mode & 0o022).toBe(0);
    expect((await stat(join(home, '.cache/kabar'))).mode & 0o777).toBe(0o700);
  });

  it('lies in the next place where the first one cannot be written', async () => {
    const { program, places, folder } = await setUp();
    // Even root makes no file below a file.
    const closed = join(folder, 'kabar.cjs', 'kabar');
    keepCompiled(program, [closed, places[1] ?? ''], code);
    expect(read(program, [closed, places[1] ?? ''])).toEqual(code);
  });

  it('is given up in silence where no place can be written, and leaves nothing half written', async () => {
    const { program, folder } = await setUp();
    // A folder has the name already.
    const taken = join(folder, 'taken');
    await mkdir(join(taken, 'inside'), { recursive: true });
    keepCompiled(program, [taken], code);
    expect((await readdir(folder)).sort()).toEqual(['kabar.cjs', 'taken']);
    expect(read(program, [taken])).toBeNull();
  });
});

describe('the places for it', () => {
  const path = '/opt/kabar/kabar.cjs';
  const folders = (env: Record<string, string>) =>
    placesFor(path, env).map((place) => place.slice(0, place.lastIndexOf('/')));

  it('are beside the program, then the cache of the service, else that of the user', () => {
    expect(folders({ HOME: '/home/siti' })).toEqual(['/opt/kabar', '/home/siti/.cache/kabar']);
    expect(folders({ HOME: '/home/siti', XDG_CACHE_HOME: '/c' })).toEqual(['/opt/kabar', '/c/kabar']);
    expect(folders({ HOME: '/', CACHE_DIRECTORY: '/var/cache/kabar' })).toEqual([
      '/opt/kabar',
      '/var/cache/kabar',
    ]);
    expect(folders({})).toEqual(['/opt/kabar']);
  });

  it('name the engine, so that two of them do not take turns', () => {
    expect(placesFor(path, {})[0]).toContain(`${process.version}-${process.arch}`);
  });
});
