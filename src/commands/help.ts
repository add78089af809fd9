import type { Line } from '../core/message.js';
import type { Answer } from '../core/ports.js';
import { isOperator } from './access.js';
import { answer, type Command, type Context } from './context.js';

/** `/start`: what this is, and the way in. */
export const startCommand: Command = {
  name: 'start',
  options: [],
  changes: false,
  run: async ({ text }) =>
    answer({
      kind: 'reply',
      lines: [[{ text: text('start-title'), bold: true }], [text('start-what')], [], [text('start-next')]],
      buttons: [
        [{ label: text('button-topics'), action: 'topics 0' }],
        [{ label: text('button-latest'), action: 'latest' }],
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

function isFor({ audience = 'everyone' }: Command, { asker, access }: Context): boolean {
  if (audience === 'elsewhere') return asker.elsewhere !== undefined;
  return audience === 'everyone' || isOperator(asker, access);
}

function help({ text }: Context, commands: readonly Command[]): Answer {
  const lines = commands.map(({ name, options }): Line => {
    const shown = options
      .filter((option) => option.kind !== 'chat')
      .map((option) => ` <${text(`option-${option.name}-short`)}>`)
      .join('');
    return [{ text: `/${name}${shown}`, code: true }, ` – ${text(`command-${name}`)}`];
  });
  return answer({
    kind: 'reply',
    lines: [[{ text: text('help-title'), bold: true }], [], ...lines],
    buttons: [[{ label: text('button-topics'), action: 'topics 0' }]],
  });
}
