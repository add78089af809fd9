import { lookup } from 'node:dns/promises';
import { mkdirSync, readFileSync, rmdirSync } from 'node:fs';
import { connect } from 'node:net';
import { setPriority } from 'node:os';
import { getSystemErrorMap } from 'node:util';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { describeError, explainError, KabarError, networkFacts } from '../../src/core/errors.js';
import { faultOf, plain } from '../../src/core/system-errors.js';

const thrown = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};

const refused = () =>
  new Promise<unknown>((resolve) => connect({ port: 1, host: '127.0.0.1' }).once('error', resolve));

it.each([
  [() => thrown(() => mkdirSync('/')), '/: it is there already', 'Choose another name'],
  [() => thrown(() => readFileSync('/nowhere')), '/nowhere: there is no such file', 'Check the path'],
  [() => thrown(() => readFileSync('/dev/null/x')), '/dev/null/x: something on its path is a file', 'Check'],
  [() => thrown(() => readFileSync('/')), 'it is a folder', 'Name a file'],
  [() => thrown(() => rmdirSync('/proc')), '/proc: ', '.'],
  [() => thrown(() => setPriority(2 ** 31 - 1, 0)), 'no such process', 'Look after it'],
  [refused, '127.0.0.1:1: nothing answers there', 'Check that it runs'],
  [() => lookup('nowhere.invalid').catch((error) => error), 'nowhere.invalid: its host name', 'Check'],
])('says in words what the system said: %#', async (act, words, remedy) => {
  const error = await act();
  expect(describeError(error)).toContain(words);
  expect(explainError(error)).toContain(remedy);
  expect(explainError(error)).not.toMatch(/\bE[A-Z]{3,}\b|syscall/);
  const wrapped = new KabarError('It failed.', 'Do this.', { cause: error });
  expect(describeError(wrapped)).toContain(`It failed. Do this. (${describeError(error)})`);
});

it.each([
  [407, 'the proxy does not take the login'],
  [403, 'the proxy does not lead there (403)'],
])('says that a proxy refused, and not that nobody answered: %i', (status, reason) => {
  const refused = new Error(`Proxy response (${status}) !== 200 when HTTP Tunneling`);
  const cancelled = Object.assign(new Error('Request was cancelled.', { cause: refused }), {
    name: 'AbortError',
  });
  expect(describeError(new TypeError('fetch failed', { cause: cancelled }))).toBe(reason);
  expect(networkFacts(cancelled)).toEqual({ reason });
});

it('has words for every error that the system knows, and shows no code of it', () => {
  for (const [code, text] of getSystemErrorMap().values()) {
    const error = Object.assign(new Error(`${code}: ${text}, open '/x'`), {
      code,
      syscall: 'open',
      path: '/x',
    });
    expect(explainError(error)).toMatch(/^\/x: .+\. .+\.$/);
    expect(explainError(error)).not.toContain(code);
  }
});

it.each([
  [z.record(z.string(), z.number()), 7, 'must be an object { … }'],
  [z.object({ a: z.string() }), {}, 'a: is missing'],
  [z.strictObject({}), { x: 1 }, 'has what Kabar does not know: "x"'],
  [z.object({ a: z.array(z.string()) }), { a: 'x' }, 'a: must be a list [ … ]'],
  [z.object({ a: z.object({ b: z.number() }) }), { a: { b: 'x' } }, 'a.b: must be a number'],
  [z.string().min(2), 'x', 'is too short: at least 2'],
  [z.string().max(2), 'xxx', 'is too long: at most 2'],
  [z.number().min(2), 1, 'must be at least 2'],
  [z.enum(['a', 'b']), 'c', 'must be one of "a"|"b"'],
  [z.string('says it itself'), 7, 'says it itself'],
])('says in words what does not fit a schema: %#', (schema, value, words) => {
  const error = schema.safeParse(value).error as z.ZodError;
  expect(plain(error.issues[0]?.message ?? '')).toBe(words.replace(/^a(?:\.b)?: /, ''));
  expect(describeError(error)).toContain(words);
  expect(explainError(error)).not.toMatch(/expected|invalid_type|\n/);
});

it('leaves every other error as it is', () => {
  expect(faultOf(new Error('boom'))).toBeNull();
  expect(faultOf(Object.assign(new Error('no such user'), { code: '28P01' }))).toBeNull();
  expect(explainError('text')).toBe('text');
});
