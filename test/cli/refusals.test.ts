import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/app/clock.js';
import { checkDataFolder } from '../../src/cli/checks.js';
import { idleLines, readEnvironment } from '../../src/cli/environment.js';
import { describeError } from '../../src/core/errors.js';
import { startKabar } from '../../src/main.js';
import { diskFiles } from '../../src/stores/lowdb/files.js';
import { openLowdb } from '../../src/stores/lowdb/open.js';
import { ManualClock } from '../doubles/clock.js';
import { afterTest, temporaryFolder } from '../doubles/environment.js';
import { RecordedLog } from '../doubles/log.js';
import { kabar } from './kit.js';

let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, 'data'));
  await writeFile(join(folder, 'data/catalog.json'), '{ "publishers": [], "topics": [] }');
});

const raw =
  /\bE[A-Z]{4,}\b|Invalid input|expected \w+, received|ZodError|\bat .*:\d+:\d+|\[object|undefined|^error:/m;

/** A command that cannot do what it was asked, what it says, and what it says to do. */
const refusals: readonly [argv: string, env: Record<string, string>, said: string, remedy: string][] = [
  ['nosuch', {}, 'There is no command "nosuch".', '`kabar --help`'],
  ['feeds nosuch', {}, 'nosuch', '--help'],
  ['explain', {}, '<article> is missing.', '--help'],
  ['feeds add', {}, '<url> is missing.', '--help'],
  ['read', {}, '<input> is missing.', '--help'],
  ['latest --nosuch', {}, 'Unknown option', '--help'],
  ['read none.xml', {}, 'there is no such file', 'Name a file'],
  ['read https://nohost.invalid/feed', {}, 'cannot be fetched', 'Check'],
  ['start', { WEB_PORT: 'abc' }, 'WEB_PORT must be a port number', '.env'],
  ['start', { TELEGRAM_BOT_TOKEN: 'geheim12' }, 'does not look like a bot token', '@BotFather'],
  ['start', { DISCORD_TOKEN: 'geheim12' }, 'does not look like a bot token', 'discord.com/developers'],
  ['doctor', { DISCORD_TOKEN: 'geheim12' }, 'does not look like a bot token', 'discord.com/developers'],
  ['start', { WEB_HOST: '0.0.0.0', WEB_PORT: '0' }, 'WEB_TOKEN', 'WEB_HOST'],
  ['start', { DATABASE_URL: 'mysql://u:geheim12@h/x' }, 'DATABASE_URL must begin with postgres://', '.env'],
  [
    'start',
    { DATABASE_URL: 'postgres://u:geheim12@127.0.0.1:1/x' },
    'nothing answers there',
    'Check DATABASE_URL',
  ],
  [
    'start',
    { DATABASE_URL: 'postgres://u:geheim12@nohost.invalid/x' },
    'host name is not',
    'Check DATABASE_URL',
  ],
  ['read https://127.0.0.1:1/feed', {}, 'cannot be fetched', 'Check'],
  ['feeds add nohost.invalid', {}, 'cannot be fetched', 'Check'],
  ['feeds import https://nohost.invalid/list', {}, 'cannot be fetched', 'Check'],
  ['feeds remove nosuch', {}, 'nosuch', '`kabar feeds list`'],
  ['say', {}, '<text> is missing.', '--help'],
  ['latest nosuch', {}, 'There is no topic "nosuch".', '`kabar topics`'],
  ['latest -n 0', {}, '-n, --count <number> cannot be "0".', 'whole number'],
  ['poll', {}, '--once is missing.', '--help'],
  ['start', { DATA_DIR: 'data/catalog.json/db' }, 'something on its path is a file', 'DATA_DIR'],
  ['start', { CATALOG: 'none.json' }, 'none.json', 'Correct'],
  ['import none.jsonl', {}, 'there is no such file.', 'Name what `kabar export` wrote'],
];

/** What stands behind the first sentence. */
const remedyOf = (text: string) => text.slice(text.indexOf('. ') + 2);

describe('what a command cannot do it says in words, with what to do', () => {
  it.each(refusals)('kabar %s, with %j', async (argv, env, said, remedy) => {
    const { out, err, code } = await kabar(argv.split(' '), { folder, env });
    expect(code).not.toBe(0);
    expect(err + out).toContain(said);
    expect(err + out).toContain(remedy);
    expect(err + out).not.toMatch(raw);
    expect(err + out).not.toContain('geheim12');
  });

  it.each([
    ['{ "publishers": [ {"id": 3,} ] }', 'a name in quotes is missing here'],
    ['{ "publishers": [] "topics": [] }', 'a comma is missing here'],
    ['{ "publishers": [], "topics": [', 'a closing ] is missing'],
    ['{ publishers: [] }', 'a word stands here without quotes'],
    ['', 'a value is missing here'],
    ['{ "publishers": [{ "id": 3 }] }', 'publishers.0.id'],
  ])('a damaged catalog: %s', async (text, said) => {
    await writeFile(join(folder, 'own.json'), text);
    const { out, err, code } = await kabar(['topics'], { folder, env: { CATALOG: 'own.json' } });
    expect(code).toBe(1);
    expect(err + out).toContain('own.json:1');
    expect(err + out).toContain(said);
    expect(err + out).toContain('Correct');
    expect(err + out).not.toMatch(raw);
  });

  it('a data folder that another Kabar uses', async () => {
    const store = await openLowdb({
      dataDir: join(folder, 'db'),
      clock: new ManualClock(),
      log: new RecordedLog(),
    });
    afterTest(() => store.close());
    const { err, code } = await kabar(['start'], { folder, env: { DATA_DIR: 'db', WEB_PORT: '0' } });
    expect(code).toBe(1);
    expect(err).toMatch(/^Another Kabar \(pid \d+\) already uses .*Stop it first, or set DATA_DIR/);
  });

  /** What the system refuses a store, what is said of it, and what to do. */
  const disks: readonly [code: string, said: string, remedy: string][] = [
    ['ENOSPC', 'the disk is full', 'Make room on its disk.'],
    ['EDQUOT', 'the disk is full', 'Make room on its disk.'],
    ['EROFS', 'its file system is read-only', 'set DATA_DIR to another folder'],
    ['EACCES', 'its rights do not allow it', 'Let the user that runs Kabar read and write it'],
    ['EIO', 'the disk has failed', 'Look after its disk.'],
  ];

  it.each(disks)('a data folder that the system refuses with %s', async (code, said, remedy) => {
    const refused = Object.assign(new Error(`${code}: refused, open`), { code, syscall: 'open' });
    const files = { ...diskFiles, create: () => Promise.reject(refused) };
    const opening = openLowdb({
      dataDir: join(folder, 'db'),
      clock: systemClock,
      log: new RecordedLog(),
      files,
    });
    const text = await opening.then(() => '', describeError);
    expect(text).toBe(`Kabar cannot use the data folder ${join(folder, 'db')}: ${said}. ${remedyOf(text)}`);
    expect(text).toContain(remedy);
    expect(text).not.toMatch(raw);
  });

  it.each(disks)('%s, by the doctor, where a Kabar runs already', async (code, said, remedy) => {
    const refused = Object.assign(new Error(`${code}: refused, write`), { code, syscall: 'write' });
    const create = async (path: string) => {
      const file = await diskFiles.create(path);
      return { ...file, write: () => Promise.reject(refused) };
    };
    const storeOptions = {
      databaseUrl: undefined,
      dataDir: folder,
      log: new RecordedLog(),
      clock: systemClock,
    };
    const before = await readdir(folder);
    const findings = await checkDataFolder(
      { storeOptions, displayPath: () => 'db' },
      { ...diskFiles, create },
    );
    expect(findings).toEqual([{ state: 'error', text: expect.stringContaining(`data folder db: ${said}.`) }]);
    expect(findings[0]?.text).toContain(remedy);
    expect(await readdir(folder)).toEqual(before);
  });

  it.runIf(process.platform === 'linux')('a data folder where none can be made, whoever asks', async () => {
    // Node.js itself would try for ever here.
    const { err, code } = await kabar(['poll', '--once'], { folder, env: { DATA_DIR: '/proc/kabar/db' } });
    expect(code).toBe(1);
    expect(err).toMatch(/^Kabar cannot use the data folder \/proc\/kabar\/db: .*\. .*DATA_DIR/);
    expect(err).not.toMatch(raw);
  });

  it.each(['chats.json', 'feeds.json', 'articles.json'])('a data file that is damaged: %s', async (name) => {
    const env = { DATA_DIR: 'db' };
    expect((await kabar(['poll', '--once'], { folder, env })).code).toBe(0);
    await writeFile(join(folder, 'db', name), 'x{');
    const { err } = await kabar(['chats'], { folder, env });
    expect(err).toContain(
      `a data file is damaged: it was set aside (file ${join(folder, 'db', name)}, set aside`,
    );
    expect(err).not.toMatch(raw);
    // Said once: from then on all is whole.
    expect((await kabar(['chats'], { folder, env })).err).toBe('');
  });

  it('a file that cannot be written, of which nothing stays', async () => {
    const env = { DATA_DIR: 'db' };
    await kabar(['poll', '--once'], { folder, env });
    for (const [command, file, said] of [
      ['export', 'none/all.gz', 'there is no such file. Check the path.'],
      ['backup', 'none/all.gz', 'there is no such file. Check the path.'],
      ['export', 'data/catalog.json', 'it is there already. Choose another name, or remove it first.'],
    ] as const) {
      const { err, code } = await kabar([command, join(folder, file)], { folder, env });
      expect({ code, err }).toEqual({ code: 1, err: `${file} cannot be written: ${said}\n` });
    }
    expect(await readdir(folder)).not.toContain('none');
  });

  it('lines of .env that set nothing, without what they hold', async () => {
    const lines = [
      '# a comment',
      'A=1',
      '',
      'geheim12',
      'export B = 2',
      "C='two",
      "lines'",
      'D="x" # y',
      '==',
    ];
    await writeFile(join(folder, '.env'), lines.join('\n'));
    expect(idleLines({}, folder)).toEqual(['.env:4', '.env:9']);
    expect(readEnvironment({}, folder)).toEqual({ A: '1', B: '2', C: 'two\nlines', D: 'x' });
  });
});

it.each([
  ['UTF-8 behind a mark', '\ufeff', 'utf8'],
  ['UTF-16', '\ufeff', 'utf16le'],
  ['UTF-8', '', 'utf8'],
] as const)('.env may be %s, with the line ends of Windows', async (_, mark, encoding) => {
  const text = `${mark}A=1\r\nB="two" # b\r\nnothing\r\nC='x y'\r\n`;
  await writeFile(join(folder, '.env'), Buffer.from(text, encoding));
  expect(readEnvironment({}, folder)).toEqual({ A: '1', B: 'two', C: 'x y' });
  expect(idleLines({}, folder)).toEqual(['.env:3']);
});

it('an address in use is said in words, and the rest runs', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  afterTest(async () => void other.close());
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as { port: number };
  const log = new RecordedLog();
  const env = {
    DATA_DIR: join(folder, 'db'),
    WEB_PORT: String(port),
    TELEGRAM_BOT_TOKEN: '1:a',
    TELEGRAM_API_ROOT: 'http://127.0.0.1:1',
  };
  const running = await startKabar({ env, folder, clock: systemClock, log });
  await running.stop();
  const line = log.lines.find(({ message }) => message.startsWith('the HTTP server does not run'));
  expect(line?.message).toContain('set WEB_PORT to a free port, or to 0');
  expect(line?.facts).toEqual({ reason: expect.stringContaining('another process uses it') });
});

it('what lists nothing says what to do first', async () => {
  for (const [command, remedy] of [
    ['feeds list', '`kabar feeds add <address>`'],
    ['feeds check', '`kabar feeds add <address>`'],
    ['latest', '`kabar poll --once`'],
    ['chats', 'writes to the bot'],
  ] as const) {
    const { out, code } = await kabar(command.split(' '), { folder, env: { DATA_DIR: 'db' } });
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining(remedy) });
    expect(out.split('\n')).toHaveLength(2);
  }
});
