import { splitChatId } from '../core/chat.js';
import type { Reply } from '../core/message.js';
import { truncate } from '../core/text.js';
import { forms } from './action-forms.js';
import type { Context } from './context.js';
import { card, lineOf } from './lines.js';

/** How many channels are checked. Each costs a request or two to the platform. */
const maxAsked = 50;

/** The most rows of a card. Some platforms refuse more buttons. */
const maxShown = 12;

/** The channels that whoever asks runs, each with a button to its topics; null if there is none. */
export async function channelsCard({ store, asker, text }: Context): Promise<Reply | null> {
  const { adapter } = splitChatId(asker.chat);
  const known = asker.runs === undefined ? [] : await store.broadcasts(adapter, maxAsked);
  const run = known.length === 0 ? [] : ((await asker.runs?.(known)) ?? []);
  if (run.length === 0) return null;
  return card(
    [[{ text: text('manage-which'), bold: true }], lineOf(text('manage-how'))],
    run.slice(0, maxShown).map(({ address, place }) => {
      const label = text('manage-title', { place: truncate(place, 60) });
      return [{ label, action: `@${address} ${forms.topics.encode(0)}` }];
    }),
  );
}
