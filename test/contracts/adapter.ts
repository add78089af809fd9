import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { download } from '../../src/app/download.js';
import { findAdapters } from '../../src/app/find-adapters.js';
import { packageRoot } from '../../src/app/package-root.js';
import { createCommands } from '../../src/commands/commands.js';
import { splitChatId } from '../../src/core/chat.js';
import type { List, Message, Post, Reply } from '../../src/core/message.js';
import { reply } from '../../src/core/message.js';
import type { AdapterDeps, Answer, Asker, ChatAdapter, Commands, Outbox } from '../../src/core/ports.js';
import { HttpServer } from '../../src/http/server.js';
import { loadTexts } from '../../src/i18n/texts.js';
import { ManualClock } from '../doubles/clock.js';
import { afterTest } from '../doubles/environment.js';
import { FakeFeedFinder } from '../doubles/feed-finder.js';
import { noFolder, openPages } from '../doubles/http.js';
import { RecordedLog } from '../doubles/log.js';
import { openTestStore } from '../doubles/store.js';
import { until } from '../doubles/until.js';
import { openPlace, textsIn } from './adapter-place.js';

/** Commands that note what they are asked, and answer it with a card. */
class NotedCommands implements Pick<Commands, 'run' | 'runText' | 'press'> {
  readonly asked: string[] = [];
  card: Reply = reply(['answered']);

  run = (asker: Asker, name: string) => this.#note(asker, name);
  runText = this.run;
  press = (asker: Asker, action: string) => this.#note(asker, `press ${action}`);

  async #note({ chat }: Asker, what: string): Promise<Answer> {
    this.asked.push(`${chat} ${what}`);
    return { messages: [this.card], notice: null };
  }
}

/** Sends every part at once. */
function immediateOutbox(adapter: () => ChatAdapter): Outbox {
  return {
    async reply(chat, messages, route) {
      const { address } = splitChatId(chat);
      const outcomes = [];
      for (const part of messages.flatMap((message) => adapter().render(message))) {
        outcomes.push(await (route?.via(part) ?? adapter().send(address, part, { nonce: nonce() })));
      }
      return outcomes;
    },
  };
}

let count = 0;
const nonce = () => `n${++count}`;

/** The menu of the real commands, in which the noted ones stand. */
async function realCommands(name: string, log: RecordedLog, clock: ManualClock): Promise<Commands> {
  const { capabilities } = await moduleOf(name);
  return createCommands({
    store: await openTestStore(clock, log),
    catalog: () => ({ publishers: [], topics: [] }),
    texts: loadTexts(new URL('data/locales/', packageRoot)),
    defaults: { language: 'en', timezone: 'UTC' },
    access: { chats: [], operators: [] },
    feeds: new FakeFeedFinder(),
    capabilitiesByAdapter: new Map([[name, capabilities]]),
    changed: () => {},
    clock,
    log,
  });
}

async function moduleOf(name: string) {
  const module = (await findAdapters()).find((each) => each.name === name);
  if (module === undefined) throw new Error(`no adapter ${name}`);
  return module;
}

/** An adapter with its place, not started. */
async function setUp(name: string) {
  const [log, clock] = [new RecordedLog(), new ManualClock()];
  const place = await openPlace(name);
  const http = new HttpServer({
    host: '127.0.0.1',
    port: 0,
    readiness: () => ({ ready: true, platforms: {} }),
    clock,
    log,
  });
  const commands = new NotedCommands();
  const all: Commands = Object.assign(await realCommands(name, log, clock), {
    run: commands.run,
    runText: commands.runText,
    press: commands.press,
  });
  const url = await http.start();
  afterTest(async () => {
    const stopped = http.stop();
    await clock.advance(1_000);
    await stopped;
  });

  async function create() {
    const states: string[] = [];
    const deps: AdapterDeps = {
      commands: all,
      outbox: immediateOutbox(() => adapter),
      mount: http.mount,
      pages: openPages,
      download,
      folder: noFolder,
      clock,
      log,
      onConnection: (state) => states.push(state),
    };
    const adapter = await place.create(deps);
    const stop = async () => {
      let isOver = false;
      const stopped = adapter.stop().then(() => {
        isOver = true;
      });
      while (!isOver) await clock.advance(100);
      await stopped;
    };
    const start = async () => {
      await adapter.start();
      await until(() => states.includes('connected'), `${name} to be connected`);
      await place.opened?.(url);
    };
    afterTest(stop);
    return { adapter, start, stop };
  }
  const { adapter, start, stop } = await create();
  return { place, adapter, start, stop, create, commands, clock, log };
}

const post: Post = {
  kind: 'post',
  topics: ['Konflik Rusia Vs Ukraina'],
  headline: 'Vladimir Putin Kunjungi Korea Utara',
  link: 'https://www.tribunnews.com/artikel-1',
  summary: 'Presiden Rusia akan melakukan perjalanan.',
  authors: 'Hasanudin Aco',
  publisher: 'Tribunnews',
  date: 'Sel 18 Jun, 10.15 WIB',
  publishedAt: Date.UTC(2024, 5, 18, 3, 15),
  image: { url: 'https://cdn.example.com/putin.jpg', credit: 'TASS' },
  mark: null,
  others: null,
  preview: true,
  buttons: [],
};

