import type { Child } from 'hono/jsx';
import { articleTime } from '../../core/article.js';
import { recent } from '../../core/recent.js';
import { Facts, When } from '../components.js';
import type { PageContext, WindowApp, WindowDeps } from '../context.js';
import { sayError } from '../errors.js';
import { feedCount } from '../feed-index.js';
import { type Finding, type Facts as FindingFacts, factsOf, findingsOf } from '../findings.js';
import { Invites, isAlone } from '../invites.js';
import { Page } from '../layout.js';
import { addLive, again, type LivePart, type LiveProps, livePart } from '../live.js';
import { platformName, platformsOf } from '../platforms.js';
import { Remedy } from '../remedy.js';
import type { WindowKey } from '../texts.js';
import { FiguresOfNow, figureParts } from './figures.js';

/** Findings and articles that are shown at most. */
const maxShown = { findings: 10, articles: 12 } as const;

/** How old the facts may be that findings are made of, in milliseconds. */
const factsAgeMs = 2_000;

/** How old what a database has to count may be, in milliseconds: who follows what, and how many chats there are. */
const countsAgeMs = 10_000;

type AskFacts = () => Promise<FindingFacts>;

/** The first page: what needs somebody, how the platforms are, the newest articles. It lives while it is open. */
export function addNowPage(app: WindowApp, deps: WindowDeps): void {
  // Fifty pages may be open, and each looks again every three seconds.
  const followed = recent(() => deps.store.followed(), countsAgeMs, deps.clock);
  const facts = recent(() => factsOf(deps, followed), factsAgeMs, deps.clock);
  const chatCount = recent(() => deps.store.chatCount(), countsAgeMs, deps.clock);
  app.get('/', async (context) => {
    const { text } = context.var;
    return context.html(
      <Page context={context} title={text('nav-now')} current="" isLive>
        {/* A stream that could not begin is tried again; one that broke off comes back by itself. */}
        <div hx-sse:connect="live" hx-trigger="load, every 30s" hx-swap="none" hidden />
        <p role="status" id="connection" data-lost={text('now-cut-off')} />
        <Needs context={context} facts={facts} />
        <Platforms context={context} chatCount={chatCount} />
        <Newest context={context} />
        <FiguresOfNow context={context} />
      </Page>,
    );
  });
  addLive(app, '/live', deps, (context) => partsOf(context, { facts, chatCount }));
}

/** The parts that are sent again when they change, each to the place of its element. */
function partsOf(
  context: PageContext,
  { facts, chatCount }: { facts: AskFacts; chatCount: () => Promise<number> },
): LivePart[] {
  return [
    livePart('needs', () => <Needs context={context} facts={facts} isAgain />),
    livePart('platforms', () => <Platforms context={context} chatCount={chatCount} isAgain />),
    livePart('newest', () => <Newest context={context} isAgain />),
    ...figureParts(context),
  ];
}

async function Needs({ context, facts, isAgain }: LiveProps & { facts: AskFacts }) {
  const { text } = context.var;
  const { shown, count } = findingsOf(await facts(), maxShown.findings);
  return (
    <section id="needs" aria-labelledby="needs-title" {...again(isAgain)}>
      <h2 id="needs-title">{text('now-needs')}</h2>
      {count === 0 && <p class="status well">{text('now-fine')}</p>}
      <ul class="findings">
        {shown.map((finding) => (
          <li>
            <FindingLine context={context} finding={finding} />
          </li>
        ))}
      </ul>
      {count > shown.length && <p>{text('now-more', { count: count - shown.length })}</p>}
    </section>
  );
}

