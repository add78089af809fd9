import { z } from 'zod';
import { variable } from '../../src/core/variable.js';

/** What the browser chat needs to know. */
export interface Config {
  /** Whether the operator wants it. */
  isOn: boolean;
  /** What whoever opens the page has to know; null where only this machine can reach it. Never log it. */
  token: string | null;
}

/** Names and addresses by which a machine reaches itself alone. */
export const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i;

/** The shortest token that nobody guesses. */
const minTokenLength = 16;

const long = `needs a WEB_TOKEN of at least ${minTokenLength} characters (openssl rand -hex 16 makes one)`;

/** What the adapter reads from the environment. */
export const configSchema = z
  .object({
    WEB_CHAT: variable.pipe(z.enum(['on', 'off'], 'must be on or off').default('off')),
    WEB_TOKEN: variable,
    WEB_HOST: variable.pipe(z.string().default('127.0.0.1')),
  })
  .superRefine(({ WEB_CHAT, WEB_TOKEN, WEB_HOST }, context) => {
    if (WEB_CHAT === 'off') return;
    const isMissing = WEB_TOKEN === undefined && !loopback.test(WEB_HOST);
    const isShort = WEB_TOKEN !== undefined && WEB_TOKEN.length < minTokenLength;
    if (!isMissing && !isShort) return;
    const message = isMissing
      ? `is on where others can reach it (WEB_HOST): it ${long}`
      : `is on: it ${long}`;
    context.addIssue({ code: 'custom', path: ['WEB_CHAT'], message });
  })
  .transform(
    (env): Config => ({
      isOn: env.WEB_CHAT === 'on',
      token: env.WEB_TOKEN ?? null,
    }),
  );
