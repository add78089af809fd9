/** What the system, or a check of what was given, said, in words for a person. */
export interface Fault {
  /** What is so, as the end of a sentence, without a full stop: `its rights do not allow it`. */
  reason: string;
  /** What to do about it. */
  remedy: string;
  /** What it is about, a path or an address, where the error names it. */
  place?: string;
}

const rights = {
  reason: 'its rights do not allow it',
  remedy: 'Give the user that runs Kabar the right to it.',
};
const missing = { reason: 'there is no such file', remedy: 'Check the path.' };
const full = { reason: 'the disk is full', remedy: 'Make room on the disk.' };
const unreachable = { reason: 'it cannot be reached', remedy: 'Check the network, and try again.' };
const silent = { reason: 'it does not answer in time', remedy: unreachable.remedy };
const cut = { reason: 'it cut the connection', remedy: 'Try again.' };
const many = { reason: 'too many files are open', remedy: 'Raise the limit of open files (ulimit -n).' };

/** What the codes of Node.js and of the system mean. https://nodejs.org/api/errors.html#common-system-errors */
const faults: Readonly<Record<string, Fault>> = {
  EACCES: rights,
  EPERM: rights,
  ENOENT: missing,
  ENAMETOOLONG: missing,
  ENOTDIR: { reason: 'something on its path is a file', remedy: 'Check the path.' },
  EISDIR: { reason: 'it is a folder', remedy: 'Name a file.' },
  EEXIST: { reason: 'it is there already', remedy: 'Choose another name, or remove it first.' },
  ENOTEMPTY: { reason: 'the folder is not empty', remedy: 'Choose an empty one.' },
  ELOOP: { reason: 'its links lead in a circle', remedy: 'Check the path.' },
  ENOSPC: full,
  EDQUOT: full,
  EROFS: { reason: 'its file system is read-only', remedy: 'Mount it for writing, or choose another place.' },
  EIO: { reason: 'the disk has failed', remedy: 'Look after the disk.' },
  EBUSY: { reason: 'it is in use', remedy: 'End what uses it, and try again.' },
  EMFILE: many,
  ENFILE: many,
  EFBIG: { reason: 'it is too large', remedy: 'Choose a smaller one.' },
  ECONNREFUSED: {
    reason: 'nothing answers there',
    remedy: 'Check that it runs, and the address.',
  },
  ECONNRESET: cut,
  EPIPE: cut,
  ETIMEDOUT: silent,
  UND_ERR_CONNECT_TIMEOUT: silent,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ENOTFOUND: { reason: 'its host name is not known', remedy: 'Check the address.' },
  EAI_AGAIN: { reason: 'its host name cannot be looked up now', remedy: 'Check the network, and try again.' },
  EADDRINUSE: { reason: 'another process uses it', remedy: 'Choose another port, or 0 for any free one.' },
  EADDRNOTAVAIL: { reason: 'this machine has no such address', remedy: 'Check the address.' },
};

/** The code that Node.js and the system give an error (`ENOSPC`), if it has one. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** What is wrong, where the system or a schema says it in words of its own; null for every other error. */
export function faultOf(error: Error): Fault | null {
  const byProxy = refusalOfProxy(error);
  if (byProxy !== null) return byProxy;
  const { code, syscall, issues } = error as Error & { code?: unknown; syscall?: unknown; issues?: unknown };
  if (Array.isArray(issues) && error.name.endsWith('ZodError')) return misshapen(issues);
  if (typeof code !== 'string') return null;
  const known = faults[code];
  if (known !== undefined) return { ...known, ...placeOf(error) };
  // The system's own words, without its codes and calls.
  if (typeof syscall !== 'string') return null;
  const [, words] =
    /^(?:[A-Z0-9_]+: |A system error occurred: \w+ returned \w+ \()([^,)]+)/.exec(error.message) ?? [];
  const remedy = 'Look after it, and try again.';
  return { reason: words ?? 'the system refused it', remedy, ...placeOf(error) };
}

/** What the HTTP client says of every request that failed, whatever the cause. */
const anyFailure = /^(?:fetch failed|Request was cancelled\.)$/;

/** What a proxy says that opens no tunnel; null for every other error. */
export function refusalOfProxy({ message, cause }: Error): Fault | null {
  if (anyFailure.test(message) && cause instanceof Error) return refusalOfProxy(cause);
  const [, status] = /^Proxy response \((\d+)\)/.exec(message) ?? [];
  if (status === undefined) return null;
  return status === '401' || status === '407'
    ? { reason: 'the proxy does not take the login', remedy: 'Check user and password in its address.' }
    : { reason: `the proxy does not lead there (${status})`, remedy: 'Ask whoever runs the proxy.' };
}

function placeOf(error: Error): { place?: string } {
  const { path, address, port, hostname } = error as Error & Partial<Record<string, unknown>>;
  const host = address ?? hostname;
  const place = path ?? (host === undefined || port === undefined ? host : `${host}:${port}`);
  return typeof place === 'string' && place !== '' ? { place } : {};
}

/** A fault in words: `/data: its rights do not allow it`. */
export function wordsOf({ place, reason }: Fault): string {
  return place === undefined ? reason : `${place}: ${reason}`;
}

/** So many faults of one value are named. */
const maxIssues = 3;

function misshapen(issues: readonly unknown[]): Fault {
  const named = issues.slice(0, maxIssues).map((issue) => {
    const { path = [], message = '' } = issue as { path?: PropertyKey[]; message?: string };
    return path.length === 0 ? plain(message) : `${path.map(String).join('.')}: ${plain(message)}`;
  });
  const more = issues.length > maxIssues ? `, and ${issues.length - maxIssues} more` : '';
  return {
    reason: `it has not the form that Kabar knows (${named.join('; ')}${more})`,
    remedy: 'Correct it, or write it anew.',
  };
}

const kinds: Readonly<Record<string, string>> = {
  record: 'an object { … }',
  object: 'an object { … }',
  array: 'a list [ … ]',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

/** A schema library's message as a sentence for a person; one that was written for people stays. */
export function plain(message: string): string {
  const [, expected = '', received = ''] =
    /^Invalid input: expected (\w+), received (\w+)/.exec(message) ?? [];
  if (expected !== '')
    return received === 'undefined'
      ? 'is missing'
      : `must be ${kinds[expected] ?? `of the kind ${expected}`}`;
  const [, keys] = /^Unrecognized keys?: (.+)$/.exec(message) ?? [];
  if (keys !== undefined) return `has what Kabar does not know: ${keys}`;
  const [, least] = /^Too small: expected \w+ to have >=(\d+)/.exec(message) ?? [];
  if (least !== undefined) return `is too short: at least ${least}`;
  const [, most] = /^Too big: expected \w+ to have <=(\d+)/.exec(message) ?? [];
  if (most !== undefined) return `is too long: at most ${most}`;
  if (/^Too (?:small|big): expected/.test(message))
    return `must be ${message
      .replace(/^.*to be /, '')
      .replace('>=', 'at least ')
      .replace('<=', 'at most ')
      .replace('>', 'above ')
      .replace('<', 'below ')}`;
  if (/^Invalid (?:input|option)/.test(message)) return message.replace(/^[^:]*: expected/, 'must be');
  return message;
}
