import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { BoundedMap } from '../../src/core/bounded-map.js';
import type { Clock } from '../../src/core/ports.js';
import { type Part, partSchema } from './format.js';

/** A line is on the disk before anybody is told of it. */
const durably = { mode: 0o600, flush: true };

/** How many messages of a chat are kept. */
export const maxKept = 200;

/** A file of more lines than this is written anew. */
const maxLines = 4 * maxKept;

/** The chats that are held in memory at a time. Every other is read from its file when it is needed. */
const maxLoaded = 100;

const messageSchema = z.object({
  id: z.number().int(),
  /** Grows with everything that happens in the chat: a page asks for what came after the last that it knows. */
  change: z.number().int(),
  nonce: z.string().nullable(),
  part: partSchema,
});

const lineSchema = z.union([messageSchema, z.object({ openedAt: z.number() })]);

/** A message of a chat. */
export type StoredMessage = z.infer<typeof messageSchema>;

interface Chat {
  messages: Map<number, StoredMessage>;
  lastChange: number;
  openedAt: number | null;
  lines: number;
}

/**
 * What was said in each chat, in one file each. Whatever resolves is on the disk: it outlives a kill and a power cut.
 * What is asked of one chat is done in its order.
 */
export class Histories {
  readonly #folder: string;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #loaded = new BoundedMap<string, Promise<Chat>>(maxLoaded);
  readonly #last = new Map<string, Promise<unknown>>();

  constructor(folder: string, clock: Pick<Clock, 'now'>) {
    this.#folder = folder;
    this.#clock = clock;
  }

  /** Keeps a message, once for each nonce. */
  append(
    address: string,
    part: Part,
    nonce: string | null,
  ): Promise<{ stored: StoredMessage; isNew: boolean }> {
    return this.#inTurn(address, async (chat) => {
      const known =
        nonce === null ? undefined : [...chat.messages.values()].find((each) => each.nonce === nonce);
      if (known !== undefined) return { stored: known, isNew: false };
      const change = this.#nextChange(chat);
      const stored = { id: change, change, nonce, part };
      await this.#write(address, chat, stored);
      return { stored, isNew: true };
    });
  }

  /** Keeps another part in the place of a message; null where that is not kept any more. */
  replace(address: string, id: number, part: Part): Promise<StoredMessage | null> {
    return this.#inTurn(address, async (chat) => {
      const known = chat.messages.get(id);
      if (known === undefined) return null;
      const stored = { ...known, change: this.#nextChange(chat), part };
      await this.#write(address, chat, stored);
      return stored;
    });
  }

  /** The messages that came, or changed, after a change, in the order of their last ones: a page that is cut off goes on there. */
  after(address: string, change: number): Promise<StoredMessage[]> {
    return this.#inTurn(address, async ({ messages }) =>
      [...messages.values()]
        .filter((each) => each.change > change)
        .sort((left, right) => left.change - right.change),
    );
  }

  /** When a page of this chat was opened last, in milliseconds since 1970; null when it never was. */
  openedAt(address: string): Promise<number | null> {
    return this.#inTurn(address, async ({ openedAt }) => openedAt);
  }

  /** Notes that a page is open now. */
  noteOpened(address: string): Promise<void> {
    return this.#inTurn(address, async (chat) => {
      const openedAt = this.#clock.now();
      await this.#write(address, chat, { openedAt });
    });
  }

  /** Erases a chat. */
  forget(address: string): Promise<void> {
    return this.#inTurn(address, async () => {
      await rm(this.#fileOf(address), { force: true });
      this.#loaded.delete(address);
    });
  }

  /** Resolves when nothing is being written. */
  async idle(): Promise<void> {
    await Promise.all(this.#last.values());
  }

  /** Goes on by the clock, so that it never begins anew: not after a chat was forgotten either, of which a page is open. */
  #nextChange({ lastChange }: Chat): number {
    return Math.max(lastChange + 1, this.#clock.now());
  }

  #inTurn<T>(address: string, work: (chat: Chat) => Promise<T>): Promise<T> {
    const done = (this.#last.get(address) ?? Promise.resolve()).then(async () =>
      work(await this.#load(address)),
    );
    const settled: Promise<unknown> = done
      .catch(() => {
        // What the file holds after a failed write is read again.
        this.#loaded.delete(address);
      })
      .finally(() => {
        if (this.#last.get(address) === settled) this.#last.delete(address);
      });
    this.#last.set(address, settled);
    return done;
  }

  #load(address: string): Promise<Chat> {
    const known = this.#loaded.get(address) ?? this.#read(address);
    this.#loaded.set(address, known);
    return known;
  }

  async #read(address: string): Promise<Chat> {
    const text = await readFile(this.#fileOf(address), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    const lines = text.split('\n').filter((line) => line !== '');
    const chat: Chat = { messages: new Map(), lastChange: 0, openedAt: null, lines: lines.length };
    for (const line of lines) take(chat, line);
    // The next line must not be written behind one that was cut off.
    if (text !== '' && !text.endsWith('\n')) chat.lines = maxLines;
    return chat;
  }

  async #write(address: string, chat: Chat, line: StoredMessage | { openedAt: number }): Promise<void> {
    const text = JSON.stringify(line);
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    if (chat.lines >= maxLines) {
      take(chat, text);
      await this.#rewrite(address, chat);
      return;
    }
    const isFirst = chat.lines === 0;
    await writeFile(this.#fileOf(address), `${text}\n`, { ...durably, flag: 'a' });
    if (isFirst) await syncFolder(this.#folder);
    take(chat, text);
    chat.lines += 1;
  }

  async #rewrite(address: string, chat: Chat): Promise<void> {
    const { messages, openedAt } = chat;
    const all: object[] = [...messages.values(), ...(openedAt === null ? [] : [{ openedAt }])];
    const file = this.#fileOf(address);
    await writeFile(`${file}.new`, all.map((each) => `${JSON.stringify(each)}\n`).join(''), durably);
    await rename(`${file}.new`, file);
    await syncFolder(this.#folder);
    chat.lines = all.length;
  }

  #fileOf(address: string): string {
    return fileOf(this.#folder, address);
  }
}

/** Where a chat is kept. */
export function fileOf(folder: string, address: string): string {
  return join(folder, `${address}.jsonl`);
}

/** Takes a line into a chat. One that cannot be read was cut off. */
function take(chat: Chat, line: string): void {
  const parsed = lineSchema.safeParse(jsonOf(line));
  if (!parsed.success) return;
  if ('openedAt' in parsed.data) {
    chat.openedAt = parsed.data.openedAt;
    return;
  }
  const { id, change } = parsed.data;
  chat.messages.set(id, parsed.data);
  chat.lastChange = Math.max(chat.lastChange, change);
  const [oldest] = chat.messages.keys();
  if (chat.messages.size > maxKept && oldest !== undefined) chat.messages.delete(oldest);
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
