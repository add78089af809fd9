import { splitChatId } from '../core/chat.js';
import type { Button, Message } from '../core/message.js';
import { reply } from '../core/message.js';
import type { Answer, Asker } from '../core/ports.js';
import { truncate } from '../core/text.js';
import { mayAsk } from './access.js';
import type { ActionRegistry } from './actions.js';
import { channelsCard } from './channels.js';
import { answer, type Command, type Context } from './context.js';
import { lineOf, withLinesAbove } from './lines.js';

/** Runs a command for somebody who asks elsewhere, with the text behind it. */
type RunElsewhere = (asker: Asker, name: string, text: string) => Promise<Answer>;

/**
 * `/manage @channel [command …]`: the admins of a channel decide from their private chat what it follows, because nobody
 * can ask in a channel. Without a command it shows the channel's topics.
 */
export function manageCommand(run: RunElsewhere, carry: Carry): Command {
  return {
    name: 'manage',
    options: [{ name: 'place', kind: 'text', required: true }],
    changes: true,
    audience: 'elsewhere',
    run: (context, { place = '' }) => manage(context, place.trim(), run, carry),
  };
}

async function manage(context: Context, typed: string, run: RunElsewhere, carry: Carry): Promise<Answer> {
  const { text } = context;
  const [, name = '', command = 'topics', words = ''] =
    /^(\S+)(?:\s+\/?(\S+)(?:\s+(.*))?)?$/s.exec(typed) ?? [];
  if (name === '') return answer((await channelsCard(context)) ?? reply(lineOf(text('manage-how'))));
  const found = await elsewhere(context, name);
  if (found === null) return answer(reply([text('manage-not-yours', { place: plainName(name) })]));
  const there = { asker: found.asker, capabilities: context.capabilities };
  return carry(inPlace(context, await run(found.asker, command, words), found.place), there);
}

/** A name as it is shown: with its sign it would be a mention, which has to be broken by a sign that nobody sees. */
const plainName = (typed: string) => truncate(typed.replace(/^\W*@+/u, ''), 60);

/** An answer whose first message says which place it is about. */
export function inPlace({ text }: Pick<Context, 'text'>, answered: Answer, place: string): Answer {
  const title = text('manage-title', { place });
  return withLinesAbove(answered, [[{ text: title, bold: true }]]);
}

/** The same person asking in another place; null if they do not run it or may not ask there. */
export async function elsewhere({ asker, access, belongsTo }: Context, name: string) {
  const found = (await asker.elsewhere?.(name)) ?? null;
  if (found === null || !(await mayAsk(found.asker, access, belongsTo))) return null;
  const { request } = asker;
  const { place } = found;
  return { place, asker: { ...found.asker, place, ...(request !== undefined && { request }) } };
}

/** Splits an action that is pressed for another place into the place and the rest; null for any other action. */
export function readElsewhere(action: string): { place: string; rest: string } | null {
  const [, place = '', rest = ''] = /^@(\S+) (.+)$/.exec(action) ?? [];
  return place === '' ? null : { place, rest };
}

/** Makes the buttons of an answer stand for the place where it was asked for. */
export type Carry = (answered: Answer, there: Pick<Context, 'asker' | 'capabilities'>) => Answer;

/**
 * Makes the function that marks buttons with their place. An action that gets too long is written by its shortest name,
 * and a button that is too long even so is left out.
 */
export function createCarry(actions: Pick<ActionRegistry, 'shorten'>): Carry {
  const marked = (button: Button, address: string, maxBytes: number): Button[] =>
    [button.action, actions.shorten(button.action)]
      .map((action) => ({ ...button, action: `@${address} ${action}` }))
      .filter(({ action }) => Buffer.byteLength(action) <= maxBytes)
      .slice(0, 1);
  return (answered, { asker, capabilities }) => {
    const { address } = splitChatId(asker.chat);
    const messages = answered.messages.map((message): Message => {
      if (message.kind === 'list') return message;
      // The buttons of a sample post would act on this chat.
      if (message.kind === 'post') return { ...message, buttons: [] };
      const buttons = message.buttons
        .map((row) => row.flatMap((button) => marked(button, address, capabilities.maxActionBytes)))
        .filter((row) => row.length > 0);
      return { ...message, buttons };
    });
    return { ...answered, messages };
  };
}
