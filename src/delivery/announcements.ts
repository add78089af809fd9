import { announcementAge, withoutAnnouncement } from '../core/announcement.js';
import type { Announcement } from '../core/announcement-schema.js';
import { type Chat, type ChatId, splitChatId, takesPosts } from '../core/chat.js';
import type { Outcome } from '../core/delivery.js';
import { reply } from '../core/message.js';
import type { ChatAdapter, ChatStore, Clock, DeliveryStore, Log, Outbox } from '../core/ports.js';
import { isQuiet } from '../core/quiet-hours.js';
import { isServedNow, type Serves } from './served-chats.js';
import { announcementNonce } from './work/nonce.js';

/** How many are sent at once. Answers go first, and posts shall have most of the platform's limit. */
const atOnce = 2;

/** What sending announcements needs. */
export interface AnnouncementDeps {
  store: Pick<DeliveryStore, 'unannounced' | 'installation'> & ChatStore;
  outbox: Outbox;
  adapters: ReadonlyMap<string, ChatAdapter>;
  clock: Pick<Clock, 'now'>;
  log: Log;
  /** Whether this process speaks in a chat now. */
  serves: Serves;
}

/**
 * Sends what the operator says to the chats that wait for it. One is done with when its send was confirmed and that is
 * committed: after a kill it is sent again with the same nonce. Chats that rest, or have quiet hours, get it at a later
 * call. Never rejects.
 */
export async function sendAnnouncements(deps: AnnouncementDeps): Promise<void> {
  const { store, log } = deps;
  try {
    const waiting = await store.unannounced();
    const row = async () => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        if (await isServedNow(id, deps)) await tell(id, deps);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, row));
  } catch (error) {
    log.warn({ err: error }, 'announcements could not be sent: it is tried again');
  }
}

async function tell(id: ChatId, deps: AnnouncementDeps): Promise<void> {
  const { store, clock, log } = deps;
  const chat = await store.chat(id);
  for (const announcement of chat?.announcements ?? []) {
    if (chat === null) return;
    const facts = { chat: id, announcement: announcement.id };
    const isLate = clock.now() - announcement.at > announcementAge;
    if (!isLate && !mayBeTold(chat, announcement, clock.now())) continue;
    const outcome = isLate ? null : await send(chat, announcement, deps);
    if (outcome !== null && outcome.kind !== 'sent') {
      log.warn({ ...facts, outcome }, 'an announcement did not arrive: it is tried again for two days');
      return;
    }
    await store.changeChat(id, (stored) => stored && withoutAnnouncement(stored, announcement.id));
    if (isLate) log.warn(facts, 'an announcement could not be sent for two days: it is dropped');
    else log.info(facts, 'an announcement was sent');
  }
}

function mayBeTold(chat: Chat, { now }: Announcement, at: number): boolean {
  const { settings, timezone } = chat;
  const isHeld = !now && isQuiet(settings.quiet, timezone, at);
  return takesPosts(chat) && !isHeld;
}

/** Each part has a nonce of its own, the same at every try. */
async function send(chat: Chat, announcement: Announcement, deps: AnnouncementDeps): Promise<Outcome> {
  const { store, outbox, adapters } = deps;
  const { adapter: name, address } = splitChatId(chat.id);
  const adapter = adapters.get(name);
  if (adapter === undefined) return { kind: 'rejected', reason: 'its platform is off' };
  let part = 0;
  const via = (each: unknown) =>
    adapter.send(address, each, {
      nonce: announcementNonce(store.installation, chat.id, announcement.id, part++),
    });
  const lines = announcement.text.split('\n').map((line) => [line]);
  const outcomes = await outbox.reply(chat.id, [reply(...lines)], { via });
  return outcomes.find(({ kind }) => kind !== 'sent') ?? { kind: 'sent', messageId: '' };
}
