import { describeError, KabarError } from '../../core/errors.js';
import { faultOf } from '../../core/system-errors.js';
import { Outage } from './outage.js';

/** Why a database cannot be used, and what to do about it. */
type Known = readonly [reason: string, remedy: string];

/** What PostgreSQL refuses with. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const refusals: Readonly<Record<string, (said: string) => Known>> = {
  '28P01': () => login,
  '28000': () => [
    'it does not let this user in from here',
    'Check the user in DATABASE_URL, and pg_hba.conf there.',
  ],
  '3D000': (said) => [said, 'Create it (`createdb`), or correct DATABASE_URL.'],
  '42501': (said) => [said, 'Let its user create the schema kabar: `grant create on database … to …`.'],
  '53300': () => ['it has no connection left', 'Raise its max_connections, or set a pooler before it.'],
  '57P03': () => ['it is starting or stopping', 'Try again in a moment.'],
  '25006': () => ['it can only be read', 'Name the server that takes changes in DATABASE_URL, not its copy.'],
};

const login: Known = [
  'it refuses the user or the password',
  'Check both in DATABASE_URL; write characters such as @ and / in them as %40 and %2F.',
];

/** What the driver itself says, which has no codes. */
const sayings: readonly (readonly [RegExp, Known])[] = [
  [
    /password must be a (?:non-empty )?string/,
    ['it wants a password', 'Write it into DATABASE_URL, behind the user and a colon.'],
  ],
  [/does not support SSL/, ['it has no TLS', 'Take sslmode out of DATABASE_URL, or turn TLS on there.']],
  [
    /self[- ]signed certificate|unable to (?:verify|get)/,
    ['its certificate is not trusted', 'Name the certificate of its authority in NODE_EXTRA_CA_CERTS.'],
  ],
  [
    /timeout (?:expired|exceeded)|connection timeout|Connection terminated/,
    ['it does not answer in time', 'Check DATABASE_URL, and that the server runs.'],
  ],
];

/** The error of a database that cannot be used, for the person who runs Kabar. */
export function unusable(error: unknown): KabarError {
  const cause = error instanceof Outage ? error.cause : error;
  const text = describeError(cause);
  if (/corrupted migrations|previously executed migration/.test(text)) {
    return new KabarError(
      'A newer version of Kabar has used this database.',
      'Start that version, or one that is newer still.',
    );
  }
  const known = knownOf(cause, text);
  if (known !== null) return new KabarError(`The database cannot be used: ${known[0]}.`, known[1]);
  return new KabarError(
    'The database cannot be used.',
    'Check DATABASE_URL, that the server runs, and that the user may create the schema kabar.',
    { cause },
  );
}

function knownOf(cause: unknown, text: string): Known | null {
  if (!(cause instanceof Error)) return null;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  const refusal = refusals[code];
  if (refusal !== undefined) return refusal(cause.message);
  const fault = faultOf(cause);
  if (fault !== null) return [text, 'Check DATABASE_URL, and that the server runs.'];
  return sayings.find(([pattern]) => pattern.test(cause.message))?.[1] ?? null;
}
