import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie } from 'hono/cookie';
import { languages, spokenLanguage } from '../core/language.js';
import { ReasonFinder } from './chat-reasons.js';
import type { PageContext, Variables, WindowDeps } from './context.js';
import { cookieFor, sessionCookie } from './doors.js';
import { Page } from './layout.js';
import { addArticlePage } from './pages/article.js';
import { addArticleChatsPage } from './pages/article-chats.js';
import { addArticlesPage } from './pages/articles.js';
import { addChatsPages } from './pages/chats.js';
import { addFeedsPage, importPath, maxUploadBytes } from './pages/feeds.js';
import { addLooksPage } from './pages/looks.js';
import { addNowPage } from './pages/now.js';
import { addTopicPage } from './pages/topic.js';
import { addTopicsPage } from './pages/topics.js';
import type { WindowKey } from './texts.js';

/** The cookie that keeps the language that somebody chose. */
const languageCookie = 'kabar_language';

/** How long a chosen language is kept, in seconds. */
const languageSeconds = 365 * 24 * 3_600;

/** The largest form, in bytes: the fields are ids and addresses. Reading a form holds the loop, up to 20 ms for 100 KB. */
const maxForm = 8_192;

/** The largest rule of a topic, in bytes: eight times the largest of the catalog that Kabar comes with. */
const maxRuleForm = 256 * 1_024;

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
  app.use(async (context, next) => {
    const onError = () => say(context, deps, 413, 'form-too-large');
    return bodyLimit({ maxSize: maxFormOf(context.req.path), onError })(context, next);
  });
  addDoor(app, deps);
  addNowPage(app, deps);
  addFeedsPage(app, deps);
  addArticlesPage(app, deps);
  const finder = new ReasonFinder(deps);
  addArticlePage(app, deps, finder);
  addArticleChatsPage(app, deps, finder);
  addTopicsPage(app, deps);
  addTopicPage(app, deps);
  addChatsPages(app, deps);
  addLooksPage(app, deps);
  app.notFound((context) => {
    const allowed = methodsAt(app, context.req.path);
    const { method } = context.req;
    if (allowed.length === 0 || allowed.includes(method === 'HEAD' ? 'GET' : method))
      return say(context, deps, 404, 'not-found');
    context.header(
      'allow',
      allowed.flatMap((each) => (each === 'GET' ? ['GET', 'HEAD'] : [each])).join(', '),
    );
    return say(context, deps, 405, 'wrong-method');
  });
  app.onError((error, context) => {
    deps.log.error({ err: error, page: context.req.path }, 'a page of the window failed');
    return say(context, deps, 500, 'failed');
  });
  return async (request) => app.fetch(request);
}

/** The methods that something answers to at an address. */
function methodsAt({ router }: Hono<{ Variables: Variables }>, path: string): string[] {
  return ['GET', 'POST'].filter((method) => {
    const [handlers] = router.match(method, path);
    return handlers.some(([[, route]]) => route.method === method);
  });
}

function maxFormOf(path: string): number {
  if (path === importPath) return maxUploadBytes;
  return /^\/topics\/[^/]+\/(?:try|save)$/.test(path) ? maxRuleForm : maxForm;
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
    const decision = await deps.door.judge(context.req.raw);
    if (decision === 'foreign-host') return say(context, deps, 403, 'refused-host');
    if (decision === 'foreign-origin') return say(context, deps, 403, 'refused-origin');
    if (decision === 'slow-down') return say(context, deps, 429, 'login-slow');
    const isAtDoor = /^\/(login|language)$/.test(context.req.path);
    if (decision === 'login' && !isAtDoor) return context.redirect(toLogin(context), 303);
    await next();
  });
  app.get('/login', (context) => {
    const next = context.req.query('next') ?? '';
    return context.html(<LoginPage context={context} deps={deps} next={next} />);
  });
  app.post('/login', async (context) => {
    const { token, next } = await context.req.parseBody();
    const login = await deps.door.enter(context.req.raw, typeof token === 'string' ? token.trim() : '');
    if (login.kind === 'open') {
      context.header('set-cookie', login.setCookie);
      return context.redirect(pageIn(next), 303);
    }
    const isSlow = login.kind === 'slow-down';
    const fault = isSlow ? 'login-slow' : 'login-wrong';
    const status = isSlow ? 429 : 401;
    return context.html(
      <LoginPage context={context} deps={deps} next={pageIn(next)} fault={fault} />,
      status,
    );
  });
  app.post('/logout', (context) => {
    context.header('set-cookie', cookieFor(context.req.raw, sessionCookie, '', 0));
    return context.redirect('login', 303);
  });
  app.post('/language', async (context) => {
    const { language, page } = await context.req.parseBody();
    const chosen = languages.find((each) => each === language) ?? context.var.language;
    context.header('set-cookie', cookieFor(context.req.raw, languageCookie, chosen, languageSeconds));
    return context.redirect(pageIn(page), 303);
  });
}

/** A page of this process that a form names, from the root on; anything else is the root. */
function pageIn(name: unknown): string {
  return typeof name === 'string' && /^[a-z0-9][a-z0-9/-]*$/.test(name) ? name : './';
}

/** The door, which leads back to the page that was asked for. */
function toLogin({ req, var: { root } }: PageContext): string {
  const page = req.method === 'GET' ? pageIn(req.path.slice(1)) : './';
  return page === './' ? `${root}login` : `${root}login?${new URLSearchParams({ next: page })}`;
}

function LoginPage(props: { context: PageContext; deps: WindowDeps; next: string; fault?: WindowKey }) {
  const { context, deps, next, fault } = props;
  const { text } = context.var;
  return (
    <Page context={context} deps={deps} title={text('login-title')}>
      <form method="post" action="login" class="narrow">
        <input type="hidden" name="next" value={pageIn(next)} />
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

function say(
  context: PageContext,
  deps: WindowDeps,
  status: 403 | 404 | 405 | 413 | 429 | 500,
  key: WindowKey,
) {
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
