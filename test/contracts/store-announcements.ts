import { expect, it } from 'vitest';
import { announcedTo, announcementOf, withoutAnnouncement } from '../../src/core/announcement.js';
import { makeChat } from '../fixtures/article.js';
import type { Given } from './store-given.js';

/** What a store keeps of what the operator says. */
export function announcementsContract({ store, put, reopen }: Given): void {
  it('lists the chats to which something was not said yet, also when it is opened again', async () => {
    const announcement = announcementOf('Halo', 1, false);
    await put(makeChat('console:a'));
    await put(makeChat('console:b'));
    for (const id of ['console:a', 'console:b'])
      await store().changeChat(id, (chat) => chat && announcedTo(chat, announcement));
    expect([...(await store().unannounced())].sort()).toEqual(['console:a', 'console:b']);
    await store().changeChat('console:a', (chat) => chat && withoutAnnouncement(chat, announcement.id));
    await reopen();
    expect(await store().unannounced()).toEqual(['console:b']);
    expect((await store().chat('console:b'))?.announcements).toEqual([announcement]);
    expect((await store().chat('console:a'))?.announced).toEqual([announcement.id]);
    await store().forgetChat('console:b');
    expect(await store().unannounced()).toEqual([]);
  });
}
