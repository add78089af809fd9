import { clearScreenDown, cursorTo, type Interface, moveCursor } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { createSupportsHyperlinks } from 'supports-hyperlinks';
import type { Outcome } from '../../src/core/delivery.js';
import { formatMessage, type Look, type Part } from './format.js';
import { outcomeOf } from './outcome.js';

/** The widest line: longer ones are hard to read. */
const widest = 100;

/** Where the console reads and writes: the process's own streams, or those of a test. */
export interface Terminal {
  input: Readable & { isTTY?: boolean };
  output: Writable & Partial<Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'getColorDepth'>>;
  /** Where others write to the same terminal, such as the log. Default: nowhere. */
  errors?: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;
  /** What Ctrl-C does: readline takes the key away from the process. */
  interrupt(): void;
}

/** The terminal that the process was started from. */
export function ownTerminal(): Terminal {
  const interrupt = () => void process.kill(process.pid, 'SIGINT');
  return { input: process.stdin, output: process.stdout, errors: process.stderr, interrupt };
}

/** What the terminal can show. Node's colour depth honours `NO_COLOR`, `FORCE_COLOR` and `TERM=dumb`. */
export function lookOf({ output }: Terminal): Look {
  const depth = output.isTTY ? (output.getColorDepth?.() ?? 1) : 1;
  const columns = Math.max(20, Math.min(widest, output.columns || 80));
  return { columns, colours: depth > 1, links: output.isTTY === true && canClick(output) };
}

/** Whether the terminal takes nothing but text: no colours, and nothing that moves the cursor. */
export function isDumb(): boolean {
  const { TERM = '' } = process.env;
  return TERM === 'dumb';
}

/**
 * Whether it is known for sure that the terminal makes links clickable: one that does not shows no address at all. What
 * stands between the terminal and Kabar hands its variables down and may still swallow the links.
 */
function canClick(output: Terminal['output']): boolean {
  const { FORCE_HYPERLINK, TMUX, STY, XTERM_VERSION, TERM = '' } = process.env;
  const isBetween = [TMUX, STY, XTERM_VERSION].some(Boolean) || /^(screen|tmux|linux|dumb)/.test(TERM);
  return (!isBetween || Boolean(FORCE_HYPERLINK)) && createSupportsHyperlinks(output);
}

/** The only way by which messages are written. */
export interface MessageSender {
  send(part: Part): Promise<Outcome>;
}

/** Writes parts as wide and colourful as the terminal is at the moment. */
export function createMessageSender(terminal: Terminal, screen: Screen): MessageSender {
  return { send: (part) => screen.print(formatMessage(part, lookOf(terminal))) };
}

/** Writes messages to the terminal without harming the line that somebody types. */
export class Screen {
  readonly #output: Terminal['output'];
  #typing: Interface | null = null;
  #isPrompted = false;
  #written = 0;

  constructor({ output }: Terminal) {
    this.#output = output;
    // A reader that went away (EPIPE) is told by each write's own callback; nobody listening here would end the process.
    output.on('error', () => {});
  }

  /** Whether there is a prompt under the messages. */
  get isTyping(): boolean {
    return this.#typing !== null;
  }

  /** Keeps a prompt under the messages from now on; null for none. */
  set typing(lines: Interface | null) {
    this.#typing = lines;
    lines?.on('line', () => {
      this.#isPrompted = false;
    });
    this.prompt();
  }

  /** Shows the prompt, with what was typed behind it. */
  prompt(): void {
    this.#isPrompted = this.#typing !== null;
    this.#typing?.prompt(true);
  }

  /** Puts what others write to the same terminal above the prompt. @returns what ends that. */
  shareWith(stream: NonNullable<Terminal['errors']>): () => void {
    const write = stream.write;
    stream.write = (...given: unknown[]) => {
      const rows = this.#clearTyped();
      const isTaken = Reflect.apply(write, stream, given) as boolean;
      if (rows > 0) this.#output.write('\n'.repeat(rows));
      this.prompt();
      return isTaken;
    };
    return () => {
      stream.write = write;
    };
  }

  /** Resolves when the stream has taken the text. A stream that takes no more is `fatal`. */
  print(text: string): Promise<Outcome> {
    return new Promise((resolve) => {
      const written = (error?: Error | null) =>
        resolve(error ? outcomeOf(error) : { kind: 'sent', messageId: String(++this.#written) });
      const rows = this.#clearTyped();
      // Before it draws again, readline goes up by the rows that it remembers, at most these: without room for
      // them it would draw over the text.
      this.#output.write(text + '\n'.repeat(rows), written);
      this.prompt();
    });
  }

  /** Wipes the prompt and what was typed; returns how many rows above the cursor's they took. */
  #clearTyped(): number {
    if (this.#typing === null) return 0;
    if (isDumb()) {
      // Nothing can be wiped there. What was typed stays with the system, and counts when its line ends.
      if (this.#isPrompted) this.#output.write('\n');
      return 0;
    }
    const { rows } = this.#typing.getCursorPos();
    moveCursor(this.#output, 0, -rows);
    cursorTo(this.#output, 0);
    clearScreenDown(this.#output);
    return rows;
  }
}
