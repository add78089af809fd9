import { adapter } from '../../../adapters/telegram/index.js';
import { type AdapterPlace, textsIn } from '../../contracts/adapter-place.js';
import { afterTest } from '../../doubles/environment.js';
import { readMessage } from '../../doubles/telegram/messages.js';
import type { Payload } from '../../doubles/telegram/refusals.js';
import { TelegramServer } from '../../doubles/telegram-server.js';
import { ana, direct } from './setup.js';

/** A private chat, whose person runs it. */
export async function openPlace(): Promise<AdapterPlace> {
  const server = await TelegramServer.start({ limits: { chatBurst: 1_000 } });
  afterTest(() => server.close());
  server.addChat(direct);
  const config = adapter.config.parse({
    TELEGRAM_BOT_TOKEN: server.token,
    TELEGRAM_API_ROOT: server.root,
  });
  return {
    address: String(direct.id),
    create: (deps) => adapter.create(config, deps),
    seen: () => server.messages.map(({ text, keyboard, payload }) => textsIn({ text, keyboard, payload })),
    faultsOf(part) {
      try {
        readMessage({ ...(part as Payload), chat_id: 1, parse_mode: 'HTML' });
        return [];
      } catch (error) {
        return [String(error)];
      }
    },
    say: async (command) => void server.userSays(direct, ana, `/${command}`),
    async press(label) {
      const message = server.messages.at(-1);
      if (message === undefined) throw new Error('no message');
      server.presses(message, label, ana);
    },
  };
}
