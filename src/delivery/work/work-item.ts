import { type Chat, splitChatId } from '../../core/chat.js';
import type { Outcome } from '../../core/delivery.js';
import type { ChatAdapter, Clock, DeliveryStore } from '../../core/ports.js';
import type { SendAttempt } from '../settle.js';
import type { ComposeDeps } from './compose.js';
import type { RenderedPosts } from './rendered-posts.js';

/** One thing to send, and how to commit what becomes of it. */
export interface Work extends Omit<SendAttempt, 'tries'> {
  /** When the posted article was published; null if that is unknown or there are several. Absent for edits. */
  post?: { publishedAt: number | null };
  /** How it may go on to the places that follow the chat; see `Publishing.posted`. Absent where it may not. */
  publishes?: { list: number | null };
  /** Whether it changes what was posted: what becomes of that says nothing of a post in doubt. */
  isEdit?: boolean;
  send(): Promise<Outcome>;
}

/** What finding work needs. */
export interface WorkDeps extends ComposeDeps {
  store: DeliveryStore;
  adapter: ChatAdapter;
  clock: Clock;
  rendered: RenderedPosts;
}

/** Whether what is posted in a chat goes on to others, as far as is known. */
export function isPublished({ id, settings }: Chat, { publish, hasFollowers }: ChatAdapter): boolean {
  return publish !== undefined && settings.publish && hasFollowers?.(splitChatId(id).address) !== false;
}
