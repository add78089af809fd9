import type { FeedHealth } from '../../core/feed-health.js';
import { articlesByDay } from '../articles-by-day.js';
import { Rows, Table, When } from '../components.js';
import type { PageContext } from '../context.js';
import { sayError } from '../errors.js';
import { OutLink } from '../links.js';
import { Remedy } from '../remedy.js';
import type { WindowKey } from '../texts.js';

const statusKeys = {
  new: 'feed-new',
  well: 'feed-well',
  failing: 'feed-failing',
  ended: 'feed-ended',
  paused: 'feed-state-paused',
} as const satisfies Record<FeedHealth['status'], WindowKey>;

/** What intake calls the fields that entries lack, and how the page of an article names them. */
const missingKeys: ReadonlyMap<string, WindowKey> = new Map([
  ['date', 'article-published'],
  ['author', 'article-authors'],
  ['summary', 'article-summary'],
  ['image', 'article-image'],
]);

/** `image 100%` in the language of the page. */
function missingText(missing: string, { var: { text } }: PageContext): string {
  const [name = '', ...share] = missing.split(' ');
  const key = missingKeys.get(name);
  return [key === undefined ? name : text(key), ...share].join(' ');
}

/** Feeds with how they are, and what can be done with each. */
export function FeedTable(props: {
  context: PageContext;
  feeds: readonly FeedHealth[];
  /** What the address says of the list, which stays so when something was done. */
  list: string;
}) {
  const { context, feeds, list } = props;
  const { deps, text, root } = context.var;
  const head = (
    [
      'feed-name',
      'feed-status',
      'feed-per-day',
      'feed-last',
      'feed-next',
      'feed-missing',
      'feed-actions',
    ] as const
  ).map((key) => text(key));
  return (
    <Table label={text('nav-feeds')} head={head}>
      <Rows
        of={feeds}
        row={({ feed, state, status }) => (
          <tr>
            <th scope="row">
              <bdi>{feed.publisher.name}</bdi>
              <br />
              <small>
                <OutLink href={feed.url}>{feed.id}</OutLink>
              </small>
            </th>
            <td class="wide" data-label={text('feed-status')}>
              <span class={`status ${status}`}>{text(statusKeys[status])}</span>
              {status !== 'paused' && state.failing !== null && (
                <small> {sayError(context, state.failing.reason)}</small>
              )}
              {(status === 'failing' || status === 'ended') && (
                <Remedy context={context} feed={feed} reason={state.failing?.reason ?? null} />
              )}
            </td>
            <td data-label={text('feed-per-day')}>
              <Sparkline context={context} values={articlesByDay(state.recent, deps.clock.now())} />
            </td>
            <td class="time" data-label={text('feed-last')}>
              <When context={context} at={state.lastSuccessAt} />
            </td>
            <td class="time" data-label={text('feed-next')}>
              <When
                context={context}
                at={state.ended || status === 'paused' || state.nextPollAt === 0 ? null : state.nextPollAt}
              />
            </td>
            <td data-label={text('feed-missing')}>
              {state.missing.map((each) => missingText(each, context)).join(', ')}
            </td>
            <td class="actions">
              {(status === 'paused'
                ? (['resume', 'remove'] as const)
                : (['poll', 'pause', 'remove'] as const)
              ).map((act) => (
                <Action root={root} act={act} feed={feed.id} list={list} label={text(`feed-${act}`)} />
              ))}
            </td>
          </tr>
        )}
      />
    </Table>
  );
}

function Action(props: { root: string; act: string; feed: string; list: string; label: string }) {
  const { root, act, feed, list, label } = props;
  return (
    <form method="post" action={`${root}feeds/${act}`}>
      <input type="hidden" name="feed" value={feed} />
      <input type="hidden" name="list" value={list} />
      <button
        type="submit"
        class={act === 'poll' || act === 'resume' ? 'small' : 'small plain'}
        aria-label={`${label}: ${feed}`}
      >
        {label}
      </button>
    </form>
  );
}

/** A row of small columns, one a day. */
function Sparkline({ context, values }: { context: PageContext; values: readonly number[] }) {
  const label = context.var.text('feed-spark', { count: values.reduce((sum, each) => sum + each, 0) });
  const most = Math.max(1, ...values);
  // One element for all columns: a page of feeds has seven hundred.
  const columns = values.map((value, index) => {
    const height = Math.round((value / most) * 16);
    return height === 0 ? '' : `M${index * 4} 16v-${height}h3v${height}z`;
  });
  return (
    <svg role="img" aria-label={label} class="spark" viewBox={`0 0 ${values.length * 4} 16`}>
      <path d={columns.join('')} />
    </svg>
  );
}
