import { type Bot, GrammyError } from 'grammy';
import type { Update } from 'grammy/types';
import { atMost } from '../../src/core/at-most.js';
import { backoffMs } from '../../src/core/delivery.js';
import type { AdapterDeps } from '../../src/core/ports.js';
import { TokenRefusals } from '../../src/core/token-refusals.js';
import { type Handled, wantedUpdates } from './commands.js';
import { askedMs, errorFacts } from './errors.js';
import { channelLink, inviteLink } from './links.js';
import { type Signal, setMenu, setProfile } from './menu.js';
import { type Phase, UnconfirmedUpdates } from './unconfirmed.js';

/** How long the platform may keep a question for news open, in seconds. Less than the client's time-out. */
const pollSeconds = 20;

/** The most updates that Telegram shows before it is told to forget some. */
const maxShown = 100;

/**
 * The gap after an answer that brought nothing new, in milliseconds: while something is under way Telegram answers at
 * once, with what is known already, and some servers keep no question open at all.
 */
const leastGapMs = 200;

/** How many answers may wait for their turn before no further updates are asked for. Telegram keeps them for a day. */
const maxAnswering = 2_000;

/** How long `stop` waits for what is being committed, for answers, and for a last word to the platform, in milliseconds. */
const stopTimeouts = { commitMs: 2_000, answerMs: 500, farewellMs: 1_000 };

interface PollerDeps extends Pick<AdapterDeps, 'commands' | 'clock' | 'log' | 'onConnection'> {
  handle: (update: Update) => Handled;
}

/**
 * Long polling in place of grammY's `bot.start()`, which handles all chats one after the other, waits without our clock,
 * confirms updates before they are handled, and neither stops while Telegram is down nor goes on after a 409. An update
 * that comes again after a kill is known by its number: see `core/request.ts`.
 */
export class Poller {
  readonly #bot: Bot;
  readonly #deps: PollerDeps;
  readonly #stopping = new AbortController();
  readonly #unconfirmed = new UnconfirmedUpdates();
  readonly #committing = new Set<Promise<unknown>>();
  readonly #answering = new Set<Promise<unknown>>();
  #phase: Phase = 'normal';
  #confirmed = 0;
  #failures = 0;
  /** What was said last of a failure; nothing since Telegram answered. */
  #told = '';
  readonly #refusals = new TokenRefusals();
  #isRefused = false;
  #isHalted = false;
  #wake = () => {};
  #onAdvance = () => {};
  #polling: Promise<void> = Promise.resolve();
  #ended: Promise<void> | null = null;

  constructor(bot: Bot, deps: PollerDeps) {
    this.#bot = bot;
    this.#deps = deps;
  }

  /** Begins to listen to people. */
  start(): void {
    this.#polling = this.#poll();
  }

  /** Resolves when the commands under way are committed, or after a few seconds. Answers that wait for their turn are not waited for. */
  stop(): Promise<void> {
    this.#ended ??= this.#end();
    return this.#ended;
  }

  /** Asks and confirms nothing from now on: the process that asks next is told of whoever was not answered, and answers them. */
  halt(): void {
    this.#isHalted = true;
    this.#stopping.abort();
    this.#wake();
  }

  /** Whether the token was refused for good. */
  get isRefused(): boolean {
    return this.#isRefused;
  }

