import { payloads } from '../core/deep-link.js';
import type { Line, Reply } from '../core/message.js';
import type { Answer } from '../core/ports.js';
import { isOperator } from './access.js';
import { forms } from './action-forms.js';
import { answer, type Command, type Context, type Option } from './context.js';
import { openDeepLink } from './deep-link.js';
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

/** `/help`: every command in a line. */
export function helpCommand(commands: () => readonly Command[]): Command {
  return {
    name: 'help',
    options: [],
    changes: false,
    personal: true,
    run: async (context) =>
      help(
        context,
        commands().filter((command) => isFor(command, context)),
      ),
  };
}

/** A platform asks for another chat in its own way, so that help does not show it. */
function isTypedOption(option: Option): option is Exclude<Option, { kind: 'chat' }> {
  return option.kind !== 'chat';
}

function isFor({ audience = 'everyone' }: Command, { asker, access }: Context): boolean {
  if (audience === 'elsewhere') return asker.elsewhere !== undefined;
  return audience === 'everyone' || isOperator(asker, access);
}

function help(context: Context, commands: readonly Command[]): Answer {
  const { text } = context;
  const lines = commands.map(({ name, options }): Line => {
    const shown = options
      .filter(isTypedOption)
      .map((option) => ` <${text(`option-${option.name}-short`)}>`)
      .join('');
    return [{ text: `/${name}${shown}`, code: true }, ` – ${text(`command-${name}`)}`];
  });
  return answer({
    kind: 'reply',
    lines: [[{ text: text('help-title'), bold: true }], [], ...lines, ...inviteLines(context)],
    buttons: [[{ label: text('button-topics'), action: forms.topics.encode(0) }]],
  });
}
