import { DiscordAPIError, HTTPError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { errorFacts } from '../../../adapters/discord/errors.js';

const coded = (code: string, message = 'connect failed 127.0.0.1') =>
  Object.assign(new Error(message), { code });
const refusal = (status: number, code: number, message: string) =>
  new DiscordAPIError({ code, message }, code, status, 'POST', 'https://discord.com/api', {});

describe('what is plain is told in words, without a stack', () => {
  it.each([
    [coded('ENOTFOUND'), 'ENOTFOUND', 'its host name is not known'],
    [coded('ECONNRESET'), 'ECONNRESET', 'it cut the connection'],
    [
      new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')]),
      'ECONNREFUSED',
      'nothing answers there',
    ],
    [Object.assign(new TypeError('fetch failed'), { cause: coded('ETIMEDOUT') }), 'ETIMEDOUT', 'in time'],
    [coded('CERT_HAS_EXPIRED', 'certificate has expired'), 'CERT_HAS_EXPIRED', 'certificate has expired'],
    [coded('UND_ERR_SOCKET', 'other side closed'), 'UND_ERR_SOCKET', 'other side closed'],
    [coded('WS_ERR_INVALID_UTF8', 'Invalid UTF-8'), 'WS_ERR_INVALID_UTF8', 'Invalid UTF-8'],
    [new Error('Unexpected server response: 502'), 502, 'the gateway answered 502'],
    [new Error('Opening handshake has timed out'), undefined, 'it does not answer in time'],
    [
      new Error(
        'Not enough sessions remaining to spawn 1 shards; only 0 remaining; resets at 2026-11-29T01:00:00.000Z',
      ),
      undefined,
      'it was connected too often: Discord lets it in again at 2026-11-29T01:00:00.000Z',
    ],
    [new DOMException('aborted', 'AbortError'), undefined, 'it does not answer in time'],
    [refusal(403, 50_001, 'Missing Access'), 50_001, 'Discord answered 403: Missing Access'],
    [
      new HTTPError(503, 'Service Unavailable', 'GET', 'https://discord.com', {}),
      503,
      'Discord answered 503',
    ],
  ])('%s', (error, code, reason) => {
    const facts = errorFacts(error);
    expect(facts.code).toBe(code);
    expect(facts.reason).toContain(reason);
    expect(facts).not.toHaveProperty('err');
  });
});

it('what may be a bug of ours keeps its stack', () => {
  for (const error of [
    new TypeError('x is not a function'),
    Object.assign(new TypeError('of type string'), { code: 'ERR_INVALID_ARG_TYPE' }),
    refusal(400, 50_035, 'Invalid Form Body'),
    'no error at all',
  ])
    expect(errorFacts(error)).toMatchObject({ err: error, reason: expect.stringMatching(/./) });
});
