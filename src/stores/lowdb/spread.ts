import { setImmediate } from 'node:timers/promises';
import type { ChatId } from '../../core/chat.js';
import type { Spread, UntoldChat } from '../../core/ports.js';
import { spreadOf } from '../shared/spread.js';
import { plannedIn, type State } from './state.js';

/** So many lines of the ledger are looked at before others have their turn: a millisecond's worth. */
const linesAtATime = 2_000;

/** See `Archive.spread`. An article can be in all chats, and so can each of its story. */
export async function spread(
  { ledger, news, chats }: State,
  article: string,
  limit: number,
): Promise<Spread> {
  const posts: { chat: ChatId; messageId: string | null }[] = [];
  const held: { chat: ChatId }[] = [];
  let looked = 0;
  for (const other of news.storyOf(article)) {
    for (const { chat, messageId, also } of ledger.at(other)) {
      if (other === article) posts.push({ chat, messageId });
      if (also.includes(article)) held.push({ chat });
      looked += 1;
      if (looked % linesAtATime === 0) await setImmediate();
    }
  }
  const refused = chats.refusals.filter((each) => each.article === article);
  return spreadOf({ posts, held, refused }, limit);
}

/** See `Archive.untold`. */
export function untold(state: State, article: string, ids: readonly ChatId[]): UntoldChat[] {
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
