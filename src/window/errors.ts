import { describeError } from '../core/errors.js';
import { maskSecrets } from '../core/secrets.js';
import type { PageContext } from './context.js';

/** An error, or what a log says of one, in the language of the page and without secrets. */
export function sayError({ var: { errorText } }: PageContext, error: unknown): string {
  return errorText(maskSecrets(typeof error === 'string' ? error : describeError(error)));
}
