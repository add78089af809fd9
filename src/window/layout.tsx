import type { Child } from 'hono/jsx';
import type { AssetName } from './assets.js';
import type { PageContext, WindowDeps } from './context.js';
import type { WindowKey } from './texts.js';

/** The pages that the head of each page leads to, in their order. The first is the window's root. */
const navigation: readonly { path: string; key: WindowKey }[] = [
  { path: '', key: 'nav-now' },
  { path: 'feeds', key: 'nav-feeds' },
  { path: 'articles', key: 'nav-articles' },
  { path: 'topics', key: 'nav-topics' },
  { path: 'chats', key: 'nav-chats' },
  { path: 'looks', key: 'nav-looks' },
];

/** What a page is made of. */
export interface PageProps {
  context: PageContext;
  deps: WindowDeps;
  /** What stands in the browser's tab before "Kabar", and as the page's heading. */
  title: string;
  /** The path of the navigation's entry that is the page's own. Absent: none, as before a login. */
  current?: string;
  children: Child;
}

/** A whole page: head, navigation, content, footer. Links are relative, so that a proxy may serve it below any path. */
export function Page({ context, deps, title, current, children }: PageProps) {
  const { language, text, root } = context.var;
  const asset = (name: AssetName) => `${root}${deps.assets.path(name)}`;
  return (
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
        <link rel="stylesheet" href={asset('uplot.css')} />
        <link rel="stylesheet" href={asset('window.css')} />
        <script src={asset('htmx.js')} defer />
        <script src={asset('uplot.js')} defer />
        <script src={asset('window.js')} defer />
      </head>
      <body>
        <a class="skip" href="#content">
          {text('skip-to-content')}
        </a>
        {current !== undefined && <Navigation context={context} deps={deps} current={current} />}
        <main id="content" tabindex={-1}>
          <h1>{title}</h1>
          {children}
        </main>
        <Footer context={context} deps={deps} isInside={current !== undefined} />
      </body>
    </html>
  );
}

function Navigation({ context, current }: { context: PageContext; deps: WindowDeps; current: string }) {
  const { text, root } = context.var;
  return (
    <header>
      <nav aria-label={text('nav-label')}>
        <ul>
          {navigation.map(({ path, key }) => (
            <li>
              <a href={`${root}${path}` || './'} aria-current={path === current ? 'page' : undefined}>
                {text(key)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

function Footer({ context, deps, isInside }: { context: PageContext; deps: WindowDeps; isInside: boolean }) {
  const { language, text, root } = context.var;
  const other = language === 'en' ? 'id' : 'en';
  return (
    <footer>
      <form method="post" action={`${root}language`}>
        <input type="hidden" name="language" value={other} />
        <input type="hidden" name="page" value={context.req.path.slice(1)} />
        <button
          type="submit"
          class="quiet"
          lang={other}
          aria-label={`${text('language-label')}: ${text('language-other')}`}
        >
          {text('language-other')}
        </button>
      </form>
      {isInside && deps.door.isLocked && (
        <form method="post" action={`${root}logout`}>
          <button type="submit" class="quiet">
            {text('log-out')}
          </button>
        </form>
      )}
    </footer>
  );
}
