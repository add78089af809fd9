import { z } from 'zod';

/** `${NAME}` in a value of the catalog stands for a variable of the environment: that is where secrets are kept. */
const reference = /\$\{([A-Z_][A-Z0-9_]*)\}/g;

/** What is sent must be plain ASCII on one line: a line break would start a header of its own. */
const plain = /^[\x20-\x7e]*$/;

const valueSchema = z
  .string()
  .min(1)
  .max(2_000)
  .regex(plain, 'may hold plain ASCII on one line only')
  .refine(
    (value) => !value.replace(reference, '').includes('${'),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: that is how the catalog names a variable.
    'names a variable as ${NAME}: capital letters, digits and _',
  );

/** Headers that the connection itself is made of, that Kabar sets by itself, or that are for a proxy alone. */
const ownHeaders =
  /^(?:host|connection|keep-alive|upgrade|te|trailer|transfer-encoding|content-.*|expect|accept-encoding|if-.*|range|proxy-.*)$/;

const headerName = /^[\w!#$%&'*+.^`|~-]{1,100}$/;

const headersSchema = z.record(z.string(), valueSchema).superRefine((headers, context) => {
  const names = Object.keys(headers);
  for (const name of names) {
    const lower = name.toLowerCase();
    const isTwice = names.some((other) => other !== name && other.toLowerCase() === lower);
    const faults = [
      ...(headerName.test(name) ? [] : ['is not the name of a header']),
      ...(ownHeaders.test(lower) ? ['is a header that Kabar sets'] : []),
      ...(lower === 'user-agent' ? ['stands beside the headers, as userAgent'] : []),
      ...(isTwice ? ['stands more than once'] : []),
    ];
    for (const message of faults) context.addIssue({ code: 'custom', path: [name], message });
  }
});

const fingerprintSchema = z
  .string()
  .regex(
    /^[0-9a-f]{2}(?::?[0-9a-f]{2}){31}$/i,
    'is the SHA-256 of the certificate: 32 pairs of hexadecimal digits, such as AB:CD:…',
  )
  .transform((text) => (text.toUpperCase().match(/[0-9A-F]{2}/g) ?? []).join(':'));

/** How one feed is asked where that differs from all others: the fields of a feed in the catalog. */
export const feedAccessFields = {
  /** Headers sent beside Kabar's own. Values may hold `${NAME}`. */
  headers: headersSchema.optional(),
  /** User name and password (HTTP Basic). Both may hold `${NAME}`. */
  login: z.strictObject({ user: valueSchema, password: valueSchema }).optional(),
  /** The name that Kabar gives to this publisher, where they have agreed on one. */
  userAgent: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .regex(plain, 'may hold plain ASCII on one line only')
    .optional(),
  /** The one certificate that is accepted although nobody whom this machine trusts has signed it. */
  tls: z.strictObject({ fingerprint256: fingerprintSchema }).optional(),
};

/** See {@link feedAccessFields}. */
export type FeedAccess = {
  [Field in keyof typeof feedAccessFields]?: z.infer<(typeof feedAccessFields)[Field]> | undefined;
};

/** What contradicts itself in the access of a feed: the field, and why. */
export function accessFaults(feed: FeedAccess & { url: string }): { path: string; message: string }[] {
  const { url, headers = {}, login, tls } = feed;
  const { protocol, username } = new URL(url);
  const logins = [
    login !== undefined,
    username !== '',
    Object.keys(headers).some((name) => name.toLowerCase() === 'authorization'),
  ];
  return [
    ...(logins.filter(Boolean).length > 1
      ? [{ path: login === undefined ? 'headers' : 'login', message: 'there are two logins: keep one' }]
      : []),
    ...(tls !== undefined && protocol !== 'https:'
      ? [{ path: 'tls', message: 'needs an https address' }]
      : []),
  ];
}

/** The variables that the access of a feed refers to. */
export function variablesOf({ headers = {}, login }: FeedAccess): string[] {
  const values = [...Object.values(headers), ...(login === undefined ? [] : [login.user, login.password])];
  const names = values.flatMap((value) => [...value.matchAll(reference)].map(([, name = '']) => name));
  return [...new Set(names)];
}

/** A value with the variables that it refers to. `variable` throws where one is missing. */
export function filledIn(value: string, variable: (name: string) => string): string {
  return value.replace(reference, (_whole, name: string) => variable(name));
}
