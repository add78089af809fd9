import { Bot } from 'grammy';
import { KabarError } from '../../src/core/errors.js';
import type { AdapterDeps, ChatAdapter, RateWindow, SendLimits } from '../../src/core/ports.js';
import { addressOf, parseAddress } from './address.js';
import { createAdmins } from './admins.js';
import { capabilities } from './capabilities.js';
import { CommandHandler } from './commands.js';
import { type Config, freeMessagesPerSecond } from './config.js';
import { type Part, render } from './format.js';
import { connections, directCalls, fetchOver } from './http.js';
import { renderPage } from './page.js';
import { Poller } from './poll.js';
import { createMessageSender } from './send.js';

/** How long a question for updates may take, which Telegram keeps open for a while, and a file. In seconds. */
const timeoutSeconds = 30;

/** https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this */
const ofChat: RateWindow = { count: 1, ms: 1_000 };
const ofGroup: RateWindow = { count: 20, ms: 60_000, reserved: 5 };

/** The adapter of one bot token, over grammY. */
export function createAdapter(config: Config, deps: AdapterDeps): ChatAdapter<Part> {
  const { commands, outbox, clock, log } = deps;
  if (config.token === null) {
    throw new KabarError('Telegram has no bot token.', 'Set TELEGRAM_BOT_TOKEN.');
  }
  const { apiRoot, token } = config;
  const dispatcher = connections(config.proxy);
  const bot = new Bot(token, { client: { apiRoot, timeoutSeconds, fetch: fetchOver(dispatcher) } });
  bot.api.config.use(directCalls({ dispatcher, apiRoot, token, clock }));
  const paid = config.messagesPerSecond > freeMessagesPerSecond;
  const sender = createMessageSender(bot.api, paid, clock, () => poller.isRefused);
  const files = `${apiRoot}/file/bot${token}`;
  const fetchFile = (path: string, maxBytes: number) =>
    deps.download(`${files}/${path}`, maxBytes, config.proxy ?? null);
  const handler = new CommandHandler(bot, { commands, outbox, sender, fetchFile, clock, log });
  const poller: Poller = new Poller(bot, { ...deps, handle: (update) => handler.handle(update) });
  return {
    name: 'telegram',
    limits: limitsOf(config),
    capabilities,
    belongsTo,
    render,
    page: (list) => (sender.takesPages ? renderPage(list) : null),
    send: (address, part, options) => sender.send(address, part, options),
    edit: (address, messageId, part) => sender.edit(address, Number(messageId), part),
    admins: createAdmins(bot.api, log),
    start: async () => poller.start(),
    halt: () => poller.halt(),
    stop: () => poller.stop(),
  };
}

/** A topic belongs to its forum. */
function belongsTo(address: string): string[] {
  const target = parseAddress(address);
  return target?.message_thread_id === undefined ? [] : [addressOf(target.chat_id)];
}

function limitsOf({ messagesPerSecond }: Config): SendLimits {
  return {
    token: [{ count: messagesPerSecond, ms: 1_000 }],
    place(address) {
      // The topics of a forum share what their group may take.
      const chat = parseAddress(address)?.chat_id ?? 0;
      return { key: String(chat), windows: chat < 0 ? [ofChat, ofGroup] : [ofChat] };
    },
  };
}
