import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { type Readable, Transform, type Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Command } from 'commander';
import { describeError, KabarError } from '../core/errors.js';
import {
  type ExportPage,
  type ExportRecord,
  exportHeaderSchema,
  exportParts,
  exportRecordSchema,
} from '../core/export.js';
import { holdsSecrets } from '../core/secrets.js';
import { errorCode, faultOf } from '../core/system-errors.js';
import type { Control } from '../stores/open-control.js';
import { pluralize } from './format.js';
import { progressBar } from './progress-bar.js';
import type { Session } from './session.js';

/** Said behind an export that has what only a reader of these feeds should know. */
export const holdsPasswords = 'It holds the passwords of feed addresses: keep it where only you can read it.';

/** How many records are read, and restored, at a time. */
const atATime = 500;

/** `kabar export`: all that Kabar keeps, as one stream of JSON Lines. */
export function addExport(program: Command, session: Session): void {
  program
    .command('export')
    .description('write everything Kabar keeps to a file (.gz compresses it), even while it runs')
    .argument('<file>', 'where to write; - for standard output')
    .action(async (file: string) => {
      const written = await exportTo(session, file);
      if (file !== '-') await session.print(`Wrote ${written} to ${session.displayPath(file)}.`);
    });
}

/** `kabar import`: what was exported, into a store that is empty. */
export function addImport(program: Command, session: Session): void {
  program
    .command('import')
    .description('load an export into an empty store; stop Kabar first')
    .argument('<file>', 'what `kabar export` wrote; - for standard input')
    .option('--again', 'resume an import that was interrupted; what is there already is replaced')
    .action((file: string, { again }: { again?: true }) => importFrom(session, file, again === true));
}

/**
 * Writes all that Kabar keeps to a new file; where that fails, nothing of it stays.
 * @param wanted the file that a person has named. Default: `file`.
 * @returns how much that is: `17 records`.
 */
export async function exportTo(session: Session, file: string, wanted = file): Promise<string> {
  const control = await session.control();
  if (control.from === 'nobody')
    throw new KabarError('There is nothing to export yet.', 'Start Kabar first.');
  try {
    return pluralize(await writePages(session, file, control), 'record');
  } catch (error) {
    const fault = error instanceof Error ? faultOf(error) : null;
    const isOthers = errorCode(error) === 'EEXIST';
    if (file !== '-' && !isOthers) await rm(file, { force: true }).catch(() => {});
    if (fault === null) throw error;
    throw new KabarError(`${session.displayPath(wanted)} cannot be written: ${fault.reason}.`, fault.remedy);
  }
}

async function writePages(session: Session, file: string, { dump }: Pick<Control, 'dump'>): Promise<number> {
  const out = file === '-' ? standardOutput(session) : createWriteStream(file, { flags: 'wx', mode: 0o600 });
  const stream = file.endsWith('.gz') ? packed(out) : out;
  const ended = finished(out);
  // Callers that wait for it get the error. If nobody waits, it must not count as unhandled.
  ended.catch(() => {});
  const write = async (line: object) => {
    if (!stream.write(`${JSON.stringify(line)}\n`)) {
      await Promise.race([new Promise<void>((resolve) => stream.once('drain', () => resolve())), ended]);
    }
  };
  await write({ kabar: 'export', version: 1, at: session.io.clock.now() });
  let count = 0;
  let isSecret = false;
  for (const part of exportParts) {
    let after: string | null = null;
    let [done, total] = [0, 0];
    do {
      const page: ExportPage = await dump({ part, after, limit: atATime });
      for (const record of page.records) await write(record);
      isSecret ||= page.records.some(holdsPassword);
      done += page.records.length;
      total = page.total ?? total;
      const [shown, all] = [done, Math.max(done, total)].map((each) => each.toLocaleString('en'));
      session.progress(progressBar(part, done / total, `${shown} of ${all} records`));
      after = page.next;
    } while (after !== null);
    count += done;
  }
  stream.end();
  await ended;
  if (isSecret) session.printError(holdsPasswords);
  return count;
}

function holdsPassword(record: ExportRecord): boolean {
  if (record.kind === 'chat')
    return record.chat.subscriptions.some(({ feed }) => holdsSecrets(feed?.url ?? ''));
  if (record.kind !== 'feed') return false;
  const { url, movedTo } = record.feed;
  return holdsSecrets(url) || holdsSecrets(movedTo?.url ?? '');
}

function packed(out: Writable): Transform {
  const gzip = createGzip();
  gzip.pipe(out);
  return gzip;
}

/** Standard output is not ours to end. */
function standardOutput({ io }: Session): Writable {
  return new Transform({
    transform(chunk, _encoding, done) {
      io.stdout.write(chunk, () => done());
    },
  }).resume();
}

async function importFrom(session: Session, file: string, again: boolean): Promise<void> {
  const raw = file === '-' ? session.io.stdin : createReadStream(file);
  const size = file === '-' ? 0 : (statSync(file, { throwIfNoEntry: false })?.size ?? 0);
  const lines = linesOf(file, raw);
  await readHeader(file, await lines.next());
  const store = await session.openStore();
  try {
    if (await store.sharing?.isInUse()) {
      throw new KabarError(
        'A Kabar runs on this database.',
        'Stop it, and import again. One that was killed counts for ten seconds more.',
      );
    }
    if (!again && ((await store.head()) > 0 || (await store.chatCount()) > 0)) {
      throw new KabarError(
        'The store is not empty: an import would mix two of them.',
        'Name an empty DATA_DIR or database; `--again` goes on with an import that was interrupted.',
      );
    }
    let count = 0;
    let some: ExportRecord[] = [];
    const put = async () => {
      await store.restore(some);
      count += some.length;
      some = [];
      const done = pluralize(count, 'record');
      session.progress('bytesRead' in raw ? progressBar('import', Number(raw.bytesRead) / size, done) : done);
    };
    for await (const [number, line] of lines) {
      some.push(parseRecord(line, `${file}:${number}`));
      if (some.length >= atATime) await put();
    }
    if (some.length > 0) await put();
    await session.print(
      `Imported ${pluralize(count, 'record')}. \`kabar doctor\` checks that everything is in order.`,
    );
  } finally {
    await store.close();
  }
}

type Line = [number: number, text: string];

async function* linesOf(file: string, raw: Readable): AsyncGenerator<Line> {
  const input = file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
  const failed = new Promise<never>((_, reject) => {
    for (const each of new Set([raw, input])) each.once('error', reject);
  });
  failed.catch(() => {});
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();
  try {
    for (let number = 1; ; number++) {
      const line = await Promise.race([lines.next(), failed]);
      if (line.done) return;
      if (line.value !== '') yield [number, line.value];
    }
  } catch (error) {
    throw new KabarError(
      `${file} cannot be read: ${describeError(error).replace(`${file}: `, '')}.`,
      'Name what `kabar export` wrote.',
    );
  }
}

async function readHeader(file: string, first: IteratorResult<Line>): Promise<void> {
  const header = first.done ? undefined : exportHeaderSchema.safeParse(json(first.value[1]));
  if (header?.success) return;
  throw new KabarError(
    `${file} is no export that this version of Kabar can read.`,
    'Name what `kabar export` wrote, or start the newer Kabar that wrote it.',
  );
}

function parseRecord(line: string, at: string): ExportRecord {
  const parsed = exportRecordSchema.safeParse(json(line));
  if (parsed.success) return parsed.data;
  throw new KabarError(
    `${at} is damaged: nothing from there on was put in.`,
    'Write the export anew, and import it with --again.',
  );
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
