import type { Update, User } from 'grammy/types';
import { readText } from './messages.js';
import { Invalid, type Payload, Refused } from './refusals.js';

/** https://core.telegram.org/bots/api#answerinlinequery */
const most = { results: 50, offsetBytes: 64, idBytes: 64 };

/** One article of an answer, with the message that choosing it would send. */
export interface FakeResult {
  id: string;
  title: string;
  description: string;
  picture: string | null;
  /** What is sent when it is chosen, as a person sees it. */
  text: string;
  payload: Payload;
}

/** What somebody was answered who asked from elsewhere. */
export interface FakeAnswer {
  query: string;
  results: FakeResult[];
  nextOffset: string;
  cacheTime: number;
  isPersonal: boolean;
}

/** Inline queries, and messages that mention a bot in a chat that it is not in. Each is answered once. */
export class Elsewhere {
  readonly answers: FakeAnswer[] = [];
  /** Whether the bot has inline mode, which BotFather turns on. */
  isInline = true;
  readonly #push: (update: Partial<Update>) => void;
  readonly #open = new Set<string>();
  #next = 1;

  constructor(push: (update: Partial<Update>) => void) {
    this.#push = push;
  }

  /** Somebody types the bot's name and words behind it. Returns the number of the query. */
  types(from: User, query: string, offset = ''): string {
    const id = this.#ask('inline');
    if (this.isInline) this.#push({ inline_query: { id, from, query, offset, chat_type: 'group' } });
    return id;
  }

  /** Somebody mentions the bot in a chat that it is not in. */
  mentions(from: User | null, text: string): string {
    const id = this.#ask('guest');
    const chat = { id: -100_900, type: 'supergroup', title: 'Elsewhere' } as const;
    const message = { message_id: 7, date: Math.floor(Date.now() / 1000), chat, text, guest_query_id: id };
    this.#push({
      guest_message: { ...message, ...(from !== null && { from }) } as Update['guest_message'],
    } as Partial<Update>);
    return id;
  }

  /** Somebody waited too long. */
  expires(id: string): void {
    this.#open.delete(id);
  }

  answerTo(id: string): FakeAnswer | undefined {
    return this.answers.find(({ query }) => query === id);
  }

  /** `answerInlineQuery` and `answerGuestQuery`; undefined for any other method. */
  answer(method: string, payload: Payload): unknown {
    if (method === 'answerInlineQuery') {
      const { inline_query_id: id, next_offset = '', cache_time = 300, is_personal = false } = payload;
      const results = (payload.results as Payload[]).map(readResult);
      if (results.length > most.results) throw new Invalid('RESULTS_TOO_MUCH');
      if (new Set(results.map((each) => each.id)).size < results.length)
        throw new Invalid('RESULT_ID_DUPLICATE');
      if (Buffer.byteLength(String(next_offset)) > most.offsetBytes) throw new Invalid('NEXT_OFFSET_INVALID');
      this.#close(String(id));
      const more = {
        nextOffset: String(next_offset),
        cacheTime: Number(cache_time),
        isPersonal: is_personal === true,
      };
      this.answers.push({ query: String(id), results, ...more });
      return true;
    }
    if (method !== 'answerGuestQuery') return undefined;
    const result = readResult(payload.result as Payload);
    this.#close(String(payload.guest_query_id));
    this.answers.push({
      query: String(payload.guest_query_id),
      results: [result],
      nextOffset: '',
      cacheTime: 0,
      isPersonal: false,
    });
    return { inline_message_id: `inline-${this.#next++}` };
  }

  #ask(kind: string): string {
    const id = `${kind}-${this.#next++}`;
    this.#open.add(id);
    return id;
  }

  #close(id: string): void {
    if (!this.#open.delete(id))
      throw new Refused(
        400,
        'Bad Request: query is too old and response timeout expired or query ID is invalid',
      );
  }
}

function readResult(payload: Payload): FakeResult {
  const { id, type, title, description = '', thumbnail_url } = payload;
  if (type !== 'article') throw new Invalid('this stand-in reads articles alone');
  if (String(id) === '' || Buffer.byteLength(String(id)) > most.idBytes)
    throw new Invalid('RESULT_ID_INVALID');
  if (String(title).trim() === '') throw new Invalid('ARTICLE_TITLE_EMPTY');
  const content = (payload.input_message_content ?? {}) as Payload;
  const { text } = readText({ ...content, text: content.message_text });
  if (thumbnail_url !== undefined && !/^https?:\/\/./i.test(String(thumbnail_url)))
    throw new Invalid('WEBDOCUMENT_URL_INVALID');
  const picture = thumbnail_url === undefined ? null : String(thumbnail_url);
  return { id: String(id), title: String(title), description: String(description), picture, text, payload };
}