  get #signal(): Signal {
    return this.#stopping.signal as unknown as Signal;
  }

  async #poll(): Promise<void> {
    let isReady = false;
    while (!this.#signal.aborted) {
      try {
        if (!isReady) await this.#connect();
        isReady = true;
        await this.#pollOnce();
        while (this.#answering.size >= maxAnswering && !this.#signal.aborted) await this.#pause(leastGapMs);
      } catch (error) {
        if (this.#signal.aborted) return;
        if (!isTokenRefusal(error)) this.#refusals.forget();
        else if (this.#refusals.isForGood(this.#deps.clock.elapsed())) return this.#onRefused(error);
        // A webhook that somebody set in between answers 409 as well, and can be taken away.
        if (isConflict(error)) isReady = false;
        const gap = gapAfter(error, this.#failures);
        this.#logUnreachable(error, gap);
        this.#failures += 1;
        await this.#pause(gap);
      }
    }
  }

  /** Asks once, and takes on whatever is new. */
  async #pollOnce(): Promise<void> {
    const since = this.#deps.clock.elapsed();
    const offset = this.#unconfirmed.offset(since, this.#phase);
    const timeout = this.#unconfirmed.isEmpty ? pollSeconds : 0;
    const question = { offset, timeout, limit: maxShown, allowed_updates: wantedUpdates };
    const updates = validUpdates(await this.#bot.api.getUpdates(question, this.#signal));
    this.#confirmed = offset;
    this.#deps.onConnection?.('connected');
    if (this.#failures > 0) this.#deps.log.info({}, 'Telegram answers again');
    this.#failures = 0;
    this.#told = '';
    this.#refusals.forget();
    this.#phase = updates.length >= maxShown ? 'crowded' : 'normal';
    for (const update of updates)
      if (this.#unconfirmed.add(update.update_id, this.#deps.clock.elapsed())) this.#handle(update);
    if (!this.#unconfirmed.isEmpty) await this.#waitForProgress();
    else if (updates.length === 0 && this.#deps.clock.elapsed() - since < leastGapMs)
      await this.#pause(leastGapMs);
  }

  #handle(update: Update): void {
    const id = update.update_id;
    const { committed, answered } = this.#deps.handle(update);
    const advance = () => {
      if (this.#unconfirmed.canAdvance(this.#deps.clock.elapsed(), this.#phase)) this.#onAdvance();
    };
    track(
      this.#committing,
      committed,
      () => this.#unconfirmed.committed(id, this.#deps.clock.elapsed()),
      advance,
    );
    track(this.#answering, answered, () => this.#unconfirmed.answered(id), advance);
  }

  /** Waits until the first of the updates is done, or for a moment: meanwhile there may be others. */
  async #waitForProgress(): Promise<void> {
    if (this.#unconfirmed.canAdvance(this.#deps.clock.elapsed(), this.#phase)) return;
    await this.#pause(leastGapMs, (end) => {
      this.#onAdvance = end;
    });
    this.#onAdvance = () => {};
  }

  async #connect(): Promise<void> {
    const { commands, log, onConnection } = this.#deps;
    const { api } = this.#bot;
    this.#bot.botInfo = await api.getMe(this.#signal);
    await this.#tryOptional('deleteWebhook', api.deleteWebhook({}, this.#signal));
    void this.#tryOptional('setMyCommands', setMenu(api, commands.describe, this.#signal));
    void this.#tryOptional('setMyDescription', setProfile(api, commands.profile, this.#signal));
    onConnection?.('connected');
    const { username, supports_inline_queries: isInline } = this.#bot.botInfo;
    const links = {
      chat: `https://t.me/${username}`,
      group: inviteLink(username),
      channel: channelLink(username),
    };
    log.info({ bot: username, ...links, inline: isInline === true }, 'Telegram is connected');
  }

  /** What is good to have, but no reason not to start. */
  async #tryOptional(method: string, call: Promise<unknown>): Promise<void> {
    await call.catch((error) => {
      if (!this.#signal.aborted)
        this.#deps.log.warn({ method, ...errorFacts(error) }, 'Telegram refused a call');
    });
  }

  #onRefused(error: unknown): void {
    this.#isRefused = true;
    this.#deps.onConnection?.('refused');
    const message =
      'Telegram refused the token: check TELEGRAM_BOT_TOKEN (and TELEGRAM_API_ROOT, if set) and start Kabar again';
    this.#deps.log.error(errorFacts(error), message);
  }

  #logUnreachable(error: unknown, gap: number): void {
    this.#deps.onConnection?.('connecting');
    const message = isConflict(error)
      ? conflicts[isOfWebhook(error) ? 'webhook' : 'poller']
      : isTokenRefusal(error)
        ? 'Telegram refuses the token, but may be unwell: it is tried again for ten minutes'
        : 'Telegram cannot be reached: trying again in the background';
    const facts = { ...errorFacts(error), againInSeconds: gap / 1000 };
    this.#deps.log[message === this.#told ? 'debug' : 'warn'](facts, message);
    this.#told = message;
  }

  #pause(ms: number, offer: (end: () => void) => void = () => {}): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#deps.clock.after(ms, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
      offer(this.#wake);
    });
  }

  /** Tells the platform what is committed, so that a process that starts next is not told it again. */
  async #confirmCommitted(): Promise<void> {
    const offset = this.#unconfirmed.offset(this.#deps.clock.elapsed(), 'stopping');
    if (this.#isHalted || offset <= this.#confirmed) return;
    const last = AbortSignal.timeout(stopTimeouts.farewellMs) as unknown as Signal;
    await this.#bot.api.getUpdates({ offset, limit: 1, timeout: 0 }, last).catch(() => {});
  }

  async #end(): Promise<void> {
    const { clock } = this.#deps;
    this.#stopping.abort();
    this.#wake();
    await this.#polling;
    await atMost(stopTimeouts.commitMs, Promise.all(this.#committing), clock);
    await atMost(stopTimeouts.answerMs, Promise.all(this.#answering), clock);
    await this.#confirmCommitted();
  }
}

/** Keeps a promise as long as it is open, then does something about its end. */
function track(open: Set<Promise<unknown>>, work: Promise<unknown>, ...ends: (() => void)[]): void {
  const kept = work.then(() => {
    open.delete(kept);
    for (const end of ends) end();
  });
  open.add(kept);
}

/** The updates of an answer that can be told apart: what a server says besides is passed over. */
function validUpdates(answer: unknown): Update[] {
  const all: unknown[] = Array.isArray(answer) ? answer : [];
  return all.filter((each): each is Update => {
    return (
      typeof each === 'object' && each !== null && 'update_id' in each && Number.isSafeInteger(each.update_id)
    );
  });
}

/** 404 is the answer to a token that Telegram cannot even read. */
function isTokenRefusal(error: unknown): boolean {
  return error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);
}

/** Milliseconds until the next try. */
function gapAfter(error: unknown, failures: number): number {
  const asked = error instanceof GrammyError ? (askedMs(error) ?? 0) : 0;
  return Math.max(asked, backoffMs(failures, isConflict(error) ? 5_000 : 1_000, 60_000));
}

const conflicts = {
  webhook: 'another program has set a webhook for this token: it is taken away; stop what sets it',
  poller: 'another process polls Telegram with this token: waiting until it ends',
};

const isOfWebhook = (error: unknown) => error instanceof GrammyError && /webhook/i.test(error.description);

function isConflict(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 409;
}
