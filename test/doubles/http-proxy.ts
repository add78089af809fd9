import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createConnection, type Socket } from 'node:net';

/** A forward proxy on loopback: tunnels for CONNECT, and whole addresses for http. */
export class HttpProxy {
  /** What was asked for: `CONNECT news.example:443`, `GET http://news.example/feed`. */
  readonly asked: string[] = [];
  /** The logins that were shown, or undefined. */
  readonly logins: (string | undefined)[] = [];
  /** The status that a tunnel is refused with; null opens it. */
  refusal: number | null = null;
  readonly #server: Server = createServer((message, response) => this.#forward(message, response));
  readonly #sockets = new Set<Socket>();

  /** @param hosts leads `name:port`, or `name`, to a port of 127.0.0.1; others to where they say. */
  private constructor(private readonly hosts: Readonly<Record<string, number>>) {
    this.#server.on('connect', (message, socket, head) => this.#tunnel(message, socket as Socket, head));
  }

  static async start(hosts: Readonly<Record<string, number>> = {}): Promise<HttpProxy> {
    const proxy = new HttpProxy(hosts);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  url(login = ''): string {
    return `http://${login}127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  #placeOf(host: string): { host: string; port: number } {
    const { hostname, port } = new URL(`http://${host}`);
    const known = this.hosts[host] ?? this.hosts[hostname];
    return known === undefined
      ? { host: hostname, port: Number(port || 80) }
      : { host: '127.0.0.1', port: known };
  }

  #note(message: IncomingMessage): void {
    this.asked.push(`${message.method} ${message.url}`);
    this.logins.push(message.headers['proxy-authorization']);
  }

  #tunnel(message: IncomingMessage, near: Socket, head: Buffer): void {
    this.#note(message);
    this.#sockets.add(near);
    near.on('error', () => {});
    if (this.refusal !== null) {
      near.end(`HTTP/1.1 ${this.refusal} No\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    const far = createConnection(this.#placeOf(message.url ?? ''));
    this.#sockets.add(far);
    far.on('error', () => near.destroy());
    far.on('connect', () => {
      near.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      far.write(head);
      near.pipe(far).pipe(near);
    });
    near.on('close', () => far.destroy());
  }

  #forward(message: IncomingMessage, response: ServerResponse): void {
    this.#note(message);
    const url = new URL(message.url ?? '');
    const { 'proxy-authorization': _, ...headers } = message.headers;
    const onward = request(
      { ...this.#placeOf(url.host), path: url.pathname + url.search, method: message.method, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    message.pipe(onward);
  }
}
