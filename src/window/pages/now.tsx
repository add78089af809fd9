import type { Hono } from 'hono';
import { articleTime } from '../../core/article.js';
import { formatDate } from '../../i18n/dates.js';
import type { Variables, WindowDeps } from '../context.js';
import { Page } from '../layout.js';
import { OutLink } from '../links.js';

/** The first page: what needs somebody, how the platforms are, and the newest articles. */
export function addNowPage(app: Hono<{ Variables: Variables }>, deps: WindowDeps): void {
  app.get('/', async (context) => {
    const newest = await deps.store.latest({ limit: 10 });
    const { text, language } = context.var;
    return context.html(
      <Page context={context} deps={deps} title={text('nav-now')} current="">
        <ul>
          {newest.map((article) => (
            <li>
              <OutLink href={article.link}>{article.headline}</OutLink> · {article.publisher.name} ·{' '}
              {formatDate(articleTime(article), language, deps.defaults.timezone)}
            </li>
          ))}
        </ul>
      </Page>,
    );
  });
}
