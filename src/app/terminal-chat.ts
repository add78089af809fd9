import { type ChatId, newChat } from '../core/chat.js';
import type { Language } from '../core/language.js';
import { reply } from '../core/message.js';
import type { ChatStore, Outbox } from '../core/ports.js';
import { follow, type Subscription } from '../core/subscription.js';
import type { TopicId } from '../core/topic.js';
import type { Texts } from '../i18n/texts.js';

/** The chat that is used if no token is set. */
const terminal: ChatId = 'console:terminal';

/** What opening the terminal's chat needs. */
interface TerminalOptions {
  store: ChatStore;
  outbox: Outbox;
  texts: Texts;
  defaults: { language: Language; timezone: string };
  topics: readonly TopicId[];
}

/** Opens the terminal's chat and says why it is used. A new chat follows every topic. */
export async function openTerminalChat(options: TerminalOptions): Promise<void> {
  const { store, outbox, texts, defaults, topics } = options;
  await store.changeChat(terminal, (chat, head) => {
    if (chat !== null) return null;
    const followed = (all: Subscription[], topic: TopicId) => follow(all, topic, 'instant', head);
    return { ...newChat(terminal, defaults), subscriptions: topics.reduce(followed, []) };
  });
  const text = texts(defaults.language);
  await outbox.reply(terminal, [
    reply([text('terminal-welcome')], [text('terminal-next', { topics: topics.length })]),
  ]);
}
