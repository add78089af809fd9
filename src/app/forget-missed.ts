import { join } from 'node:path';
import type { ChatStore, Log } from '../core/ports.js';
import type { ConfiguredAdapter } from './config.js';

/** How many chats are looked up in the store at a time. */
const chatsAtOnce = 50;

/** What looking for them needs. */
interface ForgetMissedParts {
  store: Pick<ChatStore, 'chat'>;
  adapters: readonly Pick<ConfiguredAdapter, 'module'>[];
  /** The folder in which each adapter has one of its own. */
  dataDir: string;
  log: Log;
}

/**
 * Erases what adapters keep here of chats that the store does not know: they were forgotten while this process was down, or
 * it was killed before it came to its own folder. To be called before anything is served.
 */
export async function forgetMissed({ store, adapters, dataDir, log }: ForgetMissedParts): Promise<void> {
  for (const { module } of adapters) {
    const folder = join(dataDir, module.name);
    try {
      const kept = (await module.kept?.(folder)) ?? [];
      for (let from = 0; from < kept.length; from += chatsAtOnce) {
        await Promise.all(
          kept.slice(from, from + chatsAtOnce).map(async (address) => {
            if ((await store.chat(`${module.name}:${address}`)) === null)
              await module.forget?.(folder, address);
          }),
        );
      }
    } catch (error) {
      log.error(
        { adapter: module.name, err: error },
        'chats that were forgotten meanwhile could not be erased here',
      );
    }
  }
}
