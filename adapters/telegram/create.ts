import { Bot } from 'grammy';
import { KabarError } from '../../src/core/errors.js';
import type { AdapterDeps, ChatAdapter, RateWindow, SendLimits } from '../../src/core/ports.js';
import { parseAddress } from './address.js';
import { createAdmins } from './admins.js';
import { answerPeople } from './commands.js';
import { freeMessagesPerSecond, type TelegramConfig } from './config.js';
import { render, type TelegramPart } from './format.js';
import { createPoller } from './poll.js';
import { createSender } from './send.js';

/** After so many seconds without an answer a call has failed; whether a message arrived is then in doubt. */
const timeoutSeconds = 30;

/** https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this */
const ofChat: RateWindow = { count: 1, ms: 1_000 };
const ofGroup: RateWindow = { count: 20, ms: 60_000, reserved: 5 };

/** The adapter of one bot token, over grammY. */
export function createTelegram(
  config: TelegramConfig,
  { commands, outbox, clock, log: parent }: AdapterDeps,
): ChatAdapter<TelegramPart> {
  if (config.token === null) {
    throw new KabarError('Telegram has no bot token.', 'Set TELEGRAM_BOT_TOKEN.');
  }
  const log = parent.child({ adapter: 'telegram' });
  const bot = new Bot(config.token, { client: { apiRoot: config.apiRoot, timeoutSeconds } });
  const sender = createSender(bot.api, config.messagesPerSecond > freeMessagesPerSecond, clock);
  const handle = answerPeople(bot, { commands, outbox, sender, log });
  const poller = createPoller(bot, { commands, clock, log, handle });
  return {
    name: 'telegram',
    limits: limitsOf(config),
    render,
    send: (address, part, options) => sender.send(address, part, options),
    edit: (address, messageId, part) => sender.change(address, Number(messageId), part),
    admins: createAdmins(bot.api, log),
    start: async () => poller.start(),
    stop: () => poller.stop(),
  };
}

function limitsOf({ messagesPerSecond }: TelegramConfig): SendLimits {
  return {
    token: [{ count: messagesPerSecond, ms: 1_000 }],
    place(address) {
      // The topics of a forum share what their group may take.
      const chat = parseAddress(address)?.chat_id ?? 0;
      return { key: String(chat), windows: chat < 0 ? [ofChat, ofGroup] : [ofChat] };
    },
  };
}
