import type { FeedHealth } from '../../core/feed-health.js';
import { articlesByDay } from '../articles-by-day.js';
import { Rows, Table, When } from '../components.js';
import type { PageContext } from '../context.js';
import { sayError } from '../errors.js';
import { OutLink } from '../links.js';
import type { WindowKey } from '../texts.js';

const statusKeys = {
  new: 'feed-new',
  well: 'feed-well',
  failing: 'feed-failing',
  ended: 'feed-ended',
} as const satisfies Record<FeedHealth['status'], WindowKey>;

/** Feeds with how they are, and what can be done with each. */
export function FeedTable(props: { context: PageContext; feeds: readonly FeedHealth[] }) {
  const { context, feeds } = props;
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
              {feed.publisher.name}
              <br />
              <small>
                <OutLink href={feed.url}>{feed.id}</OutLink>
              </small>
            </th>
            <td data-label={text('feed-status')}>
              <span class={`status ${status}`}>{text(statusKeys[status])}</span>
              {state.failing !== null && <small> {sayError(context, state.failing.reason)}</small>}
            </td>
            <td data-label={text('feed-per-day')}>
              <Sparkline context={context} values={articlesByDay(state.recent, deps.clock.now())} />
            </td>
            <td class="time" data-label={text('feed-last')}>
              <When context={context} at={state.lastSuccessAt} />
            </td>
            <td class="time" data-label={text('feed-next')}>
              <When context={context} at={state.ended || state.nextPollAt === 0 ? null : state.nextPollAt} />
            </td>
            <td data-label={text('feed-missing')}>{state.missing.join(', ')}</td>
            <td class="actions">
              <Action root={root} act="poll" feed={feed.id} label={text('feed-poll')} />
              <Action root={root} act="remove" feed={feed.id} label={text('feed-remove')} />
            </td>
          </tr>
        )}
      />
    </Table>
  );
}

function Action({ root, act, feed, label }: { root: string; act: string; feed: string; label: string }) {
  return (
    <form method="post" action={`${root}feeds/${act}`}>
      <input type="hidden" name="feed" value={feed} />
      <button
        type="submit"
        class={act === 'remove' ? 'small plain' : 'small'}
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