/** Whatever people and publishers write, between words by which its beginning and its end are found. */
const hostile = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '<b>',
      '</a>',
      '&lt;',
      '"><script>',
      '@everyone',
      '/start',
      '\ud83d',
      '[x](y)',
      '```',
      '\n\n',
    ),
    fc.integer({ min: 0, max: 9_000 }).map((length) => 'kata '.repeat(length / 5)),
    fc.integer({ min: 0, max: 6_000 }).map((length) => 'x'.repeat(length)),
  )
  .chain((text) => fc.integer({ min: 10_000, max: 99_999 }).map((id) => ({ id, text })));

const written = ({ id, text }: { id: number; text: string }) => `A${id} ${text} Z${id}`;
const several = (maxLength: number) =>
  fc.uniqueArray(hostile, { minLength: 1, maxLength, selector: ({ id }) => id });

/** A message of every kind, and the texts that stand in it. */
const messages = several(12).chain((texts) => {
  const all = texts.map(written);
  const [first = '', ...others] = all;
  const headlines = all.map((text) => ({ text, link: 'https://example.org/', facts: 'Antara' }));
  const ids = texts.map(({ id }) => id);
  const lines = all.map((text) => [text, { text: '!', bold: true }]);
  return fc.constantFrom<{ message: Message; ids: number[] }>(
    { message: { kind: 'reply', lines, buttons: [] } satisfies Reply, ids },
    {
      message: { kind: 'list', title: 'x', headlines, more: null, sections: [] } satisfies List,
      ids,
    },
    {
      message: { ...post, headline: first, summary: others[0] ?? null, authors: others[1] ?? null },
      ids: ids.slice(0, 3),
    },
  );
});

const rows = (length: number, inRow: number): Reply['buttons'] =>
  Array.from({ length: Math.ceil(length / inRow) }, (_, row) =>
    Array.from({ length: Math.min(inRow, length - row * inRow) }, (_, index) => {
      const number = row * inRow + index;
      return { label: `B${number}.`, action: `do ${number}` };
    }),
  );

