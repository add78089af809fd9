import { errorCode, faultOf, refusalOfProxy, wordsOf } from './system-errors.js';

/**
 * A fault that a person can mend. Its message says what failed, its remedy what to do about it. Neither
 * may hold a secret: both reach logs and terminals.
 */
export class KabarError extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'KabarError';
    this.remedy = remedy;
  }
}

/** One line for a log or a terminal: the message, its remedy, and the causes below it. No code of the system stands in it. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const fault = faultOf(error);
  if (fault !== null) return wordsOf(fault);
  // A message that is a list ends in a line feed.
  const gap = error.message.endsWith('\n') ? '' : ' ';
  const remedy = error instanceof KabarError ? `${gap}${error.remedy}` : '';
  const cause =
    error.cause === undefined || tells(error, error.cause) ? '' : ` (${describeError(error.cause)})`;
  return `${error.message}${remedy}${cause}`;
}

/** Whether a message says already what its cause is. */
function tells({ message }: Error, cause: unknown): boolean {
  const fault = cause instanceof Error ? faultOf(cause) : null;
  return fault !== null && message.includes(fault.reason);
}

/** The same for the person who gave a command: an error of the system says what to do as well. */
export function explainError(error: unknown): string {
  const fault = error instanceof Error ? faultOf(error) : null;
  return fault === null ? describeError(error) : `${sentence(wordsOf(fault))} ${fault.remedy}`;
}

/** What a log is told of an error. */
export interface ErrorFacts {
  code?: string | number;
  reason: string;
  err?: unknown;
}

/**
 * What a log is told of a connection or a file that failed: the code, and what it means. Null for any other error, which may
 * be a bug: its stack belongs into the log.
 */
export function networkFacts(error: unknown): ErrorFacts | null {
  if (!(error instanceof Error)) return null;
  const byProxy = refusalOfProxy(error);
  if (byProxy !== null) return { reason: byProxy.reason };
  if (error.name === 'AbortError' || error.name === 'TimeoutError')
    return { reason: 'it does not answer in time' };
  // What Node.js itself calls ERR_… is a call that was made wrongly, but for certificates.
  const code = errorCode(error) ?? '';
  if (!/^(?!ERR_(?!TLS_))[A-Z][A-Z0-9_]+$/.test(code)) return networkFacts(error.cause);
  return { code, reason: describeError(error) };
}

/** Codes of a connection that was never made: nothing has left. */
const neverConnectedCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The code of a failed connection such as `ECONNREFUSED`; null for any other error. */
export function networkCode(error: unknown): string | null {
  // A host with several addresses fails with one error for each.
  if (error instanceof AggregateError) return networkCode(error.errors[0]);
  if (!(error instanceof Error)) return null;
  return errorCode(error) ?? networkCode(error.cause);
}

/** Whether a code of {@link networkCode} means that a request cannot have arrived. */
export function neverConnected(code: string | null): boolean {
  return code !== null && neverConnectedCodes.has(code);
}

/** How a connection fails: nobody answers, it is cut, or the way there is not known. */
const connectionCodes =
  /^(?:ECONN(?:REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|E(?:HOST|NET)UNREACH|ENOTFOUND|EAI_AGAIN|UND_ERR_(?:SOCKET|\w+_TIMEOUT))$/;

/**
 * What a log is told of a connection that failed: its code, and what that means. Null for any other error, and for one that
 * says more than what failed below it: its stack belongs into the log.
 */
export function connectionFacts(error: unknown): { code: string; reason: string } | null {
  if (!(error instanceof Error)) return null;
  const code = errorCode(error) ?? '';
  if (connectionCodes.test(code)) return { code, reason: describeError(error) };
  // What Node.js calls every request that failed.
  return error.message === 'fetch failed' ? connectionFacts(error.cause) : null;
}

const sentence = (reason: string) => `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;

/** A database's codes for values that it cannot take: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const ofValues = /^2[23]/;

/** Whether a store refused what it was handed: the fault is of that, and whatever else is kept can be kept. */
export function isOfValue(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name.endsWith('ZodError') || ('code' in error && ofValues.test(String(error.code)));
}
