import { closeSync, openSync } from 'node:fs';
import { HTTPError } from 'discord.js';
import { BotError, type Context, HttpError } from 'grammy';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { createLog, lastingDestination } from '../../src/app/log.js';
import { KabarError } from '../../src/core/errors.js';
import type { Log } from '../../src/core/ports.js';

const botToken = '123456:AAF-abcdefghijklmnopqrstuvwxyz0123456';
const env = {
  TELEGRAM_BOT_TOKEN: botToken,
  DISCORD_TOKEN: 'MTE0.GabcdE.abcdefghijklmnopqrstuvwxyz',
  WEB_TOKEN: 'sesame-street',
  DATABASE_URL: 'postgres://kabar:hunter2x@db/kabar',
};

const lineSchema = z.looseObject({
  level: z.number(),
  msg: z.string(),
  err: z.looseObject({ type: z.string(), message: z.string(), stack: z.string() }),
});

it.runIf(process.platform === 'linux')('goes on where its file takes nothing', () => {
  const full = openSync('/dev/full', 'w');
  onTestFinished(() => closeSync(full));
  const log = createLog({ level: 'info', env, destination: lastingDestination(full) });
  for (let line = 0; line < 3; line++) log.info({}, 'a line');
});

/** What a real log writes: the line as it stands, and read. */
function written(write: (log: Log) => void) {
  const lines: string[] = [];
  write(createLog({ level: 'debug', env, destination: { write: (line) => lines.push(line) } }));
  expect(lines).toHaveLength(1);
  const [text = ''] = lines;
  return { text, line: lineSchema.parse(JSON.parse(text)) };
}

it('masks what feeds refer to, whatever its name is', () => {
  const lines: string[] = [];
  const destination = { write: (line: string) => lines.push(line) };
  const log = createLog({
    level: 'info',
    env: { LAUT: 'geheim-1', OTHER: 'plain-1' },
    secrets: ['LAUT'],
    destination,
  });
  log.info({}, 'geheim-1 and plain-1');
  expect(lines[0]).toContain('*** and plain-1');
});

const logged = (err: unknown) => written((log) => log.error({ err }, 'it failed'));

describe('an error in the log', () => {
  it('has its stack, its causes and the remedy', () => {
    const disk = Object.assign(new Error('no room'), { code: 'ENOSPC' });
    const stopped = new KabarError('The store is closed.', 'Make room.', { cause: disk });
    const { line } = logged(new Error('a post failed', { cause: stopped }));
    expect(line.err).toMatchObject({ type: 'Error', remedy: 'Make room.' });
    for (const message of ['a post failed', 'The store is closed.', 'no room']) {
      expect(line.err.message).toContain(message);
      expect(line.err.stack).toContain(message);
    }
    expect(line.err.stack).toContain('log.test.ts');
    expect(logged(disk).line.err).toMatchObject({ code: 'ENOSPC' });
  });

  it('shows what a network library keeps below it, and not the request or its context', () => {
    const cause = Object.assign(new Error(`request to https://api/bot${botToken}/getMe failed`), {
      code: 'ECONNREFUSED',
    });
    const error = new HttpError("Network request for 'getMe' failed!", cause);
    const context = { api: { token: botToken }, update: { text: 'what a person wrote' } };
    const { text, line } = logged(new BotError(error, context as unknown as Context));
    expect(line.err).toMatchObject({ error: { error: { code: 'ECONNREFUSED' } } });
    expect(text).not.toContain('what a person wrote');
    expect(text).not.toContain(botToken.slice(7));
  });

  it('is one of a connection: its code and what that means, on a line that shows no stack', () => {
    const refused = { code: 'ECONNREFUSED', address: '10.0.0.7', port: 5432 };
    const cases = [
      Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:5432'), refused),
      // Where a name has several addresses.
      Object.assign(new AggregateError([new Error('one'), new Error('two')]), refused),
      new TypeError('fetch failed', { cause: Object.assign(new Error('connect'), refused) }),
    ];
    for (const err of cases) {
      const lines: string[] = [];
      const log = createLog({ level: 'info', env, destination: { write: (line) => lines.push(line) } });
      log.child({ part: 'store' }).warn({ err, lease: 'a' }, 'tries again in 5 s');
      const { time, ...line } = JSON.parse(lines.join(''));
      const reason = '10.0.0.7:5432: nothing answers there';
      const facts = { part: 'store', lease: 'a', code: 'ECONNREFUSED', reason };
      expect(line).toEqual({ level: 40, ...facts, msg: 'tries again in 5 s' });
    }
  });

  it('keeps its stack where it may be a bug, whatever failed below it', () => {
    const cut = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    const bugs = [
      new TypeError('x is not a function', { cause: cut }),
      Object.assign(new Error('Cannot find module'), { code: 'MODULE_NOT_FOUND' }),
      Object.assign(new Error('syntax error at or near'), { code: '42601' }),
    ];
    for (const bug of bugs) expect(logged(bug).line.err.stack).toContain('log.test.ts');
  });

  it('ends with errors that go round in a circle, and takes what is no error', () => {
    const [one, two] = [new Error('one'), new Error('two')];
    one.cause = two;
    two.cause = one;
    expect(logged(one).line.err.message).toContain('two');
    const texts: string[] = [];
    const log = createLog({ level: 'info', env, destination: { write: (text) => texts.push(text) } });
    for (const err of ['a string', undefined, null, 42]) log.warn({ err }, 'thrown');
    expect(texts).toHaveLength(4);
  });
});

