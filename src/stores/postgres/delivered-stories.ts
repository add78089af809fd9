import { type RawBuilder, sql } from 'kysely';
import type { Chat } from '../../core/chat.js';
import { type LedgerItem, newestToAnswer } from '../../core/delivery.js';
import { holderOf } from '../shared/story-hold.js';
import { ledgerColumns, ledgerLine } from './ledger.js';

/** An article of the same story, or of one that is near, which was delivered in a chat or is about to be. */
export interface DeliveredOther {
  other: string;
  near: boolean;
}

const tells = (list: 'entries' | 'held') =>
  sql`plans.body @> jsonb_build_object(${sql.lit(list)}, jsonb_build_array(jsonb_build_object('article', other)))`;

/** SQL for the {@link DeliveredOther}s of an article as `jsonb`, in the order in which they were recorded; null for none. */
export function deliveredOthers(
  chat: RawBuilder<unknown>,
  article: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`(
    select jsonb_agg(jsonb_build_object('other', other, 'near', near) order by place)
    from kabar.articles as self
    cross join lateral (values (coalesce(self.story, self.id), false), (self.body->>'nearStory', true)) as own(story, near)
    cross join lateral (
      select own.story as other, 0::bigint as place where own.story <> self.id
      union all
      select mate.id, mate.recorded from kabar.articles as mate
      where mate.story = own.story and mate.id <> self.id) as others
    where self.id = ${article} and (
      exists (select from kabar.ledger where ledger.chat = ${chat} and ledger.article = other)
      or exists (
        select from kabar.plans where plans.chat = ${chat} and ${tells('entries')} and not ${tells('held')})))`;
}

/** Returns the article that another one is held back for in a chat, or null. */
export function heldForOf(
  article: string,
  others: readonly DeliveredOther[] | null,
  { settings }: Chat,
): string | null {
  const othersThat = (wanted: boolean) =>
    (others ?? []).filter(({ near }) => near === wanted).map(({ other }) => other);
  // The database has picked those that were delivered.
  return holderOf({
    article,
    settings,
    story: othersThat(false),
    near: othersThat(true),
    wasDelivered: () => true,
  });
}

/** SQL for a chat's lines of the ledger about earlier stages of an article's affair, as `jsonb`; null for none. */
export function earlierStages(chat: RawBuilder<unknown>, article: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select jsonb_agg(to_jsonb(line)) from (
      select ${ledgerColumns} from kabar.ledger
      where chat = ${chat} and article = any(array(
        select stages.id from kabar.articles as self cross join lateral (
          select stage.id, stage.story from kabar.articles as stage where stage.affair = self.affair
          union
          select stage.id, stage.story from kabar.articles as stage where stage.story = self.affair
          union
          select stage.id, stage.story from kabar.articles as stage where stage.id = self.affair) as stages
        where self.id = ${article} and coalesce(stages.story, stages.id) <> coalesce(self.story, self.id)))
      and seq < coalesce((
        select own.seq from kabar.ledger as own where own.chat = ${chat} and own.article = ${article}), 9e18)) as line)`;
}

/** Returns the newest of the posts that {@link earlierStages} found, or null. */
export function earlierOf(stages: readonly LedgerItem[] | null): LedgerItem | null {
  return newestToAnswer((stages ?? []).map(ledgerLine));
}
