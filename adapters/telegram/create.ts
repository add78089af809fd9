import { type ApiClientOptions, Bot, type Transformer } from 'grammy';
import { KabarError } from '../../src/core/errors.js';
import type { AdapterDeps, ChatAdapter, Clock, RateWindow, SendLimits } from '../../src/core/ports.js';
import { addressOf, parseAddress } from './address.js';
import { createAdmins } from './admins.js';
import { capabilities } from './capabilities.js';
import { CommandHandler } from './commands.js';
import { type Config, freeMessagesPerSecond } from './config.js';
import { type Part, render } from './format.js';
import { fetchOver } from './http.js';
import type { Signal } from './menu.js';
import { renderPage } from './page.js';
import { Poller } from './poll.js';
import { createMessageSender } from './send.js';

/** After so many milliseconds without its whole answer a call has failed; whether a message arrived is then in doubt. */
const answerMs = 15_000;

/** The same for a question for updates, which Telegram keeps open for a while. In seconds. */
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
  const bot = new Bot(config.token, { client: clientOptions(config) });
  bot.api.config.use(answeredWithin(answerMs, clock));
  const sender = createMessageSender(bot.api, config.messagesPerSecond > freeMessagesPerSecond, clock);
  const files = `${config.apiRoot}/file/bot${config.token}`;
  const fetchFile = (path: string, maxBytes: number) =>
    deps.download(`${files}/${path}`, maxBytes, config.proxy ?? null);
  const handler = new CommandHandler(bot, { commands, outbox, sender, fetchFile, clock, log });
  const poller = new Poller(bot, { ...deps, handle: (update) => handler.handle(update) });
  return {
    name: 'telegram',
    limits: limitsOf(config),
    capabilities,
    belongsTo,
    render,
    page: (list) => (sender.takesPages ? renderPage(list) : null),
    send: (address, part, options) => sender.send(address, part, options),
    edit: (address, messageId, part) => sender.change(address, Number(messageId), part),
    admins: createAdmins(bot.api, log),
    start: async () => poller.start(),
    stop: () => poller.stop(),
  };
}

/** A topic belongs to its forum. */
function belongsTo(address: string): string[] {
  const target = parseAddress(address);
  return target?.message_thread_id === undefined ? [] : [addressOf(target.chat_id)];
}

function clientOptions({ apiRoot, proxy }: Config): ApiClientOptions {
  return { apiRoot, timeoutSeconds, fetch: fetchOver(proxy) };
}

/** Ends every call but the one that waits for updates. grammY counts headers and body. */
function answeredWithin(ms: number, clock: Clock): Transformer {
  return async (call, method, payload, signal) => {
    if (method === 'getUpdates') return call(method, payload, signal);
    const timeout = new AbortController();
    const stop = () => timeout.abort();
    const cancel = clock.after(ms, stop);
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop);
    try {
      return await call(method, payload, timeout.signal as unknown as Signal);
    } finally {
      cancel();
      signal?.removeEventListener('abort', stop);
    }
  };
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
