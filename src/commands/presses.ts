import type { Answer } from '../core/ports.js';
import type { Context } from './context.js';

/** What a button does: it is named by the first word of its action, and given the words behind it. */
export interface Press {
  /** Whether it changes what the chat wishes: then admins alone may press it. */
  changes: boolean;
  run(context: Context, args: readonly string[]): Promise<Answer>;
}

/** Buttons by the first word of their actions. */
export type Presses = Readonly<Record<string, Press>>;

/** A button that anybody may press. */
export function open(run: Press['run']): Press {
  return { changes: false, run };
}

/** A button for admins. */
export function guarded(run: Press['run']): Press {
  return { changes: true, run };
}

/** A page's number in an action: 0 for anything that is none. */
export function pageOf(arg: string | undefined): number {
  return Math.min(100_000, Math.max(0, Number.parseInt(arg ?? '', 10) || 0));
}

/** Says that a button stands for something that is no more. */
export function outdated({ text }: Context): Answer {
  return { messages: [], notice: text('button-outdated') };
}
