import pg from 'pg';
import { expect, it } from 'vitest';
import { connectionFacts } from '../../../src/core/errors.js';
import { asOutage } from '../../../src/stores/postgres/outage.js';

const refusal = (code: string) => Object.assign(new pg.DatabaseError('no', 2, 'error'), { code });

it.each([
  [new Error('Connection terminated unexpectedly'), 'ECONNRESET'],
  [new Error('Connection terminated'), 'ECONNRESET'],
  [new Error('Client has encountered a connection error and is not queryable'), 'ECONNRESET'],
  [new Error('Connection terminated due to connection timeout'), 'ETIMEDOUT'],
  [new Error('timeout exceeded when trying to connect'), 'ETIMEDOUT'],
  [new Error('Query read timeout'), 'ETIMEDOUT'],
  [refusal('57P01'), 'ECONNRESET'],
  [refusal('57P03'), 'ECONNRESET'],
  [refusal('57P05'), 'ECONNRESET'],
  [refusal('25P03'), 'ECONNRESET'],
  [refusal('08006'), 'ECONNRESET'],
])('%s says by a code that the database is away', (error, code) => {
  const outage = asOutage(error);
  expect(outage).toMatchObject({ code, cause: error, message: error.message });
  expect(connectionFacts(outage)?.reason).toMatch(/^the database: it /);
  expect(asOutage(outage)).toBe(outage);
});

it.each([
  refusal('42601'),
  refusal('57014'),
  new TypeError('x is not a function'),
  Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
  'no error',
])('%s stays as it is', (error) => {
  expect(asOutage(error)).toBe(error);
});
