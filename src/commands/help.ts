import { payloads } from '../core/deep-link.js';
import type { Button, Line, Reply } from '../core/message.js';
import type { Answer } from '../core/ports.js';
import { parseQuery } from '../core/query.js';
import { followedTopics } from '../core/subscription.js';
import { editDistance, truncate } from '../core/text.js';
import type { TextKey } from '../i18n/texts.js';
import { isOperator } from './access.js';
import { forms } from './action-forms.js';
import { implementAction, open } from './actions.js';
import { followButton, muteButton, unfollowButton } from './cards.js';
import { answer, audienceOf, type Command, type Context, type Option } from './context.js';
import { withoutAsking } from './courtesies.js';
import { openDeepLink } from './deep-link.js';
import { followWordsButton } from './follow-words.js';
import { card, homeButton, topicsButton } from './lines.js';
import { search, topicsFor } from './search.js';
import { isLink, spokenCommands, spokenWith } from './spoken-commands.js';
import { inviteLines, isGreeted } from './welcome.js';

/** `/start`: what Kabar is, and where to begin. */
export const startCommand: Command = {
  name: 'start',
  options: [],
  changes: false,
  personal: true,
  takesPayload: true,
  async run(context, { payload = '' }) {
    const isAnswered = await isGreeted(context);
    const linked = payload === '' ? null : await openDeepLink(context, payload);
    // What lets the bot into a group says hello as well, and a link to it says no more than that.
    if (isAnswered && (linked === null || payload === payloads.add)) return { messages: [], notice: null };
    return linked ?? answer(startCard(context));
  },
};

function startCard(context: Context): Reply {
  const { text } = context;
  return {
    kind: 'reply',
    lines: [
      [{ text: text('start-title'), bold: true }],
      [text('start-what')],
      [],
      [text('start-next')],
      ...inviteLines(context),
    ],
    buttons: [
      [{ label: text('button-topics'), action: forms.topics.encode(0) }],
      [{ label: text('button-latest'), action: forms.latest.encode() }],
    ],
  };
}

/** The groups in which help shows the commands; one that stands in none comes last. */
const groups: readonly { title: TextKey; names: readonly string[] }[] = [
  { title: 'help-choose', names: ['topics', 'subscribe', 'follow', 'subscriptions', 'unsubscribe'] },
  { title: 'help-read', names: ['latest', 'search', 'why'] },
  { title: 'help-when', names: ['digest', 'quiet', 'mute', 'timezone', 'settings'] },
  { title: 'help-more', names: [] },
];

/** `/help`: every command in a line, in groups. */
export function helpCommand(commands: () => readonly Command[]): Command {
  return {
    name: 'help',
    options: [],
    changes: false,
    personal: true,
    run: async (context) => answer(helpCard(context, commandsFor(context, commands()))),
  };
}

/** The button that shows help. */
export function helpActions(commands: () => readonly Command[]) {
  return [
    implementAction(
      forms.help,
      open(async (context) => answer(helpCard(context, commandsFor(context, commands())))),
    ),
  ];
}

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
  const near = meant(`${name} ${behind}`.trim(), commandsFor(context, commands));
  const found = near.length === 0 ? await searchInstead(context, name, behind) : null;
  if (found !== null) return found;
  const key = near.length > 0 ? 'command-near' : isNumber(name) ? 'choice-unknown' : 'command-unknown';
  const lines: Line[] = [
    [text(key, { typed: truncate(name === '' ? behind : name, 40) })],
    ...near.map(({ command, rest }) => commandLine(context, command, rest)),
  ];
  const help = { label: text('button-help'), action: forms.help.encode() };
  return answer(
    card(lines, [...near.flatMap((one) => meantRows(context, one)), [help, homeButton(context)]]),
  );
}

