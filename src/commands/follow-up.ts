import type { Button } from '../core/message.js';
import type { Answer } from '../core/ports.js';
import { words } from '../core/text.js';
import { presentArticle } from '../presentation/present.js';
import { forms } from './action-forms.js';
import { subscriptionsCard } from './cards.js';
import { quietButtons } from './clock.js';
import { answer, type Context, noticed, openContext } from './context.js';
import type { Turn } from './conversations.js';
import { digestButtons } from './digest.js';
import { homeCard } from './home.js';
import { card, homeButton, withLinesAbove } from './lines.js';
import { lastingMuteButton as muteFor } from './mute.js';
import { splitSpan } from './mute-span.js';
import { isNod, ordinalSaid, spokenReply } from './spoken-replies.js';

/** Presses a button as whoever asks. */
export type Press = (context: Context, action: string) => Promise<Answer>;

/** The most buttons of a question that a word can answer: a longer card is one to choose from. */
const maxChoices = 8;

/** The most times that are offered. */
const maxMeanings = 4;

/** What was said to the last answer: `yes`, `the second one`, `more`, `undo`, another time. Null where it stands for itself. */
export async function followUp(context: Context, typed: string, tap: Press): Promise<Answer | null> {
  const turn = context.conversations.lastTurn(context.asker);
  const reply = spokenReply(typed);
  // What only a tap shows beside a card has to be said here.
  const press: Press = async (where, action) => {
    const { messages, notice, ...others } = await tap(where, action);
    return messages.length > 0 || notice === null ? { ...others, messages, notice } : noticed(notice);
  };
  if (reply === 'undo') return undoLast(context, press);
  if (turn === null) return null;
  if (reply === 'wrong') return takeBack(context, turn, typed, press);
  const choices = choicesOf(turn);
  if (reply === 'yes') return agree(context, turn, press);
  if (reply === 'more') return pressAll(context, [olderOf(context, turn)], press);
  if (reply === 'both') return pressAll(context, topicsOf(choices).slice(0, maxChoices), press);
  const place = ordinalSaid(typed);
  if (place !== null && !(isBare(typed) && aboutTimes(turn) !== null)) {
    const found =
      (await pointedAt(context, turn.links.at(place))) ??
      (await pressAll(context, [choices.at(place)], press));
    return found ?? (words(typed).length > 1 ? takenAmiss(context, 'misunderstood') : null);
  }
  return isNod(typed) ? null : otherTimes(context, turn, typed);
}

/** What leads elsewhere, is offered with any search, or can never be taken back: no words answer with it. */
const ways = new Set(
  [
    { name: 'forget' },
    ...[forms.home, forms.help, forms.topics, forms.publishers, forms.subscriptions, forms.settings],
    ...[forms.mutes, forms.undo, forms.latest, forms.search, forms.drop, forms.followWords],
  ].map(({ name }) => name),
);

/** What does at once what it says. */
const offers = new Set(
  [
    ...[forms.follow, forms.unfollow, forms.unfollowAll, forms.choose],
    ...[forms.muteTopic, forms.muteAll, { name: 'times' }, { name: 'lanes' }],
  ].map(({ name }) => name),
);

const nameOf = ({ action }: Button) => action.split(' ')[0] ?? '';

const choicesOf = ({ buttons }: Turn) => buttons.filter((button) => !ways.has(nameOf(button)));

const topicsOf = (choices: readonly Button[]) =>
  choices.filter((button) => nameOf(button) === forms.follow.name || nameOf(button) === forms.unfollow.name);

/** What a turn offers; none where it asked nothing, or showed what holds already. */
function offersOf(turn: Turn): Button[] {
  const choices = choicesOf(turn);
  const isQuestion =
    !turn.hasChanged &&
    turn.links.length === 0 &&
    choices.length <= maxChoices &&
    choices.every((button) => offers.has(nameOf(button)) && !button.label.startsWith('✅'));
  return isQuestion ? choices : [];
}

/** Does what was offered; of several it asks which. */
async function agree(context: Context, turn: Turn, press: Press): Promise<Answer | null> {
  const [first, ...others] = offersOf(turn);
  if (first === undefined) return null;
  if (others.length === 0 || nameOf(first) === forms.unfollowAll.name) return press(context, first.action);
  const buttons = [first, ...others].map((button) => [button]);
  return answer(card([[context.text('which-one')]], [...buttons, [homeButton(context)]]));
}

