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

/** All schemas of one specification. They are compiled at once: that takes longer than an interaction may. */
class Checker {
  readonly #checks: ReadonlyMap<string, ValidateFunction>;

  constructor($defs: object, requests: Readonly<Record<string, object>>) {
    const ajv = new Ajv({ allErrors: true, strict: false, formats });
    ajv.addKeyword({
      keyword: 'maxBytes',
      type: 'string',
      validate: (max: number, text: string) => Buffer.byteLength(text) <= max,
    });
    // As one schema, so that what several requests hold is compiled once.
    ajv.addSchema({ $id: 'spec', $defs, requests: Object.values(requests) });
    const compiled = Object.keys(requests).map((name, index) => {
      const check = ajv.getSchema(`spec#/requests/${index}`);
      if (check === undefined) throw new Error(`${name} has no schema`);
      return [name, check] as const;
    });
    this.#checks = new Map(compiled);
  }

  /** Null where there is no such request. */
  check(name: string, value: unknown): SpecFault[] | null {
    const check = this.#checks.get(name);
    if (check === undefined) return null;
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
const telegramChecker = new Checker(telegram.$defs, telegram.methods ?? {});

/** What is wrong with a call of the Bot API; null where it has no such method. */
export function telegramFaults(method: string, payload: unknown): SpecFault[] | null {
  return telegramChecker.check(method, payload);
}

const discord = read('discord.json');
const routes = Object.entries(discord.routes ?? {});
const bodies = routes.flatMap(([name, { body }]) => (body === null ? [] : [[name, body] as const]));
const discordChecker = new Checker(discord.$defs, Object.fromEntries(bodies));
const discordRoutes = routes.map(([name, { query }]) => {
  const [method = '', path = ''] = name.split(' ');
  const pattern = path.replace(/\{(\w+)\}/g, (_, parameter) =>
    parameter.endsWith('_token') ? '[^/]+' : '\\d+',
  );
  return { name, method, pattern: new RegExp(`^${pattern}$`), query: new Set(query) };
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
  return [...faults, ...(discordChecker.check(route.name, body) ?? [])];
}
