import { sql } from 'kysely';
import type { ChatId } from '../../core/chat.js';
import { type Plan, type PlanRef, planSchema } from '../../core/delivery.js';
import type { Database } from './connect.js';
import { assertHeld, type Fence, fenced } from './fence.js';
import { jsonOf } from './storable.js';

/** A plan as it is stored. */
export interface PlanRow {
  body: Plan;
  sent_parts: number;
}

/** The plans that a chat has not finished. */
export async function plans(db: Database, chat: ChatId): Promise<Plan[]> {
  const { rows } = await sql<PlanRow>`
    select body, sent_parts from kabar.plans where chat = ${chat} order by lane desc`.execute(db);
  return rows.map(planOf);
}

/** A plan, or undefined when it is no longer there. Nobody ends or drops it until the transaction ends. */
export async function lockedPlan(db: Database, { id, chat, lane }: PlanRef): Promise<Plan | undefined> {
  const { rows } = await sql<PlanRow>`
    select plans.body, sent_parts from kabar.chats join kabar.plans on plans.chat = chats.id
    where chats.id = ${chat} and lane = ${lane} and plans.id = ${id} for update of chats, plans`.execute(db);
  return rows.map(planOf)[0];
}

/** The plan of a row. */
export const planOf = ({ body, sent_parts }: PlanRow): Plan =>
  planSchema.parse({ ...body, sentParts: sent_parts });

/**
 * Commits a plan, and its slot as the chat's last. @throws Error where the lane has one, there is no such chat, or the
 * fence does not hold.
 */
export async function putPlan(db: Database, given: Plan, fence: Fence | null): Promise<void> {
  const plan = planSchema.parse(given);
  const { id, chat, lane, slot, sentParts } = plan;
  const { rows } = await fenced(
    fence,
    sql`chat as (select id from kabar.chats where id = ${chat} and (select held from fence) for update),
    put as (
      insert into kabar.plans (chat, lane, id, body, sent_parts)
      select id, ${lane}, ${id}, ${jsonOf(plan)}::jsonb, ${sentParts} from chat
      on conflict do nothing returning chat),
    noted as (
      update kabar.chats set body = jsonb_set(body, '{digestSlot}', to_jsonb(${slot}::text))
      where id in (select chat from put) and ${slot}::text is not null)`,
    sql`exists (select from chat) as known, exists (select from put) as done`,
  ).execute(db);
  assertHeld(rows[0]);
  const { known, done } = rows[0] as unknown as { known: boolean; done: boolean };
  if (!known) throw new Error('a plan for a chat that is not there');
  if (!done) throw new Error('the lane has a plan already');
}

/** Notes how many parts of a plan are confirmed, never fewer than before. @throws Error where the fence does not hold. */
export async function advancePlan(
  db: Database,
  { id, chat, lane }: PlanRef,
  sentParts: number,
  fence: Fence | null,
): Promise<void> {
  const { rows } = await fenced(
    fence,
    sql`advanced as (
      update kabar.plans set sent_parts = greatest(sent_parts, ${sentParts})
      where chat = ${chat} and lane = ${lane} and id = ${id} and (select held from fence))`,
  ).execute(db);
  assertHeld(rows[0]);
}
