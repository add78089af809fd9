import { type Bot, GrammyError } from 'grammy';
import type { Update } from 'grammy/types';
import { growingGap } from '../../src/core/delivery.js';
import type { AdapterDeps } from '../../src/core/ports.js';
import { type Handled, wantedUpdates } from './commands.js';
import { factsOf } from './errors.js';
import { channelLink, inviteLink } from './links.js';
import { type Signal, setMenu, setProfile } from './menu.js';
import { type Mood, Unconfirmed } from './unconfirmed.js';

/** How long the platform may keep a question for news open, in seconds. Less than the client's time-out. */
const pollSeconds = 20;

/** So many updates Telegram shows at most that it was not told to forget. */
const maxShown = 100;

/**
 * The gap after an answer that brought nothing new, in milliseconds: while something is under way Telegram answers at
 * once, with what is known already, and some servers keep no question open at all.
 */
const leastGapMs = 200;

/** So many answers may wait for their turn before no further updates are asked for. Telegram keeps them for a day. */
const maxAnswering = 2_000;

/** How long `stop` waits for what is being committed, for answers, and for a last word to the platform, in milliseconds. */
const patience = { commitMs: 2_000, answerMs: 500, farewellMs: 1_000 };

/** Listens to people. */
export interface Poller {
  start(): void;
  /** Resolves when the commands under way are committed, or after a few seconds. Answers that wait for their turn are not waited for. */
  stop(): Promise<void>;
}

interface PollerDeps extends Omit<AdapterDeps, 'outbox'> {
  handle: (update: Update) => Handled;
}

/**
 * Asks Telegram for updates, in place of grammY's `bot.start()`: that one handles all chats one after the
 * other, waits without our clock, confirms updates before they are handled, and neither stops while the platform is
 * away nor goes on after a 409. What comes again after a kill is known by its number: see `core/request.ts`.
 */
export function createPoller(
  bot: Bot,
  { commands, clock, log, handle, onConnection = () => {} }: PollerDeps,
): Poller {
  const stopping = new AbortController();
  const signal = stopping.signal as unknown as Signal;
  const unconfirmed = new Unconfirmed();
  const committing = new Set<Promise<unknown>>();
  const answering = new Set<Promise<unknown>>();
  let mood: Mood = 'calm';
  let confirmed = 0;
  let failures = 0;
  let wake = () => {};
  let onAdvance = () => {};
  let polling: Promise<void> = Promise.resolve();

  async function poll(): Promise<void> {
    let isReady = false;
    while (!signal.aborted) {
      try {
        if (!isReady) await introduce();
        isReady = true;
        await takeNext();
        while (answering.size >= maxAnswering && !signal.aborted) await pause(leastGapMs);
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

  /** Asks once, and takes on whatever is new. */
  async function takeNext(): Promise<void> {
    const since = clock.elapsed();
    const offset = unconfirmed.offset(since, mood);
    const timeout = unconfirmed.isEmpty ? pollSeconds : 0;
    const question = { offset, timeout, limit: maxShown, allowed_updates: wantedUpdates };
    const updates = listOf(await bot.api.getUpdates(question, signal));
    confirmed = offset;
    onConnection('connected');
    if (failures > 0) log.info({}, 'Telegram answers again');
    failures = 0;
    mood = updates.length >= maxShown ? 'crowded' : 'calm';
    for (const update of updates) if (unconfirmed.add(update.update_id, clock.elapsed())) take(update);
    if (!unconfirmed.isEmpty) await untilAdvance();
    else if (updates.length === 0 && clock.elapsed() - since < leastGapMs) await pause(leastGapMs);
  }

  function take(update: Update): void {
    const id = update.update_id;
    const { committed, answered } = handle(update);
    const advance = () => {
      if (unconfirmed.canAdvance(clock.elapsed(), mood)) onAdvance();
    };
    keep(committing, committed, () => unconfirmed.committed(id, clock.elapsed()), advance);
    keep(answering, answered, () => unconfirmed.answered(id), advance);
  }

  /** Waits until the first of the updates is done, or for a moment: meanwhile there may be others. */
  async function untilAdvance(): Promise<void> {
    if (unconfirmed.canAdvance(clock.elapsed(), mood)) return;
    await pause(leastGapMs, (end) => {
      onAdvance = end;
    });
    onAdvance = () => {};
  }

  async function introduce(): Promise<void> {
    bot.botInfo = await bot.api.getMe(signal);
    await tolerate('deleteWebhook', bot.api.deleteWebhook({}, signal));
    void tolerate('setMyCommands', setMenu(bot.api, commands.describe, signal));
    void tolerate('setMyDescription', setProfile(bot.api, commands.profile, signal));
    onConnection('connected');
    const { username } = bot.botInfo;
    const links = {
      chat: `https://t.me/${username}`,
      group: inviteLink(username),
      channel: channelLink(username),
    };
    log.info({ bot: username, ...links }, 'Telegram: listening');
  }

  /** What is good to have, but no reason not to start. */
  async function tolerate(method: string, call: Promise<unknown>): Promise<void> {
    await call.catch((error) => {
      if (!signal.aborted) log.warn({ method, ...factsOf(error) }, 'Telegram refused a call');
    });
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

  function pause(ms: number, offer: (end: () => void) => void = () => {}): Promise<void> {
    return new Promise((resolve) => {
      const cancel = clock.after(ms, resolve);
      wake = () => {
        cancel();
        resolve();
      };
      offer(wake);
    });
  }

  /** Tells the platform what is committed, so that a process that starts next is not told it again. */
  async function farewell(): Promise<void> {
    const offset = unconfirmed.offset(clock.elapsed(), 'leaving');
    if (offset <= confirmed) return;
    const last = AbortSignal.timeout(patience.farewellMs) as unknown as Signal;
    await bot.api.getUpdates({ offset, limit: 1, timeout: 0 }, last).catch(() => {});
  }

  async function end(): Promise<void> {
    stopping.abort();
    wake();
    await polling;
    await atMost(patience.commitMs, committing);
    await atMost(patience.answerMs, answering);
    await farewell();
  }

  async function atMost(ms: number, work: ReadonlySet<Promise<unknown>>): Promise<void> {
    if (work.size === 0) return;
    await new Promise<void>((resolve) => {
      const cancel = clock.after(ms, resolve);
      void Promise.all(work).then(() => {
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

/** Keeps a promise as long as it is open, then does something about its end. */
function keep(open: Set<Promise<unknown>>, work: Promise<unknown>, ...ends: (() => void)[]): void {
  const kept = work.then(() => {
    open.delete(kept);
    for (const end of ends) end();
  });
  open.add(kept);
}

/** The updates of an answer that can be told apart: what a server says besides is passed over. */
function listOf(answer: unknown): Update[] {
  const all: unknown[] = Array.isArray(answer) ? answer : [];
  return all.filter((each): each is Update => {
    return (
      typeof each === 'object' && each !== null && 'update_id' in each && Number.isSafeInteger(each.update_id)
    );
  });
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
