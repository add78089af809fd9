import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { addressOf } from './addresses.js';
import type { AssetName } from './assets.js';
import type { PageContext } from './context.js';
import { navigationOf } from './navigation.js';

/** What a page is made of. */
export interface PageProps {
  context: PageContext;
  /** What stands in the browser's tab before "Kabar", and as the page's heading. */
  title: string;
  /** The path of the navigation's entry that is the page's own; null: of none. Absent: there is no navigation, as before a login. */
  current?: string | null;
  /** Whether it changes while it is open, and has charts. Other pages are made without a script. */
  isLive?: boolean;
  children: Child;
}

/** A whole page: head, navigation, content, footer. Links are relative, so that a proxy may serve it below any path. */
export function Page({ context, title, current, isLive = false, children }: PageProps) {
  const { deps, language, text, root } = context.var;
  const asset = (name: AssetName) => `${root}${deps.assets.path(name)}`;
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="referrer" content="no-referrer" />
          <meta name="htmx-config" content='{"includeIndicatorCSS":false,"history":false}' />
          <title>{`${title} · ${text('title')}`}</title>
          <link rel="icon" href="data:," />
          <link rel="stylesheet" href={asset('pico.css')} />
          {isLive && <link rel="stylesheet" href={asset('uplot.css')} />}
          <link rel="stylesheet" href={asset('window.css')} />
          {isLive &&
            (['htmx.js', 'uplot.js', 'window.js'] as const).map((name) => <script src={asset(name)} defer />)}
        </head>
        <body>
          <a class="skip" href="#content">
            {text('skip-to-content')}
          </a>
          {current !== undefined && <Navigation context={context} current={current} />}
          <main id="content" tabindex={-1}>
            <h1 dir="auto">{title}</h1>
            {children}
          </main>
          <Footer context={context} current={current} />
        </body>
      </html>
    </>
  );
}

function Navigation(props: { context: PageContext; current: string | null }) {
  const { context, current } = props;
  const { deps, text, root } = context.var;
  return (
    <header>
      <nav aria-label={text('nav-label')}>
        <ul>
          {navigationOf(text, deps.chat()).map(({ href, label }) => (
            <li>
              <a href={`${root}${href}` || './'} aria-current={href === current ? 'page' : undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

function Footer(props: { context: PageContext; current: string | null | undefined }) {
  const { context, current } = props;
  const { deps, language, text, root } = context.var;
  // What a form was answered with cannot be asked for again: then it is the page that the form belongs to.
  const page = context.req.method === 'GET' ? addressOf(context) : current;
  const other = language === 'en' ? 'id' : 'en';
  return (
    <footer>
      <form method="post" action={`${root}language`}>
        <input type="hidden" name="language" value={other} />
        <input type="hidden" name="page" value={page ?? ''} />
        <button
          type="submit"
          class="quiet"
          lang={other}
          aria-label={`${text('language-label')}: ${text('language-other')}`}
        >
          {text('language-other')}
        </button>
      </form>
      {current !== undefined && deps.door.isLocked && (
        <form method="post" action={`${root}logout`}>
          <button type="submit" class="quiet">
            {text('log-out')}
          </button>
        </form>
      )}
    </footer>
  );
}
