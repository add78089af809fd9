import { articleIdPattern } from '../../core/article.js';
import { chatIdPattern } from '../../core/chat.js';
import type { Settlement } from '../../core/delivery.js';
import type { ChangeOf } from './change.js';
import { ascii, LineCursor } from './line-cursor.js';

/** The text between the values of a post's settlement, which nearly all lines of a journal are. Others are parsed as JSON. */
const tokens = {
  chat: ascii('{"kind":"settle","settlement":{"chat":'),
  lane: ascii(',"lane":'),
  seq: ascii(',"seq":'),
  article: ascii(',"article":'),
  messageId: ascii(',"posted":{"messageId":'),
  revision: ascii(',"revision":'),
  at: ascii('},"reason":null,"heldFor":null,"at":'),
  end: ascii('}'),
};

/** A settlement as a change, with its fields in the order that {@link settleIn} expects. */
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

const cursor = new LineCursor();

let knownArticle = '';

/**
 * Reads a post's settlement from a line of the journal. Null for any other line, which has to be parsed.
 * @param end where the checksum begins. The last bracket stands behind it.
 */
export function settleIn(bytes: Buffer, from: number, end: number): ChangeOf<'settle'> | null {
  cursor.begin(bytes, from);
  const chat = cursor.after(tokens.chat).text();
  const lane = cursor.after(tokens.lane).sharedText();
  const seq = cursor.after(tokens.seq).number();
  const article = cursor.after(tokens.article).sharedText();
  const messageId = cursor.after(tokens.messageId).text();
  const revision = cursor.after(tokens.revision).number();
  const at = cursor.after(tokens.at).number();
  cursor.pass(tokens.end);
  if (!cursor.isAt(end) || !chatIdPattern.test(chat) || (lane !== 'instant' && lane !== 'digest'))
    return null;
  if (article !== knownArticle && !articleIdPattern.test(article)) return null;
  knownArticle = article;
  const posted = { messageId, revision };
  return {
    kind: 'settle',
    settlement: { chat, lane, seq, article, posted, reason: null, heldFor: null, at },
  };
}
