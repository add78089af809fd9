import type { Answer } from '../core/ports.js';
import { parseQuery } from '../core/query.js';
import { followedTopics } from '../core/subscription.js';
import { words } from '../core/text.js';
import { isOperator } from './access.js';
import { answer, type Command, type Context } from './context.js';
import { asksForAnything, everythingWords, isPointing, namesNews, withoutAsking } from './courtesies.js';
import { digestButtons } from './digest.js';
import { findAnyTopic } from './find-topic.js';
import { followUp, type Press } from './follow-up.js';
import { commandsFor } from './help.js';
import { homeCard } from './home.js';
import { card, homeButton, topicsButton } from './lines.js';
import { splitSpan } from './mute-span.js';
import { mayAddFeeds } from './own-feeds.js';
import { search, topicsFor } from './search.js';
import {
  isHome,
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
import { isNod, ordinalSaid, withoutCorrection } from './spoken-replies.js';
import { withUndo } from './undo.js';
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
  /** A command that the first words stand for, and one that stands anywhere among them. */
  first: Spoken | null;
  inside: Spoken | null;
  run: RunTyped;
  press: Press;
  /** Whether an article has all these words. The store is asked once. */
  isInNews: () => Promise<boolean>;
}

/** One thing that may be meant: what it is answered with, or null where it is not meant. */
type Reading = (written: Written) => Answer | null | Promise<Answer | null>;

/** What words without a command may mean, the surest first. What is none of it is searched for. */
const readings: readonly Reading[] = [
  slipped,
  nothingToFind,
  ({ context, typed, press }) => followUp(context, typed, press),
  courtesy,
  aboutLink,
  placeOfClock,
  settingAlone,
  commandAlone,
  behindGreeting,
  behindCorrection,
  settingInside,
  pointing,
  oneOfSeveral,
  anyNews,
  oneClause,
  shown,
  changeAsked,
  cardInside,
  nameOfCommand,
];

/** Words without a command are searched for, unless people mean something else by them. */
export async function plainWords(
  context: Context,
  typed: string,
  all: readonly Command[],
  { run, press }: Pick<Written, 'run' | 'press'>,
): Promise<Answer> {
  let found: Promise<boolean> | null = null;
  const isInNews = () => {
    found ??= hasArticle(context, typed);
    return found;
  };
  const [first, inside] = [spokenWith(typed), spokenInside(typed)];
  const written: Written = { context, typed, all, first, inside, run, press, isInNews };
  for (const reading of readings) {
    const answered = await reading(written);
    if (answered !== null) return answered;
  }
  return search(context, typed);
}

/** A command with a slip. */
function slipped({ context, typed, all, run }: Written) {
  const [, name = '', rest = ''] = slippedCommand.exec(typed) ?? [];
  return all.some((command) => command.name === name.toLowerCase()) ? run(context, name, rest) : null;
}

/** A picture, a sticker and a row of signs hold nothing that could be looked for. */
function nothingToFind({ context, typed }: Written) {
  return words(typed).length === 0 ? said(context, 'no-words') : null;
}

/** Words that ask for nothing. */
function courtesy({ context, typed }: Written) {
  if (isThanks(typed)) return said(context, 'thanked');
  if (isNod(typed)) return said(context, 'nodded');
  return isHome(typed) ? answer(homeCard(context)) : null;
}

async function aboutLink({ context, typed, run }: Written) {
  const link = linkIn(typed);
  return link === null ? null : run(context, (await isAboutFeed(context, link)) ? 'feed' : 'why', link);
}

function placeOfClock({ context, typed, run }: Written) {
  const place = spokenPlace(typed);
  return place === null ? null : run(context, 'timezone', place);
}

function settingAlone({ context, typed, run }: Written) {
  const setting = spokenSetting(typed);
  return setting === null ? null : run(context, 'settings', setting);
}

/** A command as people call it. Without a topic it only opens a card, so that nobody has to be asked whether they mean it. */
function commandAlone({ context, typed, all, run }: Written) {
  const [spoken, ...others] = calledHere(context, typed, all);
  if (spoken === undefined || others.length > 0) return null;
  // When something comes is asked back.
  if (spoken === 'digest' && digestButtons(context, withoutAsking(typed), 1).length > 0) return null;
  const isAll = spoken === 'unsubscribe' && words(typed).some((word) => everythingWords.has(word));
  return run(context, spoken, isAll ? 'all' : '');
}

