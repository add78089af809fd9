import type { Article } from '../../core/article.js';
import type { ChatId } from '../../core/chat.js';
import { type ChatReason, chatReasons, type ReasonedChats, type ReasonFinder } from '../chat-reasons.js';
import { Empty, Facts, Pager, pageOf, pageSize, Rows, Table } from '../components.js';
import type { PageContext, WindowApp, WindowDeps } from '../context.js';
import { Page } from '../layout.js';
import { whyInChats } from '../why.js';

/** The page of an article's chats of one kind, each with its line of `/why`. */
export function addArticleChatsPage(app: WindowApp, deps: WindowDeps, finder: ReasonFinder): void {
  app.get('/articles/:id/chats', async (context) => {
    const [article] = await deps.store.articles([context.req.param('id')]);
    const reason = chatReasons.find((each) => each === context.req.query('reason'));
    if (article === undefined || reason === undefined) return context.notFound();
    const page = pageOf(context);
    const from = page * pageSize;
    const wanted = from + pageSize + 1;
    // What happened is counted; only for what did not, chats have to be looked through.
    const counted = await finder.countedChats(article, reason, wanted);
    const reasons = counted === null ? await finder.of(article) : null;
    const chats = counted ?? (await reasons?.chatsOf(reason, wanted)) ?? [];
    const { text, root } = context.var;
    const shown = chats.slice(from, from + pageSize);
    return context.html(
      <Page context={context} title={text(`spread-${reason}`)} current="articles">
        <p>
          <a dir="auto" href={`${root}articles/${article.id}`}>
            {article.headline}
          </a>
        </p>
        {reasons !== null && <LookedThrough context={context} reasons={reasons} />}
        {shown.length === 0 ? (
          <Empty context={context} says="spread-none" />
        ) : (
          <ReasonTable
            context={context}
            label={text(`spread-${reason}`)}
            rows={await whyInChats(context, article, shown)}
          />
        )}
        <Pager
          context={context}
          path={`articles/${article.id}/chats`}
          page={page}
          hasMore={chats.length > from + pageSize}
          query={{ reason }}
        />
      </Page>,
    );
  });
}

function ReasonTable(props: {
  context: PageContext;
  label: string;
  rows: readonly { chat: ChatId; says: string }[];
}) {
  const { context, label, rows } = props;
  const { text, root } = context.var;
  return (
    <Table label={label} head={[text('chat-id'), text('article-because')]}>
      <Rows
        of={rows}
        row={({ chat, says }) => (
          <tr>
            <th scope="row">
              <a href={`${root}chats/${encodeURI(chat)}`}>{chat}</a>
            </th>
            <td class="wide">{says}</td>
          </tr>
        )}
      />
    </Table>
  );
}

/** In how many chats what became of an article; each count leads to those chats. */
export async function reasonFacts(context: PageContext, finder: ReasonFinder, article: Article) {
  const reasons = await finder.of(article);
  const { counts } = reasons;
  const { text } = context.var;
  const always: readonly ChatReason[] = ['posted', 'listed', 'held', 'refused'];
  const shown = chatReasons.filter((reason) => (counts.get(reason) ?? 0) > 0 || always.includes(reason));
  return (
    <>
      <Facts
        rows={shown.map((reason) => {
          const count = counts.get(reason) ?? 0;
          const says = text('spread-count', { count });
          const href = `${article.id}/chats?reason=${reason}`;
          return [text(`spread-${reason}`), count === 0 ? says : <a href={href}>{says}</a>];
        })}
      />
      <LookedThrough context={context} reasons={reasons} />
    </>
  );
}

/** How many chats the counts are made of, while these are not all. */
function LookedThrough({ context, reasons }: { context: PageContext; reasons: ReasonedChats }) {
  const { text } = context.var;
  const { looked, followers, goesOn } = reasons;
  if (looked >= followers) return null;
  return (
    <p role="status">
      {text('spread-looked', { looked, followers })}{' '}
      {goesOn && <a href={`?${new URLSearchParams(context.req.query())}`}>{text('spread-again')}</a>}
    </p>
  );
}
