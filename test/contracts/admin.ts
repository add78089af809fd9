import { expect, it } from 'vitest';
import { makeChat } from '../fixtures/article.js';
import { exportContract } from './store-export.js';
import { type Given, topic } from './store-given.js';
import { retentionContract } from './store-retention.js';

const day = 24 * 3_600_000;
const chat = 'console:a';

/** What every store does for its operator. */
export function adminContract(given: Given): void {
  const { store, clock, put } = given;

  it('forgets a chat that has been gone for 30 days', async () => {
    const since = clock().now();
    await put(makeChat(chat, [topic], { state: { kind: 'gone', reason: 'blocked', since } }));
    await put(makeChat('console:b', [topic], { state: { kind: 'misplaced', reason: 'forum', since } }));
    await clock().advance(29 * day);
    await store().prune(clock().now());
    expect(await store().chat(chat)).not.toBeNull();
    await clock().advance(2 * day);
    await store().prune(clock().now());
    expect(await store().chat(chat)).toBeNull();
    expect(await store().chat('console:b')).not.toBeNull();
  });

  it('fails when it is used after it was closed, and closes twice without harm', async () => {
    await store().close();
    await store().close();
    await expect(store().head()).rejects.toThrow();
    await expect(put(makeChat('console:a'))).rejects.toThrow();
    await expect(store().pending('console:a', 'instant', 1)).rejects.toThrow();
    await expect(store().prune(0)).rejects.toThrow();
  });

  retentionContract(given);

  exportContract(given);
}
