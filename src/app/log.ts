import { createRequire } from 'node:module';
import { type DestinationStream, pino, stdSerializers } from 'pino';
import type * as Pretty from 'pino-pretty';
import { connectionFacts } from '../core/errors.js';
import type { Log } from '../core/ports.js';
import { maskerFor } from '../core/secrets.js';

/** The levels that `LOG_LEVEL` may name, quietest last. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** How to make a {@link Log}. */
interface LogOptions {
  level: (typeof logLevels)[number];
  /** The environment. Its secrets are masked in every line. */
  env: Readonly<Record<string, string | undefined>>;
  /** The names of further variables that hold secrets. Default: none. */
  secrets?: readonly string[];
  /** Where JSON lines are written. Default: standard error, pretty-printed if that is a terminal. */
  destination?: DestinationStream;
}

/**
 * Creates the log. An error is logged under the key `err`, with its stack and causes; of a connection that failed, which is
 * no bug, only `code` and `reason` are logged. Passwords and tokens are masked in the finished line, so that none slips
 * through in a message, a stack or a cause.
 */
export function createLog({ level, env, secrets = [], destination = standardError() }: LogOptions): Log {
  const hooks = { streamWrite: maskerFor(env, secrets) };
  return pino(
    {
      level,
      base: null,
      hooks,
      formatters: { log: withoutStack },
      serializers: { err: (error: unknown) => errorFacts(error) },
    },
    destination,
  );
}

/** So much of the log is kept while it cannot be written, in bytes; what is more is dropped. */
const maxKept = 1_000_000;

/** Writes lines to a file that is open. One whose disk is full, or that nobody reads any more, ends no process. */
export function lastingDestination(fd: number): DestinationStream {
  const destination = pino.destination({ dest: fd, sync: true, maxLength: maxKept });
  return destination.on('error', () => {});
}

/** To a terminal it writes by the process's own stream, so that a prompt in the same terminal can make room. */
function standardError(): DestinationStream {
  if (!process.stderr.isTTY) return lastingDestination(2);
  // Loaded only here: most Kabars write to a file or a journal.
  const { prettyFactory }: typeof Pretty = createRequire(import.meta.url)('pino-pretty');
  const pretty = prettyFactory({
    translateTime: 'SYS:HH:MM:ss',
    ignore: 'pid,hostname',
    singleLine: true,
    colorize: process.stderr.hasColors(),
  });
  return { write: (line) => void process.stderr.write(pretty(line)) };
}

/** Puts what is known of a connection that failed in the place of its error. */
function withoutStack(facts: Record<string, unknown>): Record<string, unknown> {
  const known = connectionFacts(facts.err);
  if (known === null) return facts;
  const { err, ...others } = facts;
  return { ...known, ...others };
}

/** The fields of an error that are logged. Others may hold whole requests with their secrets. */
const kept = ['code', 'errno', 'syscall', 'status', 'method', 'error_code', 'description', 'remedy'];

/** pino's own facts of an error (type, message, stack, those with all causes), and a few of its fields. */
function errorFacts(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error) || depth > 3) return String(error);
  const { type, message, stack } = stdSerializers.err(error);
  const facts: Record<string, unknown> = { type, message, stack };
  for (const [name, value] of Object.entries(error)) if (kept.includes(name)) facts[name] = value;
  const remedy = remedyOf(error);
  if (remedy !== undefined) facts.remedy = remedy;
  // Some libraries use a field of this name instead of `cause`.
  if ('error' in error && error.error instanceof Error) facts.error = errorFacts(error.error, depth + 1);
  if (error instanceof AggregateError)
    facts.errors = error.errors.slice(0, 5).map((each) => errorFacts(each, depth + 1));
  return facts;
}

/** The remedy of the error, or of the first cause that has one. */
function remedyOf(error: unknown): unknown {
  for (let each = error, depth = 0; each instanceof Error && depth < 10; each = each.cause, depth++) {
    if ('remedy' in each) return each.remedy;
  }
  return undefined;
}
