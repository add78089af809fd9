import { PassThrough, Writable } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAdapter } from '../../../adapters/console/create.js';
import { adapter } from '../../../adapters/console/index.js';
import type { Terminal } from '../../../adapters/console/send.js';
import { download } from '../../../src/app/download.js';
import { type Message, reply } from '../../../src/core/message.js';
import type { Answer, ChatAdapter, CommandInfo, Commands, Outbox } from '../../../src/core/ports.js';
import { ManualClock, settled } from '../../doubles/clock.js';
import { noFolder, noMount } from '../../doubles/http.js';
import { RecordedLog } from '../../doubles/log.js';

const choices: Message = {
  kind: 'reply',
  lines: [['Pilih:']],
  buttons: [
    [
      { label: 'Gempa', action: 'on:gempa' },
      { label: 'Banjir', action: 'on:banjir' },
    ],
  ],
};

afterEach(() => vi.unstubAllEnvs());

/** A console on streams of its own, with what was asked of the commands, and what stands on its screen. */
function makeConsole({
  tty = false,
  output = new PassThrough() as Terminal['output'],
  errors,
}: {
  tty?: boolean;
  output?: Terminal['output'];
  errors?: Terminal['errors'];
} = {}) {
  const asked: string[] = [];
  const input = Object.assign(new PassThrough(), { isTTY: tty });
  let written = '';
  let interrupts = 0;
  if (output instanceof PassThrough) output.on('data', (data) => (written += data));
  Object.assign(output, { isTTY: tty, columns: 40, getColorDepth: () => 8 });
  const answer = (text: string): Answer => ({ messages: [reply([text])], notice: null });
  const commands = {
    describe: () =>
      ['subscribe', 'latest', 'topics', 'help', 'boom'].map((name) => ({ name }) as CommandInfo),
    runText: async (_asker, name, text) => {
      asked.push(`${name}(${text})`);
      if (name === 'boom') throw new Error('broken');
      return name === 'topics' ? { messages: [choices], notice: null } : answer(`answer to ${name}`);
    },
    press: async (_asker, action) => {
      asked.push(`press ${action}`);
      return { messages: [], notice: `pressed ${action}` };
    },
  } as Partial<Commands> as Commands;
  const outbox: Outbox = {
    reply: async (_chat, messages) =>
      Promise.all(messages.map((message) => console.send('terminal', message, { nonce: 'n' }))),
  };
  const log = new RecordedLog();
  const deps = {
    commands,
    outbox,
    mount: noMount,
    download,
    folder: noFolder,
    clock: new ManualClock(),
    log,
  };
  const interrupt = () => void interrupts++;
  const console: ChatAdapter<Message> = createAdapter({}, deps, {
    input,
    output,
    interrupt,
    ...(errors && { errors }),
  });
  return {
    console,
    input,
    asked,
    log,
    screen: () => written,
    interrupts: () => interrupts,
    async type(text: string) {
      input.write(text);
      await settled(10);
    },
  };
}

