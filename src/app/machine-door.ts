import type { Clock } from '../core/ports.js';
import { Door, isLoopback } from '../window/doors.js';
import type { CoreConfig } from './config.js';

/** Why a machine may not come in: `foreign` without a token, `unauthorized` with a wrong one or none. */
export type Refusal = 'unauthorized' | 'foreign';

/** Decides about the request of a machine; null lets it in. */
export type MachineDoor = (request: Request) => Refusal | null;

/**
 * The door of `/metrics` and the API: as for the window, the token opens it, and without a token it is open to this machine
 * alone. A server that others can reach is closed without a token, since the host name of a request proves nothing there.
 */
export function machineDoor(
  core: Pick<CoreConfig, 'WEB_HOST' | 'WEB_TOKEN' | 'PUBLIC_URL'>,
  clock: Clock,
): MachineDoor {
  const { WEB_HOST: host, WEB_TOKEN: token, PUBLIC_URL: url } = core;
  const hosts = url === undefined ? [] : [new URL(url).hostname];
  const door = new Door({ token: token ?? null, hosts, clock });
  return (request) => {
    if (token === undefined && !isLoopback(host)) return 'foreign';
    // No session: only pages log in.
    const decision = door.decide(request, undefined);
    if (decision === 'open') return null;
    return decision === 'login' ? 'unauthorized' : 'foreign';
  };
}

/** What is said to a machine that may not come in. */
export const refusals: Readonly<Record<Refusal, { status: 401 | 403; says: string }>> = {
  unauthorized: { status: 401, says: 'Send the WEB_TOKEN of this Kabar: Authorization: Bearer <token>.' },
  foreign: {
    status: 403,
    says: 'Without a WEB_TOKEN this is open to its own machine only. Set WEB_TOKEN and start Kabar again.',
  },
};
