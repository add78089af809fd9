import { type Article, articleTime } from '../../core/article.js';
import { maxFound, parseQuery } from '../../core/query.js';
import { topicIdSchema } from '../../core/topic.js';
import {
  Empty,
  maxAsked,
  Pager,
  pageOf,
  pageSize,
  Rows,
  Table,
  TopicOptions,
  Topics,
  When,
} from '../components.js';
import type { PageContext, WindowApp, WindowDeps } from '../context.js';
import { Page } from '../layout.js';

/** What the list is narrowed to, as the address says it. */
interface Filter {
  words: string;
  topic: string;
}

/** The page of all articles: newest first, searched, or of one topic or publisher. */
export function addArticlesPage(app: WindowApp, deps: WindowDeps): void {
  app.get('/articles', async (context) => {
    const filter = { words: context.req.query('q') ?? '', topic: context.req.query('topic') ?? '' };
    const page = pageOf(context);
    const found = await find(deps, filter, page);
    const { text } = context.var;
    return context.html(
      <Page context={context} title={text('nav-articles')} current="articles">
        <Search context={context} filter={filter} />
        {found.similar && found.articles.length > 0 && <p>{text('articles-similar')}</p>}
        {found.articles.length === 0 ? (
          <Empty context={context} says={filter.words === '' ? 'articles-none' : 'articles-not-found'} />
        ) : (
          <ArticleTable context={context} articles={found.articles} />
        )}
        <Pager
          context={context}
          path="articles"
          page={page}
          hasMore={found.hasMore}
          query={{ q: filter.words, topic: filter.topic }}
        />
      </Page>,
    );
  });
}

/** One more than a page is asked for, to know whether there is a next one. */
async function find(
  { store }: WindowDeps,
  { words, topic }: Filter,
  page: number,
): Promise<{ articles: Article[]; hasMore: boolean; similar: boolean }> {
  const [offset, limit] = [page * pageSize, pageSize + 1];
  const query = parseQuery(words);
  const isNarrow = topicIdSchema.safeParse(topic).success;
  if (query !== null) {
    const found = await store.search({ query, limit: maxFound, loosely: true });
    const fitting = found.articles.filter(({ topics }) => !isNarrow || topics.includes(topic));
    const articles = fitting.slice(offset, offset + pageSize);
    return { articles, hasMore: fitting.length > offset + pageSize, similar: found.similar };
  }
  const topics = isNarrow ? { topics: [topic] } : {};
  const articles = await store.latest({ ...topics, offset, limit });
  return { articles: articles.slice(0, pageSize), hasMore: articles.length > pageSize, similar: false };
}

function Search({ context, filter }: { context: PageContext; filter: Filter }) {
  const { text } = context.var;
  return (
    <search>
      <form action="articles" class="row">
        <label>
          {text('articles-search')}
          <input
            type="search"
            name="q"
            value={filter.words}
            maxlength={maxAsked}
            placeholder={text('articles-search-example')}
          />
        </label>
        <label>
          {text('articles-topic')}
          <select name="topic">
            <option value="">{text('articles-all-topics')}</option>
            <TopicOptions context={context} chosen={filter.topic} />
          </select>
        </label>
        <button type="submit">{text('articles-find')}</button>
      </form>
    </search>
  );
}

/** Articles as rows, each leading to its page. */
export function ArticleTable(props: { context: PageContext; articles: readonly Article[] }) {
  const { context, articles } = props;
  const { text, root } = context.var;
  const head = [
    text('article-headline'),
    text('article-publisher'),
    text('article-topics'),
    text('article-time'),
  ];
  return (
    <Table label={text('nav-articles')} head={head}>
      <Rows
        of={articles}
        row={(article) => (
          <tr>
            <td class="wide">
              <a dir="auto" href={`${root}articles/${article.id}`}>
                {article.headline}
              </a>
            </td>
            <td>
              <bdi>{article.publisher.name}</bdi>
            </td>
            <td>
              <Topics context={context} ids={article.topics.filter((id) => !id.includes(':'))} />
            </td>
            <td class="time">
              <When context={context} at={articleTime(article)} />
            </td>
          </tr>
        )}
      />
    </Table>
  );
}