describe('the console', () => {
  it('is a fallback that reads nothing from the environment', () => {
    expect(adapter.wanted(adapter.config.parse({}))).toBe('fallback');
    expect(adapter.config.parse({ ANYTHING: 'x' })).toEqual({});
  });

  it('takes commands with and without a slash, and passes over empty lines', async () => {
    const { console, type, asked, screen } = makeConsole();
    await console.start();
    await type('/subscribe ukraina vs rusia\n\n   \nLatest 5\n');
    expect(asked).toEqual(['subscribe(ukraina vs rusia)', 'latest(5)']);
    expect(screen()).toContain('answer to subscribe');
    await console.stop();
  });

  it('presses the choice whose number is typed; another number is a command like any', async () => {
    const { console, type, asked, screen } = makeConsole();
    await console.start();
    await type('1\ntopics\n2\n3\n');
    expect(asked).toEqual(['1()', 'topics()', 'press on:banjir', '3()']);
    expect(screen()).toContain('pressed on:banjir');
    await console.stop();
  });

  it('counts what it sent, and shows no escape sequence where there is no terminal', async () => {
    const { console, screen } = makeConsole();
    const sent = [];
    for (const part of console.render(reply(['Halo']))) {
      sent.push(await console.send('terminal', part, { nonce: 'a' }));
      sent.push(await console.send('terminal', part, { nonce: 'b' }));
    }
    expect(sent).toEqual([
      { kind: 'sent', messageId: '1' },
      { kind: 'sent', messageId: '2' },
    ]);
    expect(screen()).not.toContain('\u001b');
  });

  it('keeps the line that somebody types when a post arrives', async () => {
    const { console, type, asked, screen } = makeConsole({ tty: true });
    await console.start();
    await type('/lat');
    await console.send('terminal', reply(['Baru']), { nonce: 'n' });
    const [, after = ''] = screen().split('Baru');
    expect(after).toContain('> /lat');
    await type('est\r');
    expect(asked).toEqual(['latest()']);
    await console.stop();
  });

  it('puts what the log writes above the prompt, and what was typed behind it again', async () => {
    const output = new PassThrough() as PassThrough & Terminal['output'];
    const errors = { isTTY: true, write: (text: string | Uint8Array) => output.write(text) };
    const { write } = errors;
    const { console, type, asked, screen } = makeConsole({ tty: true, output, errors });
    await console.start();
    await type('/lat');
    const before = screen().length;
    errors.write('WARN: no network\n');
    await settled();
    const drawn = screen().slice(before);
    // The line is wiped, the log's comes in its place, and the prompt with what was typed below it.
    const steps = ['\u001b[0J', 'WARN: no network\n', '> /lat'].map((step) => drawn.indexOf(step));
    expect(steps).not.toContain(-1);
    expect(steps).toEqual([...steps].sort((left, right) => left - right));
    await type('est\r');
    expect(asked).toEqual(['latest()']);
    await console.stop();
    expect(errors.write).toBe(write);
  });

  it('leaves alone what the log writes elsewhere', async () => {
    const errors = { isTTY: false, write: () => true };
    const { write } = errors;
    const { console } = makeConsole({ tty: true, errors });
    await console.start();
    expect(errors.write).toBe(write);
    await console.stop();
  });

  it('writes plain text alone to a terminal that takes nothing else, and leaves editing the line to the system', async () => {
    vi.stubEnv('TERM', 'dumb');
    const output = new PassThrough() as PassThrough & Terminal['output'];
    const errors = { isTTY: true, write: (text: string | Uint8Array) => output.write(text) };
    const { console, type, asked, screen } = makeConsole({ tty: true, output, errors });
    Object.assign(output, { getColorDepth: () => 1 });
    await console.start();
    expect(screen()).toBe('> ');
    await console.send('terminal', reply(['Baru']), { nonce: 'n' });
    errors.write('WARN: no network\n');
    await settled();
    // Each stands on lines of its own, with the prompt below it.
    expect(screen()).toMatch(/^> \n─+\nBaru\n\n> \nWARN: no network\n> $/);
    // What the system has put into a line comes whole; its echo has ended the line.
    const before = screen().length;
    await type('/latest 2\n');
    expect(asked).toEqual(['latest(2)']);
    expect(screen().slice(before)).toMatch(/^─+\nanswer to latest\n\n> $/);
    const codes = /(?!\n)\p{Cc}/u;
    expect(screen()).not.toMatch(codes);
    await console.stop();
  });

  it('ends with Ctrl-D on an empty line, but not where a pipe ends', async () => {
    const terminal = makeConsole({ tty: true });
    await terminal.console.start();
    await terminal.type('\u0004');
    expect(terminal.interrupts()).toBe(1);
    // The shell's prompt comes on a line of its own.
    expect(terminal.screen().endsWith('\n')).toBe(true);
    await terminal.console.stop();
    expect(terminal.interrupts()).toBe(1);
    const pipe = makeConsole();
    await pipe.console.start();
    pipe.input.end();
    await settled();
    expect(pipe.interrupts()).toBe(0);
    await pipe.console.stop();
  });

  it('does not interrupt the process that stops it', async () => {
    const { console, interrupts } = makeConsole({ tty: true });
    await console.start();
    await console.stop();
    expect(interrupts()).toBe(0);
  });

  it('hands Ctrl-C to the process', async () => {
    const { console, type, interrupts } = makeConsole({ tty: true });
    await console.start();
    await type('\u0003');
    expect(interrupts()).toBe(1);
    await console.stop();
  });

  it('goes on showing posts when its input has ended or breaks', async () => {
    const { console, input, screen } = makeConsole();
    await console.start();
    input.end();
    await settled();
    input.destroy(new Error('EIO'));
    await settled();
    await console.send('terminal', reply(['Tetap ada']), { nonce: 'n' });
    expect(screen()).toContain('Tetap ada');
    await console.stop();
  });

  it('says that it can do no more when nobody reads its output', async () => {
    const output = new Writable({ write: (_chunk, _encoding, done) => done(new Error('write EPIPE')) });
    const { console } = makeConsole({ output });
    for (const nonce of ['first', 'second']) {
      expect(await console.send('terminal', reply(['Halo']), { nonce })).toMatchObject({ kind: 'fatal' });
    }
  });

  it('logs a command that fails, and answers the next', async () => {
    const { console, type, asked, log } = makeConsole();
    await console.start();
    await type('boom\nhelp\n');
    expect(asked).toEqual(['boom()', 'help()']);
    expect(log.lines.filter((line) => line.level === 'error')).toHaveLength(1);
    await console.stop();
  });
});
