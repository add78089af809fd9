import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChatMember, Update, User } from 'grammy/types';
import { noteFault } from './faults.js';
import { Elsewhere } from './telegram/elsewhere.js';
import { type EphemeralMessage, EphemeralMessages } from './telegram/ephemeral-messages.js';
import { Forum } from './telegram/forum.js';
import { LimitCounter, realLimits } from './telegram/limits.js';
import { Members } from './telegram/members.js';
import { checkCall, checkMenu, readDocument } from './telegram/messages.js';
import { menuKey, readPayload, stall, write } from './telegram/payload.js';
import { type PressAnswer, readPressAnswer } from './telegram/press.js';
import { Profile } from './telegram/profile.js';
import { Invalid, type Payload, Refused } from './telegram/refusals.js';
import type { RichMessage } from './telegram/rich.js';
import { Sending, seconds } from './telegram/sending.js';
import type { Failure, FakeChat, Script, TakenMessage, TelegramServerOptions } from './telegram/types.js';
import { UpdateQueue } from './telegram/updates.js';
import { Waiting } from './waiting.js';

export type { FakeChat, TelegramServerOptions } from './telegram/types.js';

/** A Bot API server for tests, as strict as the platform: see PLATFORMS.md's table of Telegram. */
export class TelegramServer {
  readonly token: string;
  readonly botUser = { id: 4242, is_bot: true, first_name: 'Kabar', username: 'kabar_test_bot' } as const;
  /** All messages taken, in the order in which they came. */
  readonly messages: TakenMessage[];
  readonly pressAnswers: PressAnswer[] = [];
  /** The names of all calls, in their order. */
  readonly calls: string[] = [];
  /** The menus set, by language; '' is everybody's. */
  readonly menus = new Map<string, { command: string; description: string }[]>();
  readonly profile = new Profile();
  /** The topics of groups that have them. */
  readonly forum = new Forum();
  readonly updates = new UpdateQueue();
  /** What one person of a group sees. */
  readonly ephemerals = new EphemeralMessages();
  /** Questions from chats that the bot is not in. */
  readonly elsewhere = new Elsewhere((update) => this.push(update));
  /** Rich messages that are not taken, whenever they come. */
  refusesPage: (page: RichMessage) => boolean = () => false;
  readonly #chats = new Map<number, FakeChat>();
  readonly #members = new Members();
  readonly #scripts: Script[] = [];
  readonly #waiting = new Waiting();
  readonly #sending: Sending;
  readonly #options: TelegramServerOptions;
  readonly #http: Server;
  #nextId = 1;

  readonly #files = new Map<string, string>();

