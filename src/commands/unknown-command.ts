import type { Button, Line } from '../core/message.js';
import type { Answer } from '../core/ports.js';
import { parseQuery } from '../core/query.js';
import { followedTopics } from '../core/subscription.js';
import { editDistance, truncate } from '../core/text.js';
import { readQuietHours, suggestQuietHours } from '../core/time/spoken-time.js';
import { forms } from './action-forms.js';
import { followButton, subscriptionsButton, unfollowButton } from './cards.js';
import { quietButtons } from './clock.js';
import { answer, type Command, type Context } from './context.js';
import { withoutAsking, withoutCourtesies } from './courtesies.js';
import { digestButtons } from './digest.js';
import { findTopic } from './find-topic.js';
import { followWordsButton } from './follow-words.js';
import { commandLine, commandsFor } from './help.js';
import { card, homeButton, topicsButton } from './lines.js';
import { muteButtons } from './mute.js';
import { search, topicsFor } from './search.js';
import { linkIn, spokenCommands, spokenInside, spokenTimes, spokenWith } from './spoken-commands.js';
import { ordinalSaid } from './spoken-replies.js';

/**
 * Says that there is no such command, with those that are called nearly so. Where none is, what was typed may be words to
 * search for: in a terminal commands need no slash.
 */
export async function unknownCommand(
  context: Context,
  { name, text: behind }: { name: string; text: string },
  commands: readonly Command[],
): Promise<Answer> {
  const { text } = context;
  const near = meant(`${name} ${behind}`.trim(), commandsFor(context, commands), isSentence(name, behind));
  const found = near.length === 0 ? await searchInstead(context, name, behind) : null;
  if (found !== null) return found;
  const rows = near.flatMap((one) => meantRows(context, one));
  const help = { label: text('button-help'), action: forms.help.encode() };
  const below = [...rows, [help, homeButton(context)]];
  // Who wrote a sentence needs no command where a tap does it.
  if (isSentence(name, behind) && rows.length > 0) {
    return answer(card([[text('command-offered', { count: rows.length })]], below));
  }
  const [only, ...others] = near;
  if (others.length === 0 && only?.command.name === 'unsubscribe' && only.rest !== '') {
    const line = text('unfollow-none', { typed: truncate(only.rest, 40) });
    return answer(card([[line]], [[subscriptionsButton(context), topicsButton(context)]]));
  }
  // Who cannot be understood any further can tap what they mean.
  if (others.length === 0 && isSentence(name, behind) && hasCard.has(only?.command.name)) {
    return only?.command.run(context, {}) ?? answer();
  }
  const isMeant = isSentence(name, behind) ? 'command-meant' : 'command-near';
  const key = near.length > 0 ? isMeant : isNumber(name) ? 'choice-unknown' : 'command-unknown';
  const lines: Line[] = [
    [text(key, { typed: truncate(name === '' ? behind : name, 40) })],
    ...near.map(({ command, rest }) => commandLine(context, command, rest)),
  ];
  return answer(card(lines, below));
}

/** The commands that show a card with everything there is to choose. */
const hasCard = new Set<string | undefined>(['digest', 'quiet', 'mute']);

/** The most meanings of times that are offered. */
const maxMeanings = 4;

