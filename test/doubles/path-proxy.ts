import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A reverse proxy that serves another server below a path of its own, and strips that path: nothing else is there. */
export class PathProxy {
  /** What was asked for beside the path. */
  readonly strays: string[] = [];
  readonly #server: Server;

  private constructor(target: string, prefix: string) {
    const { hostname, port } = new URL(target);
    this.#server = createServer((message, response) => {
      const { url = '/', method, headers } = message;
      if (!url.startsWith(`${prefix}/`)) {
        this.strays.push(`${method} ${url}`);
        response.writeHead(404).end();
        return;
      }
      const forwarded = { ...headers, 'x-forwarded-for': '203.0.113.5', 'x-forwarded-proto': 'http' };
      const path = url.slice(prefix.length);
      const onward = request({ hostname, port, path, method, headers: forwarded }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
        response.on('close', () => answer.destroy());
      });
      onward.on('error', () => response.destroy());
      message.pipe(onward);
    });
  }

  /** @param prefix e.g. `/kabar`. */
  static async start(target: string, prefix: string): Promise<PathProxy> {
    const proxy = new PathProxy(target, prefix);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get root(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close').catch(() => {});
  }
}
