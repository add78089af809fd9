import type { Article } from '../core/article.js';
import { type ChatId, chatIdSchema } from '../core/chat.js';
import { explain } from '../core/explain.js';
import { withInheritedSuspension } from '../core/inherited-suspension.js';
import type { ChatFacts } from '../core/ports.js';
import { presentExplanation } from '../presentation/explanation.js';
import type { PageContext } from './context.js';

/** What became of an article in one chat, in the words of `/why`, in the language of the page. */
export async function whyInChat(context: PageContext, article: Article, asked: ChatId): Promise<string> {
  const { text } = context.var;
  if (!chatIdSchema.safeParse(asked).success) return text('article-why-wrong');
  const [why] = await whyInChats(context, article, [asked]);
  return why?.says ?? text('article-why-unknown');
}

/** The same in several chats; those that were never seen are left out. The store is asked about all of them together. */
export async function whyInChats(
  context: PageContext,
  article: Article,
  chats: readonly ChatId[],
): Promise<{ chat: ChatId; says: string }[]> {
  const { store, belongsTo } = context.var.deps;
  const [found, suspended] = await Promise.all([store.factsIn(article.id, chats), store.suspended()]);
  const others = await store.articles(found.flatMap(({ facts: { heldFor } }) => heldFor ?? []));
  const headlines = new Map(others.map(({ id, headline }) => [id, headline]));
  const paused = { suspended: async () => suspended, chat: (id: ChatId) => store.chat(id) };
  return Promise.all(
    found.map(async ({ chat, facts }) => {
      const held = await withInheritedSuspension(chat, paused, belongsTo);
      return { chat: chat.id, says: say(context, article, { chat: held, facts }, headlines) };
    }),
  );
}

function say(
  { var: { deps, language } }: PageContext,
  article: Article,
  { chat, facts }: ChatFacts,
  headlines: ReadonlyMap<string, string>,
): string {
  const { catalog, chatTexts, clock } = deps;
  const now = clock.now();
  return presentExplanation(explain(facts, chat, now, article), {
    chat: { ...chat, language },
    catalog: catalog(),
    text: chatTexts(language),
    other: headlines.get(facts.heldFor ?? '') ?? null,
    now,
  });
}
