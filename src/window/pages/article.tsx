import type { Child } from 'hono/jsx';
import type { Article, OriginField } from '../../core/article.js';
import type { Evidence } from '../../core/classify/evidence.js';
import { maskSecrets } from '../../core/secrets.js';
import type { ReasonFinder } from '../chat-reasons.js';
import { Facts, maxAsked, Table, Topics, When } from '../components.js';
import type { PageContext, WindowApp, WindowDeps } from '../context.js';
import { Page } from '../layout.js';
import { OutLink } from '../links.js';
import { Origin } from '../origins.js';
import { sayReason } from '../reasons.js';
import { type NamedRule, type RuledField, ruleOf } from '../rules.js';
import { sharedWords } from '../shared-words.js';
import type { WindowKey } from '../texts.js';
import { whyInChat } from '../why.js';
import { reasonFacts } from './article-chats.js';

/** Articles of a story that its page names, at most. */
const maxStory = 20;

/** The page of one article: what it says, why it is filed where it is, and what became of it. */
export function addArticlePage(app: WindowApp, deps: WindowDeps, finder: ReasonFinder): void {
  app.get('/articles/:id', async (context) => {
    const [article] = await deps.store.articles([context.req.param('id')]);
    if (article === undefined) return context.notFound();
    const { text } = context.var;
    const asked = context.req.query('chat')?.trim() ?? '';
    const why = asked === '' ? null : await whyInChat(context, article, asked);
    return context.html(
      <Page context={context} title={article.headline} current="articles">
        <FieldFacts context={context} article={article} />
        <p>
          <a href={`../looks?article=${article.id}`}>{text('looks-this')}</a>
        </p>
        <h2>{text('article-filed')}</h2>
        <EvidenceTable context={context} evidence={deps.explain(article)} />
        <h2>{text('article-story')}</h2>
        <Story context={context} article={article} related={await storyOf(deps, article)} />
        <h2>{text('article-spread')}</h2>
        {await reasonFacts(context, finder, article)}
        <h2>{text('article-why')}</h2>
        <form class="row" action={article.id}>
          <label>
            {text('article-why-chat')}
            <input
              name="chat"
              value={asked}
              maxlength={maxAsked}
              placeholder="telegram:-1001234567890"
              required
            />
          </label>
          <button type="submit">{text('article-why-ask')}</button>
        </form>
        {why !== null && <p role="status">{why}</p>}
      </Page>,
    );
  });
}

/** The other articles of its story, the first one too. */
async function storyOf({ store }: WindowDeps, { id }: Article): Promise<Article[]> {
  return (await store.storyOf(id, maxStory)).filter((each) => each.id !== id);
}

function FieldFacts({ context, article }: { context: PageContext; article: Article }) {
  const { deps, text } = context.var;
  const known = (value: string | null) => value ?? text('unknown');
  const from = (field?: OriginField) => (
    <Origin context={context} article={article} {...(field !== undefined && { field })} />
  );
  const zone = deps.catalog().publishers.find(({ id }) => id === article.publisher.id)?.timezone ?? null;
  /** Where a field comes from, and by which rule it became what it is. */
  const made = (field: RuledField) => (
    <>
      {field === 'headline' || field === 'link' ? from() : from(field)}
      <Rule context={context} rule={ruleOf(article, field, zone)} />
    </>
  );
  const when = (at: number | null) => <When context={context} at={at} />;
  const rows: readonly (readonly [key: WindowKey, value: Child, origin: Child])[] = [
    ['article-headline', <bdi>{article.headline}</bdi>, made('headline')],
    ['article-link', <OutLink href={article.link}>{maskSecrets(article.link)}</OutLink>, made('link')],
    ['article-summary', <bdi>{known(article.summary)}</bdi>, made('summary')],
    ['article-authors', <bdi>{known(article.authors.join(', ') || null)}</bdi>, made('authors')],
    [
      'article-publisher',
      <>
        <bdi>{article.publisher.name}</bdi> ({article.feed})
      </>,
      null,
    ],
    ['article-published', when(article.publishedAt), made('publishedAt')],
    ['article-updated', when(article.updatedAt), made('updatedAt')],
    ['article-seen', when(article.seenAt), null],
    ['article-language', known(article.language), from('language')],
    ['article-categories', known(article.categories.join(', ') || null), from('categories')],
    [
      'article-topics',
      <Topics context={context} ids={article.topics.filter((id) => !id.includes(':'))} />,
      <small class="origin">{text('origin-rules')}</small>,
    ],
    [
      'article-image',
      article.image === null ? text('unknown') : <OutLink href={article.image.url} />,
      from('image'),
    ],
    ['article-corrected', text('article-corrections', { count: article.revision - 1 }), null],
  ];
  return (
    <Facts
      rows={rows.map(([key, value, origin]) => [
        text(key),
        <>
          {value} {origin}
        </>,
      ])}
    />
  );
}

function Rule({ context, rule }: { context: PageContext; rule: NamedRule | null }) {
  return rule === null ? null : (
    <>
      {' '}
      <small class="origin">{context.var.text(rule.key, rule.values)}</small>
    </>
  );
}

function EvidenceTable(props: { context: PageContext; evidence: readonly Evidence[] }) {
  const { context, evidence } = props;
  const { text } = context.var;
  const head = [text('article-topic'), text('article-because'), text('article-strength')];
  return (
    <Table label={text('article-filed')} head={head}>
      {evidence.map(({ topic, because, strength }) => (
        <tr>
          <td>
            <Topics context={context} ids={[topic]} />
          </td>
          <td data-label={text('article-because')}>
            {because.map((reason) => sayReason(context, reason)).join('; ')}
          </td>
          <td data-label={text('article-strength')}>{Math.round(strength * 100) / 100}</td>
        </tr>
      ))}
    </Table>
  );
}

function Story(props: { context: PageContext; article: Article; related: readonly Article[] }) {
  const { context, article, related } = props;
  const { text, root } = context.var;
  if (related.length === 0) return <p>{text('article-story-alone')}</p>;
  return (
    <ul>
      {related.map((each) => (
        <li>
          <a dir="auto" href={`${root}articles/${each.id}`}>
            {each.headline}
          </a>{' '}
          · <bdi>{each.publisher.name}</bdi> · <When context={context} at={each.publishedAt ?? each.seenAt} />
          <br />
          <SharedWords context={context} words={sharedWords(article, each)} />
        </li>
      ))}
    </ul>
  );
}

/** Why two articles are of one story: what both say. */
function SharedWords({ context, words }: { context: PageContext; words: readonly string[] }) {
  const { text } = context.var;
  return (
    <small class="origin">
      {words.length === 0
        ? text('article-story-text')
        : text('article-story-because', { words: words.join(', ') })}
    </small>
  );
}
