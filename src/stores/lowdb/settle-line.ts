import { articleIdPattern } from '../../core/article.js';
import { chatIdPattern } from '../../core/chat.js';
import type { Settlement } from '../../core/delivery.js';
import type { ChangeOf } from './change.js';
import { LineForm } from './line-form.js';

/** A post as nearly all lines of a journal tell it. Others are read as JSON. */
const form = new LineForm({
  kind: 'settle',
  settlement: {
    chat: '?',
    lane: '?',
    seq: 0,
    article: '?',
    posted: { messageId: '?', revision: 0 },
    reason: null,
    heldFor: null,
    at: 0,
  },
});

/** A settlement as a change, with its fields in the order of the form by which {@link settleIn} knows it. */
export function settleOf(settlement: Settlement): ChangeOf<'settle'> {
  const { chat, lane, seq, article, posted, reason, heldFor, at } = settlement;
  const settled = { chat, lane, seq, article, posted: posted && postInOrder(posted), reason, heldFor, at };
  return { kind: 'settle', settlement: settled };
}

const postInOrder = ({ messageId, revision, ...rare }: NonNullable<Settlement['posted']>) => ({
  messageId,
  revision,
  ...rare,
});

let knownArticle = '';

/**
 * The change that a line says which tells a post; null for any other line, whatever that says.
 * See {@link LineForm.read}.
 */
export function settleIn(bytes: Buffer, from: number, end: number): ChangeOf<'settle'> | null {
  const values = form.read(bytes, from, end);
  if (values === null) return null;
  // By their places: this is done for a million lines.
  const chat = values[0] as string;
  const lane = values[1];
  const article = values[3] as string;
  if (!chatIdPattern.test(chat) || (lane !== 'instant' && lane !== 'digest')) return null;
  if (article !== knownArticle && !articleIdPattern.test(article)) return null;
  knownArticle = article;
  const seq = values[2] as number;
  const posted = { messageId: values[4] as string, revision: values[5] as number };
  const at = values[6] as number;
  return {
    kind: 'settle',
    settlement: { chat, lane, seq, article, posted, reason: null, heldFor: null, at },
  };
}
