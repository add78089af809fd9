import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cookieFor } from '../core/cookies.js';
import { languages, spokenLanguage } from '../core/language.js';
import { addressOf, pageIn } from './addresses.js';
import { ReasonFinder } from './chat-reasons.js';
import { chosenLanguage, languageCookieFor } from './chosen-language.js';
import type { PageContext, Variables, WindowApp, WindowDeps } from './context.js';
import { sessionCookie } from './doors.js';
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
  guardDoor(app, deps);
  app.use(async (context, next) => {
    const onError = () => say(context, deps, 413, 'form-too-large');
    return bodyLimit({ maxSize: maxFormOf(context.req.path), onError })(context, next);
  });
  addLogin(app, deps);
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
function methodsAt({ router }: WindowApp, path: string): string[] {
  return ['GET', 'POST'].filter((method) => {
    const [handlers] = router.match(method, path);
    return handlers.some(([[, route]]) => route.method === method);
  });
}

function maxFormOf(path: string): number {
  if (path === importPath) return maxUploadBytes;
  return /^\/topics\/[^/]+\/(?:try|save)$/.test(path) ? maxRuleForm : maxForm;
}

function prepare(context: PageContext, deps: WindowDeps): void {
  const { texts, errorTexts, defaults } = deps;
  const asked = (context.req.header('accept-language') ?? '')
    .split(',')
    .map((part) => spokenLanguage(part.split(';')[0]?.trim()))
    .find((language) => language !== null);
  const language = chosenLanguage(context.req.raw) ?? asked ?? defaults.language;
  context.set('deps', deps);
  context.set('language', language);
  context.set('text', texts(language));
  context.set('errorText', errorTexts(language));
  context.set('root', '../'.repeat(Math.max(0, context.req.path.split('/').length - 2)));
}

function guardHeaders({ req, res }: PageContext): void {
  res.headers.set('content-security-policy', contentSecurityPolicy);
  res.headers.set('x-content-type-options', 'nosniff');
  res.headers.set('referrer-policy', 'no-referrer');
  res.headers.set('cross-origin-opener-policy', 'same-origin');
  // What a form was answered with cannot be asked for again: without a copy, the button that leads back loses what was written.
  const keeping = req.method === 'POST' ? 'private, no-cache' : 'no-store';
  if (!res.headers.has('cache-control')) res.headers.set('cache-control', keeping);
}

/** Lets nobody further who may not come in. */
function guardDoor(app: WindowApp, deps: WindowDeps): void {
  app.use(async (context, next) => {
    const decision = await deps.door.judge(context.req.raw);
    if (decision === 'foreign-host') return say(context, deps, 403, 'refused-host');
    if (decision === 'foreign-origin') return say(context, deps, 403, 'refused-origin');
    if (decision === 'slow-down') return say(context, deps, 429, 'login-slow');
    const isAtDoor = /^\/(login|language)$/.test(context.req.path);
    if (decision === 'login' && !isAtDoor) return leadToLogin(context);
    context.set('isIn', decision === 'open');
    await next();
  });
}

/** What one does at the door. */
function addLogin(app: WindowApp, deps: WindowDeps): void {
  app.get('/login', (context) => {
    const next = context.req.query('next') ?? '';
    return context.html(<LoginPage context={context} next={next} />);
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
    return context.html(<LoginPage context={context} next={pageIn(next)} fault={fault} />, status);
  });
  app.post('/logout', (context) => {
    context.header('set-cookie', cookieFor(context.req.raw, sessionCookie, '', 0));
    return context.redirect('login', 303);
  });
  app.post('/language', async (context) => {
    const { language, page } = await context.req.parseBody();
    const chosen = languages.find((each) => each === language) ?? context.var.language;
    context.header('set-cookie', languageCookieFor(context.req.raw, chosen));
    return context.redirect(pageIn(page), 303);
  });
}

/** Leads to the door, and from there back to the page that was asked for. A stream is told so: it would read the door for ever. */
function leadToLogin(context: PageContext) {
  const { req } = context;
  if (req.header('accept')?.includes('text/event-stream')) return context.body(null, 401);
  const { root } = context.var;
  // What a form changes stands below the page that it belongs to.
  const page = pageIn(
    req.method === 'GET' ? addressOf(context) : req.path.slice(1, req.path.lastIndexOf('/')),
  );
  return context.redirect(
    page === './' ? `${root}login` : `${root}login?${new URLSearchParams({ next: page })}`,
    303,
  );
}

function LoginPage(props: { context: PageContext; next: string; fault?: WindowKey }) {
  const { context, next, fault } = props;
  const { text } = context.var;
  return (
    <Page context={context} title={text('login-title')}>
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
    <Page context={context} title={text('fault-title')} {...(context.var.isIn && { current: null })}>
      <p>{text(key)}</p>
    </Page>,
    status,
  );
}
