import type { ZodError } from 'zod';
import type { Log } from '../../core/ports.js';
import { type ApiDeps, answers, Invalid, NotFound } from './answers.js';
import { openApi } from './openapi.js';
import { type EndpointName, endpoints } from './schemas.js';

/** Why a request may not come in. */
interface ApiRefusal {
  code: 'unauthorized' | 'foreign' | 'slow-down';
  status: 401 | 403 | 429;
  says: string;
}

/** What the API needs. */
export interface ApiOptions extends ApiDeps {
  /** Why a request may not come in; null lets it in. */
  refuse: (request: Request) => Promise<ApiRefusal | null>;
  version: string;
  log: Log;
}

/** Answers `GET /api/v1/…` in JSON. */
export function createApi(options: ApiOptions): (request: Request) => Promise<Response> {
  const document = openApi(options.version);
  return async (request) => {
    const refusal = await options.refuse(request);
    if (refusal !== null) return errorOf(refusal.status, refusal.code, refusal.says);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return errorOf(405, 'method', 'The API only reads: use GET.');
    const url = new URL(request.url);
    const name = url.pathname.replace(/^\/api\/v1\//, '');
    if (name === 'openapi.json') return jsonOf(document, 200);
    if (!isEndpoint(name)) {
      const all = Object.keys(endpoints).join(', ');
      return errorOf(404, 'not-found', `There is no such address. There are: ${all}, openapi.json.`);
    }
    try {
      return await answerTo(name, url.searchParams, options);
    } catch (error) {
      if (error instanceof NotFound) return errorOf(404, 'not-found', error.message);
      if (error instanceof Invalid) return errorOf(400, 'invalid', error.message);
      options.log.error({ err: error, address: name }, 'a request of the API failed');
      return errorOf(500, 'failed', 'That did not work. The log says why.');
    }
  };
}

const isEndpoint = (name: string): name is EndpointName => Object.hasOwn(endpoints, name);

async function answerTo(name: EndpointName, given: URLSearchParams, deps: ApiDeps): Promise<Response> {
  const twice = [...given.keys()].find((key) => given.getAll(key).length > 1);
  if (twice !== undefined) throw new Invalid(`${shown(twice)} is given more than once`);
  const query = endpoints[name].query.safeParse(Object.fromEntries(given));
  if (!query.success) throw new Invalid(faultsOf(query.error));
  const answer = answers[name] as (query: unknown, deps: ApiDeps) => Promise<unknown>;
  return jsonOf(await answer(query.data, deps), 200);
}

function faultsOf({ issues }: ZodError): string {
  return issues
    .map((issue) =>
      issue.code === 'unrecognized_keys'
        ? `there is no parameter ${issue.keys.map(shown).join(', ')}`
        : `${issue.path.join('.')} ${issue.message}`,
    )
    .join('; ');
}

/** A name that a stranger chose, fit for a line. */
const shown = (name: string) => JSON.stringify(name.slice(0, 40));

function errorOf(status: number, code: string, message: string): Response {
  return jsonOf({ error: { code, message } }, status);
}

function jsonOf(body: unknown, status: number): Response {
  const headers: Record<string, string> = {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
  if (status === 401) headers['www-authenticate'] = 'Bearer';
  if (status === 405) headers.allow = 'GET, HEAD';
  return new Response(JSON.stringify(body), { status, headers });
}
