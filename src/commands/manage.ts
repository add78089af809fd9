import type { Button, Message } from '../core/message.js';
import { reply } from '../core/message.js';
import type { Answer, Asker } from '../core/ports.js';
import { truncate } from '../core/text.js';
import { mayAsk } from './access.js';
import { answer, type Command, type Context } from './context.js';

/** The longest action of a button, in bytes. */
const longestAction = 64;

/** How an asker elsewhere is answered: by a command with what stands behind it. */
export type RunElsewhere = (asker: Asker, name: string, text: string) => Promise<Answer>;

/**
 * `/manage @channel [command …]`: what a channel follows, decided by its admins from their private chat, for in a
 * channel nobody can ask. Without a command it shows the channel's topics.
 */
export function manageCommand(run: RunElsewhere): Command {
  return {
    name: 'manage',
    options: [{ name: 'place', kind: 'text', required: true }],
    changes: true,
    audience: 'elsewhere',
    run: (context, { place = '' }) => manage(context, place.trim(), run),
  };
}

async function manage(context: Context, typed: string, run: RunElsewhere): Promise<Answer> {
  const { text } = context;
  const [, name = '', command = 'topics', words = ''] =
    /^(\S+)(?:\s+\/?(\S+)(?:\s+(.*))?)?$/s.exec(typed) ?? [];
  if (name === '') return answer(reply([text('manage-how')]));
  const found = await elsewhere(context, name);
  if (found === null) return answer(reply([text('manage-not-yours', { place: truncate(name, 60) })]));
  const answered = await run(found.asker, command, words);
  const title = text('manage-title', { place: found.place });
  return carried({ ...answered, messages: withTitle(answered.messages, title) }, addressOf(found.asker));
}

/** The same person asking in another place; null where he does not run it, or may not ask there. */
export async function elsewhere({ asker, access }: Context, name: string) {
  const found = (await asker.elsewhere?.(name)) ?? null;
  if (found === null || !mayAsk(found.asker, access)) return null;
  const { request } = asker;
  return { ...found, asker: { ...found.asker, ...(request !== undefined && { request }) } };
}

/** The place and the rest of a button's action that is pressed for another place; null for any other. */
export function readElsewhere(action: string): { place: string; rest: string } | null {
  const [, place = '', rest = ''] = /^@(\S+) (.+)$/.exec(action) ?? [];
  return place === '' ? null : { place, rest };
}

/** An answer whose buttons stand for another place. One whose action gets too long is left out. */
export function carried(answered: Answer, address: string): Answer {
  const marked = (button: Button) => ({ ...button, action: `@${address} ${button.action}` });
  const fits = ({ action }: Button) => Buffer.byteLength(action) <= longestAction;
  const messages = answered.messages.map((message): Message => {
    // Posts are samples there; their buttons would speak of this chat.
    if (message.kind === 'list') return message;
    if (message.kind === 'post') return { ...message, buttons: [] };
    const buttons = message.buttons
      .map((row) => row.map(marked).filter(fits))
      .filter((row) => row.length > 0);
    return { ...message, buttons };
  });
  return { ...answered, messages };
}

/** The part of a chat's id that its platform knows it by. */
export function addressOf({ chat }: Asker): string {
  return chat.slice(chat.indexOf(':') + 1);
}

function withTitle([first, ...others]: readonly Message[], title: string): Message[] {
  if (first?.kind !== 'reply') return [...(first === undefined ? [] : [first]), ...others];
  return [{ ...first, lines: [[{ text: title, bold: true }], [], ...first.lines] }, ...others];
}
