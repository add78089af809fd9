import { sql } from 'kysely';
import type { ChatId } from '../../core/chat.js';
import { type Settlement, settlementSchema } from '../../core/delivery.js';
import { maxRefusals } from '../shared/retention.js';
import type { Database } from './connect.js';
import { jsonOf } from './storable.js';

/** The newest 1000 settlements that were not posted, of all chats or of one, the oldest first. */
export async function refusals(db: Database, chat?: ChatId): Promise<Settlement[]> {
  const ofOne = chat === undefined ? sql`` : sql`where chat = ${chat}`;
  const { rows } = await sql<{ body: unknown }>`
    select body from kabar.refusals ${ofOne} order by id desc limit ${maxRefusals}`.execute(db);
  return rows.map(({ body }) => settlementSchema.parse(body)).reverse();
}

/** Keeps settlements that were not posted, with their reasons; the same entry in the same lane of a chat once. */
export async function refuse(db: Database, refused: readonly Settlement[]): Promise<void> {
  if (refused.length === 0) return;
  const given = sql`jsonb_array_elements(${jsonOf(refused)}::jsonb)`;
  await sql`
    delete from kabar.refusals using ${given} as each
    where chat = each->>'chat' and article = each->>'article'
      and body->>'lane' = each->>'lane' and body->>'seq' = each->>'seq'`.execute(db);
  await sql`
    insert into kabar.refusals (chat, article, body)
    select each->>'chat', each->>'article', each from ${given} as each
    where each->>'chat' in (select id from kabar.chats)`.execute(db);
}
