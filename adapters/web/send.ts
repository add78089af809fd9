import type { Outcome } from '../../src/core/delivery.js';
import type { Clock } from '../../src/core/ports.js';
import type { Part } from './format.js';
import type { Histories } from './history.js';
import { outcomeOf } from './outcome.js';
import { isAddress } from './session.js';
import type { Streams } from './streams.js';

/** A browser that opened no page for so long does not come back: 60 days, in milliseconds. */
const goneMs = 60 * 24 * 3_600_000;

/** The only way by which messages reach a chat. Its functions never throw: whatever happens is an outcome. */
export interface MessageSender {
  send(address: string, part: Part, options: { nonce: string | null }): Promise<Outcome>;
  edit(address: string, messageId: string, part: Part): Promise<Outcome>;
}

/**
 * What is promised: a message counts as sent once it is on this machine's disk, whether a page is open or not. Open pages
 * show it at once, others when they are opened, also after a kill or a power cut, and once only. It is not promised that
 * anybody saw it: of a chat the newest 200 messages are kept, and a browser that opened no page for 60 days is let go.
 * Where several processes share a database, what one of them has kept is on its own disk.
 */
export function createMessageSender(
  histories: Histories,
  streams: Streams,
  clock: Pick<Clock, 'now'>,
): MessageSender {
  return {
    async send(address, part, { nonce }) {
      if (!isAddress(address)) return { kind: 'gone', reason: 'not a chat of a browser' };
      try {
        const openedAt = await histories.openedAt(address);
        if (openedAt !== null && clock.now() - openedAt > goneMs) {
          return { kind: 'gone', reason: 'no page was opened for 60 days' };
        }
        const { stored, isNew } = await histories.append(address, part, nonce);
        if (isNew) streams.publish(address, stored);
        return { kind: 'sent', messageId: String(stored.id) };
      } catch (error) {
        return outcomeOf(error);
      }
    },

    async edit(address, messageId, part) {
      if (!isAddress(address)) return { kind: 'rejected', reason: 'not a chat of a browser' };
      try {
        const stored = await histories.replace(address, Number(messageId), part);
        if (stored === null) return { kind: 'rejected', reason: 'the message is not kept any more' };
        streams.publish(address, stored);
        return { kind: 'sent', messageId };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}
