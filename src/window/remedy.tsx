import type { Feed } from '../core/catalog.js';
import { type FeedRemedy, feedRemedy } from '../core/feed-remedy.js';
import { holdsSecrets } from '../core/secrets.js';
import type { PageContext } from './context.js';

/** Where the site itself may say what else there is. */
const leadsToSite: ReadonlySet<FeedRemedy> = new Set(['refused', 'moved', 'page']);

/**
 * What may help with a feed that cannot be read, in a line of its own, with one tap that looks at its site where that may
 * know. Nothing where it can only be tried again.
 * @param reason why it fails; null if it is gone for good.
 */
export function Remedy(props: { context: PageContext; feed: Feed; reason: string | null }) {
  const { context, feed, reason } = props;
  const { text, root } = context.var;
  const remedy = reason === null ? 'moved' : feedRemedy(reason);
  if (remedy === null) return null;
  const { url } = feed.publisher;
  return (
    <small class="origin">
      {text(`remedy-${remedy}`)}{' '}
      {leadsToSite.has(remedy) && !holdsSecrets(url) && (
        <form method="post" action={`${root}feeds/find`} class="inline">
          <input type="hidden" name="address" value={url} />
          <button type="submit" class="small plain" aria-label={`${text('remedy-look')}: ${feed.id}`}>
            {text('remedy-look')}
          </button>
        </form>
      )}
    </small>
  );
}
