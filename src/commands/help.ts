import type { Line } from '../core/message.js';
import type { Answer } from '../core/ports.js';
import { isOperator } from './access.js';
import { forms } from './action-forms.js';
import { answer, audienceOf, type Command, type Context, type Option } from './context.js';

/** `/start`: what Kabar is, and where to begin. */
export const startCommand: Command = {
  name: 'start',
  options: [],
  changes: false,
  run: async ({ text }) =>
    answer({
      kind: 'reply',
      lines: [[{ text: text('start-title'), bold: true }], [text('start-what')], [], [text('start-next')]],
      buttons: [
        [{ label: text('button-topics'), action: forms.topics.encode(0) }],
        [{ label: text('button-latest'), action: forms.latest.encode() }],
      ],
    }),
};

/** `/help`: every command in a line. */
export function helpCommand(commands: () => readonly Command[]): Command {
  return {
    name: 'help',
    options: [],
    changes: false,
    run: async (context) =>
      help(
        context,
        commands().filter((command) => isFor(command, context)),
      ),
  };
}

/** A platform asks for another chat or a file in its own way, so that help does not show it. */
function isTypedOption(option: Option): option is Exclude<Option, { kind: 'chat' | 'file' }> {
  return option.kind !== 'chat' && option.kind !== 'file';
}

function isFor(command: Command, context: Context): boolean {
  const { asker, access } = context;
  const audience = audienceOf(command, context);
  if (audience === 'elsewhere') return asker.elsewhere !== undefined;
  return audience === 'everyone' || isOperator(asker, access);
}

function help({ text }: Context, commands: readonly Command[]): Answer {
  const lines = commands.map(({ name, options }): Line => {
    const shown = options
      .filter(isTypedOption)
      .map((option) => ` <${text(`option-${option.name}-short`)}>`)
      .join('');
    return [{ text: `/${name}${shown}`, code: true }, ` – ${text(`command-${name}`)}`];
  });
  return answer({
    kind: 'reply',
    lines: [[{ text: text('help-title'), bold: true }], [], ...lines],
    buttons: [[{ label: text('button-topics'), action: forms.topics.encode(0) }]],
  });
}
