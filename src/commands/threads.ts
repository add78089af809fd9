import { type Chat, type ChatId, newChat } from '../core/chat.js';
import type { Answer, ThreadMaker } from '../core/ports.js';
import { followedTopics, laneOf, type Subscription, splitOff } from '../core/subscription.js';
import type { TopicId } from '../core/topic.js';
import { formatList } from '../i18n/lists.js';
import type { TextKey } from '../i18n/texts.js';
import { nameOf } from './cards.js';
import { answer, type Command, type Context, chatOf, noticed, shared } from './context.js';
import { card, lineOf, topicsButton } from './lines.js';

/** How many threads are made for one request: platforms take few at once. */
const maxMade = 20;

const parts: Readonly<Record<string, TextKey>> = { on: 'command-threads', off: 'threads-off-short' };

/** `/threads`: each topic of the place goes to a thread of its own; so does what is followed there later. */
export const threadsCommand: Command = {
  name: 'threads',
  options: [{ name: 'which', kind: 'part', required: false, parts }],
  changes: true,
  audience: 'threads',
  run: (context, { which = '' }) => (which.trim().toLowerCase() === 'off' ? stop(context) : sort(context)),
};

/** What became of one topic: the chat that has it now, or why it stays where it is. */
type Placed = Awaited<ReturnType<ThreadMaker['create']>>;

async function sort(context: Context): Promise<Answer> {
  const { asker, text, store } = context;
  const { threads } = asker;
  if (threads === undefined) return noticed(text('threads-none'));
  const made: string[] = [];
  let stopped: Exclude<Placed, { kind: 'made' }> | null = null;
  const wanted = await topicsToSort(context, threads.home);
  for (const { source, topic } of wanted.slice(0, maxMade)) {
    const placed = await place(context, threads, source, topic);
    if (placed.kind !== 'made') {
      stopped = placed;
      break;
    }
    made.push(nameOf({ ...context, chat: source }, topic));
  }
  if (stopped?.kind === 'rights') return noticed(rightsLine(context, stopped.rights));
  // Committed last: a request that is cut short comes again, and goes on where it was.
  await store.changeChat(threads.home, (chat) => {
    const home = chat ?? chatOf({ ...asker, chat: threads.home }, context);
    return { ...home, threads: { made: home.threads?.made ?? [], isOn: true } };
  });
  const left = wanted.length - made.length;
  return shared(
    answer(
      card(
        [
          [made.length > 0 ? madeLine(context, made) : text(left > 0 ? 'threads-later' : 'threads-all')],
          ...(left > 0 && made.length > 0 ? [lineOf(text('threads-rest', { count: left }))] : []),
          ...(left === 0 ? [lineOf(text('threads-hint'))] : []),
        ],
        [[topicsButton(context)]],
      ),
    ),
  );
}

function madeLine({ text, chat }: Context, made: readonly string[]): string {
  return text('threads-made', { count: made.length, topics: formatList(made, chat.language) });
}

async function stop({ asker, text, store }: Context): Promise<Answer> {
  if (asker.threads === undefined) return noticed(text('threads-none'));
  await store.changeChat(asker.threads.home, (chat) =>
    chat?.threads === undefined ? null : { ...chat, threads: { ...chat.threads, isOn: false } },
  );
  return noticed(text('threads-off'));
}

/** What is followed here and has no thread yet, and what was followed in threads that are deleted. */
async function topicsToSort({ store, chat }: Context, home: ChatId) {
  const made = (await store.chat(home))?.threads?.made ?? [];
  const threads = [...new Set(made.map((each) => each.chat))].filter((each) => each !== chat.id);
  const found = await Promise.all(threads.map((each) => store.chat(each)));
  const deleted = found.filter((each) => each?.state.kind === 'misplaced').filter((each) => each !== null);
  const own = new Set(made.filter((each) => each.chat === chat.id).map(({ topic }) => topic));
  return [
    ...followedTopics(chat.subscriptions)
      .filter((topic) => !own.has(topic))
      .map((topic) => ({ source: chat, topic })),
    ...deleted.flatMap((source) => followedTopics(source.subscriptions).map((topic) => ({ source, topic }))),
  ];
}

