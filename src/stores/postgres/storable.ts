/**
 * Text as PostgreSQL can hold it: it takes no NUL, neither in text nor in jsonb, and jsonb no half of a surrogate pair.
 * Everything that is sent there passes through here or through {@link jsonOf}: what a feed or a person wrote must never
 * keep a batch, or a command, from being stored.
 */
export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** A parameter of a statement, of any kind, with its texts as PostgreSQL can hold them. */
export function storableParameter(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  return Array.isArray(value) ? value.map(storableParameter) : value;
}

/** JSON that PostgreSQL takes as jsonb. */
export function jsonOf(value: unknown): string {
  const json = JSON.stringify(value);
  // Looked for in the result, which is one pass; hardly any text has to be mended.
  if (!/\\u(?:0000|d[89a-f])/.test(json)) return json;
  return JSON.stringify(value, (_, each: unknown) => (typeof each === 'string' ? storable(each) : each));
}
