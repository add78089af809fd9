import { type Payload, Refused } from './refusals.js';

/** Each text of the profile by the end of its methods' names, with the field that bears it and its longest length. */
const fields = {
  Description: ['description', 512],
  ShortDescription: ['short_description', 120],
} as const;

/** What is shown of the bot, by kind of text and language; '' is everybody's. */
export class Profile extends Map<string, string> {
  /** Answers `getMy…` and `setMy…`; undefined for any other method. */
  answer(method: string, payload: Payload): object | true | undefined {
    const [, verb, kind = ''] = /^(get|set)My(\w+)$/.exec(method) ?? [];
    if (!Object.hasOwn(fields, kind)) return undefined;
    const [field, longest] = fields[kind as keyof typeof fields];
    const key = `${kind} ${payload.language_code ?? ''}`;
    // A language without a text of its own shows everybody's.
    if (verb === 'get') return { [field]: this.get(key) ?? this.get(`${kind} `) ?? '' };
    const text = payload[field] ?? '';
    if (typeof text !== 'string' || text.length > longest)
      throw new Refused(400, 'Bad Request: text is too long');
    this.set(key, text);
    return true;
  }
}
