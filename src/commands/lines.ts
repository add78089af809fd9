import type { Button, Line, Reply } from '../core/message.js';
import type { Answer } from '../core/ports.js';
import { forms } from './action-forms.js';
import type { Context } from './context.js';

/**
 * A text of ours as a line: what stands between backticks is code, which a tap copies as it stands. Only for texts
 * without values from people or feeds.
 */
export function lineOf(text: string): Line {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? { text: part, code: true } : part))
    .filter((span) => span !== '');
}

/** An answer with buttons under it. */
export function card(lines: readonly Line[], buttons: readonly (readonly Button[])[]): Reply {
  return { kind: 'reply', lines, buttons };
}

/** The button that leads to the menu of everything. Each card has it, or a way to one that does. */
export function homeButton({ text }: Pick<Context, 'text'>): Button {
  return { label: text('button-home'), action: forms.home.encode() };
}

/** The answer with a way on under each card that has none. A channel's posts get no buttons: see `pressInBroadcast`. */
export function withWayBack(answered: Answer, context: Pick<Context, 'text' | 'asker'>): Answer {
  if (context.asker.kind === 'broadcast') return answered;
  const messages = answered.messages.map((message) =>
    message.kind === 'reply' && message.buttons.length === 0
      ? { ...message, buttons: [[homeButton(context)]] }
      : message,
  );
  return { ...answered, messages };
}

/** The answer with lines above those of its first card. */
export function withLinesAbove(answered: Answer, more: readonly Line[]): Answer {
  const [first, ...others] = answered.messages;
  if (first?.kind !== 'reply') return answered;
  return { ...answered, messages: [{ ...first, lines: [...more, [], ...first.lines] }, ...others] };
}

/** The answer with more lines below those of its first card. */
export function withLines(answered: Answer, more: readonly Line[]): Answer {
  const [first, ...others] = answered.messages;
  if (more.length === 0 || first?.kind !== 'reply') return answered;
  return { ...answered, messages: [{ ...first, lines: [...first.lines, [], ...more] }, ...others] };
}

/** The button that leads back to what was shown before. */
export function backButton({ text }: Pick<Context, 'text'>, action: string): Button {
  return { label: text('button-back'), action };
}

/** A button for something that can be chosen, marked where it is. */
export function choiceButton(label: string, isChosen: boolean, action: string): Button {
  return { label: `${isChosen ? '✅ ' : ''}${label}`, action };
}

/** The button to all topics. */
export function topicsButton({ text }: Pick<Context, 'text'>): Button {
  return { label: text('button-topics'), action: forms.topics.encode(0) };
}

/** A row that turns pages, none where there is one. No two of its buttons do the same. */
export function pageRow(page: number, pages: number, actionOf: (page: number) => string): Button[][] {
  if (pages <= 1) return [];
  const to = (target: number, label: string) => ({ label, action: actionOf((target + pages) % pages) });
  const here = to(page, `${page + 1} / ${pages}`);
  const [before, behind] = [to(page - 1, '‹'), to(page + 1, '›')];
  if (pages > 2) return [[before, here, behind]];
  return [page === 0 ? [here, behind] : [before, here]];
}

/** The nearest page that exists, and what stands on it. */
export function pageOf<Item>(all: readonly Item[], page: number, length: number) {
  const pages = Math.max(1, Math.ceil(all.length / length));
  const shown = Math.min(Math.max(0, page), pages - 1);
  return { pages, shown, items: all.slice(shown * length, (shown + 1) * length) };
}
