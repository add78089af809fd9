import type { FeedOffer } from '../../core/ports.js';
import { holdsSecrets, maskSecrets } from '../../core/secrets.js';
import { Empty, maxAsked, Pager, pageOf, pageSize } from '../components.js';
import type { PageContext, WindowApp, WindowDeps } from '../context.js';
import { sayError } from '../errors.js';
import { feedOrders, findFeeds } from '../feed-index.js';
import { Page } from '../layout.js';
import { OutLink } from '../links.js';
import { uploadedFile } from '../upload.js';
import { FeedTable } from './feed-table.js';

/** Where a list of feeds is uploaded to. */
export const importPath = '/feeds/import';

/** The largest list of feeds that is taken, in bytes: 10,000 feeds, the most that a list may have, at 400 bytes a line. */
export const maxUploadBytes = 4 * 1_024 * 1_024;

/** The most feeds that a list can say to have brought: an address may name any number. */
const maxImported = 1_000_000;

/** The page of all feeds, and what can be done with them. */
export function addFeedsPage(app: WindowApp, { operations }: WindowDeps): void {
  app.get('/feeds', (context) => showFeeds(context, whatWasDone(context)));
  app.post('/feeds/poll', async (context) => {
    const id = await fieldOf(context, 'feed');
    const result = await operations.poll(id);
    const { text } = context.var;
    if (result === null) return showFeeds(context, text('feed-unknown'));
    const said =
      result.kind === 'read'
        ? text('feed-polled', { feed: id, count: result.entries })
        : text('feed-poll-failed', { feed: id, reason: sayError(context, result.reason) });
    return showFeeds(context, said);
  });
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
      return isAdded ? { done: 'feed-added' } : null;
    }),
  );
  app.post('/feeds/remove', (context) =>
    doing(context, async () => {
      await operations.removeFeed(await fieldOf(context, 'feed'));
      return { done: 'feed-removed' };
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
  | { done: 'feeds-imported'; added: number; known: number; left: number };

/**
 * Does what a form asks for, and leads to the page of feeds, which says what was done: reloading that page does nothing
 * again. What failed is said at once.
 * @param act returns null if what was offered is not known any more.
 */
async function doing(context: PageContext, act: () => Promise<Done | null>) {
  try {
    const done = await act();
    if (done === null) return showFeeds(context, context.var.text('feed-offer-gone'));
    const fields = new URLSearchParams();
    for (const [name, value] of Object.entries(done)) fields.set(name, String(value));
    return context.redirect(`${context.var.root}feeds?${fields}`, 303);
  } catch (error) {
    return showFeeds(context, sayError(context, error));
  }
}

/** What the address says was done; null where it says nothing that this page does. */
function whatWasDone(context: PageContext): string | null {
  const { text } = context.var;
  const done = context.req.query('done');
  if (done === 'feed-added' || done === 'feed-removed') return text(done);
  if (done !== 'feeds-imported') return null;
  const count = (name: string) => Math.min(maxImported, Number(/^\d+$/.exec(context.req.query(name) ?? '')));
  return text(done, { added: count('added'), known: count('known'), left: count('left') });
}

async function fieldOf(context: PageContext, name: string): Promise<string> {
  const value = (await context.req.parseBody())[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** `typed` is the address that no feed was found at: who mistyped it need not type it again. */
async function showFeeds(context: PageContext, said: string | null, typed = '') {
  const { deps, text, root } = context.var;
  const filter = (context.req.query('q') ?? '').toLowerCase();
  const asked = context.req.query('sort');
  const sort = feedOrders.find((each) => each === asked) ?? 'health';
  const page = pageOf(context);
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
        <Empty context={context} says="feeds-none" />
      ) : (
        <FeedTable context={context} feeds={shown} />
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
          <h2>{offer.title}</h2>
          <p>
            <OutLink href={offer.url}>{maskSecrets(offer.url)}</OutLink>
          </p>
          <p>{text('feeds-would-post')}</p>
          <ul>
            {offer.headlines.map((headline) => (
              <li>{headline}</li>
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
