import { describe, expect, it } from 'vitest';
import { download } from '../../src/app/download.js';
import { packageRoot } from '../../src/app/package-root.js';
import { catalogSchema } from '../../src/core/catalog.js';
import { newFeedState } from '../../src/core/feed.js';
import { type Message, reply } from '../../src/core/message.js';
import type { AdapterDeps, ChatAdapter } from '../../src/core/ports.js';
import { defaultSettings } from '../../src/core/settings.js';
import { Delivery } from '../../src/delivery/deliver.js';
import { loadTexts } from '../../src/i18n/texts.js';
import { adapterNames, openPlace } from '../contracts/adapter-place.js';
import { ManualClock } from '../doubles/clock.js';
import { noFolder, noMount, openPages } from '../doubles/http.js';
import { RecordedLog } from '../doubles/log.js';
import { openTestStore } from '../doubles/store.js';
import { until } from '../doubles/until.js';
import { makeArticle, makeChat } from '../fixtures/article.js';

/** What no chat shall ever get of a text. Our own joiners behind `@` and `/` (U+2060, U+200B) are not among them. */
const never =
  /(?![\n\t])\p{Cc}|[\u00ad\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\u{e0000}-\u{e007f}]/u;
const hidden = '\u202e\u2066\u200b\ufeff\u{e0041}\u00ad';
const controls = '\u0000\u009b\u2028\u2029\u0085\u0007\u001b';
const dirty = (text: string) =>
  `${controls}${hidden}${text[0]}${hidden}${text.slice(1)}\u2069\u202c${controls}`;

/** One platform and what a person sees there. */
interface Place {
  adapter: ChatAdapter;
  address: string;
  seen(): string[];
}

async function open(name: string): Promise<Place> {
  const { address, seen, create } = await openPlace(name);
  const adapter = await create({
    commands: {} as AdapterDeps['commands'],
    outbox: {} as AdapterDeps['outbox'],
    mount: noMount,
    pages: openPages,
    download,
    folder: noFolder,
    clock: new ManualClock(),
    log: new RecordedLog(),
  });
  return { adapter, address, seen };
}

const catalog = catalogSchema.parse({
  topics: [{ id: 'rusia-ukraina', name: { id: dirty('Konflik') }, match: { any: ['putin'] } }],
});
const texts = loadTexts(new URL('data/locales/', packageRoot));

function makeEvilArticle(number: number) {
  return makeArticle(number, {
    headline: dirty(`Berita ${number} @everyone`),
    summary: dirty('Ringkasan dari penerbit.'),
    authors: [dirty('Penulis')],
    publisher: { id: 'tribunnews', name: dirty('Penerbit') },
    image: { url: 'https://cdn.example.com/putin.jpg', credit: dirty('Fotografer') },
  });
}

/** A store that holds what was stored before anybody looked for such characters, and delivery to one platform. */
async function deliverTo({ adapter, address }: Place, lane: 'instant' | 'digest' = 'instant') {
  const clock = new ManualClock();
  const store = await openTestStore(clock, new RecordedLog());
  const chat = `${adapter.name}:${address}`;
  const intervals = [{ lane, since: 0, until: null }];
  const digest = { days: 'daily' as const, times: ['10:01'] };
  const own = [
    { topic: 'rusia-ukraina', intervals },
    { topic: 'keyword:putin', intervals, phrase: dirty('putin') },
  ];
  await store.changeChat(chat, () =>
    makeChat(chat, [], {
      subscriptions: own,
      settings: { ...defaultSettings, digest, images: true, buttons: true },
    }),
  );
  const delivery = new Delivery({ store, catalog: () => catalog, texts, clock, log: new RecordedLog() });
  delivery.add(adapter);
  const publish = (...numbers: number[]) =>
    store.record({
      feed: newFeedState('f', 'https://example.org/f'),
      items: numbers.map((number) => ({
        article: makeEvilArticle(number),
        keys: [`link ${number}`],
        entry: { kind: 'new', topics: ['rusia-ukraina', 'keyword:putin'], deliverable: true },
      })),
    });
  const settled = () =>
    until(async () => {
      await clock.advance(5_000);
      return (await store.pending(chat, lane, 1)).length === 0;
    }, 'everything to be settled');
  return { clock, delivery, publish, settled };
}

describe.each(adapterNames)('what was written to deceive never reaches %s', (name) => {
  it('in posts and lists', async () => {
    const place = await open(name);
    const { delivery, publish, settled } = await deliverTo(place);
    await publish(1, 2, 3, 4, 5, 6, 7, 8, 9);
    await delivery.start();
    await settled();
    await delivery.stop();
    const seen = place.seen();
    for (const text of seen) expect(text).not.toMatch(never);
    const all = seen.join('\n');
    for (const word of ['Berita 1 ', 'Berita 9 ', 'Ringkasan', 'Penulis', 'Penerbit', 'Konflik', 'putin']) {
      expect(all).toContain(word);
    }
    if (name === 'discord') {
      expect(all).toContain('Fotografer');
      expect(all).not.toMatch(/@everyone/);
    }
  });

  it('in a digest', async () => {
    const place = await open(name);
    const { clock, delivery, publish, settled } = await deliverTo(place, 'digest');
    await publish(1, 2, 3);
    await delivery.start();
    await clock.advance(60_000);
    await settled();
    await delivery.stop();
    for (const text of place.seen()) expect(text).not.toMatch(never);
    expect(place.seen().join('\n')).toMatch(/Konflik.*Berita 3.*Berita 1/s);
  });

  it('in an answer and its buttons', async () => {
    const place = await open(name);
    const { delivery, clock } = await deliverTo(place);
    const card: Message = {
      ...reply([
        { text: dirty('Judul'), link: 'https://example.com/' },
        dirty(' isi'),
        { text: dirty('kode'), code: true },
      ]),
      buttons: [[{ label: dirty('Tombol'), action: 'on x' }]],
    };
    const outcomes = delivery.reply(`${name}:${place.address}`, [card]);
    await clock.advance(1_000);
    expect((await outcomes).map(({ kind }) => kind)).toEqual(['sent']);
    const [text = ''] = place.seen();
    expect(text).not.toMatch(never);
    for (const word of ['Judul', 'isi', 'kode', 'Tombol']) expect(text).toContain(word);
  });
});
