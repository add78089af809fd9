import { beforeEach, describe, expect, it } from 'vitest';
import type { ExportPart } from '../../../src/core/export.js';
import { newFeedState } from '../../../src/core/feed.js';
import { dump } from '../../../src/stores/lowdb/dump.js';
import { State } from '../../../src/stores/lowdb/state.js';
import { makeChat } from '../../fixtures/article.js';

let state: State;
beforeEach(() => {
  state = new State();
});

function addChats(count: number): void {
  for (let number = 0; number < count; number++) {
    const chat = makeChat(`console:${number}`, []);
    state.apply({ kind: 'chat', chat, cursors: { instant: 0, digest: 0 } });
  }
}

/** The names of what an export of a part brings; `between` is done before each page but the first. */
function exported(part: ExportPart, limit: number, between: (after: string) => void = () => {}): string[] {
  const names: string[] = [];
  let after: string | null = null;
  do {
    const page = dump(state, part, after, limit);
    for (const record of page.records) {
      if (record.kind === 'chat') names.push(record.chat.id);
      if (record.kind === 'feed') names.push(record.feed.id);
    }
    after = page.next;
    if (after !== null) between(after);
  } while (after !== null);
  return names;
}

describe('an export in pages', () => {
  it('looks at each record once, however many pages there are', () => {
    addChats(1000);
    let looked = 0;
    const { chats } = state;
    const all = chats.records.bind(chats);
    chats.records = function* () {
      for (const record of all()) {
        looked++;
        yield record;
      }
    };
    expect(exported('chats', 10)).toHaveLength(1000);
    // How many there are is known.
    expect(looked).toBe(1000);
  });

  it('goes on where it was, though that is no more', () => {
    addChats(9);
    const names = exported('chats', 2, (after) => state.apply({ kind: 'forget', chat: after }));
    expect(names).toEqual(Array.from({ length: 9 }, (_, number) => `console:${number}`));
  });

  it('brings what was added meanwhile', () => {
    addChats(3);
    const names = exported('chats', 2, () => addChats(5));
    expect(names).toEqual(['console:0', 'console:1', 'console:2', 'console:3', 'console:4']);
  });

  it('gives a page again to whoever asks again, and each of two exports its own', () => {
    addChats(6);
    const second = () => dump(state, 'chats', 'console:1', 2).records;
    dump(state, 'chats', null, 2);
    const first = second();
    dump(state, 'feeds', null, 2);
    expect(second()).toEqual(first);
    expect(second()).toEqual(first);
  });

  it('does not take the names of one part for those of another', () => {
    addChats(4);
    for (const id of ['console:0', 'console:1', 'console:2']) {
      const feed = newFeedState(id, 'https://example.com/');
      state.apply({ kind: 'record', feed, items: [] });
    }
    dump(state, 'chats', null, 2);
    expect(dump(state, 'feeds', 'console:1', 2).records).toMatchObject([{ kind: 'feed' }]);
  });

  it('begins anew where what it stopped at is not known', () => {
    addChats(2);
    expect(dump(state, 'chats', 'console:gone', 9).records).toHaveLength(2);
  });
});