/** Moves a topic from a chat to its thread, which is made where there is none. Done again, it changes nothing. */
async function place(context: Context, threads: ThreadMaker, source: Chat, topic: TopicId): Promise<Placed> {
  const { store } = context;
  const home = await store.chat(threads.home);
  const made = home?.threads?.made ?? [];
  const known = made.find((each) => each.topic === topic)?.chat;
  const isThere =
    known !== undefined && known !== source.id && (await store.chat(known))?.state.kind !== 'misplaced';
  const name = nameOf({ ...context, chat: source }, topic);
  const placed: Placed = isThere ? { kind: 'made', chat: known } : await threads.create(name, made.length);
  if (placed.kind !== 'made') return placed;
  const ids = [source.id, threads.home, placed.chat];
  await store.changeChats(ids, (chats, head) => {
    const { left, moved } = splitOff(chats.get(source.id)?.subscriptions ?? [], topic, head);
    if (moved === null) return [];
    const changed = new Map(chats);
    const from = chats.get(source.id) ?? source;
    changed.set(from.id, { ...from, subscriptions: left });
    const into = changed.get(placed.chat) ?? threadLike(from, placed.chat);
    changed.set(into.id, { ...into, subscriptions: withMoved(into.subscriptions, moved) });
    const home = changed.get(threads.home) ?? chatOf({ ...context.asker, chat: threads.home }, context);
    const others = (home.threads?.made ?? []).filter((each) => each.topic !== topic);
    const kept = { isOn: home.threads?.isOn ?? true, made: [...others, { topic, chat: into.id }] };
    changed.set(home.id, { ...home, threads: kept });
    return [...changed.values()];
  });
  for (const id of ids) context.changed(id);
  return placed;
}

/** A new thread gets what the chat has chosen whose topic it takes over. */
function threadLike(from: Chat, id: ChatId): Chat {
  const { settings, mutes, digestSlot } = from;
  return { ...newChat(id, from), settings, mutes, digestSlot };
}

/** A topic that the thread follows already stays as it is there. */
function withMoved(subscriptions: readonly Subscription[], moved: Subscription): Subscription[] {
  if (laneOf(subscriptions, moved.topic) !== null) return [...subscriptions];
  const ended = subscriptions.find(({ topic }) => topic === moved.topic)?.intervals ?? [];
  const others = subscriptions.filter(({ topic }) => topic !== moved.topic);
  return [...others, { ...moved, intervals: [...ended, ...moved.intervals] }];
}

/**
 * Gives a topic that was just followed a thread of its own, where the chat sorts itself.
 * @returns what to say of it; null where the topic stays here.
 */
export async function sortFollowed(context: Context, topic: TopicId): Promise<string | null> {
  const { asker, chat, text } = context;
  const { threads } = asker;
  if (threads === undefined || threads.home !== chat.id || !chat.threads?.isOn) return null;
  const placed = await place(context, threads, chat, topic);
  if (placed.kind === 'rights') return rightsLine(context, placed.rights);
  return text(placed.kind === 'made' ? 'threads-placed' : 'threads-later', { topic: nameOf(context, topic) });
}

/** What to say of a topic that a thread of this chat has already; null for any other. */
export async function threadLine({ chat, store, text, ...context }: Context, topic: TopicId) {
  const id = chat.threads?.made.find((each) => each.topic === topic)?.chat;
  const thread = id === undefined || id === chat.id ? null : await store.chat(id);
  if (thread === null || thread.state.kind === 'misplaced') return null;
  const follows = followedTopics(thread.subscriptions).includes(topic);
  return follows ? text('threads-already', { topic: nameOf({ ...context, chat: thread }, topic) }) : null;
}

function rightsLine({ text, chat }: Context, rights: readonly string[]): string {
  return text('threads-rights', { rights: formatList(rights, chat.language) });
}
