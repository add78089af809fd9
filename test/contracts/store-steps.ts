import fc from 'fast-check';
import { maxEdits } from '../../src/core/delivery.js';
import type { Lane } from '../../src/core/subscription.js';

export const topics = ['a', 'b', 'c'];
export const chats = ['console:1', 'console:2'];
export const publishers = ['p', 'q'];
export const articleCount = 30;
export const lanes: readonly Lane[] = ['instant', 'digest'];

/** What headlines and summaries of the test are made of. */
const wordsInUse = ['persib', '"timnas putri"', 'juara'];

const anyTopics = fc.subarray(topics, { minLength: 1 });
const anyChat = fc.constantFrom(...chats);
const anyLane = fc.constantFrom(...lanes);
/** The one in nine of ten cases, so that most of what is recorded has somewhere to go. */
function mostly(usual: boolean): fc.Arbitrary<boolean> {
  return fc.nat(9).map((chance) => (chance === 0 ? !usual : usual));
}

const anyItem = fc.record({
  number: fc.integer({ min: 1, max: articleCount }),
  topics: anyTopics,
  kind: fc.constantFrom('new' as const, 'new' as const, 'topics-added' as const, 'corrected' as const),
  deliverable: mostly(true),
  silent: mostly(false),
  language: fc.constantFrom('id', 'en', null),
  headline: fc.subarray(wordsInUse).map((said) => ['Berita', ...said].join(' ')),
  summary: fc.option(fc.subarray(wordsInUse).map((said) => ['Isi', ...said].join(', '))),
  publishedAt: fc.integer({ min: 0, max: 9 }),
  revision: fc.integer({ min: 1, max: 3 }),
});

const anyStep = fc.oneof(
  {
    weight: 14,
    arbitrary: fc.record({
      do: fc.constant('record' as const),
      items: fc.array(anyItem, { minLength: 1, maxLength: 6 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('follow' as const),
      chat: anyChat,
      topic: fc.constantFrom(...topics),
      lane: anyLane,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('reword' as const),
      chat: anyChat,
      topic: fc.constantFrom(...topics),
      words: fc.record(
        { only: fc.subarray(wordsInUse, { minLength: 1 }), never: fc.subarray(wordsInUse, { minLength: 1 }) },
        { requiredKeys: [] },
      ),
    }),
  },
  fc.record({ do: fc.constant('unfollow' as const), chat: anyChat, topic: fc.constantFrom(...topics) }),
  fc.record({ do: fc.constant('move' as const), from: anyChat, to: anyChat }),
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('choose' as const),
      chat: anyChat,
      muted: fc.option(fc.constantFrom(...topics, ...publishers.map((each) => `publisher:${each}`))),
      reads: fc.constantFrom<string[] | null>(null, null, ['id'], ['id', 'en']),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('settle' as const),
      chat: anyChat,
      lane: anyLane,
      posted: fc.boolean(),
      skip: fc.integer({ min: 0, max: 2 }),
    }),
  },
  fc.record({ do: fc.constant('plan' as const), chat: anyChat, lane: anyLane }),
  fc.record({
    do: fc.constant('settle-plan' as const),
    chat: anyChat,
    lane: anyLane,
    posted: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('edit' as const),
    chat: anyChat,
    number: fc.integer({ min: 1, max: articleCount }),
    revision: fc.integer({ min: 1, max: 3 }),
    edits: fc.integer({ min: 1, max: maxEdits }),
  }),
  fc.record({ do: fc.constant('reopen' as const) }),
);

/** One operation on a store. */
export type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

const follows = (chat: string, topic: string, lane: Lane): Step => ({ do: 'follow', chat, topic, lane });

/** Both chats follow several topics, and each topic has news, so that there is work from the beginning on. */
const start: Step[] = [
  follows('console:1', 'a', 'instant'),
  follows('console:1', 'b', 'digest'),
  follows('console:1', 'c', 'instant'),
  follows('console:2', 'c', 'digest'),
  follows('console:2', 'a', 'digest'),
  follows('console:2', 'b', 'instant'),
  {
    do: 'record',
    items: [...topics, ...topics].map((topic, index) => ({
      number: articleCount + 1 + index,
      topics: [topic],
      kind: 'new',
      deliverable: true,
      silent: false,
      language: null,
      headline: 'Berita',
      summary: 'Timnas Putri.',
      publishedAt: 1,
      revision: 1,
    })),
  },
];

/** Any row of operations on a store. */
export const steps = fc
  .array(anyStep, { minLength: 5, maxLength: 30 })
  .map((list): Step[] => [...start, ...list]);
