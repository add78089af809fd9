/** How long a token must be refused before it is given up, in milliseconds: an unwell platform refuses any. */
const refusedToBelieveMs = 600_000;

/**
 * Whether the refusals of a token are to be believed. They are at once where nothing came before, for then it is the token;
 * after an answer, or a fault of the platform, they are once they have gone on for ten minutes. Instants are elapsed milliseconds.
 */
export class TokenRefusals {
  #since: number | null = Number.NEGATIVE_INFINITY;

  /** The platform took the token, or failed otherwise. */
  forget(): void {
    this.#since = null;
  }

  /** Takes in a refusal. @returns whether it is for good. */
  isForGood(now: number): boolean {
    this.#since ??= now;
    return now - this.#since >= refusedToBelieveMs;
  }
}