describe('a secret', () => {
  const places: Record<string, (secret: string) => unknown> = {
    message: (secret) => new Error(`failed: ${secret}`),
    cause: (secret) => new Error('failed', { cause: new Error(secret) }),
    'cause of a cause': (secret) =>
      new KabarError('failed', 'Wait.', { cause: new Error('so', { cause: new Error(secret) }) }),
    remedy: (secret) => new KabarError('failed', `Use ${secret}.`),
    'errors together': (secret) => new AggregateError([new Error(secret)], 'all failed'),
    code: (secret) => Object.assign(new Error('failed'), { code: secret }),
  };
  const secrets = {
    "Telegram's token in an address": [`https://api.telegram.org/bot${botToken}/getMe`, 'AAF-abc'],
    "Discord's token": [`Authorization: Bot ${env.DISCORD_TOKEN}`, 'GabcdE'],
    "the database's password": [`connect ${env.DATABASE_URL}`, 'hunter2x'],
    "the database's password alone": ['password hunter2x', 'hunter2x'],
    'the token of the pages': [`Bearer ${env.WEB_TOKEN}`, 'sesame'],
    "a feed's password": ['GET https://siti:geheim@a.example/feed', 'geheim'],
    "a feed's key": ['GET https://a.example/feed?apikey=geheim', 'geheim'],
  };

  for (const [name, [text = '', secret = '']] of Object.entries(secrets)) {
    it.each(Object.keys(places))(`${name} is in no line: %s`, (place) => {
      const line = logged(places[place]?.(text)).text;
      expect(line).not.toContain(secret);
      expect(line).toContain('***');
    });
    it(`${name} is in no line: fact, message and child`, () => {
      const all = written((log) =>
        log.child({ a: text }).error({ b: [text], err: new Error('x') }, `so: ${text}`),
      ).text;
      expect(all).not.toContain(secret);
    });
  }

  it('is not in the error of a request to Discord', () => {
    const response = { status: 500, statusText: 'Internal Server Error' } as Response;
    const body = { files: undefined, json: { content: 'a post' } };
    const { text, line } = logged(
      new HTTPError(500, response.statusText, 'GET', 'https://d/x?token=geheim', body),
    );
    expect(line.err).toMatchObject({ status: 500 });
    expect(text).not.toMatch(/geheim|a post/);
  });
});
