import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** The methods of https://www.w3.org/TR/websub/#recognized-algorithms-for-the-x-hub-signature-header. */
const signaturePattern = /^(sha1|sha256|sha384|sha512)=([0-9a-f]{40,128})$/i;

/** Whether `X-Hub-Signature` proves that the sender knows the secret. Runs in constant time. */
export function isSigned(body: Uint8Array, header: string | null, secret: string): boolean {
  const [, method, hex] = signaturePattern.exec(header ?? '') ?? [];
  if (method === undefined || hex === undefined) return false;
  const given = Buffer.from(hex, 'hex');
  const right = createHmac(method.toLowerCase(), secret).update(body).digest();
  return given.length === right.length && timingSafeEqual(given, right);
}

/** Whether two texts are the same. Runs in constant time. */
export function isSameText(left: string, right: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(left), hash(right));
}