/** What was said behind a greeting: `halo, ada gempa?` */
async function behindGreeting({ context, typed, all, run, press, isInNews }: Written) {
  const asked = withoutGreeting(typed);
  return asked === typed || (await isInNews()) ? null : plainWords(context, asked, all, { run, press });
}

/** What somebody meant instead of what they said before. */
async function behindCorrection({ context, typed, all, first, run, press, isInNews }: Written) {
  const turn = context.conversations.lastTurn(context.asker);
  const meant = withoutCorrection(typed);
  if (turn === null || first !== null || meant === typed.trim() || (await isInNews())) return null;
  const answered = await plainWords(context, meant, all, { run, press });
  return turn.hasChanged ? withUndo(answered, context) : answered;
}

async function settingInside({ context, inside, run, isInNews }: Written) {
  return inside?.name !== 'settings' || (await isInNews()) ? null : run(context, inside.name, inside.rest);
}

/** A command for what both can see: `unfollow this`. */
function pointing({ context, first, run }: Written) {
  return first !== null && isPointing(first.rest) ? run(context, first.name, first.rest) : null;
}

/** A time, which has two uses. */
function oneOfSeveral({ context, typed, all }: Written) {
  return calledHere(context, typed, all).length > 0 ? askBack(context, typed, all) : null;
}

/** News of any kind: `10 berita terbaru`, `send me the top 10`, `news`. */
async function anyNews({ context, typed, run, isInNews }: Written) {
  const count = /(?<!\S)\d{1,2}(?!\S)/.exec(typed)?.[0] ?? '';
  const rest = typed.replace(count, ' ');
  if (!asksForAnything(rest) || (words(typed).length < 2 && !namesNews(rest))) return null;
  return count !== '' && (await isInNews()) ? search(context, typed) : run(context, 'latest', count);
}

/** The first of several clauses that asks for something: `bunyi terus, tanpa suara aja`. */
async function oneClause({ context, typed, all, first, run, press, isInNews }: Written) {
  const clauses = typed.split(/[,;.!?]\s+/).filter((clause) => clause.trim() !== '');
  if (first !== null || clauses.length < 2 || (await isInNews())) return null;
  // A time alone says too little: `pagi, ada gempa?`
  const isAsked = (said: string) =>
    spokenSetting(said) !== null || spokenCommands(said).length === 1 || spokenWith(said) !== null;
  const asked = clauses.find(isAsked);
  return asked === undefined ? null : plainWords(context, asked, all, { run, press });
}

/** What only shows something needs no asking back. A question why may be one to search for. */
function shown({ context, first, all, run }: Written) {
  return first !== null && first.name !== 'why' && isShowing(first.name, all)
    ? run(context, first.name, first.rest)
    : null;
}

/** What would change something is asked back. */
async function changeAsked(written: Written) {
  const { context, typed, all, first } = written;
  if (first?.name === 'unsubscribe' && ordinalSaid(first.rest) !== null) {
    const followed = followedTopics(context.chat.subscriptions);
    return followed.length > 0 ? askBack(context, typed, all) : written.run(context, first.name, '');
  }
  if (first === null) return (await isMistyped(context, typed, all)) ? null : search(context, typed);
  return (await mayBeMeant(first, written)) ? askBack(context, typed, all) : search(context, typed);
}

/** What only opens a card needs no asking back either. */
function cardInside({ context, inside, all, run }: Written) {
  return inside !== null && (inside.rest === '' || isShowing(inside.name, all))
    ? run(context, inside.name, inside.rest)
    : null;
}

/** `latest` alone is a command where no article has the word. */
function nameOfCommand({ context, typed, all, run }: Written) {
  const isName = all.some(({ name }) => name === typed.trim().toLowerCase());
  return isName ? run(context, typed.trim(), '') : askBack(context, typed, all);
}

/** Asks which command is meant, with buttons that do it. */
const askBack = (context: Context, typed: string, all: readonly Command[]) =>
  unknownCommand(context, { name: '', text: typed }, all);

/** The commands that somebody may mean, of those that there are here. */
function calledHere(context: Context, typed: string, all: readonly Command[]): Command['name'][] {
  const known = new Set(commandsFor(context, all).map(({ name }) => name));
  return spokenCommands(typed).filter((name) => known.has(name));
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
async function hasArticle({ store }: Context, typed: string): Promise<boolean> {
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
