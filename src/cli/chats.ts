import type { Command } from 'commander';
import { topicName } from '../core/catalog.js';
import type { Chat } from '../core/chat.js';
import { type ExportPage, recordsOf } from '../core/export.js';
import { isKeyword } from '../core/keyword.js';
import { isPersonal } from '../core/personal-feed.js';
import { followedTopics } from '../core/subscription.js';
import { pluralize } from './format.js';
import type { Session } from './session.js';
import { table } from './table.js';

/** How many chats are read at a time. */
const atATime = 500;

/** How many topics of a chat the table names; `--json` names all. */
const maxNamed = 4;

/** `kabar chats`: who follows what. Nothing that people wrote is shown: phrases and feeds of their own are counted. */
export function addChats(program: Command, session: Session): void {
  program
    .command('chats')
    .description('list the chats and what they follow')
    .option('--json', 'one line of JSON for each chat, with all its topics')
    .action(({ json }: { json?: true }) => list(session, json === true));
}

async function list(session: Session, json: boolean): Promise<void> {
  const catalog = session.catalog();
  const rows: string[][] = [];
  for await (const chat of chatsOf(session)) {
    const facts = toJson(chat);
    if (json) await session.print(JSON.stringify(facts));
    else {
      const names = facts.topics.map((topic) => topicName(catalog, topic, 'en') ?? topic);
      const own = [
        facts.phrases > 0 ? pluralize(facts.phrases, 'phrase') : '',
        facts.feeds > 0 ? pluralize(facts.feeds, 'feed') : '',
      ];
      const more = names.length > maxNamed ? [pluralize(names.length - maxNamed, 'more topic')] : [];
      const all = [...names.slice(0, maxNamed), ...more, ...own.filter(Boolean)];
      const follows = all.join(', ') || 'nothing';
      const state = facts.pausedByOperatorSince === null ? facts.state : 'paused by the operator';
      rows.push([chat.id, state, chat.language, chat.timezone, follows]);
    }
  }
  if (json) return;
  if (rows.length === 0)
    return session.print(
      'There are no chats yet. They appear as soon as somebody writes to the bot or adds it to a group.',
    );
  for (const line of table(['chat', 'state', 'language', 'zone', 'follows'], rows)) await session.print(line);
}

function toJson({ id, language, timezone, state, suspendedAt, subscriptions }: Chat) {
  const followed = followedTopics(subscriptions);
  return {
    chat: id,
    state: state.kind,
    pausedByOperatorSince: suspendedAt === undefined ? null : new Date(suspendedAt).toISOString(),
    language,
    timezone,
    topics: followed.filter((topic) => !isKeyword(topic) && !isPersonal(topic)),
    phrases: followed.filter(isKeyword).length,
    feeds: followed.filter(isPersonal).length,
  };
}

/** All chats, a page at a time; one that a page repeats because it was written anew is met once. */
async function* chatsOf(session: Session): AsyncGenerator<Chat> {
  const control = await session.control();
  const met = new Set<string>();
  let after: string | null = null;
  do {
    const page: ExportPage = await control.dump({ part: 'chats', after, limit: atATime });
    for (const { chat } of recordsOf(page.records, 'chat')) {
      if (!met.has(chat.id)) yield chat;
      met.add(chat.id);
    }
    after = page.next;
  } while (after !== null);
}
