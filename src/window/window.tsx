import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { languages, spokenLanguage } from '../core/language.js';
import type { PageContext, Variables, WindowDeps } from './context.js';
import { sessionCookie, sessionMs } from './doors.js';
import { Page } from './layout.js';
import { addArticlePage } from './pages/article.js';
import { addArticleChatsPage } from './pages/article-chats.js';
import { addArticlesPage } from './pages/articles.js';
import { addChatsPages } from './pages/chats.js';
import { addFeedsPage } from './pages/feeds.js';
import { addLooksPage } from './pages/looks.js';
import { addNowPage } from './pages/now.js';
import { addTopicPage } from './pages/topic.js';
import { addTopicsPage } from './pages/topics.js';
import type { WindowKey } from './texts.js';

/** The cookie that keeps the language that somebody chose. */
const languageCookie = 'kabar_language';

/** How long a chosen language is kept, in seconds. */
const languageSeconds = 365 * 24 * 3_600;

/** The largest form, in bytes, of somebody who has not come in: reading one holds the loop for half a second per megabyte. */
const maxDoorForm = 4_096;

/** Nothing but the window's own files; `img-src` also allows the small pictures within Pico's styles. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** The operator's pages, as one handler of web requests. */
export function createWindow(deps: WindowDeps): (request: Request) => Promise<Response> {
  const app = new Hono<{ Variables: Variables }>();
  app.get('/assets/:version/:name', (context) =>
    deps.assets.serve(context.req.param('name'), context.req.header('accept-encoding') ?? null),
  );
  app.use(async (context, next) => {
    prepare(context, deps);
    await next();
    guardHeaders(context);
  });
  addDoor(app, deps);
  addNowPage(app, deps);
  addFeedsPage(app, deps);
  addArticlesPage(app, deps);
  addArticlePage(app, deps);
  addArticleChatsPage(app, deps);
  addTopicsPage(app, deps);
  addTopicPage(app, deps);
  addChatsPages(app, deps);
  addLooksPage(app, deps);
  app.notFound((context) => say(context, deps, 404, 'not-found'));
  app.onError((error, context) => {
    deps.log.error({ err: error, page: context.req.path }, 'a page of the window failed');
    return say(context, deps, 500, 'failed');
  });
  return async (request) => app.fetch(request);
}

function prepare(context: PageContext, { texts, defaults }: WindowDeps): void {
  const chosen = languages.find((language) => language === getCookie(context, languageCookie));
  const asked = (context.req.header('accept-language') ?? '')
    .split(',')
    .map((part) => spokenLanguage(part.split(';')[0]?.trim()))
    .find((language) => language !== null);
  const language = chosen ?? asked ?? defaults.language;
  context.set('language', language);
  context.set('text', texts(language));
  context.set('root', '../'.repeat(Math.max(0, context.req.path.split('/').length - 2)));
}

function guardHeaders({ res }: PageContext): void {
  res.headers.set('content-security-policy', contentSecurityPolicy);
  res.headers.set('x-content-type-options', 'nosniff');
  res.headers.set('referrer-policy', 'no-referrer');
  res.headers.set('cross-origin-opener-policy', 'same-origin');
  if (!res.headers.has('cache-control')) res.headers.set('cache-control', 'no-store');
}

/** Lets nobody further who may not come in; and what one does at the door. */
function addDoor(app: Hono<{ Variables: Variables }>, deps: WindowDeps): void {
  app.use(async (context, next) => {
    const decision = deps.door.decide(context.req.raw, getCookie(context, sessionCookie));
    if (decision === 'foreign-host') return say(context, deps, 403, 'refused-host');
    if (decision === 'foreign-origin') return say(context, deps, 403, 'refused-origin');
    const isAtDoor = /^\/(login|language)$/.test(context.req.path);
    if (decision === 'login' && !isAtDoor) return context.redirect(`${context.var.root}login`, 303);
    await next();
  });
  const limit = bodyLimit({
    maxSize: maxDoorForm,
    onError: (context) => context.text('too large', 413),
  });
  app.use('/login', limit);
  app.use('/language', limit);
  app.get('/login', (context) => context.html(<LoginPage context={context} deps={deps} />));
  app.post('/login', async (context) => {
    const { token } = await context.req.parseBody();
    const login = await deps.door.login(typeof token === 'string' ? token.trim() : '');
    if (login.kind === 'open') {
      setCookie(context, sessionCookie, login.cookie, cookieOptions(context, sessionMs / 1000));
      return context.redirect('./', 303);
    }
    const isSlow = login.kind === 'slow-down';
    const fault = isSlow ? 'login-slow' : 'login-wrong';
    return context.html(<LoginPage context={context} deps={deps} fault={fault} />, isSlow ? 429 : 401);
  });
  app.post('/logout', (context) => {
    setCookie(context, sessionCookie, '', cookieOptions(context, 0));
    return context.redirect('login', 303);
  });
  app.post('/language', async (context) => {
    const { language, page } = await context.req.parseBody();
    const chosen = languages.find((each) => each === language) ?? context.var.language;
    setCookie(context, languageCookie, chosen, cookieOptions(context, languageSeconds));
    const isPage = typeof page === 'string' && /^[a-z0-9][a-z0-9/-]*$/.test(page);
    return context.redirect(isPage ? page : './', 303);
  });
}

/** Without a path: the browser takes the folder of the address, which is the window's root behind a proxy's prefix too. */
function cookieOptions({ req }: PageContext, maxAge: number) {
  const isSecure = req.header('x-forwarded-proto') === 'https' || req.url.startsWith('https:');
  return { httpOnly: true, sameSite: 'Strict', secure: isSecure, maxAge } as const;
}

function LoginPage(props: { context: PageContext; deps: WindowDeps; fault?: WindowKey }) {
  const { context, deps, fault } = props;
  const { text } = context.var;
  return (
    <Page context={context} deps={deps} title={text('login-title')}>
      <form method="post" action="login">
        <label>
          {text('login-token')}
          <input
            type="password"
            name="token"
            required
            autofocus
            autocomplete="current-password"
            aria-describedby="hint"
            aria-invalid={fault === undefined ? undefined : 'true'}
          />
          <small id="hint">{text(fault ?? 'login-hint')}</small>
        </label>
        <button type="submit">{text('login-button')}</button>
      </form>
    </Page>
  );
}

function say(context: PageContext, deps: WindowDeps, status: 403 | 404 | 500, key: WindowKey) {
  // Before the request was prepared there are no texts of its own.
  if (context.var.text === undefined) prepare(context, deps);
  const { text } = context.var;
  return context.html(
    <Page context={context} deps={deps} title={text('title')}>
      <p>{text(key)}</p>
    </Page>,
    status,
  );
}
