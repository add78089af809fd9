import { z } from 'zod';
import { type TopicId, topicIdSchema } from './topic.js';

/**
 * How one kind of action is written into a button: a name, then its values, with a space between them. Buttons live for
 * ever, so that a form which was once sent has to be read for ever.
 * @typeParam Values what stands behind the name, typed.
 */
export interface ActionForm<Values extends readonly unknown[]> {
  /** The first word of the action. */
  readonly name: string;
  /** Earlier names, which stand in buttons that were sent before. */
  readonly aliases: readonly string[];
  /** The length of its longest action, written with its name, in bytes. Infinity where a value has no bound. */
  readonly maxBytes: number;
  /** Whether a value has no bound. Whoever encodes it then checks that the action fits. */
  readonly isUnbounded: boolean;
  /** The text that a button carries. @throws Error if a value is none that {@link decode} takes. */
  encode(...values: Values): string;
  /** The values of an action by the words behind its name; null if they are none of this form. */
  decode(words: readonly string[]): Values | null;
}

/** Options of {@link actionForm}. */
export interface ActionFormOptions {
  /** Earlier names of the action. Default: none. */
  aliases?: readonly string[];
  /** Accepts a value without a bound. Default: false. */
  isUnbounded?: boolean;
}

/**
 * Describes how an action is written into a button.
 * @param values a tuple of codecs, each for one word.
 * @example actionForm('flip', z.tuple([pageValue, topicValue])).encode(0, 'banjir') // 'flip 0 banjir'
 */
export function actionForm<Values extends readonly unknown[]>(
  name: string,
  values: z.ZodType<Values>,
  { aliases = [], isUnbounded = false }: ActionFormOptions = {},
): ActionForm<Values> {
  return {
    name,
    aliases,
    maxBytes: maxBytesOf(name, values),
    isUnbounded,
    encode(...given) {
      const words = z.encode(values, given as unknown as Values) as string[];
      const action = [name, ...words].join(' ');
      if (!words.every((word) => /^[!-~]+$/.test(word))) throw new Error(`"${action}" cannot be an action`);
      return action;
    },
    decode(words) {
      const read = z.safeDecode(values, words as never);
      return read.success ? read.data : null;
    },
  };
}

/** A topic's id. */
export const topicValue = topicIdSchema.max(40);

/** A topic's id, or null for none. Written `-` for none; whatever is no id is read as none. */
export const optionalTopicValue = z.codec(z.string().max(40), z.string().nullable(), {
  decode: (word): TopicId | null => (topicIdSchema.safeParse(word).success ? word : null),
  encode: (topic) => topic ?? '-',
});

/** The number of a page or of the first thing that it shows, from 0 to 100,000. Whatever is no number is read as 0. */
export const pageValue = numberValue({ min: 0, max: 100_000, otherwise: 0 });

/** A whole number within bounds. Whatever lies outside is read as the nearest bound; what is no number, as `otherwise`. */
export function numberValue({ min, max, otherwise }: { min: number; max: number; otherwise: number }) {
  const within = (number: number) => Math.min(max, Math.max(min, number));
  return z.codec(z.string().max(String(max).length), z.number(), {
    decode(word) {
      const number = Number.parseInt(word, 10);
      return Number.isNaN(number) ? otherwise : within(number);
    },
    encode: (number) => String(within(number)),
  });
}

interface ValueBounds {
  maxLength?: number;
  enum?: readonly string[];
}

/** Reads the bounds of the values from their JSON schema, which zod keeps stable, unlike its internals. */
function maxBytesOf(name: string, values: z.ZodType): number {
  const { prefixItems = [] } = z.toJSONSchema(values, { io: 'input' }) as { prefixItems?: ValueBounds[] };
  const lengths = prefixItems.map((bounds) =>
    bounds.enum === undefined
      ? (bounds.maxLength ?? Number.POSITIVE_INFINITY)
      : Math.max(...bounds.enum.map((word) => word.length)),
  );
  return lengths.reduce((sum, length) => sum + 1 + length, name.length);
}
