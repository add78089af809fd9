/** What stands in the place of a secret. */
const mask = '***';

/** The shortest value that is taken for a secret wherever it stands; a shorter one would hide ordinary words. */
const minLength = 6;

/** Variables of the environment whose whole value is a secret. */
const secretVariable = /_(?:TOKEN|SECRET|PASSWORD|KEY)$/;

/** `//user:password@`, up to the last @ before the path. For http the slashes may be missing, or turned. */
const login = /(\bhttps?:[\\/]*|\b[a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/?#"<>]*@/gi;

/**
 * `?name=value`. A value in a line of JSON may hold escapes, such as `\n`, and ends before `\"`: what is left
 * is still JSON.
 */
const parameter = /([?&;#])([\w.%~[\]-]+)=((?:[^&#\s"'<>\\]|\\[^"\s])+)/g;

/** Parts of a parameter's name, such as `access_token`, `x-api-key` or `authKey`, by which it holds a secret. */
const secretWord =
  /^(?:key|auth|sig|signature|pass|pwd|pw|jwt|sid|session|credentials?|\w*(?:token|secret|passw(?:or)?d|passphrase)|(?:api|access|auth|feed|private|user|rss)key)$/;

const authorization = /\b((?:Bot|Bearer|Basic) )[\w.~+/=-]{12,}/g;

/** What some platforms put into the path of an answer or a webhook: whoever has it may write there. */
const pathToken = /(\/(?:webhooks|interactions)\/\d{15,21}\/)[\w.-]{20,}/g;

/**
 * A text for a log or a person, without the passwords and tokens of the addresses in it: `https://***@host/`,
 * `?token=***`. Addresses that are fetched keep theirs: this is for showing alone.
 */
export function maskSecrets(text: string): string {
  // Only a parser knows where the login of an address ends that holds spaces or quotes.
  return addressWithoutLogin(text, mask)
    .replace(login, `$1${mask}@`)
    .replace(parameter, (whole, before: string, name: string) =>
      isSecretName(name) ? `${before}${name}=${mask}` : whole,
    )
    .replace(pathToken, `$1${mask}`)
    .replace(authorization, `$1${mask}`);
}

/** An address as others may open it: without user name and password. What is no address stays as it is. */
export function addressWithoutLogin(address: string, shown = ''): string {
  const url = address.includes('@') && URL.canParse(address) ? new URL(address) : null;
  if (url === null || (url.username === '' && url.password === '')) return address;
  url.username = shown;
  url.password = '';
  return url.href;
}

/** Whether a text holds what {@link maskSecrets} would take away. */
export function holdsSecrets(text: string): boolean {
  return maskSecrets(text) !== text;
}

/**
 * {@link maskSecrets}, which also takes away the secrets that this environment names, wherever they stand and
 * in whatever form: as they are, in an address, in JSON. At least 6 characters long.
 * @param others names of further variables that hold secrets.
 */
export function maskerFor(
  env: Readonly<Record<string, string | undefined>>,
  others: readonly string[] = [],
): (text: string) => string {
  const forms = Object.entries(env)
    .flatMap(([name, value = '']) =>
      secretVariable.test(name) || others.includes(name) ? partsOf(value.trim()) : passwordOf(value),
    )
    .filter((secret) => secret.length >= minLength)
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]);
  // A longer one may hold a shorter one.
  const secrets = [...new Set(forms)].sort((a, b) => b.length - a.length);
  return (text) => secrets.reduce((all, secret) => all.replaceAll(secret, mask), maskSecrets(text));
}

/** A token of several parts is a secret in each that is long enough to be one: `123456:ABC…`. */
function partsOf(value: string): string[] {
  return [value, ...value.split(':').filter((part) => part.length >= 16)];
}

function passwordOf(value: string): string[] {
  if (!URL.canParse(value)) return [];
  const { password } = new URL(value);
  return [password, decoded(password)];
}

function isSecretName(name: string): boolean {
  const words = decoded(name).replace(/([a-z\d])([A-Z])/g, '$1_$2');
  return words
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .some((word) => secretWord.test(word));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
