import type { Closers } from './closers.js';
import type { LogEntry } from './core/article.js';
import { senderRole } from './core/roles.js';
import { Sender, type SenderParts } from './sender.js';

/**
 * Where several processes use the store one of them sends by each token, and the others stand by. @returns what wakes
 * the chats that follow what this process recorded.
 */
export async function startSenders(
  parts: SenderParts,
  closers: Closers,
): Promise<(entries: readonly LogEntry[]) => void> {
  const { sharing } = parts.store;
  if (sharing === undefined) {
    const sender = new Sender(parts);
    closers.push('senders', () => end([sender], () => sender.lost()));
    await sender.gained();
    return (entries) => sender.announce(entries);
  }
  const senders = parts.adapters.map((each) => ({
    role: senderRole(each.module.name),
    sender: new Sender({ ...parts, adapters: [each] }),
  }));
  const announce = (entries: readonly LogEntry[]) => {
    for (const { sender } of senders) sender.announce(entries);
  };
  // Before anybody looks for what is due: what is recorded after that look is heard.
  const unfollow = await sharing.followOthers(announce);
  closers.push('news of other processes', async () => unfollow());
  const ends = senders.map(({ role, sender }) => sharing.stand(role, sender));
  const all = senders.map(({ sender }) => sender);
  closers.push('senders', () => end(all, () => Promise.all(ends.map((each) => each()))));
  return announce;
}

/** @throws Error that names what could not be closed. */
async function end(senders: readonly Sender[], act: () => Promise<unknown>): Promise<void> {
  await act();
  const leftOpen = senders.flatMap((sender) => sender.leftOpen);
  if (leftOpen.length > 0) throw new Error(`left open: ${leftOpen.join(', ')}`);
}
