import type { User } from 'grammy/types';
import { onTestFinished } from 'vitest';
import { createAdapter } from '../../../adapters/telegram/create.js';
import { adapter } from '../../../adapters/telegram/index.js';
import { download } from '../../../src/app/download.js';
import { splitChatId } from '../../../src/core/chat.js';
import type { Outcome } from '../../../src/core/delivery.js';
import { type Message, reply } from '../../../src/core/message.js';
import type { AdapterDeps, Answer, Asker, ChatAdapter, Commands, Outbox } from '../../../src/core/ports.js';
import type { Delivery } from '../../../src/delivery/deliver.js';
import { ManualClock, settled } from '../../doubles/clock.js';
import { noFolder, noMount } from '../../doubles/http.js';
import { RecordedLog } from '../../doubles/log.js';
import { type FakeChat, TelegramServer, type TelegramServerOptions } from '../../doubles/telegram-server.js';

export const ana: User = { id: 77, is_bot: false, first_name: 'Ana', language_code: 'id' };
export const direct: FakeChat = { id: 77, type: 'private' };
export const group: FakeChat = { id: -100500, type: 'supergroup', title: 'Group' };
export const forum: FakeChat = { id: -100600, type: 'supergroup', title: 'Forum', is_forum: true };
export const channel: FakeChat = { id: -100700, type: 'channel', title: 'Channel' };

/** What a command was asked, and whether the asker might change something. */
export interface Asked {
  what: string;
  chat: string;
  text: string;
  languageTag: string | null;
  mayChange: boolean;
}

/** Commands that answer with their own question, and keep it. */
export class EchoCommands implements Commands {
  readonly asked: Asked[] = [];
  readonly leftChats: string[] = [];
  readonly movedChats: string[] = [];
  /** What a press answers. */
  pressed: Answer = { messages: [reply(['pressed'])], notice: null };
  /** What an answer waits for. */
  gate: (chat: string) => Promise<void> = async () => {};
  /** The files that came with commands, as far as they were read. */
  readonly files: (string | null)[] = [];

  describe = (language: string) => [
    {
      name: 'topics',
      description: `topics in ${language}`,
      options: [],
      changes: true,
      personal: false,
      audience: 'everyone' as const,
      aboutMessage: null,
    },
    {
      name: 'latest',
      description: 'x'.repeat(300),
      options: [],
      changes: false,
      personal: false,
      audience: 'everyone' as const,
      aboutMessage: null,
    },
    {
      name: 'No-Name',
      description: 'no name for Telegram',
      options: [],
      changes: false,
      personal: false,
      audience: 'everyone' as const,
      aboutMessage: null,
    },
  ];

  async runText(asker: Asker, name: string, text: string): Promise<Answer> {
    await this.gate(asker.chat);
    await this.#note(name, asker, text);
    if (asker.attached !== undefined) {
      const body = await asker.attached.read(20);
      this.files.push(body === null ? null : Buffer.from(body).toString());
    }
    return { messages: [reply([`${name}: ${text}`])], notice: null };
  }

  async run(asker: Asker, name: string): Promise<Answer> {
    await this.#note(name, asker, '');
    return { messages: [reply([`${name}!`])], notice: null };
  }

  async press(asker: Asker, action: string): Promise<Answer> {
    await this.#note('press', asker, action);
    return this.pressed;
  }

  async welcome(asker: Asker, place: string): Promise<Answer> {
    await this.#note('welcome', asker, place);
    return { messages: [reply(['welcome!'])], notice: null };
  }

  profile = (language: string) => ({ about: `about ${language}`, description: `all ${language}` });

  completeTopic = () => [];

  /** What somebody finds who asks from anywhere. */
  browse: Commands['browse'] = async () => ({ posts: [], hasMore: false, none: null });

  async tooMuch(_asker: Asker, holder: string): Promise<Answer> {
    return { messages: [reply([`too much for a ${holder}`])], notice: `too much for a ${holder}` };
  }

  async left(chat: string, reason: string) {
    this.leftChats.push(`${chat} ${reason}`);
  }

