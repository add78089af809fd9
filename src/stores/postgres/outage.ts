import pg from 'pg';

/** That the database cannot be reached, or has ended a connection: no fault of a statement, and none of Kabar. */
export class Outage extends Error {
  /** As the system would say it, so that whoever logs or words it need not know this database. */
  readonly code: 'ECONNRESET' | 'ETIMEDOUT';
  readonly address = 'the database';

  constructor(code: Outage['code'], cause: Error) {
    super(cause.message, { cause });
    this.name = 'Outage';
    this.code = code;
  }
}

/**
 * With these the server ends connections, or takes none: it is being stopped or started, has crashed, or nothing came for long.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const ending = /^(?:08...|25P03|57P0[1-5])$/;

/** What the driver says of a connection that ended. It has no codes of its own. */
const ended = /^Connection terminated|not queryable|^Client was closed/;
const tookTooLong = /timeout/i;

/** The error itself, or what it means where the database is away and the system has given no code for that. */
export function asOutage(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Outage) return error;
  if (error instanceof pg.DatabaseError)
    return ending.test(error.code ?? '') ? new Outage('ECONNRESET', error) : error;
  if ('code' in error) return error;
  if (tookTooLong.test(error.message)) return new Outage('ETIMEDOUT', error);
  return ended.test(error.message) ? new Outage('ECONNRESET', error) : error;
}
