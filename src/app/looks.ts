import { formatMessage } from '../../adapters/console/format.js';
import { publisherTopic } from '../core/catalog.js';
import { newChat } from '../core/chat.js';
import type { Message } from '../core/message.js';
import type { ComposeDeps } from '../delivery/work/compose.js';
import { composeDigest, composeList, composePost, messageOf } from '../delivery/work/compose.js';
import type { ResolvedEntry } from '../delivery/work/resolve.js';
import type { LookQuestion, PlatformLook } from '../window/operations.js';
import { findRenderers } from './find-adapters.js';

/** The terminal that a look is drawn for: as wide as a phone is, and without addresses that are hidden behind text. */
const terminal = { columns: 44, colours: true, links: false };

/** What composing a message for nobody says of the chat's place: no platform has such a chat. */
const nobody = 'nobody:0';

/** Renders a message as each platform would get it, by the code that composes and renders every post. */
export async function composeLook(question: LookQuestion, deps: ComposeDeps): Promise<PlatformLook[]> {
  const message = compose(question, deps);
  const renderers = await findRenderers();
  return [...renderers].map(([platform, render]) => ({
    platform,
    // What the terminal is sent is the message itself; it becomes text where it is written.
    parts: platform === 'console' ? [formatMessage(message, terminal)] : render(message),
  }));
}

function compose({ kind, articles, chat }: LookQuestion, deps: ComposeDeps): Message {
  const asked = { ...newChat(nobody, chat), settings: chat.settings };
  const now = deps.clock.now();
  if (kind === 'post') return composePost(resolvedOf(articles[0], 0), asked, deps);
  // What waits is composed by its numbers, the oldest first.
  const waiting = [...articles].reverse().map(resolvedOf);
  const plan =
    kind === 'list' ? composeList(waiting, asked, now, deps) : composeDigest(waiting, '', asked, now, deps);
  return messageOf(plan);
}

/** An article as it would wait in a chat that follows all its topics of the catalog, or its publisher where it has none. */
function resolvedOf(article: ResolvedEntry['article'], index: number): ResolvedEntry {
  const named = article.topics.filter((topic) => !topic.includes(':'));
  const topics = named.length > 0 ? named : [publisherTopic(article.publisher.id)];
  const { id, publisher, language, story, seenAt } = article;
  const entry = { article: id, publisher: publisher.id, language, story, at: seenAt, seq: index + 1 };
  return {
    entry: { ...entry, kind: 'new', topics, deliverable: true },
    article,
    topics,
    heldFor: null,
    earlier: null,
  };
}
