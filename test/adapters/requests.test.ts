import { PermissionFlagsBits } from 'discord.js';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { download } from '../../src/app/download.js';
import { findAdapters } from '../../src/app/find-adapters.js';
import type { Language } from '../../src/core/language.js';
import type { List, Message, Post } from '../../src/core/message.js';
import type { AdapterDeps, Asker, ChatAdapter, CommandOption } from '../../src/core/ports.js';
import { admin, commandKit } from '../commands/kit.js';
import { DiscordServer } from '../doubles/discord-server.js';
import { afterTest } from '../doubles/environment.js';
import { noFolder, noMount } from '../doubles/http.js';
import { TelegramServer } from '../doubles/telegram-server.js';
import { until } from '../doubles/until.js';
import { FakeCommands, ImmediateOutbox, makeList, makePost, says } from './discord/kit.js';

// What is asked here is that no request breaks a platform's specification: the stand-ins check it, and
// test/no-faults.ts fails the test in which one does.

/** A platform where whatever is rendered can be sent in every way that its adapter knows. */
interface Place {
  adapter: ChatAdapter;
  /** Sends a message as a post, as an edit of one, and as the answer to somebody. @returns what was refused. */
  show(message: Message): Promise<string[]>;
}

type Kit = Pick<AdapterDeps, 'clock' | 'log' | 'commands'>;

async function create(name: string, env: Record<string, string>, deps: AdapterDeps): Promise<ChatAdapter> {
  const module = (await findAdapters()).find((each) => each.name === name);
  if (module === undefined) throw new Error(`no adapter ${name}`);
  return module.create(module.config.parse(env), deps);
}

let nonces = 0;

/** Sends the parts of a message as posts, each then edited into itself. */
async function posted(adapter: ChatAdapter, address: string, message: Message): Promise<string[]> {
  const refused: string[] = [];
  const page = message.kind === 'list' ? (adapter.page?.(message) ?? null) : null;
  for (const part of [...adapter.render(message), ...(page === null ? [] : [page])]) {
    const options = { nonce: `n${++nonces}`, silent: nonces % 2 === 0, asPublisher: nonces % 3 === 0 };
    const sent = await adapter.send(address, part, options);
    if (part === page && sent.kind !== 'sent') refused.push(JSON.stringify(sent));
    // A page is never corrected.
    if (part === page) continue;
    const edited = sent.kind === 'sent' ? await adapter.edit?.(address, sent.messageId, part) : sent;
    if (edited !== undefined && edited.kind !== 'sent') refused.push(JSON.stringify(edited));
  }
  return refused;
}

const places: Record<string, (kit: Kit) => Promise<Place>> = {
  async telegram({ clock, log, commands }) {
    const limits = { perSecond: 1e6, chatBurst: 1e6, groupPerMinute: 1e6 };
    const server = await TelegramServer.start({ limits, openToAll: true });
    afterTest(() => server.close());
    const env = { TELEGRAM_BOT_TOKEN: server.token, TELEGRAM_API_ROOT: server.root };
    const outbox = new ImmediateOutbox();
    const adapter = await create('telegram', env, {
      clock,
      log,
      commands,
      outbox,
      mount: noMount,
      download,
      folder: noFolder,
    });
    await adapter.start();
    afterTest(() => adapter.stop());
    await until(() => server.menus.size > 0, 'the menu');
    return { adapter, show: (message) => posted(adapter, '77', message) };
  },
  async discord({ clock, log, commands }) {
    const server = await DiscordServer.start({
      limits: {
        channel: { count: 1e6, ms: 1000 },
        webhooks: { count: 1e6, ms: 1000 },
        perSecond: 1e6,
      },
    });
    afterTest(() => server.close());
    server.guild.permissions |= PermissionFlagsBits.ManageWebhooks;
    const env = {
      DISCORD_TOKEN: server.token,
      DISCORD_API_ROOT: server.apiRoot,
      DISCORD_REQUESTS_PER_SECOND: '1000',
    };
    const outbox = new ImmediateOutbox();
    const fake = Object.assign(new FakeCommands(), { describe: commands.describe });
    const adapter = await create('discord', env, {
      clock,
      log,
      commands: fake,
      outbox,
      mount: noMount,
      download,
      folder: noFolder,
    });
    outbox.adapter = adapter;
    await adapter.start();
    afterTest(() => adapter.stop());
    await server.ready();
    return {
      adapter,
      async show(message) {
        const refused = await posted(adapter, server.channel.id, message);
        fake.answer = async () => says(message);
        const asked = server.slash(server.channel, server.admin, 'topics');
        const card = await asked.answer();
        const [first] = card.components.flatMap(({ components }) => components);
        const id = first?.options?.[0].value ?? first?.custom_id;
        if (id !== undefined) await server.press(card, id).answer();
        return refused;
      },
    };
  },
};

const kit = commandKit();
let asker: Asker;
beforeEach(() => {
  // Nobody floods here: a person is asked for each time.
  asker = { ...admin, person: null, isOperator: true };
  kit.feeds.offers = [1, 2, 3].map((number) => ({
    id: `a1b2c3d4e5f6071${number}`,
    url: `https://www.tribunnews.com/${'rss/'.repeat(60)}`,
    title: 'Berita '.repeat(60),
    headlines: Array.from({ length: 5 }, () => 'Banjir & <b>tanah</b> *longsor* '.repeat(20)),
    known: number === 1,
  }));
});

