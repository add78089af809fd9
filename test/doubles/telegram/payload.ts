import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Payload } from './refusals.js';

/** The fields of a call, however they were sent. */
export async function readPayload(request: IncomingMessage): Promise<Payload> {
  const [, search = ''] = (request.url ?? '').split('?');
  const query = search === '' ? {} : Object.fromEntries(new URLSearchParams(search));
  const body = await readBody(request);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return { ...query, ...readForm(body, type) };
  return { ...query, ...JSON.parse(body.toString() || '{}') };
}

function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
  });
}

/**
 * A form as the Bot API reads it: numbers and objects as JSON, files by the names that `attach://` gives. The SDK writes
 * its headers without the spaces that Node's own reader asks for.
 */
function readForm(body: Buffer, type: string): Payload {
  const [, boundary = ''] = /boundary=(.+)$/.exec(type) ?? [];
  const payload: Payload = {};
  for (const part of body.toString().split(`--${boundary}`).slice(1, -1)) {
    const [head = '', ...rest] = part.replace(/^\r\n/, '').split('\r\n\r\n');
    const text = rest.join('\r\n\r\n').replace(/\r\n$/, '');
    const [, name = ''] = /[ ;]name="([^"]*)"/.exec(head) ?? [];
    const [, file] = /filename="?([^"\r\n;]+)/.exec(head) ?? [];
    payload[name] = file === undefined ? read(text) : { name: file, text };
  }
  return payload;
}

function read(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** Answers a call. */
export function write(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  const length = Buffer.byteLength(text);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': length }).end(text);
}

/** Answers with the first half of a body. */
export function stall(response: ServerResponse, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length });
  response.write(text.slice(0, text.length / 2));
}

/** A menu by the chats and the language that it is for: `all_group_chats id`. */
export function menuKey({ scope, language_code = '' }: Payload): string {
  return `${(scope as { type?: string } | undefined)?.type ?? 'default'} ${language_code}`.trim();
}
