import { expect, test } from 'vitest';
import { failureReason } from '../../../src/intake/fetch/failure.js';

const coded = (code: string, message = 'internal') => Object.assign(new Error(message), { code });

test.each([
  ['an expired certificate', coded('CERT_HAS_EXPIRED'), 'its certificate has expired'],
  [
    'another host’s certificate',
    coded('ERR_TLS_CERT_ALTNAME_INVALID'),
    'its certificate is for another host',
  ],
  ['a broken handshake', coded('ERR_SSL_WRONG_VERSION_NUMBER'), 'no secure connection could be made'],
  [
    'several addresses, all refusing',
    new AggregateError([coded('ECONNREFUSED')]),
    'it refused the connection',
  ],
  ['no HTTP', coded('HPE_INVALID_CONSTANT'), 'it answered with something that is not HTTP'],
  ['a cause below', new Error('fetch failed', { cause: coded('ENOTFOUND') }), 'its host name is not known'],
  ['something new', coded('E_NEW', 'at http://me:secret@host/'), 'the request failed (E_NEW)'],
  ['something new without a code', new TypeError('http://me:secret@host/'), 'the request failed (TypeError)'],
  ['no error at all', 'secret', 'the request failed'],
])('%s', (_name, error, reason) => {
  expect(failureReason(error)).toBe(reason);
});
