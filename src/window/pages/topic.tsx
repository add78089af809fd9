import { createHash } from 'node:crypto';
import { topicName } from '../../core/catalog.js';
import type { Topic } from '../../core/topic.js';
import { Rows, Table, When } from '../components.js';
import type { PageContext, WindowApp, WindowDeps } from '../context.js';
import { sayError } from '../errors.js';
import { Page } from '../layout.js';
import { sayReason } from '../reasons.js';
import { type RuleFault, readRule } from '../rule-faults.js';
import { type Difference, type Trial, tryTopic } from '../topic-trial.js';

/** Differences that are shown of each kind. */
const maxShown = 100;

/** What a new topic begins with. */
const draft = { id: 'new-topic', name: { en: 'New topic', id: 'Topik baru' }, match: { any: ['word'] } };

/** What somebody wrote, and the fault in it. */
interface Edited {
  written: string;
  topic: Topic | null;
  faults: readonly RuleFault[];
  /** Why the catalog cannot be changed; null where it was not tried, or could be. */
  refused: string | null;
  /** The version of the topic that the page was made with. */
  seen: string;
}

/** The editor of one topic, with a trial before anything is saved. */
export function addTopicPage(app: WindowApp, deps: WindowDeps): void {
  app.get('/topics/:id', (context) => {
    const id = context.req.param('id');
    const topic = deps.catalog().topics.find((each) => each.id === id);
    if (topic === undefined && id !== 'new') return context.notFound();
    const written = JSON.stringify(topic ?? draft, null, 2);
    const seen = versionOf(topic);
    return showTopic(context, { written, topic: topic ?? null, faults: [], refused: null, seen }, null);
  });
  app.post('/topics/:id/try', async (context) => {
    const edited = await editedOf(context);
    if (edited.topic === null) return showTopic(context, edited, null, 422);
    const trial = await tryTopic(deps.store, deps.catalog(), edited.topic, deps.clock.now());
    return showTopic(context, edited, trial);
  });
  app.post('/topics/:id/save', async (context) => {
    const edited = await editedOf(context);
    const { topic } = edited;
    if (topic === null) return showTopic(context, edited, null, 422);
    const current = deps.catalog().topics.find(({ id }) => id === topic.id);
    const saved = `../${topic.id}?done=topic-saved`;
    // A second tap of the same button comes after the first has saved it.
    if (current !== undefined && versionOf(current) === versionOf(topic)) return context.redirect(saved, 303);
    // Saved in another tab, or by the operator's editor. Whoever saves again has read that, and means it.
    if (current !== undefined && versionOf(current) !== edited.seen) {
      const refused = context.var.text(edited.seen === '' ? 'topic-taken' : 'topic-changed');
      return showTopic(context, { ...edited, refused, seen: versionOf(current) }, null, 409);
    }
    try {
      await deps.operations.saveTopic(topic);
      return context.redirect(saved, 303);
    } catch (error) {
      return showTopic(context, { ...edited, refused: sayError(context, error) }, null, 422);
    }
  });
}

/** The same for the same topic; empty where there is none. */
function versionOf(topic: Topic | undefined): string {
  if (topic === undefined) return '';
  return createHash('sha256').update(JSON.stringify(topic)).digest('base64url').slice(0, 16);
}

/** Reads the rule that was written. Each fault names its place. */
async function editedOf(context: PageContext): Promise<Edited> {
  const { rule, seen } = await context.req.parseBody();
  const written = typeof rule === 'string' ? rule.replaceAll('\r\n', '\n') : '';
  const read = readRule(written, context.var.deps.catalog());
  return { written, refused: null, seen: typeof seen === 'string' ? seen : '', ...read };
}

function showTopic(context: PageContext, edited: Edited, trial: Trial | null, status: 200 | 409 | 422 = 200) {
  const { deps, text, language, root } = context.var;
  const id = context.req.param('id') ?? 'new';
  const known = topicName(deps.catalog(), id, language);
  const isFaulty = edited.faults.length > 0 || edited.refused !== null;
  return context.html(
    <Page context={context} title={known ?? text('topic-new')} current="topics">
      {context.req.query('done') === 'topic-saved' && <p role="status">{text('topic-saved')}</p>}
      {known !== null && (
        <p>
          <a href={`${root}articles?${new URLSearchParams({ topic: id })}`}>{text('topic-articles')}</a>
        </p>
      )}
      <form method="post" action={`${root}topics/${id}/try`}>
        <input type="hidden" name="seen" value={edited.seen} />
        <label>
          {text('topic-rule')}
          <textarea
            name="rule"
            rows={18}
            spellcheck={false}
            aria-invalid={isFaulty ? 'true' : undefined}
            aria-describedby="faults"
          >
            {edited.written}
          </textarea>
        </label>
        <div id="faults" role="alert">
          {edited.refused !== null && <p>{edited.refused}</p>}
          {edited.faults.length > 0 && <Faults context={context} faults={edited.faults} />}
        </div>
        <div class="row">
          <button type="submit">{text('topic-try')}</button>
          {trial !== null && (
            <button type="submit" formaction={`${root}topics/${id}/save`}>
              {text('topic-save')}
            </button>
          )}
        </div>
      </form>
      {trial !== null && <TrialResult context={context} trial={trial} />}
    </Page>,
    status,
  );
}

/** Each fault with its line as it was written, and in it the words that are at fault. */
function Faults({ context, faults }: { context: PageContext; faults: readonly RuleFault[] }) {
  const { text } = context.var;
  return (
    <ul class="faults">
      {faults.map(({ line, field, message, text: [before, at, behind] }) => (
        <li>
          {field === '' ? text('fault-line', { line }) : text('fault-field', { line, field })}: {message}
          <pre>
            {before}
            <mark>{at === '' ? ' ' : at}</mark>
            {behind}
          </pre>
        </li>
      ))}
    </ul>
  );
}

function TrialResult({ context, trial }: { context: PageContext; trial: Trial }) {
  const { text } = context.var;
  const { looked, kept, gained, lost } = trial;
  return (
    <section aria-label={text('trial')} role="status">
      <h2>{text('trial')}</h2>
      <p>{text('trial-result', { looked, kept, gained: gained.length, lost: lost.length })}</p>
      {lost.length > 0 && <Differences context={context} title={text('trial-lost')} differences={lost} />}
      {gained.length > 0 && (
        <Differences context={context} title={text('trial-gained')} differences={gained} />
      )}
    </section>
  );
}

function Differences(props: { context: PageContext; title: string; differences: readonly Difference[] }) {
  const { context, title, differences } = props;
  const { text, root } = context.var;
  const head = [text('article-headline'), text('article-because'), text('article-time')];
  return (
    <>
      <h3>{title}</h3>
      <Table label={title} head={head}>
        <Rows
          of={differences.slice(0, maxShown)}
          row={({ article, evidence }) => (
            <tr>
              <td class="wide">
                <a href={`${root}articles/${article.id}`}>{article.headline}</a>
              </td>
              <td>{evidence.because.map((reason) => sayReason(context, reason)).join('; ')}</td>
              <td class="time">
                <When context={context} at={article.publishedAt ?? article.seenAt} />
              </td>
            </tr>
          )}
        />
      </Table>
    </>
  );
}
