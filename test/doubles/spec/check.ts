import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';

/** One thing that is wrong with a request: where, by which rule, and in the validator's words. */
export interface SpecFault {
  /** `embeds.0.title`; empty where the whole body is meant. */
  path: string;
  /** The keyword of the schema: `maxLength`, `required`, `additionalProperties`. */
  rule: string;
  message: string;
}

interface Spec {
  methods?: Record<string, object>;
  routes?: Record<string, { query: string[]; body: object | null }>;
  $defs: Record<string, object>;
}

const read = (name: string): Spec => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));

/** Formats of the specifications. Those that only say how a number is kept hold of every number. */
const formats: Record<string, RegExp | ((text: string) => boolean) | true> = {
  uri: (text) => URL.canParse(text) && /^(https?|attachment):$/.test(new URL(text).protocol),
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  snowflake: true,
  nonce: true,
  int32: true,
  int64: true,
  double: true,
};

class Checker {
  readonly #ajv: Ajv;
  readonly #defs: object;
  readonly #checks = new Map<string, ValidateFunction>();

  constructor($defs: object) {
    this.#defs = $defs;
    this.#ajv = new Ajv({ allErrors: true, strict: false, formats });
    this.#ajv.addKeyword({
      keyword: 'maxBytes',
      type: 'string',
      validate: (max: number, text: string) => Buffer.byteLength(text) <= max,
    });
  }

  check(name: string, schema: object, value: unknown): SpecFault[] {
    const check = this.#checks.get(name) ?? this.#ajv.compile({ ...schema, $defs: this.#defs });
    this.#checks.set(name, check);
    return check(value) ? [] : (check.errors ?? []).filter(tellsMore).map(faultOf);
  }
}

/** A union that does not fit, and a branch that was taken, are told by the errors within them. */
const tellsMore = ({ keyword }: ErrorObject) => !['if', 'anyOf', 'oneOf'].includes(keyword);

function faultOf({ instancePath, keyword, params, message = '' }: ErrorObject): SpecFault {
  const inner = params.additionalProperty ?? params.missingProperty;
  const path = [...instancePath.split('/').slice(1), ...(inner === undefined ? [] : [inner])].join('.');
  return { path, rule: keyword, message: message === '' ? keyword : message };
}

const telegram = read('telegram.json');
const telegramChecker = new Checker(telegram.$defs);

/** What is wrong with a call of the Bot API; null where it has no such method. */
export function telegramFaults(method: string, payload: unknown): SpecFault[] | null {
  const schema = telegram.methods?.[method];
  return schema === undefined ? null : telegramChecker.check(method, schema, payload);
}

const discord = read('discord.json');
const discordChecker = new Checker(discord.$defs);
const discordRoutes = Object.entries(discord.routes ?? {}).map(([name, { query, body }]) => {
  const [method = '', path = ''] = name.split(' ');
  const pattern = path.replace(/\{(\w+)\}/g, (_, parameter) =>
    parameter.endsWith('_token') ? '[^/]+' : '\\d+',
  );
  return { name, method, pattern: new RegExp(`^${pattern}$`), query: new Set(query), body };
});

/** What is wrong with a request of Discord's API, by its path behind the version; null where there is no such route. */
export function discordFaults(
  method: string,
  path: string,
  query: Iterable<string>,
  body: unknown,
): SpecFault[] | null {
  const route = discordRoutes.find((each) => each.method === method && each.pattern.test(path));
  if (route === undefined) return null;
  const unknown = [...query].filter((name) => !route.query.has(name));
  const faults = unknown.map((name) => ({
    path: name,
    rule: 'query',
    message: 'is no parameter of this route',
  }));
  if (route.body === null) return faults;
  return [...faults, ...discordChecker.check(route.name, route.body, body)];
}
