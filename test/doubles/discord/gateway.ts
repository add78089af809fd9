import type { Server } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { snowflake } from './entities.js';
import type { World } from './world.js';

/** What the gateway needs to know of the stand-in. */
export interface GatewayOptions {
  world: World;
  /** The token that is right at this moment. */
  token: () => string;
  /** Where clients resume. */
  url: () => string;
}

interface Session {
  id: string;
  socket: WebSocket | null;
  intents: number;
  sequence: number;
  /** Dispatches that a client which resumes may have missed. */
  sent: { t: string; d: object; s: number }[];
}

const opcodes = { dispatch: 0, heartbeat: 1, identify: 2, resume: 6, invalidSession: 9, hello: 10, ack: 11 };
const guildsIntent = 1;

/** Discord's gateway: plain JSON over a WebSocket. https://discord.com/developers/docs/events/gateway */
export class Gateway {
  readonly #options: GatewayOptions;
  readonly #server: WebSocketServer;
  readonly #sessions = new Map<string, Session>();
  /** How many clients identified so far; 1000 a day are allowed. */
  identifies = 0;
  /** How many more are allowed today, as clients are told. */
  sessionsLeft = 1000;
  /** Whether the address at which sessions are resumed answers nobody, as one of a machine that is gone. */
  isResumeAddressDead = false;
  /** Whether whoever identifies is told that their session is invalid. */
  invalidates = false;

  constructor(http: Server, options: GatewayOptions) {
    this.#options = options;
    const isAlive = (path = '') => !(this.isResumeAddressDead && path.startsWith('/resume'));
    this.#server = new WebSocketServer({
      server: http,
      verifyClient: ({ req }, answer) => answer(isAlive(req.url), 503),
    });
    this.#server.on('connection', (socket, request) => {
      const query = new URL(request.url ?? '/', 'ws://localhost').searchParams;
      if (query.get('v') !== '10' || query.get('encoding') !== 'json') socket.close(4012);
      else this.#greet(socket);
    });
  }

  /** Tells an event to everybody who listens for it. */
  dispatch(event: string, data: object, intent = 0): void {
    for (const session of this.#sessions.values()) {
      if (intent === 0 || (session.intents & intent) !== 0) this.#tell(session, event, data);
    }
  }

  /** Tells an event that only those hear who asked for the intent `Guilds`. */
  dispatchGuild(event: string, data: object): void {
    this.dispatch(event, data, guildsIntent);
  }

  /** Sends every client a frame as it stands, whatever it is. */
  sendRaw(frame: string): void {
    for (const socket of this.#server.clients) socket.send(frame);
  }

  /** Breaks all connections; sessions may be resumed unless `forget`. */
  drop(code = 4000, forget = false): void {
    if (forget) this.#sessions.clear();
    for (const socket of this.#server.clients) socket.close(code);
  }

  /** How many connections are open. */
  get connections(): number {
    return this.#server.clients.size;
  }

  /** Whether a client has identified and is connected: it hears what is told now. */
  get isHeard(): boolean {
    return [...this.#sessions.values()].some(({ socket }) => socket?.readyState === WebSocket.OPEN);
  }

  close(): void {
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }

  #greet(socket: WebSocket): void {
    let session: Session | null = null;
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      if (session !== null) session.socket = null;
    });
    socket.on('message', (raw) => {
      const packet = parse(String(raw));
      if (packet === null) return socket.close(4002);
      switch (packet.op) {
        case opcodes.heartbeat:
          return send(socket, { op: opcodes.ack });
        case opcodes.identify:
          if (session !== null) return socket.close(4005);
          session = this.#identify(socket, packet.d);
          return;
        case opcodes.resume:
          session = this.#resume(socket, packet.d);
          return;
        default:
          if (session === null) socket.close(4003);
      }
    });
    send(socket, { op: opcodes.hello, d: { heartbeat_interval: 41_250 } });
  }

  #identify(socket: WebSocket, data: Record<string, unknown>): Session | null {
    this.identifies++;
    if (data.token !== this.#options.token()) {
      socket.close(4004);
      return null;
    }
    if (!Number.isInteger(data.intents)) {
      socket.close(4013);
      return null;
    }
    if (this.invalidates) {
      send(socket, { op: opcodes.invalidSession, d: false });
      return null;
    }
    const { world, url } = this.#options;
    const session: Session = {
      id: snowflake(),
      socket,
      intents: Number(data.intents),
      sequence: 0,
      sent: [],
    };
    this.#sessions.set(session.id, session);
    const guilds = [...world.guilds.values()].filter(({ installed }) => installed);
    this.#tell(session, 'READY', {
      v: 10,
      user: world.bot(),
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: `${url()}/resume`,
      shard: data.shard ?? [0, 1],
      application: { id: world.applicationId, flags: 0 },
    });
    if ((session.intents & guildsIntent) === 0) return session;
    for (const guild of guilds.filter(({ available }) => available)) {
      this.#tell(session, 'GUILD_CREATE', world.guild(guild));
    }
    return session;
  }

  #resume(socket: WebSocket, data: Record<string, unknown>): Session | null {
    const session = this.#sessions.get(String(data.session_id));
    if (session === undefined || data.token !== this.#options.token()) {
      send(socket, { op: opcodes.invalidSession, d: false });
      return null;
    }
    session.socket = socket;
    for (const packet of session.sent.filter(({ s }) => s > Number(data.seq))) {
      send(socket, { op: opcodes.dispatch, ...packet });
    }
    this.#tell(session, 'RESUMED', {});
    return session;
  }

  #tell(session: Session, t: string, d: object): void {
    const packet = { t, d, s: ++session.sequence };
    session.sent.push(packet);
    if (session.socket !== null) send(session.socket, { op: opcodes.dispatch, ...packet });
  }
}

function send(socket: WebSocket, packet: object): void {
  socket.send(JSON.stringify(packet));
}

function parse(raw: string): { op: number; d: Record<string, unknown> } | null {
  try {
    const packet = JSON.parse(raw);
    return typeof packet?.op === 'number' ? packet : null;
  } catch {
    return null;
  }
}
