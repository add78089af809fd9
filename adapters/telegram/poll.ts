import { type Bot, GrammyError } from 'grammy';
import type { Update } from 'grammy/types';
import { growingGap } from '../../src/core/delivery.js';
import type { AdapterDeps } from '../../src/core/ports.js';
import { wantedUpdates } from './commands.js';
import { factsOf } from './errors.js';
import { type Signal, setMenu } from './menu.js';

/** How long the platform may keep a question for news open, in seconds. Less than the client's time-out. */
const pollSeconds = 20;

/** The gap after an empty answer that came at once, in milliseconds: some servers keep no question open. */
const leastGapMs = 250;

/** So many updates are worked on at a time; further ones stay with Telegram, which keeps them for a day. */
const mostUnderWay = 200;

/** How many handled updates are remembered: more than one answer of the platform can hold (100). */
const mostRemembered = 1_000;

/** How long `stop` waits for the commands under way, and for a last word to the platform, in milliseconds. */
const patienceMs = 5_000;
const farewellMs = 1_500;

/** Listens to people. */
export interface Poller {
  start(): void;
  /** Resolves when the commands under way are done, or after 5 s. */
  stop(): Promise<void>;
}

/**
 * Asks Telegram for updates, in place of grammY's `bot.start()`: that one handles all chats one after the
 * other, waits without our clock, and neither stops while the platform is away nor goes on after a 409.
 */
export function createPoller(
  bot: Bot,
  { commands, clock, log, onConnection = () => {} }: Omit<AdapterDeps, 'outbox'>,
): Poller {
  const stopping = new AbortController();
  const signal = stopping.signal as unknown as Signal;
  const lanes = new Map<number, Promise<void>>();
  const handled = new Set<number>();
  let underWay = 0;
  let offset = 0;
  let confirmed = 0;
  let failures = 0;
  let wake = () => {};
  let polling: Promise<void> = Promise.resolve();

  async function poll(): Promise<void> {
    let isReady = false;
    while (!signal.aborted) {
      try {
        if (!isReady) await introduce();
        isReady = true;
        const asked = offset;
        const since = clock.now();
        const question = { offset: asked, timeout: pollSeconds, allowed_updates: wantedUpdates };
        const updates = await bot.api.getUpdates(question, signal);
        confirmed = asked;
        onConnection('connected');
        if (failures > 0) log.info({}, 'Telegram answers again');
        failures = 0;
        for (const update of updates) take(update);
        if (updates.length === 0 && clock.now() - since < leastGapMs) await pause(leastGapMs);
        while (underWay >= mostUnderWay) await Promise.race(lanes.values());
      } catch (error) {
        if (signal.aborted) return;
        if (isRefusal(error)) return sayRefused(error);
        // A webhook that somebody set in between answers 409 as well, and can be taken away.
        if (isConflict(error)) isReady = false;
        sayAway(error);
        await pause(gapAfter(error, failures++));
      }
    }
  }

  async function introduce(): Promise<void> {
    bot.botInfo = await bot.api.getMe(signal);
    await tolerate('deleteWebhook', bot.api.deleteWebhook({}, signal));
    void tolerate('setMyCommands', setMenu(bot.api, commands.describe, signal));
    onConnection('connected');
    log.info({ bot: bot.botInfo.username }, 'Telegram: listening');
  }

  /** What is good to have, but no reason not to start. */
  async function tolerate(method: string, call: Promise<unknown>): Promise<void> {
    await call.catch((error) => {
      if (!signal.aborted) log.warn({ method, ...factsOf(error) }, 'Telegram refused a call');
    });
  }

  /** Updates of one chat are handled in their order; no chat waits for another. */
  function take(update: Update): void {
    offset = update.update_id + 1;
    if (handled.has(update.update_id)) return;
    remember(update.update_id);
    underWay++;
    const chat = chatOf(update);
    const lane: Promise<void> = (lanes.get(chat) ?? Promise.resolve())
      .then(() => bot.handleUpdate(update))
      .catch((error) => log.error(factsOf(error), 'a command from Telegram failed'))
      .finally(() => {
        underWay--;
        if (lanes.get(chat) === lane) lanes.delete(chat);
      });
    lanes.set(chat, lane);
  }

  function remember(id: number): void {
    handled.add(id);
    const [oldest] = handled;
    if (handled.size > mostRemembered && oldest !== undefined) handled.delete(oldest);
  }

  function sayRefused(error: unknown): void {
    onConnection('refused');
    const message =
      'Telegram refuses the bot token: check TELEGRAM_BOT_TOKEN (and TELEGRAM_API_ROOT, if set)';
    log.error(factsOf(error), message);
  }

  function sayAway(error: unknown): void {
    onConnection('connecting');
    const message = isConflict(error)
      ? 'another process polls Telegram with this token: waiting until it ends'
      : 'Telegram cannot be reached: trying again in the background';
    log[failures === 0 ? 'warn' : 'debug'](factsOf(error), message);
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = clock.after(ms, resolve);
      wake = () => {
        cancel();
        resolve();
      };
    });
  }

  /** Tells the platform what was handled, so that a process that starts next is not told it again. */
  async function farewell(): Promise<void> {
    if (offset <= confirmed) return;
    const question = { offset, limit: 1, timeout: 0 };
    await bot.api.getUpdates(question, AbortSignal.timeout(farewellMs) as unknown as Signal).catch(() => {});
  }

  async function end(): Promise<void> {
    stopping.abort();
    wake();
    const work = polling.then(() => Promise.all([farewell(), ...lanes.values()]));
    await new Promise<void>((resolve) => {
      const cancel = clock.after(patienceMs, resolve);
      void work.then(() => {
        cancel();
        resolve();
      });
    });
  }

  let ended: Promise<void> | null = null;
  return {
    start() {
      polling = poll();
    },
    stop() {
      ended ??= end();
      return ended;
    },
  };
}

function chatOf(update: Update): number {
  const about =
    update.message ?? update.channel_post ?? update.my_chat_member ?? update.callback_query?.message;
  return about?.chat.id ?? 0;
}

/** 404 is the answer to a token that Telegram cannot even read. */
function isRefusal(error: unknown): boolean {
  return error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);
}

/** Milliseconds until the next try. */
function gapAfter(error: unknown, failures: number): number {
  const wish = error instanceof GrammyError ? (error.parameters.retry_after ?? 0) * 1_000 : 0;
  return Math.max(wish, growingGap(failures, isConflict(error) ? 5_000 : 1_000, 60_000));
}

function isConflict(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 409;
}
