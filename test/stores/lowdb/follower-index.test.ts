import { expect, it } from 'vitest';
import { type Chat, idsOf } from '../../../src/core/chat.js';
import { follow, laneSchema } from '../../../src/core/subscription.js';
import type { ChatRecord } from '../../../src/stores/lowdb/chat-record.js';
import { Chats } from '../../../src/stores/lowdb/chats.js';
import { makeChat } from '../../fixtures/article.js';

const topics = ['a', 'b', 'c'];
const cursors = { instant: 0, digest: 0 };

/** So many that others have several turns while the index is made. */
const count = 9_000;

const id = (number: number) => `somewhere:${number}`;

function filled() {
  const stored = Array.from({ length: count }, (_, number) =>
    makeChat(id(number), [topics[number % 3] as string]),
  );
  const chats = new Chats();
  chats.fill({ chats: stored.map((chat) => ({ chat, cursors })), plans: [], refusals: [] });
  return chats;
}

/** Who follows a topic in a lane by what each chat says. */
function following(chats: Chats, topic: string, lane: string): string[] {
  return [...chats.records()]
    .filter(({ chat }) =>
      chat.subscriptions.some(
        (each) =>
          each.topic === topic &&
          each.intervals.some(({ until, ...one }) => until === null && one.lane === lane),
      ),
    )
    .map(({ chat }) => chat.id)
    .sort();
}

/** Changes chats that the index has seen already, is about to see and sees last. */
function changeSome(chats: Chats, round: number): void {
  const put = (chat: Chat) => chats.apply({ kind: 'chat', chat, cursors });
  for (const start of [0, 2_000, 4_000, count - 500]) {
    const number = start + round * 20;
    put(makeChat(id(number), ['c', 'b', 'a']));
    put(makeChat(id(number + 1), []));
    put({ ...makeChat(id(number + 2)), subscriptions: follow([], 'a', 'digest', 0) });
    put(makeChat(id(number + 3), ['b']));
    put(makeChat(id(number + 3), ['c']));
    chats.apply({ kind: 'forget', chat: id(number + 4) });
    chats.apply({ kind: 'forget', chat: id(number + 5) });
    put(makeChat(id(number + 5), ['b']));
    const moved = makeChat(`elsewhere:${number}`, ['a']);
    chats.apply({ kind: 'move', from: id(number + 6), chat: moved, cursors });
  }
  put(makeChat(`new:${round}`, topics));
}

it('knows who follows what when chats change while it is made', async () => {
  const chats = filled();
  let isMade = false;
  const made = chats
    .followers({ topics: ['none'], lane: 'instant' })
    .count()
    .then(() => {
      isMade = true;
    });
  let rounds = 0;
  while (!isMade) {
    changeSome(chats, rounds++);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await made;
  expect(rounds).toBeGreaterThan(3);
  for (const lane of laneSchema.options) {
    for (const topic of topics) {
      const found = await idsOf(chats.followers({ topics: [topic], lane }));
      expect(found.sort()).toEqual(following(chats, topic, lane));
    }
  }
  // It stays so.
  changeSome(chats, rounds);
  const of = async (adapter?: string) =>
    (
      await idsOf(
        chats.followers({ topics: ['a'], lane: 'instant', ...(adapter !== undefined && { adapter }) }),
      )
    ).sort();
  expect(await of()).toEqual(following(chats, 'a', 'instant'));
  expect(await of('new')).toEqual(following(chats, 'a', 'instant').filter((each) => each.startsWith('new:')));
});

it.each(['while it is made', 'when it is there'])(
  'tells of each chat that waits once, whatever changes between two pages, %s',
  async (when) => {
    const chats = filled();
    const of = { topics: ['b', 'a'], lane: 'instant' as const, entries: { first: 1, last: 1 } };
    if (when === 'when it is there') expect(await chats.followers(of).count()).toBe((count / 3) * 2);
    const waiting = ['a', 'b'].flatMap((topic) => following(chats, topic, 'instant'));
    const told: string[] = [];
    let rounds = 0;
    for await (const page of chats.followers(of)) {
      told.push(...page.chats);
      rounds += 1;
      for (let number = rounds; number < count; number += 7) {
        const { chat } = chats.record(id(number)) as ChatRecord;
        // What they follow from now on, and in which lane, is nothing to what they wait for.
        let { subscriptions } = chat;
        for (const topic of topics) subscriptions = follow(subscriptions, topic, 'instant', 1);
        for (const topic of topics) subscriptions = follow(subscriptions, topic, 'digest', 2);
        chats.apply({ kind: 'chat', chat: { ...chat, subscriptions }, cursors });
      }
      chats.apply({ kind: 'chat', chat: makeChat(`new:${rounds}`), cursors });
      chats.apply({ kind: 'forget', chat: `new:${rounds - 1}` });
    }
    expect(rounds).toBeGreaterThan(2);
    expect(told.sort()).toEqual(waiting.sort());
  },
);

it('tells of more chats than lie in one set', async () => {
  const chats = new Chats();
  const many = 70_000;
  for (let number = 0; number < many; number++)
    chats.apply({ kind: 'chat', chat: makeChat(id(number), ['a']), cursors });
  const of = { topics: ['a'], lane: 'instant' as const };
  expect(await chats.followers(of).count()).toBe(many);
  for (const number of [3, many - 3]) chats.apply({ kind: 'forget', chat: id(number) });
  chats.apply({ kind: 'chat', chat: makeChat(id(many), ['a']), cursors });
  const found = await idsOf(chats.followers(of));
  expect(new Set(found).size).toBe(many - 1);
  expect(found).toHaveLength(many - 1);
});
