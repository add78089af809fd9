import { describe, expect, it } from 'vitest';
import { createCommands } from '../../src/commands/commands.js';
import { catalogSchema } from '../../src/core/catalog.js';
import { suspended } from '../../src/core/chat.js';
import { newFeedState } from '../../src/core/feed.js';
import { admin, commandKit, say } from './kit.js';

const kit = commandKit();

describe('/status', () => {
  const operator = { ...admin, isOperator: true };

  async function asked(failing: number, all = 30) {
    const feeds = Array.from({ length: all }, (_, index) => ({
      id: `f-${index}`,
      url: `https://p.example/${index}`,
    }));
    const publishers = [{ id: 'p', name: 'P', url: 'https://p.example', feeds }];
    const catalog = catalogSchema.parse({ publishers, topics: [] });
    for (const { id, url } of [...feeds.slice(0, failing), { id: 'of-long-ago', url: 'https://p.example' }]) {
      const failing = { since: kit.clock.now(), count: 1, reason: 'getaddrinfo ENOTFOUND p.example' };
      await kit.store.record({ feed: { ...newFeedState(id, url), failing }, items: [] });
    }
    const commands = createCommands({ ...kit.commandDeps, catalog: () => catalog, store: kit.store });
    return say((await commands.runText(operator, 'status', '')).messages[0]);
  }

  it('says so when all is well, and passes over feeds that the catalog has no more', async () => {
    expect(await asked(0)).toBe('✅ All 30 feeds can be read');
  });

  it('says what to do where there are no feeds', async () => {
    expect(await asked(0, 0)).toContain('kabar feeds add');
  });

  it('names the feeds that fail, with the reason and since when', async () => {
    const said = await asked(2);
    expect(said).toContain('2 of 30 feeds cannot be read');
    expect(said).toMatch(/\nf-1 – getaddrinfo ENOTFOUND p\.example, since /);
  });

  it('names no more than fit', async () => {
    const said = await asked(30);
    expect(said).toContain('And 10 more.');
    expect(said.split('\n')).toHaveLength(22);
  });

  it('counts the chats that the operator has paused', async () => {
    await kit.ask('subscribe rusia-ukraina');
    await kit.store.changeChat('somewhere:1', (stored) => stored && suspended(stored, 1));
    expect(await asked(0)).toBe('✅ All 30 feeds can be read\n⏸ One chat is paused by the operator.');
  });

  it('is for operators', async () => {
    expect((await kit.ask('status')).map(say)).toEqual([expect.stringContaining('Only')]);
    expect(say((await kit.ask('help'))[0])).not.toContain('/status');
    expect(say((await kit.ask('help', operator))[0])).toContain('/status');
  });
});
