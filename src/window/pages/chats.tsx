import { type Chat, chatIdSchema, resumed, splitChatId, suspended } from '../../core/chat.js';
import { recordsOf } from '../../core/export.js';
import { withInheritedSuspension } from '../../core/inherited-suspension.js';
import type { ChatActivity } from '../../core/ports.js';
import type { Settings } from '../../core/settings.js';
import { followedTopics } from '../../core/subscription.js';
import { presentTopics } from '../../presentation/present.js';
import { Empty, Facts, maxAsked, Rows, Table, When } from '../components.js';
import type { PageContext, WindowApp, WindowDeps } from '../context.js';
import { sayError } from '../errors.js';
import { HowToInvite } from '../invites.js';
import { Page } from '../layout.js';
import { platformName, platformsOf } from '../platforms.js';
import type { WindowKey } from '../texts.js';

/** Chats on a page, and entries that are looked at of those that one may wait for, by itself or in the list, at most. */
const maxRead = { chats: 50, waiting: 100, waitingListed: 20 } as const;

const stateKeys = {
  active: 'chat-active',
  paused: 'chat-paused',
  misplaced: 'chat-misplaced',
  gone: 'chat-gone',
} as const satisfies Record<Chat['state']['kind'], WindowKey>;

/** The page of all chats, and of one. Only the id and the preferences of a chat are kept, so nothing else is shown. */
export function addChatsPages(app: WindowApp, deps: WindowDeps): void {
  app.get('/chats', (context) => showChats(context));
  app.get('/chats/:id{.+}', async (context) => {
    const id = chatIdSchema.safeParse(context.req.param('id'));
    const chat = id.success ? await deps.store.chat(id.data) : null;
    return chat === null ? context.notFound() : showChat(context, chat);
  });
  app.post('/chats/pause', (context) => changeChat(context, (chat) => suspended(chat, deps.clock.now())));
  app.post('/chats/resume', (context) => changeChat(context, resumed));
  app.post('/chats/forget', async (context) => {
    const { chat } = await context.req.parseBody();
    const id = chatIdSchema.safeParse(chat);
    if (id.success) await deps.operations.forgetChat(id.data);
    return context.redirect('../chats', 303);
  });
}

/** Changes the chat that a form names, and shows it. The runtime that posts to it looks in the store itself. */
async function changeChat(context: PageContext, change: (chat: Chat) => Chat) {
  const { chat } = await context.req.parseBody();
  const id = chatIdSchema.safeParse(chat);
  const changed = id.success
    ? await context.var.deps.store.changeChat(id.data, (stored) => stored && change(stored))
    : null;
  return changed === null ? context.notFound() : context.redirect(`../chats/${encodeURI(changed.id)}`, 303);
}

/** The chats that a page shows, what the next page begins behind, and how many there are, where that is known by the way. */
interface ChatPage {
  chats: readonly Chat[];
  next: string | null;
  total: number | null;
}

async function chatPage({ store }: WindowDeps, asked: string, after: string | null): Promise<ChatPage> {
  if (asked === '') {
    const { records, next, total } = await store.dump('chats', after, maxRead.chats);
    return { chats: recordsOf(records, 'chat').map(({ chat }) => chat), next, total };
  }
  const id = chatIdSchema.safeParse(asked);
  const chat = id.success ? await store.chat(id.data) : null;
  return { chats: chat === null ? [] : [chat], next: null, total: null };
}

async function showChats(context: PageContext) {
  const { deps, text, root } = context.var;
  const asked = context.req.query('chat')?.trim() ?? '';
  const { chats, next, total } = await chatPage(deps, asked, context.req.query('after') ?? null);
  const [count, activity] = await Promise.all([
    total ?? deps.store.chatCount(),
    activityOf(chats, deps, maxRead.waitingListed),
  ]);
  return context.html(
    <Page context={context} title={text('nav-chats')} current="chats">
      <p>{text('chats-count', { count })}</p>
      <HowToInvite context={context} platforms={await platformsOf(deps)} />
      <search>
        <form class="row" action={`${root}chats`}>
          <label>
            {text('chats-find')}
            <input
              type="search"
              name="chat"
              value={asked}
              maxlength={maxAsked}
              placeholder="telegram:-1001234567890"
            />
          </label>
          <button type="submit">{text('articles-find')}</button>
        </form>
      </search>
      {chats.length === 0 ? (
        <Empty context={context} says={asked === '' ? 'chats-none' : 'chats-unknown'} />
      ) : (
        <ChatTable context={context} chats={chats} activity={activity} />
      )}
      {next !== null && (
        <nav aria-label={text('pages')} class="pager">
          <a href={`?${new URLSearchParams({ after: next })}`} rel="next">
            {text('page-behind')}
          </a>
        </nav>
      )}
    </Page>,
  );
}

type Activity = ReadonlyMap<string, ChatActivity>;

const activityOf = (chats: readonly Chat[], { store }: WindowDeps, limit: number): Promise<Activity> =>
  store.activity(
    chats.map(({ id }) => id),
    limit,
  );

/** For how many entries a chat waits. */
function waitingText(activity: ChatActivity | undefined): string {
  return `${activity?.waiting ?? 0}${activity?.mayWaitMore ? '+' : ''}`;
}

