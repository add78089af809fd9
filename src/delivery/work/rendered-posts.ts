import { BoundedMap } from '../../core/bounded-map.js';
import type { Chat } from '../../core/chat.js';
import type { Post } from '../../core/message.js';
import type { ChatAdapter } from '../../core/ports.js';
import { iconOf, presentTopics } from '../../presentation/present.js';
import { type ComposeDeps, composePost } from './compose.js';
import type { ResolvedEntry } from './resolve.js';

/** How many are kept. An article goes out within minutes, and in few forms. */
const maxKept = 100;

/** In milliseconds: all zones begin their days, and so their years, at a quarter of an hour. */
const quarter = 15 * 60_000;

/** What composing and rendering need. */
export interface RenderDeps extends ComposeDeps {
  adapter: Pick<ChatAdapter, 'render'>;
}

/** A post, and what the platform is handed for it. */
export interface RenderedPost {
  post: Post;
  parts: readonly unknown[];
}

/**
 * Composes and renders posts, each form of an article once: of a hundred thousand chats that follow a topic most see
 * its article alike, and composing takes longer than all else that is done for a post.
 */
export class RenderedPosts {
  readonly #deps: RenderDeps;
  readonly #kept = new BoundedMap<string, RenderedPost>(maxKept);

  constructor(deps: RenderDeps) {
    this.#deps = deps;
  }

  render(resolved: ResolvedEntry, chat: Chat): RenderedPost {
    const key = this.#cacheKey(resolved, chat);
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    const post = composePost(resolved, chat, this.#deps);
    const made = { post, parts: this.#deps.adapter.render(post) };
    this.#kept.set(key, made);
    return made;
  }

  /** All that {@link composePost} reads. */
  #cacheKey({ article, topics, earlier }: ResolvedEntry, chat: Chat): string {
    const { language, timezone, settings, isBroadcast } = chat;
    const catalog = this.#deps.catalog();
    const names = presentTopics(topics, chat, catalog);
    const now = Math.floor(this.#deps.clock.now() / quarter);
    return JSON.stringify([
      ...[article, iconOf(article, catalog), names, language, timezone, settings],
      ...[isBroadcast, earlier !== null, now],
    ]);
  }
}