/** Buttons that do what was asked in words: to follow, to end following, or to mute the topics that are called so. */
function meantRows(context: Context, { command: { name }, rest }: Meant): Button[][] {
  if (rest === '') return [];
  const topics = topicsFor(context, rest);
  const followed = followedTopics(context.chat.subscriptions);
  if (name === 'unsubscribe') {
    return topics
      .filter((topic) => followed.includes(topic))
      .map((topic) => [unfollowButton(context, topic)]);
  }
  if (name === 'mute') return topics.map((topic) => [muteButton(context, topic)]);
  if (name !== 'subscribe') return [];
  return topics.length > 0
    ? topics.map((topic) => [followButton(context, topic)])
    : followWordsButton(context, withoutAsking(rest));
}

/** In a terminal a number is what people type in place of a tap. */
const isNumber = (name: string) => /^\d+$/.test(name);

/** Whether words without a slash are a command with a slip in its name rather than something to search for. */
export async function isMistyped(
  context: Context,
  typed: string,
  commands: readonly Command[],
): Promise<boolean> {
  const query = parseQuery(typed);
  if (query === null || meant(typed, commandsFor(context, commands)).length === 0) return false;
  const { total } = await context.store.search({ query, limit: 1 });
  return total === 0 && topicsFor(context, typed).length === 0;
}

/** A command that may be meant, with the words that would stand behind it. */
interface Meant {
  command: Command;
  rest: string;
}

/** The commands that may be meant: those that people call so, else those whose names are spelt much like it. */
function meant(typed: string, commands: readonly Command[]): Meant[] {
  const called = (name: string, rest: string) =>
    commands.filter((each) => each.name === name).map((command): Meant => ({ command, rest }));
  const behind = isLink(typed) ? typed : '';
  const spoken = spokenCommands(typed).flatMap((name) => called(name, behind));
  if (spoken.length > 0) return spoken;
  const first = spokenWith(typed);
  if (first !== null) return called(first.name, first.rest);
  const [, name = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(typed) ?? [];
  return nearest(name.toLowerCase(), commands).map((command): Meant => ({ command, rest }));
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

/** The commands whose names are spelt much like what was typed, or go on from it; the nearest first. */
function nearest(typed: string, commands: readonly Command[]): Command[] {
  const most = Math.min(3, Math.max(1, Math.floor(typed.length / 2)));
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

/** A platform asks for another chat, a file or a role in its own way, so that help does not show it. */
function isTypedOption(option: Option): option is Exclude<Option, { kind: 'chat' | 'file' | 'role' }> {
  return option.kind !== 'chat' && option.kind !== 'file' && option.kind !== 'role';
}

function commandsFor(context: Context, commands: readonly Command[]): Command[] {
  return commands.filter((command) => isFor(command, context));
}

function isFor(command: Command, context: Context): boolean {
  const { asker, access } = context;
  const audience = audienceOf(command, context);
  if (audience === 'elsewhere') return asker.elsewhere !== undefined;
  if (audience === 'threads') return asker.threads !== undefined;
  return audience === 'everyone' || isOperator(asker, access);
}

function helpCard(context: Context, commands: readonly Command[]): Reply {
  const { text } = context;
  const named = new Set(groups.flatMap(({ names }) => names));
  const lines = groups.flatMap(({ title, names }): Line[] => {
    const own =
      names.length === 0
        ? commands.filter(({ name }) => !named.has(name))
        : names.flatMap((name) => commands.filter((command) => command.name === name));
    if (own.length === 0) return [];
    return [[], [{ text: text(title), bold: true }], ...own.map((command) => commandLine(context, command))];
  });
  return card(
    [[{ text: text('help-title'), bold: true }], ...lines, ...inviteLines(context)],
    [[topicsButton(context), homeButton(context)]],
  );
}

/** A command in a line, with what can stand behind it, or with what somebody typed. */
function commandLine({ text }: Context, { name, options }: Command, typed = ''): Line {
  const slots = options.filter(isTypedOption).map((option) => ` <${text(`option-${option.name}-short`)}>`);
  const shown = typed === '' || options.length === 0 ? slots.join('') : ` ${truncate(typed, 80)}`;
  return [{ text: `/${name}${shown}`, code: true }, ` – ${text(`command-${name}`)}`];
}
