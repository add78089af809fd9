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

/** What somebody wrote, and what can be asked of it. */
interface Written {
  context: Context;
  typed: string;
  all: readonly Command[];
  run: (name: string, text: string) => Promise<Answer>;
  /** Whether an article has all these words. The store is asked once. */
  isInNews: () => Promise<boolean>;
}

/** Words without a command are searched for, unless people call a command so, or ask for any news. */
export async function plainWords(
  context: Context,
  typed: string,
  all: readonly Command[],
  run: RunTyped,
): Promise<Answer> {
  let found: Promise<boolean> | null = null;
  const written: Written = {
    ...{ context, typed, all },
    run: (name, text) => run(context, name, text),
    isInNews: () => {
      found ??= isInNews(context, typed);
      return found;
    },
  };
  const plain = (await slippedOrPolite(written)) ?? (await surelyMeant(written));
  if (plain !== null) return plain;
  const asked = withoutGreeting(typed);
  if (asked !== typed && !(await written.isInNews())) return plainWords(context, asked, all, run);
  return mayBeCommand(written);
}

/** A command with a slip, and words that ask for nothing. */
async function slippedOrPolite({ context, typed, all, run }: Written): Promise<Answer | null> {
  const [, name = '', rest = ''] = slippedCommand.exec(typed) ?? [];
  if (all.some((command) => command.name === name.toLowerCase())) return run(name, rest);
  // A picture, a sticker and a row of signs hold nothing that could be looked for.
  if (words(typed).length === 0) return said(context, 'no-words');
  if (isThanks(typed)) return said(context, 'thanked');
  if (isNod(typed)) return said(context, 'nodded');
  return isHome(typed) ? answer(homeCard(context)) : null;
}

/** What can be nothing else: a link, a place, a setting, a command as people call it. */
async function surelyMeant({ context, typed, all, run }: Written): Promise<Answer | null> {
  const link = linkIn(typed);
  if (link !== null) return run((await isAboutFeed(context, link)) ? 'feed' : 'why', link);
  const place = spokenPlace(typed);
  if (place !== null) return run('timezone', place);
  const setting = spokenSetting(typed);
  if (setting !== null) return run('settings', setting);
  // Without a topic a command only opens a card, so that nobody has to be asked whether they mean it.
  const [spoken, ...others] = calledHere(context, typed, all);
  if (spoken === undefined || others.length > 0) return null;
  const isAll = spoken === 'unsubscribe' && words(typed).some((word) => everythingWords.has(word));
  return run(spoken, isAll ? 'all' : '');
}

/** The commands that somebody may mean, of those that there are here. */
function calledHere(context: Context, typed: string, all: readonly Command[]): Command['name'][] {
  const known = new Set(commandsFor(context, all).map(({ name }) => name));
  return spokenCommands(typed).filter((name) => known.has(name));
}

/** What may be a command among other words, or words to search for. */
async function mayBeCommand(written: Written): Promise<Answer> {
  const { context, typed, all, run } = written;
  const askBack = () => unknownCommand(context, { name: '', text: typed }, all);
  const inside = spokenInside(typed);
  if (inside?.name === 'settings' && !(await written.isInNews())) return run(inside.name, inside.rest);
  const first = spokenWith(typed);
  if (first !== null && isPointing(first.rest)) return run(first.name, first.rest);
  if (calledHere(context, typed, all).length > 0) return askBack();
  // `10 berita terbaru`, `send me the top 10`
  const count = /(?<!\S)\d{1,2}(?!\S)/.exec(typed)?.[0] ?? '';
  if (words(typed).length > 1 && asksForAnything(typed.replace(count, ' '))) {
    const isHeadline = count !== '' && (await written.isInNews());
    return isHeadline ? search(context, typed) : run('latest', count);
  }
  // What only shows something needs no asking back. A question why may be one to search for.
  if (first !== null && first.name !== 'why' && isShowing(first.name, all))
    return run(first.name, first.rest);
  if (first !== null && !(await mayBeMeant(first, written))) return search(context, typed);
  if (first === null && !(await isMistyped(context, typed, all))) return search(context, typed);
  // What only opens a card needs no asking back either.
  if (first === null && inside !== null && (inside.rest === '' || isShowing(inside.name, all)))
    return run(inside.name, inside.rest);
  // `latest` alone is a command where no article has the word.
  return all.some(({ name }) => name === typed.trim().toLowerCase()) ? run(typed.trim(), '') : askBack();
}

/** Whether a link is no article's, and whoever sent it may add the feed of its site. */
async function isAboutFeed(context: Context, link: string): Promise<boolean> {
  const { store, asker, access } = context;
  if ((await store.articleAt(/^https?:/i.test(link) ? link : `https://${link}`)) !== null) return false;
  return isOperator(asker, access) || mayAddFeeds(context);
}

/** Whether words that begin like a command are one: not where the news has them, nor `drop in oil prices`, which names nothing to drop. */
async function mayBeMeant({ name, rest }: Spoken, { context, isInNews }: Written): Promise<boolean> {
  const named = withoutAsking(rest);
  if (topicsFor(context, named).length > 0 || 'topic' in findAnyTopic(context, named)) return true;
  const endsSomething = name === 'unsubscribe' || (name === 'mute' && splitSpan(context, rest) === null);
  return !endsSomething && !(await isInNews());
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
