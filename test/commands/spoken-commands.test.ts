import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/app/package-root.js';
import { createCommands } from '../../src/commands/commands.js';
import { catalogSchema } from '../../src/core/catalog.js';
import type { Commands } from '../../src/core/ports.js';
import { actions, admin, commandKit, labels, say } from './kit.js';

const kit = commandKit();
const shipped = catalogSchema.parse(
  JSON.parse(readFileSync(new URL('data/catalog.json', packageRoot), 'utf8')),
);
let commands: Commands;
beforeEach(() => {
  commands = createCommands({ ...kit.commandDeps, catalog: () => shipped, store: kit.store });
});

/** What is answered to a line: a command with what stands behind it, or plain words. */
async function answered(line: string) {
  const [, name = '', text = ''] = /^\/(\S+)\s*(.*)$/s.exec(line) ?? [];
  return (await commands.runText({ ...admin, person: null }, name, name === '' ? line : text)).messages[0];
}

describe('a command said in words, or with a slip', () => {
  it.each([
    ['ikuti gempa', '/subscribe gempa'],
    ['stop gempa', '/unsubscribe gempa'],
    ['/langganan gempa bumi', '/subscribe gempa bumi'],
    ['/subscrib gempa', '/subscribe gempa'],
    ['https://example.org/a/b', '/why https://example.org/a/b'],
  ])('%s may mean %s', async (typed, command) => {
    const asked = say(await answered(typed));
    expect(asked).toContain('Did you mean');
    expect(asked).toContain(`\n${command} `);
  });

  it.each(['latset', 'subscrib banjir rob', 'hlep'])('%s is a command with a slip', async (typed) => {
    expect(say(await answered(typed))).toContain('Did you mean');
  });

  it.each([
    ['ikuti gempa', '➕ Follow Earthquakes', 'follow gempa-bumi'],
    ['langganan berita gempa dong', '➕ Follow Earthquakes', 'follow gempa-bumi'],
    ['/langganan gempa bumi', '➕ Follow Earthquakes', 'follow gempa-bumi'],
    ['subscribe football', '➕ Follow Football', 'follow sepak-bola'],
    ['bisukan gempa', '🔕 Earthquakes', 'mute-topic gempa-bumi'],
  ])('%s changes nothing, and has a button that does: %s', async (typed, label, action) => {
    const card = await answered(typed);
    expect(labels(card)[0]).toBe(label);
    expect(actions(card)[0]).toBe(action);
    expect(await kit.wishes()).toEqual([]);
  });

  it('offers to follow the words themselves where no topic is called so', async () => {
    expect(labels(await answered('ikuti persib bandung'))).toContain('➕ Follow “persib bandung”');
  });

  it.each(['stop gempa', 'berhenti gempa dong', 'unsubscribe earthquakes'])(
    '%s has a button that ends it',
    async (typed) => {
      await answered('/subscribe gempa');
      const card = await answered(typed);
      expect(labels(card)[0]).toBe('✖ Stop following Earthquakes');
      expect(actions(card)[0]).toBe('unfollow gempa-bumi');
    },
  );

  it('what is not followed has no button that ends it', async () => {
    expect(actions(await answered('stop gempa')).join(' ')).not.toContain('unfollow');
  });

  it.each([
    ['terbaru gempa', 'Nothing on “Earthquakes” yet'],
    ['terkini sepak bola dong', 'Nothing on “Football” yet'],
    ['topik gempa', 'Topics for “gempa”'],
    ['topics economy', 'Economy'],
  ])('%s changes nothing, so it is done at once', async (typed, said) => {
    expect(say(await answered(typed))).toContain(said);
  });
});