  private constructor(options: TelegramServerOptions) {
    this.token = options.token ?? '4242:SECRET-token_of-a-test';
    this.#options = options;
    const { forum, ephemerals, botUser } = this;
    this.#sending = new Sending({
      limits: new LimitCounter({ ...realLimits, ...options.limits }),
      ...{ forum, ephemerals, botUser, members: this.#members },
      chat: (id) => this.#chat(id),
      refusesPage: (page) => this.refusesPage(page),
      nextId: () => this.#nextId++,
      now: options.now ?? (() => performance.timeOrigin + performance.now()),
    });
    this.messages = this.#sending.messages;
    // A connection that is closed just when it is used again would look like an outage.
    this.#http = createServer(
      { keepAliveTimeout: 0 },
      (request, response) => void this.#serve(request, response),
    );
  }

  /** A server that listens on loopback. */
  static async start(options: TelegramServerOptions = {}): Promise<TelegramServer> {
    const server = new TelegramServer(options);
    server.#http.listen(options.port ?? 0, '127.0.0.1');
    await once(server.#http, 'listening');
    return server;
  }

  get port(): number {
    return (this.#http.address() as AddressInfo).port;
  }

  /** What `TELEGRAM_API_ROOT` is set to. */
  get root(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async close(): Promise<void> {
    this.#http.close();
    this.#http.closeAllConnections();
    await once(this.#http, 'close').catch(() => {});
  }

  addChat(chat: FakeChat): FakeChat {
    this.#chats.set(chat.id, chat);
    return chat;
  }

  setMember(chat: FakeChat, user: User, status: ChatMember['status']): void {
    this.#members.set(chat, user.id, status);
  }

  /** The next calls of this kind go wrong. */
  fail(failure: Failure, where: { method?: string; chat?: number; times?: number } = {}): void {
    this.#scripts.push({ method: 'sendMessage', times: 1, ...where, failure });
  }

  /** Somebody writes in a chat. `extra`: further fields of the message. Returns the message's number. */
  userSays(chat: FakeChat, from: User | null, text: string, extra: object = {}): number {
    this.#chats.set(chat.id, chat);
    const message_id = this.#nextId++;
    const length = /^\/\S+/.exec(text)?.[0].length;
    const entities = length === undefined ? {} : { entities: [{ type: 'bot_command', offset: 0, length }] };
    const message = {
      message_id,
      date: seconds(),
      chat,
      ...(from && { from }),
      text,
      ...entities,
      ...extra,
    };
    this.push({ [chat.type === 'channel' ? 'channel_post' : 'message']: message });
    return message_id;
  }

  /** Somebody sends a file, with a caption or without. */
  userSendsFile(chat: FakeChat, from: User, file: { name: string; body: string; caption?: string }): void {
    this.#chats.set(chat.id, chat);
    const file_id = `file-${this.#nextId++}`;
    this.#files.set(file_id, file.body);
    const document = { file_id, file_unique_id: file_id, file_name: file.name, file_size: file.body.length };
    const caption = file.caption === undefined ? {} : { caption: file.caption };
    this.push({
      message: { message_id: this.#nextId++, date: seconds(), chat, from, document, ...caption },
    });
  }

  /** Somebody presses the first button whose text begins so. Returns the number of the press. */
  presses(message: TakenMessage, buttonText: string, from: User): string {
    const button = message.keyboard.flat().find(({ text }) => text.startsWith(buttonText));
    if (button === undefined || !('callback_data' in button)) throw new Error(`no button "${buttonText}"`);
    return this.pressesData(message, button.callback_data, from);
  }

  /** The one who sees it presses a button of a message that nobody else does. */
  pressesEphemeral(message: EphemeralMessage, buttonText: string, from: User): string {
    const button = message.keyboard.flat().find(({ text }) => text.startsWith(buttonText));
    if (button === undefined || !('callback_data' in button)) throw new Error(`no button "${buttonText}"`);
    return this.pressesEphemeralData(message, button.callback_data, from);
  }

  /** The same with whatever data. */
  pressesEphemeralData(message: EphemeralMessage, data: string, from: User): string {
    return this.pressesCard(this.#sending.asEphemeral(message), data, from);
  }

  /** A message as Telegram tells of it. */
  asTold(message: TakenMessage): object {
    return this.#sending.asMessage(message);
  }

  /** A press that bears whatever data, as an altered client can send it. */
  pressesData(message: TakenMessage, data: string, from: User): string {
    return this.pressesCard(this.#sending.asMessage(message), data, from);
  }

  /** A press on a card that Telegram no longer shows: it says of it no more than its chat and number. */
  pressesInaccessible(message: TakenMessage, data: string, from: User): string {
    return this.pressesCard({ chat: this.#chat(message.chat), message_id: message.id, date: 0 }, data, from);
  }

  /** A press on a card as Telegram tells of it. */
  pressesCard(card: object, data: string, from: User): string {
    const id = String(this.#nextId++);
    const callback_query = { id, from, chat_instance: '1', data, message: card };
    this.ephemerals.pressed(id, from.id, Date.now());
    this.push({ callback_query });
    return id;
  }

  /** The bot's place in a chat changes. `before` and `now`: a status, or a member with their rights. */
  botBecomes(chat: FakeChat, from: User, before: string | object, now: string | object): void {
    this.#chats.set(chat.id, chat);
    const member = (given: string | object) => ({
      user: this.botUser,
      ...(typeof given === 'string' ? { status: given } : given),
    });
    const date = seconds();
    const old_chat_member = member(before);
    this.push({ my_chat_member: { chat, from, date, old_chat_member, new_chat_member: member(now) } });
  }

  /** Anything else that happens. */
  push(update: object): void {
    this.updates.add(update as Partial<Update>);
  }

  /** Resolves with the first message that fits, taken already or to come. */
  waitForMessage(fits: (message: TakenMessage) => boolean, ms?: number): Promise<TakenMessage> {
    return this.waitFor(() => this.messages.find(fits), 'a message', ms);
  }

  /** Resolves with what a press was answered with. */
  waitForPressAnswer(id: string): Promise<PressAnswer> {
    return this.waitFor(() => this.pressAnswers.find((each) => each.id === id), 'the answer to a press');
  }

  /** Resolves once `find` finds something; it is asked after each call. Fails after `ms` milliseconds. */
  waitFor<T>(find: () => T | undefined, what = 'what was waited for', ms?: number): Promise<T> {
    return this.#waiting.for(what, find, ms);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, owner, fileId = ''] = /^\/file\/bot([^/]*)\/documents\/(.+)$/.exec(request.url ?? '') ?? [];
    const body = owner === this.token ? this.#files.get(fileId) : undefined;
    if (body !== undefined) return void response.end(body);
    const [, token, method = ''] = /^\/bot([^/]*)\/(\w+)/.exec(request.url ?? '') ?? [];
    const payload = await readPayload(request);
    this.calls.push(method);
    try {
      if (token !== this.token) throw new Refused(401, 'Unauthorized');
      const failure = this.#scripted(method, payload);
      if (failure === 'hang') return;
      if (failure === 'not-json') return void response.writeHead(502).end('<h1>Bad Gateway</h1>');
      if (failure === 'cut') return void request.socket.destroy();
      if (failure !== null && typeof failure === 'object')
        throw new Refused(failure.error_code, failure.description, failure.parameters);
      checkCall(method, payload);
      const answering = this.#answer(method, payload, response);
      // A question for updates confirms at once, and may be answered much later.
      if (method === 'getUpdates') this.#waiting.changed();
      const result = await answering;
      if (failure === 'store-then-cut') return void request.socket.destroy();
      if (failure === 'store-then-stall') return stall(response, { ok: true, result });
      write(response, 200, { ok: true, result });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error instanceof Invalid)
        noteFault({ platform: 'telegram', request: method, faults: [error.message], body: payload });
      write(response, error.refusal.error_code, { ok: false, ...error.refusal });
    } finally {
      this.#waiting.changed();
    }
  }

  #scripted(method: string, payload: Payload): Failure | null {
    const fits = (each: Script) =>
      each.method === method && (each.chat ?? payload.chat_id) === payload.chat_id;
    const script = this.#scripts.find(fits);
    if (script === undefined) return null;
    script.times -= 1;
    if (script.times <= 0) this.#scripts.splice(this.#scripts.indexOf(script), 1);
    return script.failure;
  }

  async #answer(method: string, payload: Payload, response: ServerResponse): Promise<unknown> {
    switch (method) {
      case 'getMe':
        return this.botUser;
      case 'getUpdates':
        return await this.updates.fetch(payload, response);
      case 'deleteWebhook':
        return true;
      case 'setMyCommands':
        checkMenu(payload);
        this.menus.set(menuKey(payload), payload.commands as never);
        return true;
      case 'sendMessage':
        return this.#sending.send(payload);
      case 'sendDocument':
        return this.#sending.send({ ...payload, ...readDocument(payload), parse_mode: undefined });
      case 'sendRichMessage':
        return this.#sending.send(payload);
      case 'editEphemeralMessageText':
        return this.ephemerals.edit(payload);
      case 'editMessageText':
        return this.#sending.edit(payload);
      case 'answerCallbackQuery':
        this.pressAnswers.push(readPressAnswer(payload, this.botUser.username));
        return true;
      case 'createForumTopic':
        return this.forum.create(this.#chat(payload.chat_id), payload, this.#nextId++);
      case 'getFile': {
        const id = String(payload.file_id);
        if (!this.#files.has(id)) throw new Refused(400, 'Bad Request: invalid file_id');
        return { file_id: id, file_unique_id: id, file_path: `documents/${id}` };
      }
      case 'getChat':
        return this.#chat(payload.chat_id);
      case 'getChatAdministrators':
        return this.#members.admins(this.#chat(payload.chat_id), this.botUser.id);
      case 'getChatMember':
        return this.#members.member(this.#chat(payload.chat_id), Number(payload.user_id));
    }
    const answer = this.profile.answer(method, payload) ?? this.elsewhere.answer(method, payload);
    if (answer === undefined) throw new Refused(404, 'Not Found');
    return answer;
  }

  #chat(id: unknown): FakeChat {
    // Names are the same in capitals.
    const name = String(id).toLowerCase();
    const named = [...this.#chats.values()].find(
      ({ username }) => username !== undefined && `@${username.toLowerCase()}` === name,
    );
    const chat = named ?? this.#chats.get(Number(id));
    if (chat !== undefined) return chat;
    if (!this.#options.openToAll) throw new Refused(400, 'Bad Request: chat not found');
    return { id: Number(id), type: Number(id) > 0 ? 'private' : 'supergroup' };
  }
}
