import { type Client, SimpleShardingStrategy, type WebSocketManager } from 'discord.js';

type Method = (...args: unknown[]) => unknown;

/** The gateway's manager of a client; discord.js hands the type of that class to nobody else. */
type GatewayManager = ConstructorParameters<typeof SimpleShardingStrategy>[0];

/**
 * discord.js trusts whatever the gateway sends: a field that is missing throws out of a timer or into a promise that
 * nobody awaits, and either ends the process. So each way from a packet to its listeners is guarded, and a packet that
 * cannot be read is passed over like one that never came.
 */
export function guardClient({ ws }: Client, onMalformed: (error: unknown) => void): void {
  // Packets that came before the client was ready are handled from a timer.
  guard(ws as WebSocketManager & object, 'handlePacket', onMalformed);
}

/** The usual strategy, whose connections outlive what they cannot read. */
export class GuardedStrategy extends SimpleShardingStrategy {
  readonly #onMalformed: (error: unknown) => void;

  constructor(manager: GatewayManager, onMalformed: (error: unknown) => void) {
    guard(manager, 'emit', onMalformed);
    super(manager);
    this.#onMalformed = onMalformed;
  }

  override async spawn(shardIds: number[]): Promise<void> {
    await super.spawn(shardIds);
    const { shards } = this as unknown as { shards: Map<number, object> };
    for (const shard of shards.values()) guard(shard, 'onMessage', this.#onMalformed);
  }
}

/** Puts a method in the place of one of an object that tells of what goes wrong in it, at once or later. */
function guard(object: object, name: string, onMalformed: (error: unknown) => void): void {
  const original: unknown = Reflect.get(object, name);
  if (typeof original !== 'function') throw new Error(`discord.js has no ${name} any more`);
  const guarded: Method = (...args) => {
    try {
      const result = Reflect.apply(original as Method, object, args);
      return result instanceof Promise ? result.catch(onMalformed) : result;
    } catch (error) {
      onMalformed(error);
      return true;
    }
  };
  Object.defineProperty(object, name, { value: guarded, configurable: true, writable: true });
}
