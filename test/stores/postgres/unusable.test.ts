import { describe, expect, it } from 'vitest';
import { describeError } from '../../../src/core/errors.js';
import { unusable } from '../../../src/stores/postgres/unusable.js';

const coded = (code: string, message: string) => Object.assign(new Error(message), { code });

/** What the driver and the server say, what a person reads, and what they are told to do. */
const faults: readonly [error: Error, said: string, remedy: string][] = [
  [coded('28P01', 'password authentication failed for user "u"'), 'refuses the user or the password', '%40'],
  [coded('28000', 'no pg_hba.conf entry for host'), 'does not let this user in from here', 'DATABASE_URL'],
  [coded('3D000', 'database "nope" does not exist'), 'database "nope" does not exist', 'createdb'],
  [coded('42501', 'permission denied for database news'), 'permission denied', 'grant create'],
  [coded('53300', 'sorry, too many clients already'), 'no connection left', 'max_connections'],
  [coded('57P03', 'the database system is starting up'), 'starting', 'Try again'],
  [coded('25006', 'cannot execute CREATE SCHEMA in a read-only transaction'), 'only be read', 'DATABASE_URL'],
  [
    new Error('SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string'),
    'wants a password',
    'a colon',
  ],
  [new Error('The server does not support SSL connections'), 'no TLS', 'sslmode'],
  [new Error('timeout expired'), 'not answer in time', 'server runs'],
  [coded('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'), 'not trusted', 'NODE_EXTRA_CA_CERTS'],
  [
    Object.assign(coded('ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:5432'), {
      syscall: 'connect',
      address: '10.0.0.1',
      port: 5432,
    }),
    '10.0.0.1:5432: nothing answers there',
    'server runs',
  ],
  [
    new Error('corrupted migrations: expected previously executed migration 7 to be at index 2'),
    'newer version',
    'Start',
  ],
  [new Error('what nobody has seen yet'), 'what nobody has seen yet', 'Check DATABASE_URL'],
];

describe('a database that cannot be used', () => {
  it.each(faults)('%s', (error, said, remedy) => {
    const text = describeError(unusable(error));
    expect(text).toContain(said);
    expect(text).toContain(remedy);
    // Neither codes nor the library's own words, and nothing twice.
    expect(text).not.toMatch(/SASL|SCRAM|\bE[A-Z]{5,}|corrupted/);
    expect(text.split(said)).toHaveLength(2);
  });
});
