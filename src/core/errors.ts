import { faultOf, wordsOf } from './system-errors.js';

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

/** One line for a log or a terminal: the message, its remedy, and the causes below it. No code of the system stands in it. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const fault = faultOf(error);
  if (fault !== null) return wordsOf(fault);
  const remedy = error instanceof KabarError ? ` ${error.remedy}` : '';
  const cause = error.cause === undefined ? '' : ` (${describeError(error.cause)})`;
  return `${error.message}${remedy}${cause}`;
}

/** The same for the person who gave a command: an error of the system says what to do as well. */
export function explainError(error: unknown): string {
  const fault = error instanceof Error ? faultOf(error) : null;
  return fault === null ? describeError(error) : `${sentence(wordsOf(fault))} ${fault.remedy}`;
}

const sentence = (reason: string) => `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
