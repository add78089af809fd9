import type { ExportPage, ExportPart, ExportRecord } from '../../core/export.js';
import type { State } from './state.js';

type Named = [name: string, record: ExportRecord];

/** A part that is being walked through, page by page. */
interface Walk {
  part: ExportPart;
  /** What the page before ended with. */
  last: string | null;
  /** What follows it; undefined at the end. */
  next: Named | undefined;
  rest: Iterator<Named>;
}

/** Parts that can be walked through while they change: what is taken out meanwhile is passed over, what is new comes last. */
const walkable: ReadonlySet<ExportPart> = new Set(['feeds', 'chats', 'plans', 'posted', 'keys']);

/** Where the last export of a state stopped: looking for that from the beginning would cost the square of its size. */
const walks = new WeakMap<State, Walk>();

/** A page of a part of the state. What a page ends with is found again by its name. */
export function dump(state: State, part: ExportPart, after: string | null, limit: number): ExportPage {
  const total = after === null ? countOf(state, part) : null;
  const walk = walkBehind(state, part, after);
  const records: ExportRecord[] = [];
  while (walk.next !== undefined && records.length < limit) {
    const [name, record] = walk.next;
    records.push(record);
    walk.last = name;
    step(walk);
  }
  if (walkable.has(part) && walk.next !== undefined) walks.set(state, walk);
  else walks.delete(state);
  return { records, next: walk.next === undefined ? null : walk.last, total };
}

/** The walk that goes on behind a name; from the beginning where that is no more: what comes twice is put in twice. */
function walkBehind(state: State, part: ExportPart, after: string | null): Walk {
  const stopped = walks.get(state);
  if (after !== null && stopped?.part === part && stopped.last === after) return stopped;
  const walk = walkFrom(state, part);
  if (after === null) return walk;
  while (walk.next !== undefined) {
    const [name] = walk.next;
    step(walk);
    if (name === after) return walk;
  }
  return walkFrom(state, part);
}

function walkFrom(state: State, part: ExportPart): Walk {
  const walk: Walk = { part, last: null, next: undefined, rest: namedRecords(state, part) };
  step(walk);
  return walk;
}

function step(walk: Walk): void {
  const { value, done } = walk.rest.next();
  walk.next = done === true ? undefined : value;
}

function countOf(state: State, part: ExportPart): number {
  // There may be a million, and everybody waits while they are gone through.
  const { feeds, chats, news } = state;
  if (part === 'feeds') return feeds.size;
  if (part === 'chats') return chats.count;
  if (part === 'articles') return news.articles.size;
  if (part === 'keys') return news.keys.size;
  let count = 0;
  for (const _ of namedRecords(state, part)) count += 1;
  return count;
}

function* namedRecords(state: State, part: ExportPart): Generator<Named> {
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
