import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface, type Interface } from 'node:readline';
import { type Message, reply } from '../../src/core/message.js';
import type { AdapterDeps, Asker, AttachedFile } from '../../src/core/ports.js';
import { isDumb, type Screen, type Terminal } from './send.js';

/** The one chat of the terminal. */
export const chat = 'console:terminal';

/** Whoever sits at the terminal runs Kabar: everything is allowed. */
const asker: Asker = { chat, languageTag: null, isOperator: true, mayChange: async () => true };

/** What a typed line asks for: a command with what stands behind it, a numbered choice, or nothing. */
export type Asked = { name: string; text: string } | { choice: number } | null;

/**
 * Reads a typed line. The slash of a command may be left out. A line that begins with neither a slash nor the name of a
 * command is plain words, whose name is empty.
 */
export function readLine(line: string, isCommand: (name: string) => boolean): Asked {
  const [, slash = '', typed = '', text = ''] = /^(\/?)\s*(\S*)\s*(.*)$/s.exec(line.trim()) ?? [];
  if (typed === '') return null;
  if (/^\d{1,3}$/.test(typed) && text === '') return { choice: Number(typed) };
  const name = typed.toLowerCase();
  return slash !== '' || isCommand(name) ? { name, text } : { name: '', text: line.trim() };
}

/** Listens to what is typed, and answers through the outbox, one line after the other. */
export class CommandHandler {
  readonly #terminal: Terminal;
  readonly #screen: Screen;
  readonly #deps: AdapterDeps;
  /** What the numbers under the last reply with choices stand for. */
  #choices: readonly string[] = [];
  #lines: Interface | null = null;
  #isStopping = false;
  #underWay: Promise<void> = Promise.resolve();

  constructor(terminal: Terminal, screen: Screen, deps: AdapterDeps) {
    this.#terminal = terminal;
    this.#screen = screen;
    this.#deps = deps;
  }

  /** Notes the choices that a message offers; one without any leaves those before it. */
  offer(message: Message): void {
    if (message.kind !== 'reply' || message.buttons.length === 0) return;
    this.#choices = message.buttons.flat().map((button) => button.action);
  }

  start(): void {
    const { input, output, interrupt } = this.#terminal;
    const bothTty = input.isTTY === true && output.isTTY === true;
    // An input that breaks (the terminal was closed) ends the listening and nothing else.
    let isBroken = false;
    input.on('error', (error) => {
      isBroken = true;
      this.#deps.log.debug({ err: error }, 'standard input broke');
    });
    // Where the cursor cannot be moved, the system edits the line.
    const terminal = bothTty && !isDumb();
    const lines = createInterface({ input, ...(bothTty ? { output } : {}), terminal, prompt: '> ' });
    this.#lines = lines;
    lines.on('line', (line) => this.#take(line));
    lines.on('SIGINT', interrupt);
    const { errors } = this.#terminal;
    const stopSharing = bothTty && errors?.isTTY === true ? this.#screen.shareWith(errors) : () => {};
    lines.on('close', () => {
      stopSharing();
      this.#screen.typing = null;
      this.#lines = null;
      // Ctrl-D: whoever can type no more has left. A pipe that ends leaves the posts coming.
      if (bothTty && !isBroken && !this.#isStopping) {
        output.write('\n');
        interrupt();
      }
    });
    if (bothTty) this.#screen.typing = lines;
  }

  /** Listens no more, and waits for the lines under way. */
  async stop(): Promise<void> {
    const prompted = this.#screen.isTyping;
    this.#isStopping = true;
    this.#lines?.close();
    // The shell's prompt shall not stand behind ours.
    if (prompted) this.#terminal.output.write('\n');
    await this.#underWay;
  }

  #take(line: string): void {
    const names = this.#deps.commands.describe('en');
    const asked = readLine(line, (name) => names.some((each) => each.name === name));
    if (asked === null) {
      this.#screen.prompt();
      return;
    }
    this.#underWay = this.#underWay
      .then(() => this.#answer(asked))
      .catch((error: unknown) => {
        this.#deps.log.error({ err: error }, 'a typed command could not be answered');
      });
  }

  async #answer(asked: NonNullable<Asked>): Promise<void> {
    const { commands, outbox } = this.#deps;
    if ('name' in asked) {
      const file = asked.name === 'feed' ? fileAt(asked.text) : null;
      const { messages } =
        file === null
          ? await commands.runText(asker, asked.name, asked.text)
          : await commands.runText({ ...asker, attached: file }, asked.name, '');
      await outbox.reply(chat, messages);
      return;
    }
    const action = this.#choices[asked.choice - 1];
    const { messages, notice } =
      action === undefined
        ? await commands.runText(asker, String(asked.choice), '')
        : await commands.press(asker, action);
    await outbox.reply(chat, notice === null ? messages : [reply([notice]), ...messages]);
  }
}

/** A list of feeds that lies at a path; null where there is no such file. */
function fileAt(path: string): AttachedFile | null {
  const found = path === '' ? undefined : statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) return null;
  return { name: path, read: async (maxBytes) => (found.size > maxBytes ? null : readFile(path)) };
}
