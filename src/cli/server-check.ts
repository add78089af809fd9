import { z } from 'zod';
import type { Control } from '../stores/open-control.js';
import type { Finding } from './finding.js';
import { capitalize } from './format.js';
import type { Session } from './session.js';

/** How long the HTTP server of this machine may take to answer, in milliseconds. */
const timeoutMs = 2_000;

const readinessSchema = z.object({ platforms: z.record(z.string(), z.string()) });

/** What each state of a platform means; the others are as they should be. */
const troubles: Readonly<Record<string, (name: string) => Finding>> = {
  connecting: (name) => ({
    state: 'warning',
    text: `${name}: Kabar is not connected to it now. Its log says why: no network, a proxy, or another program that uses the same token.`,
  }),
  refused: (name) => ({
    state: 'error',
    text: `${name}: it has refused the token since Kabar started. Set the right one, and start Kabar again.`,
  }),
};

/**
 * Asks the HTTP server where the configuration says that it is: whether a Kabar that runs is connected, and whether somebody
 * else has its port.
 * @param from who answers about the data.
 */
export async function checkServer({ config }: Session, from: Control['from']): Promise<Finding[]> {
  const { WEB_HOST: host, WEB_PORT: port } = config;
  // It may be any port then.
  if (port === 0) return [];
  const platforms = await platformsAt(host, port);
  const mayBeOurs = from === 'running' || from === 'database';
  if (platforms === 'nobody') {
    const text = `The HTTP server of the Kabar that runs does not answer at port ${port}: its log says why.`;
    return from === 'running' ? [{ state: 'warning', text }] : [];
  }
  if (platforms === 'others' || !mayBeOurs) {
    const whose = platforms === 'others' ? 'Another program' : 'Another Kabar';
    const text = `${whose} has port ${port}: set WEB_PORT to a free one, or to 0, and start Kabar again.`;
    return [{ state: 'warning', text }];
  }
  return Object.entries(platforms).flatMap(([name, state]) => troubles[state]?.(capitalize(name)) ?? []);
}

/** The state of each platform, as the Kabar at this port says. */
async function platformsAt(
  host: string,
  port: number,
): Promise<Record<string, string> | 'nobody' | 'others'> {
  const address = new URL('http://localhost/readyz');
  // An address of all interfaces is none to connect to.
  address.hostname = ['0.0.0.0', '::', '[::]'].includes(host) ? '127.0.0.1' : host;
  address.port = `${port}`;
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(timeoutMs) });
    return readinessSchema.parse(await answer.json()).platforms;
  } catch (error) {
    const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
    return cause?.code === 'ECONNREFUSED' ? 'nobody' : 'others';
  }
}
