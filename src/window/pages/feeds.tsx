import type { FeedOffer } from '../../core/ports.js';
import { holdsSecrets, maskSecrets } from '../../core/secrets.js';
import { Empty, maxAsked, Pager, pageNumber, pageSize } from '../components.js';
import type { PageContext, WindowApp, WindowDeps } from '../context.js';
import { sayError } from '../errors.js';
import { feedOrders, findFeeds, isFeed } from '../feed-index.js';
import { Page } from '../layout.js';
import { OutLink } from '../links.js';
import type { WindowKey } from '../texts.js';
import { uploadedFile } from '../upload.js';
import { FeedTable } from './feed-table.js';

/** Where a list of feeds is uploaded to. */
export const importPath = '/feeds/import';

/** The largest list of feeds that is taken, in bytes: 10,000 feeds, the most that a list may have, at 400 bytes a line. */
export const maxUploadBytes = 4 * 1_024 * 1_024;

/** The most that is said to have come: an address may name any number. */
const maxCount = 1_000_000;

/** What an address says of the list of feeds. */
const listFields = ['q', 'sort', 'page'] as const;

/** The page of all feeds, and what can be done with them. */
export function addFeedsPage(app: WindowApp, { operations }: WindowDeps): void {
  app.get('/feeds', async (context) => showFeeds(context, await whatWasDone(context)));
  app.post('/feeds/poll', (context) =>
    doing(context, async () => {
      const feed = await fieldOf(context, 'feed');
      const result = await operations.poll(feed);
      if (result === null) return 'feed-unknown';
      return result.kind === 'read'
        ? { done: 'feed-polled', feed, count: result.entries }
        : { done: 'feed-poll-failed', feed };
    }),
  );
  app.post('/feeds/find', async (context) => {
    const address = await fieldOf(context, 'address');
    try {
      const offers = await operations.find(address);
      return showOffers(context, offers);
    } catch (error) {
      return showFeeds(context, sayError(context, error), address);
    }
  });
  app.post('/feeds/add', (context) =>
    doing(context, async () => {
      const offer = await fieldOf(context, 'offer');
      const isAdded = (await operations.add(offer)) !== null;
      return isAdded ? { done: 'feed-added' } : 'feed-offer-gone';
    }),
  );
  app.post('/feeds/remove', (context) =>
    doing(context, async () => {
      await operations.removeFeed(await fieldOf(context, 'feed'));
      return { done: 'feed-removed' };
    }),
  );
  for (const [act, done] of [
    ['pause', 'feed-paused'],
    ['resume', 'feed-resumed'],
  ] as const)
    app.post(`/feeds/${act}`, (context) =>
      doing(context, async () => {
        const feed = await fieldOf(context, 'feed');
        await operations.pauseFeed(feed, act === 'pause');
        return { done, feed };
      }),
    );
  app.get('/feeds/feeds.opml', (context) => {
    context.header('content-disposition', 'attachment; filename="kabar.opml"');
    return context.body(operations.exportFeeds(), 200, { 'content-type': 'text/x-opml; charset=utf-8' });
  });
  app.post(importPath, async (context) => {
    const opml = await uploadedFile(context.req.raw, 'opml');
    if (!opml) return showFeeds(context, context.var.text('feeds-import-which'));
    return doing(context, async () => {
      const { added, known, left } = await operations.importFeeds(opml);
      return { done: 'feeds-imported', added, known, left };
    });
  });
}

/** What a form did, as the fields of the address that says so. */
type Done =
  | { done: 'feed-added' | 'feed-removed' }
  | { done: 'feed-polled'; feed: string; count: number }
  | { done: 'feed-poll-failed' | 'feed-paused' | 'feed-resumed'; feed: string }
  | { done: 'feeds-imported'; added: number; known: number; left: number };

/**
 * Does what a form asks for, and leads to the page of feeds, which says what was done: reloading that page does nothing
 * again. The list stays as it was: searched, sorted, turned over. What failed is said at once.
 * @param act returns what was wrong, where nothing could be done.
 */
async function doing(context: PageContext, act: () => Promise<Done | WindowKey>) {
  try {
    const done = await act();
    if (typeof done === 'string') return await showFeeds(context, context.var.text(done));
    const fields = new URLSearchParams(await listOf(context));
    for (const [name, value] of Object.entries(done)) fields.set(name, String(value));
    return context.redirect(`${context.var.root}feeds?${fields}`, 303);
  } catch (error) {
    return showFeeds(context, sayError(context, error));
  }
}

/** What the address says was done; null where it says nothing that this page does. */
async function whatWasDone(context: PageContext): Promise<string | null> {
  const { deps, text } = context.var;
  const { done, feed: id = '' } = context.req.query();
  const count = (name: string) => Math.min(maxCount, Number(/^\d+$/.exec(context.req.query(name) ?? '')));
  switch (done) {
    case 'feed-added':
    case 'feed-removed':
      return text(done);
    case 'feeds-imported':
      return text(done, { added: count('added'), known: count('known'), left: count('left') });
    case 'feed-paused':
    case 'feed-resumed':
    case 'feed-polled':
      return isFeed(deps.catalog(), id) ? text(done, { feed: id, count: count('count') }) : null;
    case 'feed-poll-failed': {
      const state = (await deps.store.feedSummaries()).find((each) => each.id === id);
      return state?.failing
        ? text(done, { feed: id, reason: sayError(context, state.failing.reason) })
        : null;
    }
    default:
      return null;
  }
}

