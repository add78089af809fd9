import type { Part } from '../../../adapters/web/format.js';
import { readSession } from '../../../adapters/web/session.js';

/** A message as the page shows it. */
export interface Shown {
  id: number;
  part: Part;
}

/** What a browser does with the page: it keeps cookies, listens to events, and asks. Strict where browsers are. */
export class Browser {
  readonly #cookies = new Map<string, string>();
  readonly messages = new Map<number, Shown>();
  /** How often each event came. */
  events = 0;
  lastEventId = '';
  #url = '';
  #aborts: AbortController[] = [];

  constructor(
    readonly language = 'en',
    secret: string | null = null,
  ) {
    if (secret !== null) this.#cookies.set('kabar-chat', secret);
  }

  /** The chat that the cookie leads to. */
  get address(): string {
    const request = new Request('http://localhost/', { headers: { cookie: this.#cookie } });
    const session = readSession(request);
    if (session === null) throw new Error('no cookie yet');
    return session.address;
  }

  /** The messages in the order of the page. */
  get shown(): Shown[] {
    return [...this.messages.values()].sort((left, right) => left.id - right.id);
  }

  /** What the messages say, line by line. */
  get texts(): string[] {
    return this.shown.map(({ part }) =>
      part.lines.map((line) => line.map(({ text }) => text).join('')).join('\n'),
    );
  }

  get #cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Loads the page. */
  async load(url: string): Promise<Response> {
    this.#url = url;
    return this.get('');
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.request(path, { headers });
  }

  async request(
    path: string,
    init: RequestInit & { headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const answer = await fetch(`${this.#url}/chat/${path}`, {
      redirect: 'manual',
      ...init,
      headers: { 'accept-language': this.language, cookie: this.#cookie, ...init.headers },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.#cookies.set(name, value);
    }
    return answer;
  }

  /** Listens to the events, from the last one on that it got. Resolves when it is connected. */
  async listen(): Promise<Response> {
    const abort = new AbortController();
    this.#aborts.push(abort);
    const headers: Record<string, string> =
      this.lastEventId === '' ? {} : { 'last-event-id': this.lastEventId };
    const answer = await this.request('events', { headers, signal: abort.signal });
    if (answer.ok && answer.body !== null) void this.#read(answer.body);
    return answer;
  }

  /** Closes the page. What it showed is gone. */
  close(): void {
    for (const abort of this.#aborts.splice(0)) abort.abort();
    this.messages.clear();
    this.lastEventId = '';
  }

  /** Loses the connection. */
  drop(): void {
    for (const abort of this.#aborts.splice(0)) abort.abort();
  }

  post(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
    return this.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
      body: JSON.stringify(body),
    });
  }

  async say(text: string): Promise<string | null> {
    return noticeOf(await this.post('say', { text }));
  }

  /** Presses the button of this label under the newest message that has it. */
  async press(label: string): Promise<string | null> {
    for (const { id, part } of this.shown.reverse()) {
      const button = part.buttons.flat().find((each) => each.label.startsWith(label));
      if (button === undefined) continue;
      return noticeOf(await this.post('press', { message: String(id), action: button.action }));
    }
    throw new Error(`no button "${label}"`);
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = '';
    const decoder = new TextDecoder();
    try {
      for await (const chunk of body) {
        text += decoder.decode(chunk as Uint8Array, { stream: true });
        const events = text.split('\n\n');
        text = events.pop() ?? '';
        for (const event of events) this.#take(event);
      }
    } catch {
      // The connection was cut.
    }
  }

  #take(event: string): void {
    if (event.startsWith(':')) return;
    const [, id = '', data = ''] = /^id: (\d+)\ndata: (.*)$/.exec(event) ?? [];
    if (data === '') throw new Error(`no event: ${event}`);
    const shown = JSON.parse(data) as Shown;
    this.lastEventId = id;
    this.messages.set(shown.id, shown);
    this.events += 1;
  }
}

async function noticeOf(answer: Response): Promise<string | null> {
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  return ((await answer.json()) as { notice: string | null }).notice;
}
