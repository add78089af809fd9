import { download } from '../../src/app/download.js';
import { findAdapters } from '../../src/app/find-adapters.js';
import { packageRoot } from '../../src/app/package-root.js';
import { createCommands } from '../../src/commands/commands.js';
import { splitChatId } from '../../src/core/chat.js';
import type { Reply } from '../../src/core/message.js';
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
import { openPlace } from './adapter-place.js';

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

let count = 0;
/** Another one at each call. */
export const nonce = () => `n${++count}`;

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

export async function moduleOf(name: string) {
  const module = (await findAdapters()).find((each) => each.name === name);
  if (module === undefined) throw new Error(`no adapter ${name}`);
  return module;
}

/** An adapter with its place, not started. */
export async function setUp(name: string) {
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
