import type { ChatId } from '../../core/chat.js';
import type { ChatData } from '../../core/ports.js';
import { chatRecord } from './chats.js';
import type { Database } from './connect.js';
import { posted } from './ledger.js';
import { plans } from './plans.js';
import { refusals } from './refusals.js';

/** All that is stored of a chat, or null when it was never seen. */
export async function chatData(db: Database, id: ChatId): Promise<ChatData | null> {
  const found = await chatRecord(db, id);
  if (found === undefined) return null;
  const [planned, sent, refused] = await Promise.all([plans(db, id), posted(db, id), refusals(db, id)]);
  return { ...found, plans: planned, posted: sent, refused };
}
