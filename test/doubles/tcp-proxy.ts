import { once } from 'node:events';
import { type AddressInfo, createConnection, createServer, type Server, type Socket } from 'node:net';

/** The way from one machine to a server, on an address of its own; it can be long, cut, and joined again. */
export class TcpProxy {
  readonly #server: Server;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #isCut = false;
  #isDown = false;
  #lost = new WeakSet<Socket>();
  /** How long everything is under way, each way, in milliseconds. */
  delayMs = 0;
  /** How often a client that was answered has spoken again. */
  roundTrips = 0;
  readonly #answered = new WeakSet<Socket>();

  private constructor(port: number) {
    this.#server = createServer({ pauseOnConnect: true }, (socket) => this.#connect(socket, port));
  }

  /** @param host the address that it listens on; @param port of the server on 127.0.0.1. */
  static async start(host: string, port: number): Promise<TcpProxy> {
    const proxy = new TcpProxy(port);
    proxy.#server.listen(0, host);
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get address(): AddressInfo {
    return this.#server.address() as AddressInfo;
  }

  /** Nothing passes any more, either way, and nobody is told: as when a cable is pulled. */
  cut(): void {
    this.#isCut = true;
    for (const pair of this.#pairs) for (const socket of pair) socket.pause();
  }

  /** Nothing passes any more on what is connected now, and nobody is told: as when a router forgets it. What connects anew passes. */
  forget(): void {
    for (const pair of this.#pairs) for (const socket of pair) this.#lost.add(socket.pause());
  }

  /** What was connected before stays lost, as it is after a while; what connects anew passes. */
  join(): void {
    this.#isCut = false;
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
  }

  /** Whoever is connected, or connects, is cut off and told so: as by a server that is being started again. */
  goDown(): void {
    this.#isDown = true;
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
  }

  /** The end of that. */
  comeUp(): void {
    this.#isDown = false;
  }

  async close(): Promise<void> {
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #connect(near: Socket, port: number): void {
    if (this.#isDown) {
      near.destroy();
      return;
    }
    const far = createConnection({ host: '127.0.0.1', port });
    const pair = [near, far] as const;
    this.#pairs.add(pair);
    near.on('data', () => {
      if (this.#answered.delete(near)) this.roundTrips += 1;
    });
    far.on('data', () => this.#answered.add(near));
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on('data', (chunk) => this.#pass(chunk, to));
      from.on('error', () => {});
      from.on('close', () => {
        to.destroy();
        this.#pairs.delete(pair);
      });
    }
    if (this.#isCut) far.pause();
    else near.resume();
  }

  #pass(chunk: Buffer, to: Socket): void {
    const write = () => {
      if (!this.#isCut && !this.#lost.has(to) && !to.destroyed) to.write(chunk);
    };
    if (this.delayMs === 0) write();
    else setTimeout(write, this.delayMs);
  }
}
