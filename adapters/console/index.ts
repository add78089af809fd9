import type { Message } from '../../src/core/message.js';
import type { AdapterDeps, AdapterModule, ChatAdapter } from '../../src/core/ports.js';
import { Typist } from './commands.js';
import { type ConsoleConfig, configSchema } from './config.js';
import { formatMessage } from './format.js';
import { lookOf, ownTerminal, Screen, type Terminal } from './send.js';

/** The terminal as a chat: wanted where no platform is. */
export const adapter: AdapterModule<ConsoleConfig> = {
  name: 'console',
  config: configSchema,
  wanted: () => 'fallback',
  create: async (_config, deps) => createConsole(deps),
};

/**
 * The adapter of one terminal, which is one chat, `console:terminal`. A part is the message itself: how wide
 * it may be is known only when it is written.
 */
export function createConsole(deps: AdapterDeps, terminal: Terminal = ownTerminal()): ChatAdapter<Message> {
  const screen = new Screen(terminal);
  const typist = new Typist(terminal, screen, deps);
  return {
    name: 'console',
    limits: { token: [], place: (address) => ({ key: address, windows: [] }) },
    render: (message) => [message],
    async send(_address, message) {
      typist.offer(message);
      return screen.print(formatMessage(message, lookOf(terminal)));
    },
    start: async () => {
      typist.start();
      deps.onConnection?.('connected');
    },
    stop: () => typist.stop(),
  };
}
