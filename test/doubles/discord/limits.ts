/** What a bucket says of one request. Times in milliseconds. */
export interface Verdict {
  allowed: boolean;
  limit: number;
  remaining: number;
  resetAfter: number;
}

/** A fixed window of requests, as Discord counts: it opens with the first request and ends `ms` later. */
export class Bucket {
  readonly #count: number;
  readonly #ms: number;
  #used = 0;
  #endsAt = 0;

  constructor(count: number, ms: number) {
    this.#count = count;
    this.#ms = ms;
  }

  take(now: number): Verdict {
    if (now >= this.#endsAt) {
      this.#used = 0;
      this.#endsAt = now + this.#ms;
    }
    const allowed = this.#used < this.#count;
    if (allowed) this.#used++;
    return {
      allowed,
      limit: this.#count,
      remaining: this.#count - this.#used,
      resetAfter: this.#endsAt - now,
    };
  }
}

let bucketNames = 0;

/** Buckets of equal size by key. */
export class Buckets {
  /** As Discord's headers tell it. */
  readonly name = (++bucketNames).toString(16).padStart(32, 'a0f5b1c2');
  readonly #count: number;
  readonly #ms: number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(count: number, ms: number) {
    this.#count = count;
    this.#ms = ms;
  }

  take(key: string, now: number): Verdict {
    const bucket = this.#buckets.get(key) ?? new Bucket(this.#count, this.#ms);
    this.#buckets.set(key, bucket);
    return bucket.take(now);
  }
}

/** The headers that tell a bucket's state. */
export function limitHeaders(verdict: Verdict, bucket: string, now: number): Record<string, string> {
  const seconds = (verdict.resetAfter / 1000).toFixed(3);
  return {
    'X-RateLimit-Limit': String(verdict.limit),
    'X-RateLimit-Remaining': String(verdict.remaining),
    'X-RateLimit-Reset': ((now + verdict.resetAfter) / 1000).toFixed(3),
    'X-RateLimit-Reset-After': seconds,
    'X-RateLimit-Bucket': bucket,
    ...(!verdict.allowed && { 'Retry-After': seconds, 'X-RateLimit-Scope': 'user' }),
  };
}