function FindingLine({ context, finding }: LiveProps & { finding: Finding }) {
  const { text } = context.var;
  switch (finding.kind) {
    case 'refused':
      return (
        <span class="status refused">
          {text('finding-refused', { platform: platformName(finding.platform, text) })}
        </span>
      );
    case 'disconnected':
      return (
        <span class="status connecting">
          {text('finding-disconnected', { platform: platformName(finding.platform, text) })}
        </span>
      );
    case 'no-network':
      return <span class="status failing">{text('finding-no-network', { count: finding.feeds })}</span>;
    case 'feed-failing':
      return (
        <>
          <span class="status failing">
            {text('finding-feed-failing', { feed: finding.feed.id })}{' '}
            <When context={context} at={finding.since} />: {sayError(context, finding.reason)}
          </span>{' '}
          <PollNow context={context} feed={finding.feed.id} />
          <Remedy context={context} feed={finding.feed} reason={finding.reason} />
        </>
      );
    case 'feed-ended':
      return (
        <>
          <span class="status ended">{text('finding-feed-ended', { feed: finding.feed.id })}</span>
          <Remedy context={context} feed={finding.feed} reason={null} />
        </>
      );
    case 'topic-gone':
      return (
        <span class="status paused">
          {text('finding-topic-gone', { topic: finding.topic, count: finding.chats })}{' '}
          <a href="topics/new">{text('topic-new')}</a>
        </span>
      );
    case 'refusals':
      return (
        <span class="status paused">
          {text('finding-refusals', { count: finding.count, reason: sayError(context, finding.reason) })}
        </span>
      );
  }
}

/** One tap that tries again. */
function PollNow({ context, feed }: { context: PageContext; feed: string }) {
  const { text } = context.var;
  return (
    <form method="post" action="feeds/poll" class="inline">
      <input type="hidden" name="feed" value={feed} />
      <button type="submit" class="small" aria-label={`${text('feed-poll')}: ${feed}`}>
        {text('feed-poll')}
      </button>
    </form>
  );
}

const stateKeys: Readonly<Record<string, WindowKey>> = {
  connecting: 'platform-connecting',
  connected: 'platform-connected',
  refused: 'platform-refused',
  'standing by': 'platform-standing-by',
};

function stateText({ var: { text } }: PageContext, state: string): string {
  const key = stateKeys[state];
  return key === undefined ? state : text(key);
}

async function Platforms({ context, isAgain, chatCount }: LiveProps & { chatCount: () => Promise<number> }) {
  const { deps, text } = context.var;
  const [platforms, chats] = await Promise.all([platformsOf(deps), chatCount()]);
  const { topics } = deps.catalog();
  return (
    <section id="platforms" aria-labelledby="platforms-title" {...again(isAgain)}>
      <h2 id="platforms-title">{text('now-platforms')}</h2>
      <Facts
        rows={[
          ...platforms.map((platform): [Child, Child] => [
            platformName(platform.name, text),
            <>
              <span class={`status ${platform.state.replaceAll(' ', '-')}`}>
                {stateText(context, platform.state)}
              </span>
              {platform.elsewhere !== null && (
                <>
                  {' '}
                  <small>{text('platform-elsewhere', { process: platform.elsewhere })}</small>
                </>
              )}{' '}
              <Invites context={context} platform={platform} />
            </>,
          ]),
          [text('nav-chats'), String(chats)],
          [text('nav-feeds'), String(feedCount(deps.catalog()))],
          [text('nav-topics'), String(topics.length)],
        ]}
      />
      {isAlone(platforms) && <p>{text('platform-none')}</p>}
    </section>
  );
}

async function Newest({ context, isAgain }: LiveProps) {
  const { deps, text } = context.var;
  const newest = await deps.store.latest({ limit: maxShown.articles });
  return (
    <section id="newest" aria-labelledby="newest-title" aria-live="polite" {...again(isAgain)}>
      <h2 id="newest-title">{text('now-newest')}</h2>
      {newest.length === 0 && <p>{text('articles-none')}</p>}
      <ol class="newest">
        {newest.map((article) => (
          <li>
            <a dir="auto" href={`articles/${article.id}`}>
              {article.headline}
            </a>
            <small>
              <bdi>{article.publisher.name}</bdi> · <When context={context} at={articleTime(article)} />
            </small>
          </li>
        ))}
      </ol>
    </section>
  );
}
