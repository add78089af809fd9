import { setImmediate } from 'node:timers/promises';
import type { ChatId } from '../../core/chat.js';
import type { ChatFacts, Spread } from '../../core/ports.js';
import { plannedIn, type State } from './state.js';

/** How many lines of the ledger are read before the event loop gets a turn: a millisecond of work. */
const linesAtATime = 2_000;

/** See `Archive.spread`. An article can be in all chats, and so can each of its story. */
export async function spread(
  { ledger, news, chats }: State,
  article: string,
  limit: number,
): Promise<Spread> {
  const [posted, listed, held, refused] = [0, 1, 2, 3].map(() => new Tally(limit)) as Four<Tally>;
  let looked = 0;
  const isTurn = () => {
    looked += 1;
    return looked % linesAtATime === 0;
  };
  for (const [chat, { messageId }] of ledger.linesOf(article)) {
    (messageId === null ? listed : posted).add(chat);
    if (isTurn()) await setImmediate();
  }
  const isHeld = new Set<ChatId>();
  for (const other of news.storyOf(article)) {
    for (const [chat, { also }] of other === article ? [] : ledger.linesOf(other)) {
      if (also?.includes(article)) isHeld.add(chat);
      if (isTurn()) await setImmediate();
    }
  }
  for (const chat of isHeld) held.add(chat);
  const refusals = chats.refusals.filter((each) => each.article === article);
  for (const chat of new Set(refusals.map((each) => each.chat))) refused.add(chat);
  return {
    counts: { posted: posted.count, listed: listed.count, held: held.count, refused: refused.count },
    chats: { posted: posted.first, listed: listed.first, held: held.first, refused: refused.first },
  };
}

type Four<T> = [T, T, T, T];

/** Counts chats, and names the first of them in the order of their ids. Sorting all would hold the loop where there are many. */
class Tally {
  readonly #limit: number;
  #first: ChatId[] = [];
  /** The last of the first, as far as these are known. */
  #last: ChatId | null = null;
  count = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(id: ChatId): void {
    this.count += 1;
    if (this.#limit === 0 || (this.#last !== null && id >= this.#last)) return;
    this.#first.push(id);
    if (this.#first.length < 2 * this.#limit) return;
    this.#first = this.first;
    this.#last = this.#first.at(-1) ?? null;
  }

  get first(): ChatId[] {
    return [...this.#first].sort().slice(0, this.#limit);
  }
}

/** See `Archive.undelivered`. */
export function undelivered(state: State, article: string, ids: readonly ChatId[]): ChatFacts[] {
  const { ledger, news, chats } = state;
  const entries = news.entriesAbout(article);
  const story = news.storyOf(article);
  const refused = new Set(chats.refusals.filter((each) => each.article === article).map(({ chat }) => chat));
  const isTold = (id: ChatId) =>
    refused.has(id) ||
    ledger.get(id, article) !== undefined ||
    story.some((other) => ledger.get(id, other)?.also.includes(article));
  return ids.flatMap((id) => {
    const record = chats.record(id);
    if (record === undefined || isTold(id)) return [];
    const facts = {
      entries,
      cursors: record.cursors,
      posted: null,
      planned: plannedIn(record, article),
      refused: null,
      heldFor: state.heldFor(record, article),
    };
    return [{ chat: record.chat, facts }];
  });
}
