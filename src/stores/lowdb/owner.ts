import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, readdir, realpath, rm } from 'node:fs/promises';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { KabarError } from '../../core/errors.js';
import { errorCode } from '../../core/system-errors.js';
import type { Answerer } from '../shared/answers.js';
import { folderError } from './files.js';

/** Holds a data folder until `release`. */
export interface Ownership {
  /** Questions that another process asks, by the name that stands in `ask`. What is answered goes out as JSON. More can be added at any time. */
  readonly answerers: Map<string, Answerer>;
  /** Makes the socket anew if somebody has removed it: by it a second process finds this one. It is looked at by itself. */
  renew(): Promise<void>;
  release(): Promise<void>;
}

const questionSchema = z.looseObject({ ask: z.string() });
const helloSchema = z.object({ pid: z.number(), owner: z.boolean() });

/** The longest path of a socket that every system takes, in bytes: Linux 107, macOS 103. */
const longestPath = 103;

/** How long the answer of an owner may take, in milliseconds. */
const timeoutMs = 2000;

/** How often a process looks whether its socket is still there, in milliseconds. */
const lookMs = 5_000;

/** How often a socket that hangs up is looked at before it counts as an owner that is not well. */
const maxLooks = 50;

const socketName = /^kabar-\d+-[0-9a-f]{8}\.sock$/;

/**
 * Makes this process the owner of a data folder, or throws a KabarError that names the one that is.
 * Each starter listens on a socket of its own name in the folder, then looks at the others: a socket that
 * answers belongs to a living process, one that refuses is left over from a killed one. Nothing is ever
 * taken from another, so two starters cannot both win: of two that see each other the lesser name goes on.
 */
export async function claim(dataDir: string): Promise<Ownership> {
  const folder = await socketFolder(dataDir);
  const name = `kabar-${process.pid}-${randomBytes(4).toString('hex')}.sock`;
  const answerers = new Map<string, Answerer>();
  let owner = false;
  answerers.set('hello', () => ({ pid: process.pid, owner }));
  const path = join(folder, name);
  let server = await listen(path, answerers, dataDir);
  let turn: Promise<unknown> = Promise.resolve();
  let isReleased = false;
  const look = async () => {
    if (isReleased || (await sockets(folder)).includes(name)) return;
    await close(server, path);
    server = await listen(path, answerers, dataDir);
  };
  const renew = () => {
    const looked = turn.then(look);
    turn = looked.catch(() => {});
    return looked;
  };
  // A folder that is gone is told by whoever writes to it.
  const looking = setInterval(() => void renew().catch(() => {}), lookMs).unref();
  const release = async () => {
    isReleased = true;
    clearInterval(looking);
    await turn;
    await close(server, path);
  };
  try {
    await outlast(folder, name, dataDir);
  } catch (error) {
    await release();
    throw error;
  }
  owner = true;
  return { answerers, renew, release };
}

/**
 * Asks the process that owns a data folder. Null when there is none, or when it does not answer in time.
 * @throws KabarError where the folder may not be looked into.
 */
export async function askOwner(dataDir: string, question: { ask: string }): Promise<unknown> {
  const folder = await socketFolder(dataDir);
  const names = await sockets(folder).catch((error: unknown) => {
    throw folderError('It cannot be seen whether a Kabar runs on', dataDir, error);
  });
  for (const name of names) {
    const answer = await ask(join(folder, name), question);
    if (typeof answer === 'object') return answer.answer;
  }
  return null;
}

/** Returns when no other process is left that could own the folder; throws when one does. */
async function outlast(folder: string, own: string, dataDir: string): Promise<void> {
  for (let look = 1; ; look++) {
    const names = await sockets(folder);
    if (!names.includes(own)) {
      throw new KabarError(`Something removed the socket of Kabar in ${dataDir}.`, 'Start Kabar again.');
    }
    const others = names.filter((name) => name !== own);
    const answers = await Promise.all(others.map((name) => ask(join(folder, name), { ask: 'hello' })));
    if (answers.every((answer) => answer === 'nobody')) {
      await Promise.all(others.map((name) => rm(join(folder, name), { force: true })));
      return;
    }
    answers.forEach((answer, index) => {
      // One that hangs up is most likely ending: a few more looks tell.
      const isEnding = answer === 'hung up' && look < maxLooks;
      if (answer !== 'nobody' && !isEnding) yieldTo(answer, others[index] ?? '', own, dataDir);
    });
    await pause(5);
  }
}

