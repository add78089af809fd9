import type { ActionForm } from '../core/action.js';
import type { Answer } from '../core/ports.js';
import type { Context } from './context.js';

/** What an action does with its values. */
export type Run<Values> = (context: Context, values: Values) => Promise<Answer>;

/** One kind of action: how it is written, and what it does. */
export interface Action {
  readonly form: Pick<ActionForm<never>, 'name' | 'aliases' | 'maxBytes' | 'isUnbounded'>;
  /** Whether admins alone may press its button, because it changes what the chat gets. */
  readonly changes: boolean;
  /** What the action does with the words behind its name; null if they do not belong to it. */
  bind(words: readonly string[]): ((context: Context) => Promise<Answer>) | null;
}

/** An action whose buttons can be made here as well. */
type EncodedAction<Values extends readonly unknown[]> = Action & Pick<ActionForm<Values>, 'encode'>;

/** An action that anybody may run. */
export function open<Values extends readonly unknown[]>(
  form: ActionForm<Values>,
  run: Run<Values>,
): EncodedAction<Values> {
  return actionOf(form, false, run);
}

/** An action for admins, because it changes what the chat gets. */
export function guarded<Values extends readonly unknown[]>(
  form: ActionForm<Values>,
  run: Run<Values>,
): EncodedAction<Values> {
  return actionOf(form, true, run);
}

function actionOf<Values extends readonly unknown[]>(
  form: ActionForm<Values>,
  changes: boolean,
  run: Run<Values>,
): EncodedAction<Values> {
  return {
    form,
    changes,
    encode: form.encode,
    bind(words) {
      const values = form.decode(words);
      return values === null ? null : (context) => run(context, values);
    },
  };
}

/** All actions by their names. */
export class ActionRegistry {
  readonly #actions = new Map<string, Action>();

  /**
   * @param maxBytes the most bytes of an action that the buttons of every platform in use carry.
   * @throws Error if two actions share a name, or if one can be longer than that.
   */
  constructor(actions: readonly Action[], maxBytes: number) {
    for (const action of actions) {
      const { name, aliases, maxBytes: longest, isUnbounded } = action.form;
      if (longest > maxBytes && !isUnbounded) {
        throw new Error(`action "${name}" can take ${longest} bytes; buttons carry ${maxBytes}`);
      }
      for (const each of [name, ...aliases]) {
        if (this.#actions.has(each)) throw new Error(`two actions are called "${each}"`);
        this.#actions.set(each, action);
      }
    }
  }

  /** What a button's text stands for; null if it is no action, or one whose values are wrong. */
  find(text: string): { changes: boolean; run: (context: Context) => Promise<Answer> } | null {
    const [name = '', ...words] = text.split(' ');
    const action = this.#actions.get(name);
    const run = action?.bind(words) ?? null;
    return action === undefined || run === null ? null : { changes: action.changes, run };
  }

  /** The same action under the shortest of its names. */
  shorten(text: string): string {
    const [name = '', ...words] = text.split(' ');
    const form = this.#actions.get(name)?.form;
    if (form === undefined) return text;
    const [shortest] = [form.name, ...form.aliases].sort((left, right) => left.length - right.length);
    return [shortest, ...words].join(' ');
  }
}

/** Says that a button stands for something that no longer exists. */
export function outdated({ text }: Context): Answer {
  return { messages: [], notice: text('button-outdated') };
}
