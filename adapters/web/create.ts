import { atMost } from '../../src/core/at-most.js';
import type { AdapterDeps, ChatAdapter } from '../../src/core/ports.js';
import { capabilities } from './capabilities.js';
import { CommandHandler } from './commands.js';
import type { Config } from './config.js';
import { type Part, render } from './format.js';
import { Histories } from './history.js';
import { Pages, prefix } from './pages.js';
import { createMessageSender } from './send.js';
import { isAddress } from './session.js';
import { Streams } from './streams.js';

/** How long a stop waits for what people asked for, in milliseconds. */
const patienceMs = 2_000;

/** The adapter of the browser chat. Each browser is a chat, `web:` and what its cookie leads to. */
export function createAdapter(_config: Config, deps: AdapterDeps): ChatAdapter<Part> {
  const { commands, outbox, folder, clock, log, mount, pages: shared, onConnection } = deps;
  if (shared === undefined) throw new Error('the browser chat needs a process that shows pages');
  const histories = new Histories(folder, clock);
  const streams = new Streams(clock);
  const sender = createMessageSender(histories, streams, clock);
  const handler = new CommandHandler({ commands, outbox, sender, histories, streams });
  const now = () => clock.now();
  const pages = new Pages({ shared, handler, histories, streams, describe: commands.describe, now, log });
  let unmount = () => {};
  return {
    name: 'web',
    limits: { token: [], place: (address) => ({ key: address, windows: [] }) },
    capabilities,
    // A private bot names all browsers at once: nobody knows the address of one beforehand.
    belongsTo: (address) => (isAddress(address) ? ['all'] : []),
    forget: (address) => (isAddress(address) ? histories.forget(address) : Promise.resolve()),
    render,
    send: (address, part, options) => sender.send(address, part, options),
    edit: (address, messageId, part) => sender.edit(address, messageId, part),
    async start() {
      unmount = mount(prefix, (request) => pages.answer(request));
      onConnection?.('connected');
      log.info({ path: prefix }, 'the browser chat is open');
    },
    async stop() {
      unmount();
      streams.closeAll();
      await atMost(
        patienceMs,
        handler.idle().then(() => histories.idle()),
        clock,
      );
    },
  };
}
