import { setImmediate } from 'node:timers/promises';
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { type Catalog, publisherTopic, topicName } from '../core/catalog.js';
import type { Language } from '../core/language.js';
import type { TopicId } from '../core/topic.js';
import { formatDate } from '../i18n/dates.js';
import type { PageContext } from './context.js';
import type { WindowKey } from './texts.js';

/** Rows of a page, at most. */
export const pageSize = 50;

/** The longest text of a field that becomes part of an address, in characters: servers refuse one of more than 16 KB unread. */
export const maxAsked = 500;

/** Rows that are drawn before others have their turn: a few milliseconds' worth. */
const rowsAtOnce = 10;

/** An instant in the language of the page and the zone of the operator; a dash where there is none. */
export function When({ context, at }: { context: PageContext; at: number | null }) {
  if (at === null) return <span>–</span>;
  const { deps, language } = context.var;
  return (
    <time datetime={new Date(at).toISOString()}>
      {formatDate(at, language, deps.defaults.timezone, deps.clock.now())}
    </time>
  );
}

/** Topics by their names, each a link to its page where the catalog has it. */
export function Topics({ context, ids }: { context: PageContext; ids: readonly TopicId[] }) {
  const { deps, language, root } = context.var;
  return (
    <>
      {ids.map((id, index) => {
        const name = topicName(deps.catalog(), id, language) ?? id;
        return (
          <>
            {index > 0 && ', '}
            {id.includes(':') ? name : <a href={`${root}topics/${id}`}>{name}</a>}
          </>
        );
      })}
    </>
  );
}

/** The choices that each catalog offers, by language, as they stand in a page. */
const topicOptions = new WeakMap<Catalog, Map<Language, string>>();

/**
 * All that articles can be narrowed to: the topics of the catalog, then its publishers, by their names. Made once for each
 * catalog: a thousand of them take longer than the rest of a page.
 */
export function TopicOptions(props: { context: PageContext; chosen: string }) {
  const { context, chosen } = props;
  const { deps, language } = context.var;
  const catalog = deps.catalog();
  const known = topicOptions.get(catalog) ?? new Map<Language, string>();
  topicOptions.set(catalog, known);
  const options = known.get(language) ?? optionsOf(catalog, language);
  known.set(language, options);
  // Only what stands there can be chosen, whatever the address says.
  return raw(options.replace(`<option value="${chosen}">`, (found) => `${found.slice(0, -1)} selected>`));
}

function optionsOf({ topics, publishers }: Catalog, language: Language): string {
  const options = [
    ...topics.map(({ id, name }) => ({ value: id, name: name[language] ?? name.en ?? name.id ?? id })),
    ...publishers.map(({ id, name }) => ({ value: publisherTopic(id), name })),
  ];
  return options.map(({ value, name }) => `${<option value={value}>{name}</option>}`).join('');
}

/** A table that a narrow screen may scroll by itself; a keyboard too. */
export function Table({ label, head, children }: { label: string; head: readonly Child[]; children: Child }) {
  return (
    <section class="scroll" aria-label={label} tabindex={0}>
      <table>
        <thead>
          <tr>
            {head.map((each) => (
              <th scope="col">{each}</th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

let lastTurn: Promise<void> = Promise.resolve();

/** Waits for a turn of the loop that nobody else draws in: several tables may be drawn at the same time. */
function ownTurn(): Promise<void> {
  lastTurn = lastTurn.then(() => setImmediate());
  return lastTurn;
}

/** The rows of a table that may be long. They are drawn some at a time: fifty of them would hold everybody else up. */
export async function Rows<Item>({ of: items, row }: { of: readonly Item[]; row: (item: Item) => Child }) {
  const drawn: string[] = [];
  for (let from = 0; from < items.length; from += rowsAtOnce) {
    await ownTurn();
    const some = <>{items.slice(from, from + rowsAtOnce).map(row)}</>;
    drawn.push(`${await some.toString()}`);
  }
  return raw(drawn.join(''));
}

/** Names and what each is, as a list that is read aloud in pairs. */
export function Facts({ rows }: { rows: readonly (readonly [name: Child, value: Child])[] }) {
  return (
    <dl class="facts">
      {rows.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Links to the page before and the page behind. `query` is what stays in the address, `path` is that of the list. */
export function Pager(props: {
  context: PageContext;
  path: string;
  page: number;
  hasMore: boolean;
  query: Readonly<Record<string, string>>;
}) {
  const { context, path, page, hasMore, query } = props;
  const { text, root } = context.var;
  if (page === 0 && !hasMore) return null;
  // From the root on: a list is also shown at the address of a form that was sent.
  const to = (number: number) => `${root}${path}?${new URLSearchParams({ ...query, page: String(number) })}`;
  return (
    <nav aria-label={text('pages')} class="pager">
      {page > 0 && (
        <a href={to(page - 1)} rel="prev">
          {text('page-before')}
        </a>
      )}
      {hasMore && (
        <a href={to(page + 1)} rel="next">
          {text('page-behind')}
        </a>
      )}
    </nav>
  );
}

/** The number of a page in an address, from 0; anything else is the first. */
export const pageOf = (context: PageContext): number => pageNumber(context.req.query('page'));

/** See {@link pageOf}. */
export function pageNumber(asked: string | undefined): number {
  const page = Number(asked ?? 0);
  return Number.isSafeInteger(page) && page >= 0 && page <= 10_000 ? page : 0;
}

/** A line that says that there is nothing yet, and what to do. */
export function Empty({ context, says }: { context: PageContext; says: WindowKey }) {
  return <p class="empty">{context.var.text(says)}</p>;
}
