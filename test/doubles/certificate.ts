import { generateKeyPairSync, sign } from 'node:crypto';
import { isIPv4 } from 'node:net';

/** A key and the certificate for it, as `node:https` takes them. */
export interface Certified {
  key: string;
  cert: string;
}

const oid = {
  commonName: [0x55, 0x04, 0x03],
  subjectAltName: [0x55, 0x1d, 0x11],
  ecdsaWithSha256: [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02],
};

/**
 * Makes a certificate that is signed by its own key (X.509 v3, RFC 5280; written in DER, ITU-T X.690).
 * @param host the IPv4 address or name that it is for.
 * @param days from when until when it holds, counted from now.
 */
export function certify(host: string, [from, until]: readonly [from: number, until: number]): Certified {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(der(0x06, bytes(oid.ecdsaWithSha256)));
  const name = sequence(der(0x31, sequence(der(0x06, bytes(oid.commonName)), der(0x0c, Buffer.from(host)))));
  const address = isIPv4(host) ? der(0x87, bytes(host.split('.').map(Number))) : der(0x82, Buffer.from(host));
  const names = sequence(der(0x06, bytes(oid.subjectAltName)), der(0x04, sequence(address)));
  const body = sequence(
    der(0xa0, der(0x02, bytes([2]))),
    der(0x02, bytes([1])),
    algorithm,
    name,
    sequence(time(from), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(names)),
  );
  const signature = der(0x03, bytes([0]), sign('sha256', body, privateKey));
  const whole = sequence(body, algorithm, signature).toString('base64').replace(/.{64}/g, '$&\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${whole}\n-----END CERTIFICATE-----\n`,
  };
}

const bytes = (numbers: readonly number[]) => Buffer.from(numbers);
const sequence = (...parts: Buffer[]) => der(0x30, ...parts);

/** UTCTime: `YYMMDDHHMMSSZ`. */
function time(daysFromNow: number): Buffer {
  const iso = new Date(Date.now() + daysFromNow * 86_400_000).toISOString();
  return der(0x17, Buffer.from(`${iso.slice(2, 19).replace(/[-:T]/g, '')}Z`));
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([bytes([tag, ...head]), content]);
}