/** Takes back what was done last, or leaves what was only asked. A mere `no` to anything else is no more than a nod. */
async function takeBack(context: Context, turn: Turn, typed: string, press: Press): Promise<Answer | null> {
  if (turn.hasChanged) return undoLast(context, press);
  const isQuestion = offersOf(turn).length > 0;
  if (!isQuestion && isNod(typed)) return null;
  return takenAmiss(context, isQuestion ? 'forget-kept' : 'misunderstood');
}

/** Takes back what was changed last, as far as whoever asks may. */
function undoLast(context: Context, press: Press): Promise<Answer> | Answer {
  const last = context.conversations.lastChange(context.asker.chat);
  return last === null ? takenAmiss(context, 'undo-none') : press(context, forms.undo.encode(last.id));
}

/** The menu, with what became of what was said before. */
const takenAmiss = (context: Context, key: 'forget-kept' | 'misunderstood' | 'undo-none') =>
  withLinesAbove(answer(homeCard(context)), [[context.text(key)]]);

/** Presses buttons one after another; null where there is none. After several it shows what is followed. */
async function pressAll(
  context: Context,
  buttons: readonly (Button | undefined)[],
  press: Press,
): Promise<Answer | null> {
  let answered: Answer | null = null;
  for (const button of buttons) if (button !== undefined) answered = await press(context, button.action);
  if (buttons.length < 2) return answered;
  return answer(subscriptionsCard(await openContext(context.asker, context)));
}

/** The button that shows what is older, or the next page. */
const olderOf = ({ text }: Context, { buttons }: Turn) =>
  buttons.find(({ label }) => label === text('button-older') || label === '›');

/** The article of a headline that was shown. */
async function pointedAt(context: Context, link: string | undefined): Promise<Answer | null> {
  const { store, chat, catalog, clock } = context;
  const article = link === undefined ? null : await store.articleAt(link);
  return article === null ? null : answer(presentArticle(article, [], chat, catalog(), clock.now()));
}

/** Whether a turn was about when something comes. */
function aboutTimes({ buttons }: Turn): 'digest' | 'quiet' | null {
  const isOf = (names: readonly string[]) =>
    buttons.some(({ action }) => names.some((name) => action.startsWith(name)));
  const [isDigest, isQuiet] = [isOf(['times ', 'time ']), isOf(['put quiet '])];
  if (isDigest === isQuiet) return null;
  return isDigest ? 'digest' : 'quiet';
}

/** Other times or days for what was spoken of: `at 8`, `and Saturday too`. */
function otherTimes(context: Context, turn: Turn, typed: string): Answer | null {
  const about = aboutTimes(turn);
  const buttons =
    about === 'digest'
      ? digestButtons(context, typed, maxMeanings)
      : about === 'quiet'
        ? quietButtons(context, typed, maxMeanings)
        : muteAgainButtons(context, turn, typed);
  if (buttons.length === 0) return null;
  const line = context.text('command-offered', { count: buttons.length });
  return answer(card([[line]], [...buttons.map((button) => [button]), [homeButton(context)]]));
}

/** Buttons that mute for as long as was said what was to be muted, or was muted just now: `make that two weeks`. */
function muteAgainButtons(context: Context, { buttons, hasChanged }: Turn, typed: string): Button[] {
  const span = splitSpan(context, typed);
  if (span?.span == null || span.topic !== '') return [];
  const change = hasChanged ? context.conversations.lastChange(context.asker.chat) : null;
  const known = change?.before.mutes.map(({ topic }) => topic) ?? [];
  const asked = buttons.flatMap(({ action }) => /^mute-topic (\S+)/.exec(action)?.[1] ?? []);
  const muted = change?.after.mutes.map(({ topic }) => topic).filter((topic) => !known.includes(topic)) ?? [];
  return [...new Set(hasChanged ? muted : asked)]
    .slice(0, maxMeanings)
    .map((topic) => muteFor(context, topic, span.span));
}

/** Whether only a number was typed. */
const isBare = (typed: string) => words(typed).length === 1 && /\d/.test(typed);
