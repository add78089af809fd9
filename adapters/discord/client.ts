import { Client, GatewayIntentBits, type RESTOptions } from 'discord.js';
import type { Clock } from '../../src/core/ports.js';
import { GuardedStrategy, guardClient } from './guard.js';
import { IdentifyPace } from './identify-pace.js';
import { outliveResumeAddress } from './resume-address.js';

/**
 * How long to wait for a server that Discord announced, in milliseconds. discord.js holds back every event
 * meanwhile, and a command has to be answered within 3 s: one server's outage must not cost that.
 */
const waitGuildTimeout = 1_000;

/** A client of discord.js, and the way to be rid of it. */
export interface LeavableClient {
  client: Client;
  /** Ends the connection. It never comes back. */
  leave(): Promise<void>;
}

/**
 * A client that listens to what happens to servers and to commands, and nothing else.
 * @param onMalformed told of each event that discord.js cannot read, or that fails while it is handled.
 * @param onScarce told where hardly any sessions are left for today, so that each is waited for.
 */
export function createClient(
  rest: Partial<RESTOptions>,
  clock: Clock,
  onMalformed: (error: unknown) => void,
  onScarce: (sessionsLeft: number) => void,
): LeavableClient {
  let left = false;
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    shards: 'auto',
    rest,
    waitGuildTimeout,
    ws: {
      async buildIdentifyThrottler(manager) {
        const { session_start_limit: limit } = await manager.fetchGatewayInformation();
        const isScarce = limit.remaining < limit.total / 10;
        if (isScarce) onScarce(limit.remaining);
        return new IdentifyPace(clock, limit.max_concurrency, isScarce);
      },
      /*
       * discord.js 14 connects again after its `destroy()` when that falls between two tries: it would go on
       * for ever beside its successor, or keep an ended process alive. Each try asks for the session first, so
       * one that is never told stops it.
       */
      buildStrategy(manager) {
        outliveResumeAddress(manager);
        const { retrieveSessionInfo } = manager.options;
        manager.options.retrieveSessionInfo = (shard) =>
          left ? new Promise(() => {}) : retrieveSessionInfo(shard);
        return new GuardedStrategy(manager, onMalformed);
      },
    },
  });
  guardClient(client, onMalformed);
  return {
    client,
    leave() {
      left = true;
      return client.destroy();
    },
  };
}