function yieldTo(answer: Exclude<Asked, 'nobody'>, other: string, own: string, dataDir: string): void {
  const hello = typeof answer === 'object' ? helloSchema.safeParse(answer.answer).data : undefined;
  // Of two that start together, the lesser name waits until the other has gone.
  if (hello?.owner === false && own < other) return;
  const pid = hello?.pid ?? other.split('-')[1];
  throw new KabarError(
    `Another Kabar (pid ${pid}) already uses ${dataDir}.`,
    'Stop it first, or set DATA_DIR to a folder of its own for this one.',
  );
}

/** The folder for the sockets: the data folder itself, or one named after it where its path is too long. */
async function socketFolder(dataDir: string): Promise<string> {
  const real = await realpath(dataDir).catch(() => dataDir);
  const longestName = 'kabar-4194304-00000000.sock';
  if (Buffer.byteLength(join(real, longestName)) <= longestPath) return real;
  const hash = createHash('sha256').update(real).digest('hex').slice(0, 16);
  return join(tmpdir(), `kabar-${hash}`);
}

async function sockets(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (['EACCES', 'EPERM'].includes(errorCode(error) ?? '')) throw error;
    return [];
  });
  return names.filter((name) => socketName.test(name)).sort();
}

async function listen(path: string, answerers: Map<string, Answerer>, dataDir: string): Promise<Server> {
  const server = createServer((socket) => serve(socket, answerers));
  try {
    await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ path }, resolve);
    });
    await chmod(path, 0o600);
  } catch (error) {
    throw folderError('Kabar cannot use the data folder', dataDir, error);
  }
  // A data folder in use shall not keep a process alive that has nothing else to do.
  server.unref();
  return server;
}

function serve(socket: Socket, answerers: Map<string, Answerer>): void {
  let text = '';
  socket.setEncoding('utf8');
  socket.on('error', () => socket.destroy());
  socket.setTimeout(timeoutMs, () => socket.destroy());
  socket.on('data', async (piece: string) => {
    text += piece;
    const end = text.indexOf('\n');
    if (end < 0 && text.length < 10_000) return;
    socket.removeAllListeners('data');
    socket.end(`${JSON.stringify(await answer(text.slice(0, Math.max(end, 0)), answerers))}\n`);
  });
}

async function answer(line: string, answerers: Map<string, Answerer>): Promise<unknown> {
  try {
    const question = questionSchema.parse(JSON.parse(line));
    const answerer = answerers.get(question.ask);
    return answerer === undefined ? { error: 'unknown question' } : await answerer(question);
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * `nobody`: the socket is left over, or gone. `silence`: somebody is there and does not answer. `hung up`:
 * somebody was there and ended the connection without an answer.
 */
type Asked = 'nobody' | 'silence' | 'hung up' | { answer: unknown };

function ask(path: string, question: object): Promise<Asked> {
  return new Promise((resolve) => {
    const socket = createConnection({ path });
    let text = '';
    socket.setEncoding('utf8');
    socket.setTimeout(timeoutMs, () => finish('silence'));
    socket.on('connect', () => socket.write(`${JSON.stringify(question)}\n`));
    socket.on('data', (piece: string) => {
      text += piece;
    });
    socket.on('end', () => finish(parseAnswer(text)));
    socket.on('error', (error) => {
      finish(['ECONNREFUSED', 'ENOENT'].includes(errorCode(error) ?? '') ? 'nobody' : 'hung up');
    });
    const finish = (result: Asked) => {
      socket.destroy();
      resolve(result);
    };
  });
}

function parseAnswer(text: string): Asked {
  try {
    return { answer: JSON.parse(text) };
  } catch {
    return 'hung up';
  }
}

async function close(server: Server, path: string): Promise<void> {
  await new Promise((resolve) => server.close(resolve));
  await rm(path, { force: true });
}
