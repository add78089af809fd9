import { expect, it } from 'vitest';
import { exportParts } from '../../src/core/export.js';
import type { Store } from '../../src/core/ports.js';
import { feed, type Given, makeItem, type OpenedStore } from './store-given.js';

/** What tells a store from any other. `open` gives a fresh one each time. */
export function installationContract({ store, reopen }: Given, open: () => Promise<OpenedStore>): void {
  it('keeps the id of its installation, whatever is recorded', async () => {
    const { installation } = store();
    expect(installation).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), bareNoncesUntil: 0 });
    await store().record({ feed, items: [makeItem(1)] });
    await reopen();
    expect(store().installation).toEqual(installation);
  });

  it('has another id than any other, also when it was filled from its export', async () => {
    await store().record({ feed, items: [makeItem(1)] });
    const other = await open();
    try {
      const before = other.store.installation;
      expect(before.id).not.toBe(store().installation.id);
      for (const part of exportParts) await other.store.restore(await recordsOf(store(), part));
      expect(await other.store.head()).toBe(1);
      expect((await other.reopen()).installation).toEqual(before);
    } finally {
      await other.dispose();
    }
  });
}

async function recordsOf(store: Store, part: (typeof exportParts)[number]) {
  const records = (await store.dump(part, null, 100))?.records ?? [];
  expect(JSON.stringify(records)).not.toContain(store.installation.id);
  return records;
}