/** Buttons that do what was asked in words: with the topics that are called so, or at the times that were said. */
function meantRows(context: Context, { command: { name }, rest }: Meant): Button[][] {
  if (rest === '') return [];
  const oneInRow = (buttons: readonly Button[]) => buttons.map((button) => [button]);
  if (name === 'mute') return oneInRow(muteButtons(context, rest));
  if (name === 'digest') return oneInRow(digestButtons(context, rest, maxMeanings));
  if (name === 'quiet') return oneInRow(quietOrDigest(context, rest));
  if (name === 'follow') return followWordsButton(context, withoutAsking(rest));
  if (name === 'unsubscribe') return oneInRow(unfollowButtons(context, rest));
  if (name !== 'subscribe') return [];
  const topics = topicsFor(context, rest);
  const asWords = /["“”„]/u.test(rest) ? followWordsButton(context, withoutAsking(rest)) : [];
  return topics.length > 0
    ? [...topics.map((topic) => [followButton(context, topic)]), ...asWords]
    : followWordsButton(context, withoutAsking(rest));
}

/** Buttons for quiet hours; for days of quiet, which there are none of, a digest on the other days. */
function quietOrDigest(context: Context, rest: string): Button[] {
  const quiet = quietButtons(context, rest, maxMeanings);
  return quiet.length > 0 ? quiet : digestButtons(context, `except ${rest}`, 1);
}

/** Buttons that end following what was named, by its name, its category or its place in the list. */
function unfollowButtons(context: Context, typed: string): Button[] {
  const own = context.chat.subscriptions;
  const followed = followedTopics(own);
  const placed = followed.at(ordinalSaid(typed) ?? followed.length);
  const found = findTopic(typed, context.catalog(), followed, { own, isPartEnough: true });
  const named = 'topic' in found ? [found.topic] : found.near;
  return (placed === undefined ? named : [placed]).map((topic) => unfollowButton(context, topic));
}

/** Whether several words were typed without a sign that the first is a command. */
const isSentence = (name: string, behind: string) => name === '' && /\S\s+\S/u.test(behind);

/** In a terminal a number is what people type in place of a tap. */
const isNumber = (name: string) => /^\d+$/.test(name);

/** Whether words without a slash are a command with a slip in its name rather than something to search for. */
export async function isMistyped(
  context: Context,
  typed: string,
  commands: readonly Command[],
): Promise<boolean> {
  const query = parseQuery(typed);
  const isNear = meant(typed, commandsFor(context, commands), isSentence('', typed)).length > 0;
  if (query === null || !isNear) return false;
  const { total } = await context.store.search({ query, limit: 1 });
  return total === 0 && topicsFor(context, typed).length === 0;
}

/** A command that may be meant, with the words that would stand behind it. */
interface Meant {
  command: Command;
  rest: string;
}

/** The commands that may be meant: those that people call so, else those whose names are spelt much like it. */
function meant(typed: string, commands: readonly Command[], isSentence = false): Meant[] {
  const called = (name: string, rest: string) =>
    commands.filter((each) => each.name === name).map((command): Meant => ({ command, rest }));
  const names = spokenCommands(typed);
  const behind = linkIn(typed) ?? (spokenTimes(typed).length > 0 ? typed : '');
  // A time alone is when something comes, or in the evening when it shall end.
  const isEvening = suggestQuietHours(behind).some(({ from }) => from >= '20:00');
  const isQuiet = names.length === 1 || isEvening || readQuietHours(behind) !== null;
  const spoken = names.flatMap((name) => (name === 'quiet' && !isQuiet ? [] : called(name, behind)));
  if (spoken.length > 0) return spoken;
  const first = spokenWith(typed) ?? spokenInside(typed);
  // How long and when is said with words that otherwise only ask: `setiap hari kerja`.
  const isWhen = first?.name === 'mute' || first?.name === 'digest' || first?.name === 'quiet';
  const without = isWhen ? withoutCourtesies : withoutAsking;
  if (first !== null) return called(first.name, without(first.rest));
  const [, name = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(typed) ?? [];
  return nearest(name.toLowerCase(), commands, isSentence).map((command): Meant => ({ command, rest }));
}

/** What is found for the words of an unknown command, said so; null where nothing is, and no topic goes by them. */
async function searchInstead(context: Context, name: string, behind: string): Promise<Answer | null> {
  const typed = `${name} ${behind}`.trim();
  const query = parseQuery(typed);
  if (query === null) return null;
  const isFound = (await context.store.search({ query, limit: 1 })).total > 0;
  if (!isFound && topicsFor(context, typed).length === 0) return null;
  const { messages, notice } = await search(context, typed);
  const line = context.text('command-searched', { typed: truncate(name, 40) });
  const said = messages.map((message) =>
    message.kind === 'reply' ? { ...message, lines: [[line], [], ...message.lines] } : message,
  );
  return { messages: said, notice };
}

/**
 * The commands whose names are spelt much like what was typed, or go on from it; the nearest first. A sentence begins with
 * a command only if hardly a letter is wrong: `who made you` asks for no `/why`.
 */
function nearest(typed: string, commands: readonly Command[], isSentence: boolean): Command[] {
  if (isSentence && typed.length < 5) return [];
  const most = isSentence ? 1 : Math.min(3, Math.max(1, Math.floor(typed.length / 2)));
  return commands
    .map((command) => {
      const begins = typed.length > 1 && command.name.startsWith(typed);
      return { command, edits: begins ? 0 : editDistance(typed.slice(0, 40), command.name, most) };
    })
    .filter(({ edits }) => edits <= most)
    .sort((left, right) => left.edits - right.edits)
    .slice(0, 3)
    .map(({ command }) => command);
}
