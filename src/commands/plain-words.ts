import type { Answer } from '../core/ports.js';
import { parseQuery } from '../core/query.js';
import { words } from '../core/text.js';
import { isOperator } from './access.js';
import { answer, type Command, type Context } from './context.js';
import { asksForAnything, everythingWords, isPointing, withoutAsking } from './courtesies.js';
import { findAnyTopic } from './find-topic.js';
import { commandsFor } from './help.js';
import { homeCard } from './home.js';
import { card, homeButton, topicsButton } from './lines.js';
import { splitSpan } from './mute-span.js';
import { mayAddFeeds } from './own-feeds.js';
import { search, topicsFor } from './search.js';
import {
  isHome,
  isNod,
  isThanks,
  linkIn,
  type Spoken,
  spokenCommands,
  spokenInside,
  spokenPlace,
  spokenSetting,
  spokenWith,
  withoutGreeting,
} from './spoken-commands.js';
import { isMistyped, unknownCommand } from './unknown-command.js';

/** Runs a command by its name with the text behind it, as far as the person may. */
type RunTyped = (context: Context, name: string, text: string) => Promise<Answer>;

/** A command with a slip in its signs: `/latest.`, `/ latest`, `／latest`. */
const slippedCommand = /^\s*[/／]\s*(\p{L}+)[.,!?…:;/]*(?:\s+(.*))?$/su;

/** Words without a command are searched for, unless people call a command so, or ask for any news. */
export async function plainWords(
  context: Context,
  typed: string,
  all: readonly Command[],
  run: RunTyped,
): Promise<Answer> {
  const [, name = '', rest = ''] = slippedCommand.exec(typed) ?? [];
  if (all.some((command) => command.name === name.toLowerCase())) return run(context, name, rest);
  // A picture, a sticker and a row of signs hold nothing that could be looked for.
  if (words(typed).length === 0) return said(context, 'no-words');
  if (isThanks(typed)) return said(context, 'thanked');
  if (isNod(typed)) return said(context, 'nodded');
  if (isHome(typed)) return answer(homeCard(context));
  const link = linkIn(typed);
  if (link !== null) return run(context, (await isAboutFeed(context, link)) ? 'feed' : 'why', link);
  const place = spokenPlace(typed);
  if (place !== null) return run(context, 'timezone', place);
  const setting = spokenSetting(typed);
  if (setting !== null) return run(context, 'settings', setting);
  // Without a topic a command only opens a card, so that nobody has to be asked whether they mean it.
  const known = new Set(commandsFor(context, all).map(({ name }) => name));
  const [spoken, ...others] = spokenCommands(typed).filter((name) => known.has(name));
  if (spoken !== undefined && others.length === 0) {
    const isAll = spoken === 'unsubscribe' && words(typed).some((word) => everythingWords.has(word));
    return run(context, spoken, isAll ? 'all' : '');
  }
  const asked = withoutGreeting(typed);
  if (asked !== typed && !(await isInNews(context, typed))) return plainWords(context, asked, all, run);
  const inside = spokenInside(typed);
  if (inside?.name === 'settings' && !(await isInNews(context, typed))) {
    return run(context, inside.name, inside.rest);
  }
  const first = spokenWith(typed);
  if (first !== null && isPointing(first.rest)) return run(context, first.name, first.rest);
  if (spoken !== undefined) return unknownCommand(context, { name: '', text: typed }, all);
  // `10 berita terbaru`, `send me the top 10`
  const count = /(?<!\S)\d{1,2}(?!\S)/.exec(typed)?.[0] ?? '';
  if (words(typed).length > 1 && asksForAnything(typed.replace(count, ' '))) {
    const isHeadline = count !== '' && (await isInNews(context, typed));
    return isHeadline ? search(context, typed) : run(context, 'latest', count);
  }
  // What only shows something needs no asking back. A question why may be one to search for.
  if (first !== null && first.name !== 'why' && isShowing(first.name, all)) {
    return run(context, first.name, first.rest);
  }
  if (first !== null && !(await mayBeMeant(context, first, typed))) return search(context, typed);
  if (first === null && !(await isMistyped(context, typed, all))) return search(context, typed);
  // What only opens a card needs no asking back either.
  if (first === null && inside !== null && (inside.rest === '' || isShowing(inside.name, all))) {
    return run(context, inside.name, inside.rest);
  }
  // `latest` alone is a command where no article has the word.
  if (all.some(({ name }) => name === typed.trim().toLowerCase())) return run(context, typed.trim(), '');
  return unknownCommand(context, { name: '', text: typed }, all);
}

/** Whether a link is no article's, and whoever sent it may add the feed of its site. */
async function isAboutFeed(context: Context, link: string): Promise<boolean> {
  const { store, asker, access } = context;
  if ((await store.articleAt(/^https?:/i.test(link) ? link : `https://${link}`)) !== null) return false;
  return isOperator(asker, access) || mayAddFeeds(context);
}

/** Whether words that begin like a command are one: not where the news has them, nor `drop in oil prices`, which names nothing to drop. */
async function mayBeMeant(context: Context, { name, rest }: Spoken, typed: string): Promise<boolean> {
  const named = withoutAsking(rest);
  if (topicsFor(context, named).length > 0 || 'topic' in findAnyTopic(context, named)) return true;
  const endsSomething = name === 'unsubscribe' || (name === 'mute' && splitSpan(context, rest) === null);
  return !endsSomething && !(await isInNews(context, typed));
}

/** Whether an article has all words that were typed. */
async function isInNews({ store }: Context, typed: string): Promise<boolean> {
  const query = parseQuery(typed);
  return query !== null && (await store.search({ query, limit: 1 })).total > 0;
}

/** Whether a command only shows something, or asks back before it changes anything. */
const isShowing = (name: string, all: readonly Command[]) =>
  name === 'timezone' || all.some((command) => command.name === name && !command.changes);

function said(context: Context, key: 'no-words' | 'thanked' | 'nodded'): Answer {
  const ways = key === 'no-words' ? [topicsButton(context), homeButton(context)] : [homeButton(context)];
  return answer(card([[context.text(key)]], [ways]));
}
