/**
 * A fault that a person can mend. Its message says what failed, its remedy what to do about it. Neither
 * may hold a secret: both reach logs and terminals.
 */
export class KabarError extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'KabarError';
    this.remedy = remedy;
  }
}

/** One line for a log or a terminal: the message, its remedy, and the causes below it. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const remedy = error instanceof KabarError ? ` ${error.remedy}` : '';
  const cause = error.cause === undefined ? '' : ` (${describeError(error.cause)})`;
  return `${error.message}${remedy}${cause}`;
}
