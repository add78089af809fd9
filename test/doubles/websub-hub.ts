import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../src/core/ports.js';

/** A request that a subscriber made. */
export interface HubRequest {
  mode: string;
  topic: string;
  callback: string;
  leaseSeconds: string | null;
  secret: string | null;
}

/** How the hub behaves; what is left out, it does as it should. */
export interface HubManners {
  /** What requests are answered with. Default: 202. */
  status?: number;
  /** Requests are taken, and nothing comes of them. */
  silent?: boolean;
  /** Requests are denied for this reason. */
  denies?: string;
  /** The lease it gives, whatever was asked for; null leaves it undelivered. Default: what was asked for. */
  leaseSeconds?: string | null;
  /** How pushes are signed. Default: sha256. */
  method?: 'sha1' | 'sha256' | 'sha384' | 'sha512';
  challenge?: string;
  /** Verifies before it answers the request, as hubs once did. */
  verifiesFirst?: boolean;
}

interface Subscription extends HubRequest {
  until: number;
}

/** A hub on loopback, by the letter of https://www.w3.org/TR/websub/: what a subscriber does wrong is in `faults`. */
export class WebSubHub {
  readonly requests: HubRequest[] = [];
  readonly faults: string[] = [];
  /** Who is subscribed, by callback. */
  readonly subscriptions = new Map<string, Subscription>();
  manners: HubManners = {};
  /** Where a callback is reached. Default: at its own address. */
  reach: (callback: string) => string | Promise<string> = (callback) => callback;
  readonly #clock: Clock;
  readonly #server: Server = createServer((request, response) => void this.#answer(request, response));
  #underWay: Promise<void>[] = [];

  /** A hub that listens on 127.0.0.1 and counts leases by this clock. */
  static async start(clock: Clock): Promise<WebSubHub> {
    const hub = new WebSubHub(clock);
    hub.#server.listen(0, '127.0.0.1');
    await once(hub.#server, 'listening');
    return hub;
  }

  private constructor(clock: Clock) {
    this.#clock = clock;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hub`;
  }

  async stop(): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  /** Resolves when every request that was taken has been verified or denied. */
  async idle(): Promise<void> {
    for (let waiting = this.#underWay; waiting.length > 0; waiting = this.#underWay) {
      this.#underWay = [];
      await Promise.all(waiting);
    }
  }

  /** Pushes a document to all that are subscribed to its topic. @returns what each answered. */
  async publish(topic: string, body: string, type = 'application/rss+xml'): Promise<number[]> {
    const statuses: number[] = [];
    for (const subscription of this.subscriptions.values()) {
      if (subscription.topic !== topic || subscription.until <= this.#clock.now()) continue;
      const status = await this.push(subscription.callback, body, this.sign(body, subscription.secret), type);
      if (status === 410) this.subscriptions.delete(subscription.callback);
      statuses.push(status);
    }
    return statuses;
  }

  /** `X-Hub-Signature` for a body; null without a secret. */
  sign(body: string, secret: string | null): string | null {
    const { method = 'sha256' } = this.manners;
    return secret === null ? null : `${method}=${createHmac(method, secret).update(body).digest('hex')}`;
  }

  /** Posts a document to a callback with any signature. @returns the status. */
  async push(callback: string, body: string, signature: string | null, type = 'text/xml'): Promise<number> {
    const headers: Record<string, string> = { 'content-type': type };
    if (signature !== null) headers['x-hub-signature'] = signature;
    const answer = await fetch(await this.reach(callback), { method: 'POST', body, headers });
    await answer.arrayBuffer();
    return answer.status;
  }

  /** Calls a callback as verification and denial do, with any parameters. */
  async call(callback: string, parameters: Record<string, string>): Promise<Response> {
    const url = new URL(await this.reach(callback));
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(`hub.${name}`, value);
    return fetch(url);
  }

  async #answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of message.setEncoding('utf8')) text += chunk;
    const request = this.#read(message, new URLSearchParams(text));
    const status = this.manners.status ?? 202;
    if (request === null || status !== 202) {
      response.writeHead(request === null ? 400 : status).end();
      return;
    }
    const isFirst = this.manners.verifiesFirst === true;
    if (isFirst) await this.#decide(request);
    response.writeHead(202).end();
    if (!isFirst) this.#underWay.push(this.#decide(request));
  }

  #read(message: IncomingMessage, form: URLSearchParams): HubRequest | null {
    const request = {
      mode: form.get('hub.mode') ?? '',
      topic: form.get('hub.topic') ?? '',
      callback: form.get('hub.callback') ?? '',
      leaseSeconds: form.get('hub.lease_seconds'),
      secret: form.get('hub.secret'),
    };
    this.requests.push(request);
    const before = this.faults.length;
    const expect = (isRight: boolean, fault: string) => isRight || this.faults.push(fault);
    const type = message.headers['content-type'] ?? '';
    expect(message.method === 'POST', 'a request is a POST');
    expect(/^application\/x-www-form-urlencoded\b/.test(type), `a request is a form, not ${type}`);
    expect(['subscribe', 'unsubscribe'].includes(request.mode), 'hub.mode is subscribe or unsubscribe');
    expect(/^https?:/.test(request.topic) && URL.canParse(request.topic), 'hub.topic is a web address');
    expect(/^https?:/.test(request.callback) && URL.canParse(request.callback), 'hub.callback is one too');
    expect(/^[1-9]\d*$/.test(request.leaseSeconds ?? '1'), 'hub.lease_seconds is a positive number');
    expect(Buffer.byteLength(request.secret ?? '') < 200, 'hub.secret has less than 200 bytes');
    for (const name of new Set(form.keys())) {
      expect(form.getAll(name).length === 1, `${name} comes once`);
    }
    return this.faults.length > before ? null : request;
  }

  async #decide(request: HubRequest): Promise<void> {
    const { silent, denies, challenge = `challenge of ${this.requests.length}` } = this.manners;
    const { mode, topic, callback } = request;
    if (silent === true) return;
    if (denies !== undefined) {
      await this.call(callback, { mode: 'denied', topic, reason: denies });
      return;
    }
    const { leaseSeconds = request.leaseSeconds ?? '86400' } = this.manners;
    const lease = mode === 'subscribe' && leaseSeconds !== null ? { lease_seconds: leaseSeconds } : {};
    const answer = await this.call(callback, { mode, topic, challenge, ...lease });
    const isConfirmed = answer.ok && (await answer.text()) === challenge;
    if (!isConfirmed) return;
    if (mode === 'unsubscribe') this.subscriptions.delete(callback);
    else {
      const until = this.#clock.now() + Number(leaseSeconds ?? 86_400) * 1000;
      this.subscriptions.set(callback, { ...request, until });
    }
  }
}
