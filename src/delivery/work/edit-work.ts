import { type Chat, splitChatId } from '../../core/chat.js';
import { type LedgerItem, maxEdits, maxNamed, type Outcome } from '../../core/delivery.js';
import type { ChatAdapter } from '../../core/ports.js';
import { composeEdited } from './compose.js';
import type { Work, WorkDeps } from './work-item.js';

/** The edit that a post needs, null when it needs none any more. */
export async function nextEdit(chat: Chat, item: LedgerItem, deps: WorkDeps): Promise<Work | null> {
  const { store, adapter } = deps;
  const posted = await store.ledger(chat.id, item.article);
  const [article] = await store.articles([item.article]);
  if (posted === null || posted.messageId === null || article === undefined) return null;
  const isOlder = posted.revision < article.revision && posted.edits < maxEdits;
  const named = Math.min(posted.also.length, maxNamed);
  if (!isOlder && named <= posted.named) return null;
  const others = await store.articles(posted.also);
  const mayBeUpdate = article.affair != null && chat.settings.stories;
  const earlier = mayBeUpdate ? await store.earlierStage(chat.id, article.id) : null;
  const isUpdate = earlier !== null;
  const [part, ...rest] = adapter.render(composeEdited(article, posted, others, chat, deps, isUpdate));
  const { messageId, edits } = posted;
  const { revision } = article;
  const note = (count: number) => store.noteEdit(chat.id, article.id, { revision, named, edits: count });
  return {
    chat,
    facts: { article: article.id, revision, named },
    isEdit: true,
    hasMore: true,
    send: async () =>
      // A message cannot become several: the post stays as it is, rather than without its end.
      rest.length > 0
        ? tooLong
        : ((await adapter.edit?.(splitChatId(chat.id).address, messageId, part, {
            mentions: posted.mentions ?? [],
            ...(earlier?.messageId != null && { replyTo: earlier.messageId }),
          })) ?? unchangeable(adapter)),
    onSent: () => note(isOlder ? edits + 1 : edits),
    onRejected: () => note(maxEdits),
  };
}

const tooLong: Outcome = { kind: 'rejected', reason: 'the corrected post needs more than one message' };

const unchangeable = ({ name }: ChatAdapter): Outcome => ({
  kind: 'rejected',
  reason: `${name} cannot change what was posted`,
});
