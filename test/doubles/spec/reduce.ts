/*
 * Makes discord.json and telegram.json of the platforms' specifications: JSON Schemas of the requests that Kabar makes,
 * or may make soon. Run it when a platform has news, or a route is wanted that is not in the lists below:
 *
 *   npx tsx test/doubles/spec/reduce.ts <openapi.json> <api.json>
 *
 * README.md says where the two come from.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { later, methods, routes } from './wanted.js';

type Schema = Record<string, unknown>;

interface OpenApi {
  paths: Record<string, Record<string, OpenApiRequest> & { parameters?: OpenApiParameter[] }>;
  components: { schemas: Record<string, Schema> };
}

interface OpenApiRequest {
  parameters?: OpenApiParameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

interface OpenApiParameter {
  name: string;
  in: string;
}

interface BotApi {
  version: string;
  methods: Record<string, { fields?: BotApiField[] }>;
  types: Record<string, { fields?: BotApiField[]; subtypes?: string[] }>;
}

interface BotApiField {
  name: string;
  types: string[];
  required: boolean;
  description: string;
}

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What Discord's file says otherwise than its documentation and what it takes. */
const corrections: Record<string, Schema> = {
  // https://discord.com/developers/docs/interactions/application-commands: a bit set as text.
  default_member_permissions: { type: ['string', 'integer', 'null'], pattern: '^\\d+$' },
};

function reduceDiscord({ paths, components }: OpenApi): object {
  const $defs: Record<string, Schema> = {};
  const wanted = routes.map((route) => {
    const [method = '', path = ''] = route.split(' ');
    const of = paths[path];
    const request = of?.[method.toLowerCase()];
    if (of === undefined || request === undefined) throw new Error(`the specification has no ${route}`);
    const query = [...(of.parameters ?? []), ...(request.parameters ?? [])]
      .filter((each) => each.in === 'query')
      .map(({ name }) => name);
    const body = request.requestBody?.content['application/json']?.schema;
    return [route, { query, body: body === undefined ? null : closed(body) }];
  });
  return { routes: Object.fromEntries(wanted), $defs };

  /** The same schema with its references kept among `$defs`, and closed: a field that it does not name is a fault. */
  function closed(schema: Schema): Schema {
    if (typeof schema.$ref === 'string') return reference(schema.$ref);
    const out: Schema = {};
    for (const [key, value] of Object.entries(schema)) {
      if (key === 'description' || key === 'title' || key.startsWith('x-')) continue;
      if (key === 'properties') out.properties = properties(value as Record<string, Schema>);
      else if (Array.isArray(value) && value.some(isObject)) out[key] = value.map((each) => closed(each));
      else out[key] = isObject(value) ? closed(value) : value;
    }
    if (out.properties !== undefined) out.additionalProperties ??= false;
    return plainUnion(out, schema);
  }

  function properties(given: Record<string, Schema>): Schema {
    return Object.fromEntries(
      Object.entries(given).map(([name, schema]) => [name, corrections[name] ?? closed(schema)]),
    );
  }

  function reference(target: string): Schema {
    const name = target.slice(target.lastIndexOf('/') + 1);
    if ($defs[name] === undefined) {
      $defs[name] = {};
      $defs[name] = closed(components.schemas[name] as Schema);
    }
    return { $ref: `#/$defs/${name}` };
  }

  /** Says of a union what tells its kinds apart, so that a fault is told of the one that was meant. */
  function plainUnion(out: Schema, schema: Schema): Schema {
    const kinds = (schema.oneOf ?? schema.anyOf) as Schema[] | undefined;
    if (kinds === undefined) return out;
    const others = kinds.filter(({ type }) => type !== 'null');
    if (kinds.length === 2 && others.length === 1) {
      const { oneOf: _, anyOf: __, ...rest } = out;
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      return { ...rest, if: { type: 'null' }, then: {}, else: closed(others[0] as Schema) };
    }
    const types = kinds.map(typesOf);
    if (types.includes(null)) return out;
    const { anyOf: _, oneOf: __, ...rest } = out;
    const branches = kinds.map((kind, index) => ({
      if: { properties: { type: { enum: types[index] } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: closed(kind),
    }));
    const all = { type: 'object', required: ['type'], properties: { type: { enum: types.flat() } } };
    return { ...rest, ...all, allOf: branches };
  }

  /** The values of `type` that mean this schema; null where they do not tell. */
  function typesOf({ $ref }: Schema): unknown[] | null {
    const name = String($ref).slice(String($ref).lastIndexOf('/') + 1);
    const { properties: own, required = [] } = (components.schemas[name] ?? {}) as {
      properties?: Record<string, { enum?: unknown[] }>;
      required?: string[];
    };
    return required.includes('type') ? (own?.type?.enum ?? null) : null;
  }
}

const primitives: Record<string, Schema> = {
  String: { type: 'string' },
  Integer: { type: 'integer' },
  Float: { type: 'number' },
  Boolean: { type: 'boolean' },
  True: { const: true },
};

function reduceTelegram({ version, methods: all, types }: BotApi): object {
  const $defs: Record<string, Schema> = {};
  const wanted = methods.map((name) => {
    const method = all[name];
    if (method === undefined) throw new Error(`the specification has no ${name}`);
    return [name, fieldsOf([...(method.fields ?? []), ...(later.methods[name] ?? [])])];
  });
  const added = Object.entries(later.newMethods).map(([name, fields]) => [name, fieldsOf(fields)]);
  return { version, methods: Object.fromEntries([...wanted, ...added]), $defs };

  function fieldsOf(fields: readonly BotApiField[]): Schema {
    return {
      type: 'object',
      properties: Object.fromEntries(fields.map((field) => [field.name, fieldOf(field)])),
      required: fields.filter(({ required }) => required).map(({ name }) => name),
      additionalProperties: false,
    };
  }

  function fieldOf({ types: kinds, description }: BotApiField): Schema {
    const schemas = kinds.map(typeOf);
    const schema = schemas.length === 1 ? (schemas[0] as Schema) : { anyOf: schemas };
    return { ...schema, ...boundOf(description) };
  }

  function typeOf(name: string): Schema {
    if (name.startsWith('Array of ')) return { type: 'array', items: typeOf(name.slice('Array of '.length)) };
    const primitive = primitives[name];
    if (primitive !== undefined) return primitive;
    if ($defs[name] === undefined) {
      $defs[name] = {};
      const type: BotApi['types'][string] = types[name] ?? { fields: later.types[name] ?? [] };
      const fields = [...(type.fields ?? []), ...(later.fields[name] ?? [])];
      if (type.subtypes !== undefined) $defs[name] = { anyOf: type.subtypes.map(typeOf) };
      else if (fields.length > 0) $defs[name] = fieldsOf(fields);
    }
    return { $ref: `#/$defs/${name}` };
  }
}

/** The bounds that a description tells, but for texts whose entities are parsed first. */
function boundOf(description: string): Schema {
  const [, min, max, unit, rest = ''] = /(\d+)[-–](\d+) (characters|bytes)(.*)/.exec(description) ?? [];
  if (min === undefined || max === undefined || /after entit/.test(rest)) return {};
  return unit === 'bytes'
    ? { maxBytes: Number(max), minLength: Number(min) }
    : { maxLength: Number(max), minLength: Number(min) };
}

const [openApi = '', botApi = ''] = process.argv.slice(2);
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const write = (name: string, data: object) =>
  writeFileSync(new URL(name, import.meta.url), `${JSON.stringify(data)}\n`);
write('discord.json', reduceDiscord(read(openApi)));
write('telegram.json', reduceTelegram(read(botApi)));
