import type { FeedSummary } from '../core/feed.js';
import { feedHealth } from '../core/feed-health.js';
import type { Line } from '../core/message.js';
import { reply } from '../core/message.js';
import { maskSecrets } from '../core/secrets.js';
import { formatDate } from '../i18n/dates.js';
import { isOperator } from './access.js';
import { answer, type Command, type Context, noticed } from './context.js';

/** How many feeds that fail are named. */
const maxNamed = 20;

/** `/status`: which feeds cannot be read, why, and since when, and how many chats are paused. For operators. */
export const statusCommand: Command = {
  name: 'status',
  options: [],
  changes: false,
  personal: true,
  audience: 'operators',
  async run(context) {
    const { asker, access, text, store, catalog } = context;
    if (!isOperator(asker, access)) return noticed(text('only-operators'));
    const feeds = feedHealth(catalog(), await store.feedSummaries());
    if (feeds.length === 0) return noticed(text('status-none'));
    const failing = feeds
      .filter(({ state, status }) => state.failing !== null && status !== 'paused')
      .map(({ state }) => state);
    const title = text('status-title', { all: feeds.length, failing: failing.length });
    const more = failing.length - maxNamed;
    const { length: paused } = await store.suspended();
    return answer(
      reply(
        [{ text: title, bold: true }],
        ...failing.slice(0, maxNamed).map((state) => feedLine(context, state)),
        ...(more > 0 ? [[text('status-more', { count: more })]] : []),
        ...(paused > 0 ? [[text('status-suspended', { count: paused })]] : []),
      ),
    );
  },
};

function feedLine({ chat, text, clock }: Context, { id, failing }: FeedSummary): Line {
  const since = failing === null ? '' : formatDate(failing.since, chat.language, chat.timezone, clock.now());
  return [
    { text: id, bold: true },
    ` – ${text('status-feed', { reason: maskSecrets(failing?.reason ?? ''), since })}`,
  ];
}