  async moved(from: string, to: string) {
    this.movedChats.push(`${from} ${to}`);
  }

  async #note(what: string, asker: Asker, text: string) {
    const { chat, languageTag } = asker;
    this.asked.push({ what, chat, text, languageTag, mayChange: await asker.mayChange() });
  }
}

/** An outbox without a queue. */
function immediateOutbox(adapterOf: () => ChatAdapter, outcomes: Outcome[]): Outbox {
  return {
    async reply(chat, messages: readonly Message[], route) {
      const own: Outcome[] = [];
      for (const part of messages.flatMap((message) => adapterOf().render(message))) {
        const { address } = splitChatId(chat);
        own.push(await (route?.via(part) ?? adapterOf().send(address, part, { nonce: 'n' })));
      }
      outcomes.push(...own);
      return own;
    },
  };
}

type OwnDeps = Pick<AdapterDeps, 'commands' | 'clock' | 'log'>;

/** The adapter with a world in which nothing is mounted and nothing kept. */
function adapterWith(env: Record<string, string>, deps: OwnDeps & { outbox: Outbox }): ChatAdapter {
  return createAdapter(adapter.config.parse(env), { ...deps, mount: noMount, download, folder: noFolder });
}

/** The adapter behind the real queue. Both end with the test, by the clock that it moves. */
export async function startQueued(
  { token, root }: TelegramServer,
  deps: OwnDeps & { outbox: Delivery; clock: ManualClock },
): Promise<ChatAdapter> {
  const telegram = adapterWith({ TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: root }, deps);
  deps.outbox.add(telegram);
  onTestFinished(async () => {
    await deps.outbox.stop();
    const stopped = telegram.stop();
    await deps.clock.advance(5_000);
    await stopped;
  });
  await telegram.start();
  return telegram;
}

/** The adapter on its own, with a stand-in for the platform on the given port. */
export function makeAdapter(root: string, token: string, env: Record<string, string> = {}) {
  const commands = new EchoCommands();
  const log = new RecordedLog();
  const clock = new ManualClock();
  const outcomes: Outcome[] = [];
  const outbox = immediateOutbox(() => telegram, outcomes);
  const telegram = adapterWith(
    { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: root, ...env },
    { commands, outbox, clock, log },
  );
  onTestFinished(() => telegram.stop());
  return { telegram, commands, log, clock, outcomes };
}

/** A server that closes when the test ends. */
export async function makeServer(options: TelegramServerOptions = {}): Promise<TelegramServer> {
  const server = await TelegramServer.start({ ...options, limits: { chatBurst: 100, ...options.limits } });
  onTestFinished(() => server.close());
  for (const chat of [direct, group, forum, channel]) server.addChat(chat);
  return server;
}

/** Adapter and server, talking. */
export async function connected(options: TelegramServerOptions = {}) {
  const server = await makeServer(options);
  const made = makeAdapter(server.root, server.token);
  await made.telegram.start();
  await server.waitFor(() => server.calls.includes('getUpdates') || undefined, 'a poll');
  return { server, ...made };
}

/** Moves the clock on, in small steps, until `find` finds something. @returns how many milliseconds that took by the clock. */
export async function moving(clock: ManualClock, find: () => unknown, stepMs = 50): Promise<number> {
  const start = clock.elapsed();
  for (let step = 0; step < 2_000; step++) {
    for (let look = 0; look < 5; look++) {
      await settled(4);
      if (find() !== undefined) return clock.elapsed() - start;
    }
    await clock.advance(stepMs);
  }
  throw new Error('what was waited for did not come');
}

/** How long is waited for what is on its way: a busy machine takes its time. */
const patienceMs = 20_000;

/** Resolves once `find` finds something, as soon as what is on its way has come through. */
export async function until<T>(find: () => T | undefined, what: string): Promise<T> {
  const start = performance.now();
  while (performance.now() - start < patienceMs) {
    const found = find();
    if (found !== undefined) return found;
    await settled(1);
  }
  throw new Error(`${what} did not come`);
}
