import { Admission } from '../../src/core/admission.js';
import type { Language } from '../../src/core/language.js';
import type { Message } from '../../src/core/message.js';
import type { Asker, Choice, Commands, Outbox } from '../../src/core/ports.js';
import { type Part, renderOwn } from './format.js';
import type { Histories } from './history.js';
import type { MessageSender } from './send.js';
import type { Streams } from './streams.js';

/** How many topics are offered to complete what is typed. */
const maxChoices = 10;

interface Tools {
  commands: Commands;
  outbox: Outbox;
  sender: MessageSender;
  histories: Histories;
  streams: Streams;
}

/** Who asks by a page. */
export interface Person {
  address: string;
  /** What the browser asks for in `Accept-Language`. */
  languageTag: string | null;
}

/** What the page shows for a moment; null for nothing. */
export type Notice = string | null;

/** Hands to the commands what people say and press on their pages, and the answers to the outbox. */
export class CommandHandler {
  readonly #tools: Tools;
  readonly #admission = new Admission();
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Answers what somebody typed: a command, with or without its slash, or plain words. */
  async say(person: Person, text: string): Promise<Notice> {
    const { name, rest } = this.#read(text.trim());
    const { commands, histories, streams } = this.#tools;
    return this.#admitted(person, async (asker) => {
      const { stored } = await histories.append(person.address, renderOwn(text.trim()), null);
      streams.publish(person.address, stored);
      const { messages } = await commands.runText(asker, name, rest);
      await this.#reply(person, messages);
      return null;
    });
  }

  /** What was typed as a command and the words behind it; without a slash it may be words alone. */
  #read(typed: string): { name: string; rest: string } {
    const [, slash = '', called = '', rest = ''] = /^(\/?)(\S*)\s*(.*)$/s.exec(typed) ?? [];
    const name = called.toLowerCase();
    const isCommand = slash !== '' || this.#tools.commands.describe('en').some((each) => each.name === name);
    return isCommand ? { name, rest } : { name: '', rest: typed };
  }

  /** Runs a command that nobody typed, such as the welcome of a new browser. */
  async run(person: Person, name: string): Promise<void> {
    await this.#admitted(person, async (asker) => {
      const { messages } = await this.#tools.commands.run(asker, name, {});
      await this.#reply(person, messages);
      return null;
    });
  }

  /** Does what a button stands for. The answer takes the place of its message, unless it opens beside it. */
  async press(person: Person, action: string, messageId: string): Promise<Notice> {
    return this.#admitted(person, async (asker) => {
      const { messages, notice, opensBeside } = await this.#tools.commands.press(asker, action);
      const [first, ...others] = messages;
      if (first === undefined || opensBeside) await this.#reply(person, messages);
      else {
        await this.#replace(person, messageId, first);
        await this.#reply(person, others);
      }
      return notice;
    });
  }

  /** Completes what was typed so far: the name of a command, then that of a topic. */
  complete({ address }: Person, language: Language, typed: string): Choice[] {
    const { commands } = this.#tools;
    const [, name = '', space = '', rest = ''] = /^\/?(\S*)(\s*)(.*)$/s.exec(typed.trimStart()) ?? [];
    const infos = commands.describe(language);
    if (space === '') {
      return infos
        .filter(
          (info) =>
            !['elsewhere', 'threads'].includes(info.audience) && info.name.startsWith(name.toLowerCase()),
        )
        .map((info) => ({ name: info.description, value: `/${info.name}` }));
    }
    const info = infos.find((each) => each.name === name.toLowerCase());
    if (info?.options.some(({ kind }) => kind === 'topic') !== true) return [];
    return commands
      .completeTopic(rest, language, maxChoices, `web:${address}`)
      .map((choice) => ({ name: choice.name, value: `/${info.name} ${choice.value}` }));
  }

  /** Resolves when everything that was asked is answered. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#underWay);
  }

  async #admitted(person: Person, ask: (asker: Asker) => Promise<Notice>): Promise<Notice> {
    const asker = askerOf(person);
    const entry = this.#admission.enter({ place: person.address, person: person.address });
    if (entry.kind === 'refused') return (await this.#tools.commands.tooMuch(asker, entry.holder)).notice;
    const asked = ask(asker);
    this.#underWay.add(asked);
    try {
      return await asked;
    } finally {
      this.#underWay.delete(asked);
      entry.leave();
    }
  }

  async #reply({ address }: Person, messages: readonly Message[]): Promise<void> {
    if (messages.length > 0) await this.#tools.outbox.reply(`web:${address}`, messages);
  }

  async #replace({ address }: Person, messageId: string, message: Message): Promise<void> {
    const { outbox, sender } = this.#tools;
    const via = async (part: unknown) => {
      const outcome = await sender.edit(address, messageId, part as Part);
      // A card that is not kept any more is shown anew.
      return outcome.kind === 'rejected' ? sender.send(address, part as Part, { nonce: null }) : outcome;
    };
    await outbox.reply(`web:${address}`, [message], { via });
  }
}

/** The page is open to whoever runs this Kabar alone: see `door.ts`. */
function askerOf({ address, languageTag }: Person): Asker {
  const chat = `web:${address}`;
  return { chat, languageTag, person: chat, isOperator: true, mayChange: async () => true };
}
