import type { Article } from '../core/article.js';
import { type ChatId, chatIdSchema } from '../core/chat.js';
import { explain } from '../core/explain.js';
import { withInheritedSuspension } from '../core/inherited-suspension.js';
import { presentExplanation } from '../presentation/explanation.js';
import type { PageContext, WindowDeps, WindowStore } from './context.js';

/** What became of an article in one chat, in the words of `/why`, in the language of the page. */
export async function whyInChat(
  context: PageContext,
  { store, catalog, chatTexts, belongsTo, clock }: WindowDeps,
  article: Article,
  asked: ChatId,
  /** What knows the paused places, where many chats are asked about. Default: the store. */
  paused: Pick<WindowStore, 'suspended' | 'chat'> = store,
): Promise<string> {
  const { text, language } = context.var;
  if (!chatIdSchema.safeParse(asked).success) return text('article-why-wrong');
  const [chat, facts] = [await store.chat(asked), await store.deliveryFacts(asked, article.id)];
  if (chat === null || facts === null) return text('article-why-unknown');
  const [other] = await store.articles(facts.heldFor === null ? [] : [facts.heldFor]);
  const now = clock.now();
  return presentExplanation(
    explain(facts, await withInheritedSuspension(chat, paused, belongsTo), now, article),
    {
      chat: { ...chat, language },
      catalog: catalog(),
      text: chatTexts(language),
      other: other?.headline ?? null,
      now,
    },
  );
}
