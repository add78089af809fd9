import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiAnswer, ApiRequest, Upload } from './api.js';

/** Takes a request apart; null for one that is not for the API. */
export async function readRequest(incoming: IncomingMessage): Promise<ApiRequest | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://localhost');
  if (!pathname.startsWith('/api/v10/')) return null;
  const whole = Buffer.concat(chunks);
  const type = incoming.headers['content-type'] ?? '';
  const isForm = type.startsWith('multipart/form-data');
  const form = isForm ? await readForm(whole, type) : { text: whole.toString(), files: [] };
  const { text, files } = form;
  return {
    files,
    method: incoming.method ?? 'GET',
    path: decodeURIComponent(pathname.slice('/api/v10'.length)),
    authorization: incoming.headers.authorization ?? '',
    parameters: searchParams,
    body: text === '' ? {} : JSON.parse(text),
  };
}

/** A form as Discord reads it: the body as `payload_json`, the files as `files[n]`. */
async function readForm(body: Buffer, type: string): Promise<{ text: string; files: Upload[] }> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const uploads = [...form].filter(([name]) => /^files\[\d+\]$/.test(name));
  const files = uploads.map(async ([, value]): Promise<Upload> => {
    if (typeof value === 'string') throw new Error('a file of a form is no string');
    return { name: value.name, text: await value.text() };
  });
  return { text: String(form.get('payload_json') ?? ''), files: await Promise.all(files) };
}

/** Begins an answer that never ends. */
export function stall(response: ServerResponse, { status, body }: ApiAnswer): void {
  const text = JSON.stringify(body ?? {});
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': text.length });
  response.write(text.slice(0, text.length / 2));
}

/** Writes an answer. */
export function reply(response: ServerResponse, { status, body, page, headers = {} }: ApiAnswer): void {
  if (page !== undefined) {
    response.writeHead(status, { 'Content-Type': 'text/html', ...headers }).end(page);
    return;
  }
  if (body === undefined) {
    // discord.js reads a body wherever the type says JSON.
    response.writeHead(status, headers).end();
  } else {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
  }
}
