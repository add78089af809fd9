import type { Outcome } from '../../../src/core/delivery.js';
import {
  type Button,
  type List,
  type Message,
  type Post,
  type Reply,
  reply,
} from '../../../src/core/message.js';
import type { Answer, Asker, ChatAdapter, CommandInfo, Commands, Outbox } from '../../../src/core/ports.js';

/** A post with whatever a test wants different. */
export function makePost(changes: Partial<Post> = {}): Post {
  return {
    kind: 'post',
    topics: ['Konflik Rusia Vs Ukraina'],
    headline: 'Vladimir Putin Kunjungi Korea Utara, Boyong Menteri Pertahanan hingga Menteri Luar Angkasa',
    link: 'https://www.tribunnews.com/internasional/2024/06/18/artikel-1',
    summary:
      'Presiden Rusia Vladimir Putin akan melakukan perjalanan ke Korea Utara pada Selasa (18/6/2024).',
    authors: 'Hasanudin Aco',
    publisher: 'Tribunnews',
    date: 'Sel 18 Jun, 10.15 WIB',
    publishedAt: Date.UTC(2024, 5, 18, 3, 15),
    image: { url: 'https://cdn.example.com/putin.jpg', credit: 'Valery Sharifulin / TASS' },
    mark: null,
    others: null,
    preview: true,
    buttons: [],
    ...changes,
  };
}

/** A list of the given headlines. */
export function makeList(headlines: List['headlines'], changes: Partial<List> = {}): List {
  return { kind: 'list', title: '12 berita baru', headlines, more: null, sections: [], ...changes };
}

/** A reply of one line with rows of buttons. */
export function card(text: string, buttons: Button[][]): Reply {
  return { kind: 'reply', lines: [[text]], buttons };
}

const english: CommandInfo[] = [
  {
    name: 'topics',
    description: 'Turn topics on and off',
    options: [],
    changes: false,
    personal: false,
    audience: 'everyone' as const,
    aboutMessage: null,
  },
  {
    name: 'subscribe',
    description: 'Follow a topic',
    options: [
      { name: 'topic', kind: 'topic', required: true, description: 'A topic' },
      { name: 'channel', kind: 'chat', required: false, description: 'Where it is posted' },
    ],
    changes: true,
    personal: false,
    audience: 'everyone' as const,
    aboutMessage: null,
  },
  {
    name: 'latest',
    description: 'The newest headlines',
    options: [
      { name: 'topic', kind: 'topic', required: false, description: 'A topic' },
      { name: 'count', kind: 'number', required: false, min: 1, max: 10, description: 'How many' },
    ],
    changes: false,
    personal: false,
    audience: 'everyone' as const,
    aboutMessage: 'Which headlines?',
  },
];

const indonesian = english.map((info) => ({
  ...info,
  description: `${info.description} (id)`,
  options: info.options.map((option) => ({ ...option, description: `${option.description} (id)` })),
}));

/** Commands that note what they are asked and answer what a test tells them. */
export class FakeCommands implements Commands {
  readonly asked: { asker: Asker; what: string; options: Readonly<Record<string, string>> }[] = [];
  readonly farewells: string[] = [];
  answer: (asker: Asker) => Promise<Answer> = async () => says(reply(['baik']));

  describe = (language: 'en' | 'id') => (language === 'en' ? english : indonesian);
  runText = () => Promise.reject(new Error('nothing is typed in Discord'));
  moved = async () => {};

  run(asker: Asker, name: string, options: Readonly<Record<string, string>>): Promise<Answer> {
    this.asked.push({ asker, what: `/${name}`, options });
    return this.answer(asker);
  }

  press(asker: Asker, action: string): Promise<Answer> {
    this.asked.push({ asker, what: action, options: {} });
    return this.answer(asker);
  }

  browse: Commands['browse'] = async () => ({ posts: [], hasMore: false, none: null });

  completeTopic(text: string, language: 'en' | 'id', limit: number) {
    return Array.from({ length: limit + 5 }, (_, index) => ({
      name: `${text} ${language} ${index} ${'panjang '.repeat(20)}`,
      value: `topic-${index}`,
    }));
  }

  async tooMuch(_asker: Asker, holder: string): Promise<Answer> {
    return { messages: [reply([`too much for a ${holder}`])], notice: `too much for a ${holder}` };
  }

  async welcome(asker: Asker, place: string): Promise<Answer> {
    this.asked.push({ asker, what: 'welcome', options: { place } });
    return this.answer(asker);
  }

  profile = (language: 'en' | 'id') => ({ about: `about ${language}`, description: `all ${language}` });

  async left(chat: string, reason: string): Promise<void> {
    this.farewells.push(`${chat}: ${reason}`);
    this.onFarewell();
  }

  /** Called with every farewell. */
  onFarewell: () => void = () => {};
}

/** An answer of these messages. */
export function says(...messages: Message[]): Answer {
  return { messages, notice: null };
}

/** An outbox without a queue: each part is sent at once. */
export class ImmediateOutbox implements Outbox {
  adapter: ChatAdapter | null = null;
  readonly outcomes: Outcome[] = [];

  async reply(
    chat: string,
    messages: readonly Message[],
    route?: { via: (part: unknown) => Promise<Outcome>; exempt?: boolean },
  ): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const part of messages.flatMap((message) => this.adapter?.render(message) ?? [])) {
      if (route !== undefined && route.exempt !== true)
        throw new Error('the answers of interactions are exempt');
      const [, address = ''] = chat.split(':');
      const send = route?.via ?? ((each) => this.adapter?.send(address, each, { nonce: 'n' }));
      outcomes.push((await send(part)) as Outcome);
    }
    this.outcomes.push(...outcomes);
    return outcomes;
  }
}
