import type { HttpDoor } from '../core/ports.js';
import { isLoopback } from '../window/doors.js';
import type { CoreConfig } from './config.js';

/** Why a machine is refused: `foreign` if no token is set, `unauthorized` for a wrong token or none. */
export type Refusal = 'unauthorized' | 'foreign' | 'slow-down';

/** Decides about the request of a machine; null lets it in. */
export type MachineDoor = (request: Request) => Promise<Refusal | null>;

/**
 * The door of `/metrics` and the API: that of the window. A server that others can reach is closed without a token, since
 * the host name of a request proves nothing there.
 */
export function machineDoor(
  { WEB_HOST: host, WEB_TOKEN: token }: Pick<CoreConfig, 'WEB_HOST' | 'WEB_TOKEN'>,
  door: HttpDoor,
): MachineDoor {
  return async (request) => {
    if (token === undefined && !isLoopback(host)) return 'foreign';
    const decision = await door.judge(request);
    if (decision === 'open') return null;
    if (decision === 'login') return 'unauthorized';
    return decision === 'slow-down' ? decision : 'foreign';
  };
}

/** What is said to a machine that may not come in. */
export const refusals: Readonly<Record<Refusal, { status: 401 | 403 | 429; says: string }>> = {
  unauthorized: { status: 401, says: 'Send the WEB_TOKEN of this Kabar: Authorization: Bearer <token>.' },
  foreign: {
    status: 403,
    says: 'Without a WEB_TOKEN this is open to its own machine only. Set WEB_TOKEN and start Kabar again.',
  },
  'slow-down': { status: 429, says: 'Too many wrong tokens. Wait a little, or send the right one.' },
};
