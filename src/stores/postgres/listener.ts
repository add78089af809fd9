import type pg from 'pg';
import type { Clock, Log } from '../../core/ports.js';
import { asOutage } from './outage.js';

/** How long after a connection broke a new one is opened, in milliseconds. */
const againMs = 1_000;

/** What listening needs. */
export interface ListenerParts {
  connect: () => pg.Client;
  clock: Clock;
  log: Log;
}

/** Receives notifications on a connection of its own, and opens it again when it breaks. One can be missed: also look from time to time. */
export class Listener {
  readonly #parts: ListenerParts;
  readonly #heard = new Map<string, (payload: string | null) => void>();
  #client: pg.Client | null = null;
  #stopped = false;
  #cancel = () => {};

  constructor(parts: ListenerParts) {
    this.#parts = parts;
  }

  /** Calls `heard` with what each notification on a channel says, and with null when one may have been missed. */
  on(channel: string, heard: (payload: string | null) => void): void {
    this.#heard.set(channel, heard);
  }

  off(channel: string): void {
    this.#heard.delete(channel);
  }

  async start(): Promise<void> {
    const { connect, log } = this.#parts;
    const client = connect();
    this.#client = client;
    client.on('error', () => {});
    client.on('end', () => this.#again(client));
    client.on('notification', ({ channel, payload }) => this.#heard.get(channel)?.(payload ?? ''));
    try {
      await client.connect();
      await client.query('listen kabar_entries');
      await client.query('listen kabar_roles');
      await client.query('listen kabar_forgotten');
      for (const heard of this.#heard.values()) heard(null);
    } catch (error) {
      log.debug({ err: asOutage(error) }, 'no notifications are heard: tries again in 1 s');
      void client.end().catch(() => {});
      this.#again(client);
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#client?.end().catch(() => {});
  }

  #again(client: pg.Client): void {
    if (this.#stopped || this.#client !== client) return;
    this.#client = null;
    this.#cancel = this.#parts.clock.after(againMs, () => void this.start());
  }
}
