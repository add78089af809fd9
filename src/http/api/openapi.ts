import { z } from 'zod';
import { type EndpointName, endpoints, errorSchema } from './schemas.js';

const codes = {
  400: 'A parameter is wrong; the message names it.',
  401: 'The token is missing or wrong.',
  403: 'Without a token the API is open to its own machine only.',
  404: 'What was asked about is not known.',
  429: 'Too many wrong tokens were sent: the right one is let in.',
} as const;

const json = (schema: object) => ({ 'application/json': { schema } });

/** A schema without the address of its dialect, which the document names once. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

/** The parameters of an address, as its checks read them. */
function parametersOf(query: z.ZodObject): object[] {
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

/** The OpenAPI document of the API: https://spec.openapis.org/oas/v3.1.0. It is made of what checks the requests. */
export function openApi(version: string): object {
  const errors = Object.fromEntries(
    Object.entries(codes).map(([code, description]) => [
      code,
      { description, content: json({ $ref: '#/components/schemas/Error' }) },
    ]),
  );
  const paths = Object.entries(endpoints).map(([name, { summary, query, answer }]) => [
    `/${name satisfies string as EndpointName}`,
    {
      get: {
        operationId: name,
        summary,
        parameters: parametersOf(query),
        responses: { 200: { description: summary, content: json(schemaOf(answer, 'output')) }, ...errors },
      },
    },
  ]);
  return {
    openapi: '3.1.0',
    info: { title: 'Kabar', version, description: 'What Kabar knows, for machines. It only reads.' },
    servers: [{ url: '.' }],
    security: [{ token: [] }],
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'The WEB_TOKEN of this Kabar.' },
      },
      schemas: { Error: schemaOf(errorSchema, 'output') },
    },
  };
}
