import { pino } from 'pino';
import { PinoPretty } from 'pino-pretty';
import type { Log } from './core/ports.js';

/** The levels that `LOG_LEVEL` may name, quietest last. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** The log for the operator, on standard error: lines for a person on a terminal, JSON anywhere else. */
export function createLog(level: (typeof logLevels)[number]): Log {
  const options = { level, base: null };
  return process.stderr.isTTY
    ? pino(
        options,
        PinoPretty({ destination: 2, sync: true, translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname' }),
      )
    : pino(options, pino.destination({ dest: 2, sync: true }));
}
