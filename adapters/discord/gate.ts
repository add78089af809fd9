import { RESTJSONErrorCodes, type RESTOptions } from 'discord.js';
import { backoffMs } from '../../src/core/delivery.js';
import type { Clock, Log } from '../../src/core/ports.js';

type MakeRequest = RESTOptions['makeRequest'];

/** First and longest rest where Discord does not say how long, in milliseconds. */
const rests = { first: 60_000, longest: 3_600_000 };

/**
 * Discord bans an address for 10,000 answers of 401, 403 or 429 in ten minutes
 * (https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans). From one in a
 * hundred of them on, each further one costs all requests a pause, so that there are never many more.
 */
const invalid = { bound: 100, windowMs: 600_000, pauseMs: 6_000 };

/** Nothing may be asked of Discord for so long: its address is refused, or it was asked too much that it refused. */
export class RestingError extends Error {
  /** In milliseconds. */
  readonly afterMs: number;

  constructor(reason: string, afterMs: number) {
    super(reason);
    this.name = 'RestingError';
    this.afterMs = afterMs;
  }
}

/** Lets all requests of a token through, or none: a ban is of the address, whichever channel met it. */
export class Gate {
  readonly #clock: Pick<Clock, 'elapsed'>;
  readonly #log: Log;
  readonly #invalidAt: number[] = [];
  /** By `Clock.elapsed`: until when the address is refused, and until when posts go slower. */
  #bannedUntil = 0;
  #slowUntil = 0;
  #bans = 0;

  constructor(clock: Pick<Clock, 'elapsed'>, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  /**
   * The same requests, as far as they may be made. They fail with a {@link RestingError} where they may not.
   * @param isAnswer tells which of them answer a person who waits. Default: all that may, which a webhook's own may, too.
   */
  guard(makeRequest: MakeRequest, isAnswer: (url: string) => boolean = isInteraction): MakeRequest {
    return async (url, init) => {
      const now = this.#clock.elapsed();
      if (this.#bannedUntil > now) throw new RestingError(refusedAddress, this.#bannedUntil - now);
      // Whoever asks is waiting, and answering them is hardly ever refused.
      if (this.#slowUntil > now && !isAnswer(url)) {
        throw new RestingError('Discord refused too many requests of late', this.#slowUntil - now);
      }
      const answer = await makeRequest(url, init);
      await this.#judge(answer as Response);
      return answer;
    };
  }

  async #judge(answer: Response): Promise<void> {
    if (answer.status === 403 || answer.status === 429) {
      if (await isOfAddress(answer.clone())) throw this.#banned(answer);
    }
    if (isInvalid(answer)) this.#noteInvalid();
    else if (answer.ok) this.#bans = 0;
  }

  #banned({ status, headers }: Response): RestingError {
    const now = this.#clock.elapsed();
    // What was under way when the ban came says nothing new.
    if (this.#bannedUntil > now) return new RestingError(refusedAddress, this.#bannedUntil - now);
    const said = Number(headers.get('retry-after') ?? 0) * 1000;
    const gap = backoffMs(this.#bans++, rests.first, rests.longest);
    const afterMs = Number.isFinite(said) && said > 0 ? Math.ceil(said) : gap;
    this.#bannedUntil = now + afterMs;
    this.#log.warn({ status, restSeconds: afterMs / 1000 }, 'Discord refuses this address: everything rests');
    return new RestingError(refusedAddress, afterMs);
  }

  #noteInvalid(): void {
    const now = this.#clock.elapsed();
    this.#invalidAt.push(now);
    while ((this.#invalidAt[0] ?? now) <= now - invalid.windowMs) this.#invalidAt.shift();
    const count = this.#invalidAt.length;
    if (count < invalid.bound) return;
    if (count === invalid.bound)
      this.#log.warn(
        { count },
        'Discord refused many requests in ten minutes: they go slower until it is fewer',
      );
    this.#slowUntil = now + invalid.pauseMs;
  }
}

const refusedAddress = 'Discord refuses this address for a while';

const isInteraction = (url: string) => /\/v\d+\/(interactions|webhooks)\//.test(url);

/** Whether it was not Discord that answered, but what stands before it: in a page, without its headers, or with its code. */
async function isOfAddress(answer: Response): Promise<boolean> {
  const body: unknown = await answer.json().catch(() => null);
  if (body === null || typeof body !== 'object') return true;
  if ('code' in body && body.code === RESTJSONErrorCodes.CloudflareIsBlockingYourRequest) return true;
  const names = [...answer.headers.keys()];
  return answer.status === 429 && !names.some((name) => name.toLowerCase().startsWith('x-ratelimit-'));
}

/** A limit that others share does not count. */
const isInvalid = ({ status, headers }: Response) =>
  status === 401 || status === 403 || (status === 429 && headers.get('x-ratelimit-scope') !== 'shared');
