import type { Clock } from '../../src/core/ports.js';
import type { StoredMessage } from './history.js';

/** The pages that may be open at a time: of one chat, and in all. The oldest is closed, and asks again. */
const maxOpen = { ofChat: 8, inAll: 100 };

/** How often an open page is told that it still is, in milliseconds. Proxies and our own server end what is idle for a minute. */
const heartbeatMs = 20_000;

/** A page that has not read so many events is closed. It asks for what it missed. */
const maxUnread = 500;

interface Stream {
  address: string;
  /** Sends something at once. */
  send(text: string): void;
  /** Sends something after what the page has missed. */
  publish(text: string): void;
  /** Sends what was published so far, and everything else at once. */
  goOn(): void;
  close(): void;
}

/** The pages that are open, each listening to the events of its chat (server-sent events). */
export class Streams {
  readonly #clock: Pick<Clock, 'after'>;
  readonly #open = new Set<Stream>();

  constructor(clock: Pick<Clock, 'after'>) {
    this.#clock = clock;
  }

  /**
   * Opens a stream that begins with what `missed` gives. What is published meanwhile comes after it, though maybe twice:
   * a page that is cut off has missed nothing before the last that it got.
   */
  open(address: string, missed: () => Promise<readonly StoredMessage[]>): ReadableStream<Uint8Array> {
    let stream: Stream | null = null;
    return new ReadableStream<Uint8Array>(
      {
        start: async (controller) => {
          stream = this.#add(address, controller);
          // What a browser shows as connected begins with a first byte.
          stream.send(': open\n\n');
          for (const stored of await missed()) stream.send(eventOf(stored));
          stream.goOn();
        },
        cancel: () => stream?.close(),
      },
      { highWaterMark: maxUnread },
    );
  }

  /** Tells all pages of a chat. */
  publish(address: string, stored: StoredMessage): void {
    for (const stream of this.#open) if (stream.address === address) stream.publish(eventOf(stored));
  }

  closeAll(): void {
    for (const stream of this.#open) stream.close();
  }

  #add(address: string, controller: ReadableStreamDefaultController<Uint8Array>): Stream {
    let cancelHeartbeat = () => {};
    let held: string[] | null = [];
    const stream: Stream = {
      address,
      send: (text) => {
        if (!this.#open.has(stream)) return;
        if ((controller.desiredSize ?? 0) <= 0) stream.close();
        else controller.enqueue(new TextEncoder().encode(text));
      },
      publish: (text) => {
        if (held === null) stream.send(text);
        else held.push(text);
      },
      goOn: () => {
        for (const text of held ?? []) stream.send(text);
        held = null;
      },
      close: () => {
        if (!this.#open.delete(stream)) return;
        cancelHeartbeat();
        try {
          controller.close();
        } catch {
          // The page has gone before.
        }
      },
    };
    const beat = () => {
      cancelHeartbeat = this.#clock.after(heartbeatMs, () => {
        stream.send(': still open\n\n');
        if (this.#open.has(stream)) beat();
      });
    };
    this.#open.add(stream);
    this.#closeSurplus(address);
    beat();
    return stream;
  }

  #closeSurplus(address: string): void {
    const ofChat = [...this.#open].filter((stream) => stream.address === address);
    for (const stream of ofChat.slice(0, -maxOpen.ofChat)) stream.close();
    for (const stream of [...this.#open].slice(0, -maxOpen.inAll)) stream.close();
  }
}

/** JSON holds no line feed, so that it is one line of data. https://html.spec.whatwg.org/multipage/server-sent-events.html */
function eventOf({ id, change, part }: StoredMessage): string {
  return `id: ${change}\ndata: ${JSON.stringify({ id, part })}\n\n`;
}