/** What is typed behind a command, some of it sensible. */
const typed = [
  '',
  'rusia ukraina',
  't-3',
  'putin',
  '"Korea Utara" -bola',
  '22:00 06:00',
  'Asia/Jayapura',
  'daily 08:00 20:00',
  'tribunnews.com',
  `"${'kata panjang '.repeat(15)}"`,
  '<b>*_`[x](https://a.example)`_*</b> @everyone \u202e',
  'x'.repeat(4_000),
];

/** All messages that come of asking everything, and of pressing whatever then stands there, as often as it is new. */
async function everyMessage(language: Language, most: number): Promise<Message[]> {
  const own = { ...asker, chat: `somewhere:${language}`, languageTag: language };
  const found: Message[] = [];
  const actions = new Set<string>();
  const meet = (messages: readonly Message[]) => {
    for (const message of messages) {
      found.push(message);
      if (message.kind !== 'list') for (const { action } of message.buttons.flat()) actions.add(action);
    }
  };
  for (const { name, options } of kit.commands.describe(language)) {
    for (const text of [...typed, ...partsOf(options)]) meet(await kit.ask(`${name} ${text}`.trim(), own));
  }
  for (const action of actions) {
    if (found.length >= most) break;
    await kit.clock.advance(1_000);
    meet((await kit.commands.press(own, action)).messages);
  }
  return unlike(found);
}

const partsOf = (options: readonly CommandOption[]) =>
  options.flatMap(({ parts = {} }) => Object.keys(parts));

/** Each message once. */
function unlike(messages: readonly Message[]): Message[] {
  return [...new Map(messages.map((message) => [JSON.stringify(message), message])).values()];
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.constantFrom('', ' ', 'Putin Tiba di Hanoi', '@everyone <@&1> <b>x</b> **y** [z](https://a.example) `'),
  fc.nat({ max: 6_000 }).map((length) => 'kata & <kata> *kata* '.repeat(300).slice(0, length)),
  fc.nat({ max: 2_000 }).map((length) => '🇮🇩👩‍👩‍👧'.repeat(300).slice(0, length)),
);
const link = fc.oneof(
  fc.constantFrom(
    'https://a.example/1',
    'javascript:alert(1)',
    '',
    'http://[::1',
    'https://a.example/ü?q=<"\'>',
  ),
  fc.constantFrom(600, 2_049, 9_000).map((length) => `https://a.example/${'x'.repeat(length)}`),
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const button = fc.record({ label: text, action: fc.stringMatching(/^[!-~]{1,64}$/) });
const headline = fc.record({ text, link, facts: text });
const section = fc.record({
  title: text,
  headlines: fc.array(headline, { maxLength: 20 }),
  more: maybe(text),
});

const post: fc.Arbitrary<Post> = fc
  .record({
    topics: fc.array(text, { maxLength: 3 }),
    headline: text,
    link,
    summary: maybe(text),
    authors: maybe(text),
    publisher: text,
    date: maybe(text),
    publishedAt: fc.constantFrom(null, 0, Date.UTC(2024, 5, 18), 8.64e15, -8.64e15),
    image: maybe(fc.record({ url: link, credit: maybe(text) })),
    mark: maybe(text),
    others: maybe(
      fc.record({ label: text, links: fc.array(fc.record({ text, link }), { minLength: 1, maxLength: 5 }) }),
    ),
    preview: fc.boolean(),
  })
  .map(makePost);
const list: fc.Arbitrary<List> = fc
  .record({
    headlines: fc.array(headline, { maxLength: 50 }),
    title: text,
    more: maybe(text),
    sections: fc.array(section, { maxLength: 6 }),
  })
  .map(({ headlines, ...changes }) => makeList(headlines, changes));
const card: fc.Arbitrary<Message> = fc.record({
  kind: fc.constant('reply' as const),
  lines: fc.array(fc.array(fc.oneof(text, fc.record({ text, bold: fc.boolean(), link })), { maxLength: 4 }), {
    maxLength: 20,
  }),
  buttons: fc
    .uniqueArray(button, { selector: ({ action }) => action, maxLength: 25 })
    .map((buttons) => buttons.map((each) => [each])),
});

describe.each(Object.keys(places))('%s is asked for nothing that its specification does not know', (name) => {
  const open = () => (places[name] as (typeof places)[string])(kit);

  it('by every command and every card', async () => {
    await kit.record(30);
    // The longer of the two languages.
    const messages = await everyMessage('id', 300);
    expect(messages.length).toBeGreaterThan(100);
    const place = await open();
    const refused: string[] = [];
    for (const message of messages) refused.push(...(await place.show(message)));
    expect(refused).toEqual([]);
  });

  it.each([
    ['post', post],
    ['list or digest', list],
    ['card', card],
  ] as const)(
    'by a %s, whatever its texts are',
    async (_, messages) => {
      const place = await open();
      const shown = fc.asyncProperty(messages as fc.Arbitrary<Message>, async (message) => {
        expect(await place.show(message)).toEqual([]);
      });
      await fc.assert(shown, { numRuns: 25, endOnFailure: true });
    },
    120_000,
  );
});
