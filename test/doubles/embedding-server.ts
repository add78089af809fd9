import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';

/** One request that came. */
export interface AskedEmbeddings {
  headers: IncomingHttpHeaders;
  model: string;
  input: string[];
}

/** What is answered instead of embeddings. */
export interface OddAnswer {
  status?: number;
  body?: string;
}

/** An OpenAI-compatible `/v1/embeddings` on loopback. Texts that the test says mean the same get nearly the same numbers. */
export class EmbeddingServer {
  readonly asked: AskedEmbeddings[] = [];
  /** What a text is about. Texts about the same get nearly the same numbers. */
  about: (text: string) => string = (text) => text;
  dimensions = 64;
  /** Answers with this instead, where it is set. */
  odd: ((asked: AskedEmbeddings) => OddAnswer | null) | null = null;
  /** While it is set, no answer is sent. */
  #gate: Promise<void> | null = null;
  #open = () => {};
  readonly #server: Server = createServer(async (request, response) => {
    const body = JSON.parse(await textOf(request));
    const isRight =
      request.method === 'POST' &&
      request.url === '/v1/embeddings' &&
      request.headers['content-type'] === 'application/json' &&
      typeof body.model === 'string' &&
      Array.isArray(body.input) &&
      body.input.every((each: unknown) => typeof each === 'string' && each !== '');
    if (!isRight) {
      response.writeHead(400).end('{"error":"strict"}');
      return;
    }
    const asked: AskedEmbeddings = { headers: request.headers, model: body.model, input: body.input };
    this.asked.push(asked);
    await this.#gate;
    const odd = this.odd?.(asked) ?? null;
    const data = asked.input.map((text, index) => ({
      object: 'embedding',
      index,
      embedding: this.vector(text),
    }));
    // The order is not promised: each says its index.
    const usual = JSON.stringify({ object: 'list', model: asked.model, data: data.reverse() });
    response.writeHead(odd?.status ?? 200, { 'content-type': 'application/json' });
    response.end(odd?.body ?? usual);
  });

  static async start(): Promise<EmbeddingServer> {
    const server = new EmbeddingServer();
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  /** Keeps all answers back until the function returned is called. */
  hold(): () => void {
    this.#gate = new Promise((resolve) => {
      this.#open = resolve;
    });
    return () => {
      this.#gate = null;
      this.#open();
    };
  }

  vector(text: string): number[] {
    const [main, own] = [numbers(this.about(text), this.dimensions), numbers(text, this.dimensions)];
    return main.map((number, index) => number + 0.3 * (own[index] ?? 0));
  }

  async close(): Promise<void> {
    this.#open();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

/** Numbers from -1 to 1 that are the same for the same text. */
function numbers(text: string, count: number): number[] {
  let seed = 7;
  for (const letter of text) seed = (seed * 31 + (letter.codePointAt(0) ?? 0)) % 2_147_483_647;
  return Array.from({ length: count }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return (seed / 2_147_483_647) * 2 - 1;
  });
}
