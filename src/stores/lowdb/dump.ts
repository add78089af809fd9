import type { ExportPage, ExportPart, ExportRecord } from '../../core/export.js';
import type { State } from './state.js';

/** A page of a part of the state. What a page ends with is found again by its name. */
export function dump(state: State, part: ExportPart, after: string | null, limit: number): ExportPage {
  const records: ExportRecord[] = [];
  const total = after === null ? countOf(state, part) : null;
  let isBehind = after === null;
  let last: string | null = null;
  for (const [name, record] of namedRecords(state, part)) {
    if (!isBehind) {
      isBehind = name === after;
      continue;
    }
    if (records.length >= limit) return { records, next: last, total };
    records.push(record);
    last = name;
  }
  // Where the page ended is no more: it begins anew, and what comes twice is put in twice.
  if (!isBehind) return dump(state, part, null, limit);
  return { records, next: null, total };
}

function countOf(state: State, part: ExportPart): number {
  let count = 0;
  for (const _ of namedRecords(state, part)) count += 1;
  return count;
}

function* namedRecords(state: State, part: ExportPart): Generator<[string, ExportRecord]> {
  switch (part) {
    case 'feeds':
      for (const [id, feed] of state.feeds) yield [id, { kind: 'feed', feed }];
      break;
    case 'chats':
      for (const { chat, cursors } of state.chats.records()) yield [chat.id, { kind: 'chat', chat, cursors }];
      break;
    case 'plans':
      for (const { plans } of state.chats.records()) {
        for (const plan of Object.values(plans)) yield [plan.id, { kind: 'plan', plan }];
      }
      break;
    case 'posted':
      for (const item of state.ledger.all()) yield [`${item.article} ${item.chat}`, { kind: 'posted', item }];
      break;
    case 'refused':
      for (const settlement of state.chats.refusals) {
        yield [`${settlement.chat} ${settlement.lane} ${settlement.seq}`, { kind: 'refused', settlement }];
      }
      break;
    case 'keys':
      for (const [key, article] of state.news.keys) yield [key, { kind: 'key', key, article }];
      break;
    case 'articles':
      for (const article of state.news.inOrder()) yield [article.id, { kind: 'article', article }];
      break;
    case 'entries':
      for (const entry of state.news.log) yield [String(entry.seq), { kind: 'entry', entry }];
      break;
    case 'head':
      yield ['head', { kind: 'head', seq: state.news.head }];
      break;
  }
}