const columns = [
  'chat-id',
  'chat-platform',
  'chat-kind',
  'chat-language',
  'chat-subscriptions',
  'chat-state',
  'chat-waiting',
  'chat-last',
] as const;

function ChatTable(props: { context: PageContext; chats: readonly Chat[]; activity: Activity }) {
  const { context, chats, activity } = props;
  const { text, root } = context.var;
  return (
    <Table label={text('nav-chats')} head={columns.map((key) => text(key))}>
      <Rows
        of={chats}
        row={(chat) => (
          <tr>
            <th scope="row">
              <a href={`${root}chats/${encodeURI(chat.id)}`}>{chat.id}</a>
            </th>
            <td data-label={text('chat-platform')}>{platformName(splitChatId(chat.id).adapter, text)}</td>
            <td data-label={text('chat-kind')}>{text(kindOf(chat))}</td>
            <td data-label={text('chat-language')}>{`${chat.language}, ${chat.timezone}`}</td>
            <td data-label={text('chat-subscriptions')}>{followedTopics(chat.subscriptions).length}</td>
            <td data-label={text('chat-state')}>
              <State context={context} chat={chat} />
            </td>
            <td data-label={text('chat-waiting')}>{waitingText(activity.get(chat.id))}</td>
            <td class="time" data-label={text('chat-last')}>
              <When context={context} at={activity.get(chat.id)?.lastPostAt ?? null} />
            </td>
          </tr>
        )}
      />
    </Table>
  );
}

/** Where only admins write and many read, or where people talk: more of a place is not kept. */
const kindOf = ({ isBroadcast = false }: Chat) => (isBroadcast ? 'chat-kind-channel' : 'chat-kind-chat');

/** What keeps posts away from a chat, the operator first; active where nothing does. */
function State(props: { context: PageContext; chat: Chat; isHeld?: boolean }) {
  const { context, chat, isHeld = false } = props;
  const { text } = context.var;
  const { state, suspendedAt } = chat;
  const reason = 'reason' in state ? `: ${sayError(context, state.reason)}` : '';
  return (
    <>
      {suspendedAt !== undefined && <span class="status suspended">{text('chat-suspended')}</span>}
      {isHeld && <span class="status suspended">{text('chat-held')}</span>}
      {((suspendedAt === undefined && !isHeld) || state.kind !== 'active') && (
        <span class={`status ${state.kind}`}>{`${text(stateKeys[state.kind])}${reason}`}</span>
      )}
    </>
  );
}

/** Pauses the chat, or lets it go on. */
function PauseForm({ context, chat }: { context: PageContext; chat: Chat }) {
  const { text, root } = context.var;
  const { suspendedAt } = chat;
  const isPaused = suspendedAt !== undefined;
  return (
    <form method="post" action={`${root}chats/${isPaused ? 'resume' : 'pause'}`}>
      <input type="hidden" name="chat" value={chat.id} />
      {isPaused && (
        <p role="status">
          {text('chat-suspended-since')} <When context={context} at={suspendedAt} />
        </p>
      )}
      <p id="pause-hint">{text(isPaused ? 'chat-resume-what' : 'chat-pause-what')}</p>
      <button type="submit" class="medium" aria-describedby="pause-hint">
        {text(isPaused ? 'chat-resume' : 'chat-pause')}
      </button>
    </form>
  );
}

async function showChat(context: PageContext, chat: Chat) {
  const { deps, text, root, language } = context.var;
  const data = await deps.store.chatData(chat.id);
  const held = await withInheritedSuspension(chat, deps.store, deps.belongsTo);
  const activity = (await activityOf([chat], deps, maxRead.waiting)).get(chat.id);
  const topics = presentTopics(followedTopics(chat.subscriptions), { ...chat, language }, deps.catalog());
  return context.html(
    <Page context={context} title={chat.id} current="chats">
      <Facts
        rows={[
          [text('chat-platform'), platformName(splitChatId(chat.id).adapter, text)],
          [text('chat-kind'), text(kindOf(chat))],
          [text('chat-language'), `${chat.language}, ${chat.timezone}`],
          [text('chat-state'), <State context={context} chat={chat} isHeld={held !== chat} />],
          [text('chat-subscriptions'), topics.join(', ') || '–'],
          [text('chat-waiting'), waitingText(activity)],
          [text('chat-last'), <When context={context} at={activity?.lastPostAt ?? null} />],
          [
            text('chat-refused'),
            (data?.refused ?? []).map(({ reason }) => sayError(context, reason ?? '')).join('; ') || '–',
          ],
          [text('chat-settings'), settingsText(chat.settings)],
        ]}
      />
      <PauseForm context={context} chat={chat} />
      <form method="post" action={`${root}chats/forget`}>
        <input type="hidden" name="chat" value={chat.id} />
        <details>
          <summary>{text('chat-forget')}</summary>
          <p>{text('chat-forget-what')}</p>
          <button type="submit" class="medium">
            {text('chat-forget-button')}
          </button>
        </details>
      </form>
    </Page>,
  );
}

/** The settings as they are stored: an operator compares them with what a person tells. */
function settingsText(settings: Settings) {
  return <code>{JSON.stringify(settings)}</code>;
}