/** How the list is narrowed, sorted and turned over, as fields of an address: of the page's own, or of the form that was sent. */
async function listOf(context: PageContext): Promise<Record<string, string>> {
  // The body of an upload was read as a stream.
  const isForm = context.req.method !== 'GET' && context.req.path !== importPath;
  const sent = isForm ? await fieldOf(context, 'list') : null;
  const asked = sent === null ? context.req.query() : Object.fromEntries(new URLSearchParams(sent));
  return Object.fromEntries(listFields.flatMap((name) => (asked[name] ? [[name, asked[name]]] : [])));
}

async function fieldOf(context: PageContext, name: string): Promise<string> {
  const value = (await context.req.parseBody())[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** `typed` is the address that no feed was found at: who mistyped it need not type it again. */
async function showFeeds(context: PageContext, said: string | null, typed = '') {
  const { deps, text, root } = context.var;
  const list = await listOf(context);
  const filter = list.q ?? '';
  const sort = feedOrders.find((each) => each === list.sort) ?? 'health';
  const page = pageNumber(list.page);
  const { shown, hasMore, all, failing } = await findFeeds(deps.catalog(), await deps.store.feedSummaries(), {
    filter,
    order: sort,
    offset: page * pageSize,
    limit: pageSize,
  });
  return context.html(
    <Page context={context} title={text('nav-feeds')} current="feeds">
      <p role="status">{said}</p>
      <AddFeed context={context} typed={typed} />
      <search>
        <form class="row" action={`${root}feeds`}>
          <label>
            {text('feeds-filter')}
            <input type="search" name="q" value={filter} maxlength={maxAsked} />
          </label>
          <label>
            {text('feeds-sort')}
            <select name="sort">
              {feedOrders.map((each) => (
                <option value={each} selected={each === sort}>
                  {text(`feeds-sort-${each}`)}
                </option>
              ))}
            </select>
          </label>
          <button type="submit">{text('feeds-show')}</button>
        </form>
      </search>
      <p>{text('feeds-count', { count: all, failing })}</p>
      {shown.length === 0 ? (
        <Empty context={context} says={filter === '' ? 'feeds-none' : 'feeds-not-found'} />
      ) : (
        <FeedTable context={context} feeds={shown} list={`${new URLSearchParams(list)}`} />
      )}
      <Pager context={context} path="feeds" page={page} hasMore={hasMore} query={{ q: filter, sort }} />
      <Exchange context={context} />
    </Page>,
  );
}

function AddFeed({ context, typed }: { context: PageContext; typed: string }) {
  const { text, root } = context.var;
  return (
    <form class="row" method="post" action={`${root}feeds/find`}>
      <label>
        {text('feeds-add')}
        <input
          name="address"
          // A password that was typed with it is not shown again.
          value={holdsSecrets(typed) ? '' : typed}
          required
          placeholder="www.tribunnews.com"
          inputmode="url"
        />
      </label>
      <button type="submit">{text('feeds-find')}</button>
    </form>
  );
}

function Exchange({ context }: { context: PageContext }) {
  const { text, root } = context.var;
  return (
    <form class="row" method="post" action={`${root}feeds/import`} enctype="multipart/form-data">
      <label>
        {text('feeds-import')}
        <input type="file" name="opml" accept=".opml,.xml,text/xml,text/x-opml" required />
      </label>
      <button type="submit">{text('feeds-import-button')}</button>
      <a href={`${root}feeds/feeds.opml`} download>
        {text('feeds-export')}
      </a>
    </form>
  );
}

async function showOffers(context: PageContext, offers: readonly FeedOffer[]) {
  const { text, root } = context.var;
  return context.html(
    <Page context={context} title={text('feeds-found')} current="feeds">
      {offers.length === 0 && <Empty context={context} says="feeds-found-none" />}
      {offers.map((offer) => (
        <article>
          <h2 dir="auto">{offer.title}</h2>
          <p>
            <OutLink href={offer.url}>{maskSecrets(offer.url)}</OutLink>
          </p>
          <p>{text('feeds-would-post')}</p>
          <ul>
            {offer.headlines.map((headline) => (
              <li>
                <bdi>{headline}</bdi>
              </li>
            ))}
          </ul>
          {offer.known ? (
            <p>{text('feeds-known')}</p>
          ) : (
            <form method="post" action={`${root}feeds/add`}>
              <input type="hidden" name="offer" value={offer.id} />
              <button type="submit">{text('feeds-add-this')}</button>
            </form>
          )}
        </article>
      ))}
      <p>
        <a href={`${root}feeds`}>{text('feeds-back')}</a>
      </p>
    </Page>,
  );
}
