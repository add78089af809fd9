import { payloads } from '../core/deep-link.js';
import type { Line, Reply } from '../core/message.js';
import { truncate } from '../core/text.js';
import type { TextKey } from '../i18n/texts.js';
import { isOperator } from './access.js';
import { forms } from './action-forms.js';
import { open } from './actions.js';
import { answer, audienceOf, type Command, type Context, type Option } from './context.js';
import { openDeepLink } from './deep-link.js';
import { card, homeButton, topicsButton } from './lines.js';
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
  return card(
    [
      [{ text: text('start-title'), bold: true }],
      [text('start-what')],
      [],
      [text('start-next')],
      ...inviteLines(context),
    ],
    [[topicsButton(context)], [{ label: text('button-latest'), action: forms.latest.encode() }]],
  );
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
  return [open(forms.help, async (context) => answer(helpCard(context, commandsFor(context, commands()))))];
}

/** A platform asks for another chat, a file or a role in its own way, so that help does not show it. */
function isTypedOption(option: Option): option is Exclude<Option, { kind: 'chat' | 'file' | 'role' }> {
  return option.kind !== 'chat' && option.kind !== 'file' && option.kind !== 'role';
}

/** The commands that concern whoever asks. */
export function commandsFor(context: Context, commands: readonly Command[]): Command[] {
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
export function commandLine({ text }: Context, { name, options }: Command, typed = ''): Line {
  const slots = options.filter(isTypedOption).map((option) => ` <${text(`option-${option.name}-short`)}>`);
  const shown = typed === '' || options.length === 0 ? slots.join('') : ` ${truncate(typed, 80)}`;
  return [{ text: `/${name}${shown}`, code: true }, ` – ${text(`command-${name}`)}`];
}
