import { packageRoot } from '../../src/app/package-root.js';
import { catalogSchema } from '../../src/core/catalog.js';
import type { Outcome } from '../../src/core/delivery.js';
import { newFeedState } from '../../src/core/feed.js';
import type { List, Message, Post } from '../../src/core/message.js';
import type { Capabilities, ChatAdapter } from '../../src/core/ports.js';
import { Delivery } from '../../src/delivery/deliver.js';
import type { DeliveryDeps } from '../../src/delivery/delivery-deps.js';
import { loadTexts } from '../../src/i18n/texts.js';
import { makeCapabilities } from '../doubles/capabilities.js';
import { ManualClock } from '../doubles/clock.js';
import { RecordedLog } from '../doubles/log.js';
import { openTestStore } from '../doubles/store.js';
import { until } from '../doubles/until.js';
import { makeArticle, makeChat } from '../fixtures/article.js';

const catalog = catalogSchema.parse({
  topics: [{ id: 'rusia-ukraina', name: { id: 'Konflik Rusia Vs Ukraina' }, match: { any: ['putin'] } }],
});

const texts = loadTexts(new URL('data/locales/', packageRoot));

interface Sent {
  address: string;
  part: Message;
  nonce: string;
  replyTo?: string;
}

function listParts(list: List): List[] {
  const starts = list.headlines.flatMap((_, index) => (index % 3 === 0 ? [index] : []));
  return starts.map((start) => ({ ...list, headlines: list.headlines.slice(start, start + 3) }));
}

/** A platform that takes everything, but for the outcomes that a test puts in its way. */
export function platform(
  name = 'somewhere',
  {
    capabilities,
    ...more
  }: Partial<Omit<ChatAdapter, 'capabilities'>> & { capabilities?: Partial<Capabilities> } = {},
) {
  const sent: Sent[] = [];
  const outcomes: Outcome[] = [];
  const adapter: ChatAdapter = {
    name,
    limits: { token: [{ count: 30, ms: 1000 }], place: (address) => ({ key: address, windows: [] }) },
    capabilities: makeCapabilities(capabilities),
    // A list is told in parts of three headlines.
    render: (message) => (message.kind === 'list' ? listParts(message) : [message]),
    async edit(address, messageId, part) {
      sent.push({ address, part: part as Message, nonce: `edit ${messageId}` });
      return outcomes.shift() ?? { kind: 'sent', messageId };
    },
    async send(address, part, { nonce, replyTo }) {
      sent.push({ address, part: part as Message, nonce, ...(replyTo !== undefined && { replyTo }) });
      return outcomes.shift() ?? { kind: 'sent', messageId: String(sent.length) };
    },
    start: async () => {},
    stop: async () => {},
    ...more,
  };
  return { adapter, sent, outcomes, headlines: () => sent.map(({ part }) => (part as Post).headline) };
}

/** What a test of delivery works with. */
export type Kit = Awaited<ReturnType<typeof makeKit>>;

/** A store in files, time that stands still, and what tests of delivery do with them. */
export async function makeKit() {
  const clock = new ManualClock();
  const log = new RecordedLog();
  const store = await openTestStore(clock, log);

  const run = (...platforms: ReturnType<typeof platform>[]) => runWith({}, ...platforms);

  async function runWith(
    more: Pick<DeliveryDeps, 'serves' | 'meter'> & Partial<Pick<DeliveryDeps, 'store'>>,
    ...platforms: ReturnType<typeof platform>[]
  ): Promise<Delivery> {
    const delivery = new Delivery({ store, catalog: () => catalog, texts, clock, log, ...more });
    for (const { adapter } of platforms) delivery.add(adapter);
    await delivery.start();
    return delivery;
  }

  const join = (id = 'somewhere:1') => store.changeChat(id, () => makeChat(id, ['rusia-ukraina']));

  async function publish(delivery: Delivery | null, ...numbers: number[]): Promise<void> {
    const entries = await store.record({
      feed: newFeedState('f', 'https://example.org/f'),
      items: numbers.map((number) => ({
        article: makeArticle(number, { headline: `Berita ${number}` }),
        keys: [`link ${number}`],
        entry: { kind: 'new', topics: ['rusia-ukraina'], deliverable: true },
      })),
    });
    await delivery?.announce(entries ?? []);
  }

  const pending = async (id = 'somewhere:1') => (await store.pending(id, 'instant', 100)).length;
  const nothingPending = (id?: string) =>
    until(async () => (await pending(id)) === 0, 'everything to be settled');

  /** Lets time go on while files are written, until the condition holds. */
  async function untilLater(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
    await until(async () => {
      if (await condition()) return true;
      await clock.advance(200);
      return false;
    }, what);
  }

  return { clock, log, store, texts, run, runWith, join, publish, pending, nothingPending, untilLater };
}
