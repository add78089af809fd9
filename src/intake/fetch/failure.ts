import { errorCode } from '../../core/system-errors.js';
import { ClosedAddressError } from './guard.js';

/** A failure whose message is made for the operator: it may be shown as it stands. */
export class FetchFailure extends Error {
  override readonly name = 'FetchFailure';
}

const wordsByCode: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its host name is not known',
  EAI_AGAIN: 'its host name could not be looked up',
  ECONNREFUSED: 'it refused the connection',
  ECONNRESET: 'it cut the connection',
  EPIPE: 'it cut the connection',
  UND_ERR_SOCKET: 'it cut the connection',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'its answer was not as long as it said',
  UND_ERR_HEADERS_OVERFLOW: 'the headers of its answer are too long',
  EHOSTUNREACH: 'there is no way to its host',
  ENETUNREACH: 'there is no way to its network',
  ETIMEDOUT: 'it did not answer in time',
  UND_ERR_CONNECT_TIMEOUT: 'it did not answer in time',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is not trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not trusted',
  UNABLE_TO_GET_ISSUER_CERT: 'its certificate is not trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is not trusted',
  EPROTO: 'no secure connection could be made',
};

/**
 * Why a request failed, in plain words. Of an unknown error only the code is shown: its message could hold
 * an address with a password in it.
 */
export function failureReason(error: unknown): string {
  if (error instanceof FetchFailure || error instanceof ClosedAddressError) return error.message;
  if (error instanceof AggregateError && error.errors.length > 0) return failureReason(error.errors[0]);
  if (!(error instanceof Error)) return 'the request failed';
  const code = errorCode(error) ?? '';
  const known = wordsByCode[code];
  if (known !== undefined) return known;
  // undici tells of it in words alone: https://github.com/nodejs/undici/blob/v7.x/lib/dispatcher/proxy-agent.js
  const [, ofProxy] = /^Proxy response \((\d{3})\)/.exec(error.message) ?? [];
  if (ofProxy !== undefined) return `the proxy does not lead there (HTTP ${ofProxy})`;
  if (code.startsWith('HPE_')) return 'it answered with something that is not HTTP';
  if (code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) return 'no secure connection could be made';
  if (error.cause instanceof Error) return failureReason(error.cause);
  return `the request failed (${code || error.name})`;
}