/** What every adapter promises, tried against its platform's stand-in. */
export function adapterContract(name: string): void {
  describe(`the adapter ${name}`, () => {
    it('has a name and capabilities that are sane, those of its module', async () => {
      const module = await moduleOf(name);
      const { adapter, place } = await setUp(name);
      expect([adapter.name, module.name]).toEqual([name, name]);
      expect(`${name}:${place.address}`).toMatch(/^[a-z]+:\S{1,200}$/);
      expect(adapter.capabilities).toEqual(module.capabilities);
      const { maxActionBytes, nonce: known, buttons } = adapter.capabilities;
      expect(maxActionBytes).toBeGreaterThanOrEqual(64);
      expect(buttons.maxInRow).toBeGreaterThanOrEqual(3);
      expect(buttons.maxInAll).toBeGreaterThanOrEqual(buttons.maxInRow);
      if (known !== null) expect(Math.min(known.maxLength, known.windowMs)).toBeGreaterThan(0);
      const { key, windows } = adapter.limits.place(place.address);
      expect(key).not.toBe('');
      for (const { count: most, ms, reserved = 0 } of [...adapter.limits.token, ...windows]) {
        expect(Math.min(most, ms)).toBeGreaterThan(0);
        expect(reserved).toBeLessThan(most);
      }
    });

    it('makes of every message one part or more that the platform takes, and loses no text in silence', async () => {
      const { adapter, place } = await setUp(name);
      fc.assert(
        fc.property(messages, ({ message, ids }) => {
          const parts = adapter.render(message);
          expect(parts.length).toBeGreaterThan(0);
          expect(parts.flatMap((part) => place.faultsOf(part))).toEqual([]);
          // A long line may go on in the next part, in the middle of a word, and with its markup begun again.
          const shown = textsIn(parts).replace(/\n|<\/?[ab]\b[^>]*>/g, '');
          for (const id of ids) {
            expect(shown).toContain(`A${id}`);
            if (!shown.includes(`Z${id}`)) expect(shown).toContain('…');
          }
        }),
        { numRuns: 150 },
      );
    });

    it('renders a message the same whenever it is asked, and leaves it as it was', async () => {
      const { adapter } = await setUp(name);
      const given = JSON.stringify(post);
      expect(adapter.render(post)).toEqual(adapter.render(post));
      expect(JSON.stringify(post)).toBe(given);
    });

    it('shows as many buttons as it says, however they stand', async () => {
      const { adapter, place } = await setUp(name);
      const { maxInRow, maxInAll } = adapter.capabilities.buttons;
      const most = Math.min(maxInAll, 400);
      for (const inRow of [1, 2, 3, Math.min(maxInRow, 40), Math.min(most, 40)]) {
        const parts = adapter.render({ ...reply(['x']), buttons: rows(most, inRow) });
        expect(parts.flatMap((part) => place.faultsOf(part))).toEqual([]);
        const shown = textsIn(parts).split('\n');
        const missing = rows(most, inRow)
          .flat()
          .filter(({ action }) => !shown.includes(action));
        expect([inRow, missing]).toEqual([inRow, []]);
      }
    });

    it('sends, and says by what message', async () => {
      const { adapter, place } = await setUp(name);
      const [part] = adapter.render(post);
      const first = await adapter.send(place.address, part, { nonce: nonce(), silent: true });
      const second = await adapter.send(place.address, part, { nonce: nonce() });
      expect([first, second]).toMatchObject([{ kind: 'sent' }, { kind: 'sent' }]);
      expect(first).not.toEqual(second);
      expect(place.seen()).toHaveLength(2);
      for (const text of place.seen()) expect(text).toContain('Kunjungi Korea Utara');
    });

    it('takes the longest nonce that it says, and a repeated send once where it knows nonces', async () => {
      const { adapter, place } = await setUp(name);
      const known = adapter.capabilities.nonce;
      const [part] = adapter.render(post);
      const options = { nonce: 'n'.repeat(Math.min(known?.maxLength ?? 25, 1_000)) };
      const sent = [];
      for (let time = 0; time < 2; time++) sent.push(await adapter.send(place.address, part, options));
      expect(sent.map(({ kind }) => kind)).toEqual(['sent', 'sent']);
      expect(place.seen()).toHaveLength(known === null ? 2 : 1);
    });

    it('never throws for an address that it does not know', async () => {
      const { adapter } = await setUp(name);
      const [part] = adapter.render(post);
      for (const address of ['../x', '0', 'x'.repeat(200), '-1/-1']) {
        const outcome = await adapter.send(address, part, { nonce: nonce() });
        // A terminal is the only chat that it has.
        if (name !== 'console') expect(['gone', 'misplaced', 'rejected', 'paused']).toContain(outcome.kind);
        expect(await (adapter.belongsTo?.(address) ?? [])).toBeInstanceOf(Array);
      }
    });

    it('puts another part in the place of one, where it can', async () => {
      const { adapter, place } = await setUp(name);
      if (adapter.edit === undefined) return;
      const [part] = adapter.render(post);
      const [changed] = adapter.render({ ...post, headline: 'Putin batal berkunjung', mark: 'diperbarui' });
      const sent = await adapter.send(place.address, part, { nonce: nonce() });
      const messageId = sent.kind === 'sent' ? sent.messageId : '';
      expect(await adapter.edit(place.address, messageId, changed)).toMatchObject({ kind: 'sent' });
      expect(place.seen()).toHaveLength(1);
      expect(place.seen()[0]).toContain('batal berkunjung');
      expect(place.seen()[0]).not.toContain('Kunjungi Korea Utara');
      expect(await adapter.edit(place.address, '999999', changed)).toMatchObject({ kind: 'rejected' });
    });

    it('hands what people ask to the commands, and the answers to the people', async () => {
      const { start, place, commands } = await setUp(name);
      await start();
      await place.say('subscriptions');
      await until(() => place.seen().some((text) => text.includes('answered')), 'the answer');
      expect(commands.asked.filter((each) => each.endsWith(' subscriptions'))).toEqual([
        expect.stringMatching(new RegExp(`^${name}:\\S+ subscriptions$`)),
      ]);
    });

    it('brings a button back as it was sent, also the longest that it says', async () => {
      const { start, adapter, place, commands } = await setUp(name);
      await start();
      const longest = 'x'.repeat(Math.min(adapter.capabilities.maxActionBytes, 1_000) - 3);
      commands.card = {
        ...reply(['a card']),
        buttons: [[{ label: 'Short', action: 'a' }], [{ label: 'Long', action: `do ${longest}` }]],
      };
      await place.say('subscriptions');
      await until(() => place.seen().some((text) => text.includes('a card')), 'the card');
      await place.press('Long');
      await until(() => commands.asked.some((each) => each.includes(' press ')), 'the press');
      expect(commands.asked.at(-1)).toMatch(new RegExp(`^${name}:\\S+ press do x{${longest.length}}$`));
    });

    it('stops listening, still sends, and leaves the place to its successor', async () => {
      const { start, stop, create, adapter, place, commands, log } = await setUp(name);
      await start();
      await stop();
      const [part] = adapter.render(post);
      expect(await adapter.send(place.address, part, { nonce: nonce() })).toMatchObject({ kind: 'sent' });
      // A terminal's input ends with its only process.
      if (name === 'console') return;
      const next = await create();
      await next.start();
      await place.say('subscriptions');
      await until(() => commands.asked.some((each) => each.endsWith(' subscriptions')), 'the question');
      expect(commands.asked.filter((each) => each.endsWith(' subscriptions'))).toHaveLength(1);
      expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    });
  });
}
