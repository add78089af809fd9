import { topicName } from '../../core/catalog.js';
import { Empty, Rows, Table } from '../components.js';
import type { PageContext, WindowApp, WindowDeps } from '../context.js';
import { Page } from '../layout.js';

const weekMs = 7 * 24 * 3_600_000;

/** The page of all topics of the catalog, by category. */
export function addTopicsPage(app: WindowApp, deps: WindowDeps): void {
  app.get('/topics', async (context) => {
    const { text, language, root } = context.var;
    const [counts, followed] = await Promise.all([
      deps.store.topicCounts(deps.clock.now() - weekMs),
      deps.store.followed(),
    ]);
    const catalog = deps.catalog();
    const categories = [...(catalog.categories ?? []), null];
    const head = (['topic-name', 'topic-week', 'topic-followers', 'topic-words'] as const).map((key) =>
      text(key),
    );
    return context.html(
      <Page context={context} title={text('nav-topics')} current="topics">
        <p>
          <a href={`${root}topics/new`}>{text('topic-new')}</a>
        </p>
        {catalog.topics.length === 0 && <Empty context={context} says="topics-none" />}
        {categories.map((category) => {
          const own = catalog.topics.filter((topic) => (topic.category ?? null) === (category?.id ?? null));
          if (own.length === 0) return null;
          const name = category === null ? text('topics-other') : categoryName(context, category.name);
          return (
            <>
              <h2>{name}</h2>
              <Table label={name} head={head}>
                <Rows
                  of={own}
                  row={(topic) => (
                    <tr>
                      <th scope="row">
                        <a href={`topics/${topic.id}`}>{topicName(catalog, topic.id, language)}</a>
                      </th>
                      <td data-label={text('topic-week')}>{counts.get(topic.id) ?? 0}</td>
                      <td data-label={text('topic-followers')}>{followed.get(topic.id) ?? 0}</td>
                      <td class="wide" data-label={text('topic-words')}>
                        {topic.match.any.slice(0, 8).join(', ')}
                      </td>
                    </tr>
                  )}
                />
              </Table>
            </>
          );
        })}
      </Page>,
    );
  });
}

function categoryName(
  { var: { language } }: PageContext,
  name: { en?: string | undefined; id?: string | undefined },
) {
  return name[language] ?? name.en ?? name.id ?? '';
}
