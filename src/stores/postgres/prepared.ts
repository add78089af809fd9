import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';

/** What stands before a statement that is worth preparing. */
const mark = '/* prepared */';

/**
 * Marks a statement that runs with every post: each connection has it parsed and planned once. Its text must not depend
 * on what is asked, so that there are few of them.
 */
export function prepared<T>(statement: RawBuilder<T>): RawBuilder<T> {
  return sql<T>`${sql.raw(mark)} ${statement}`;
}

const names = new Map<string, string>();

/**
 * The name under which a connection keeps a statement, or null where it keeps none. It is made of the text alone: behind
 * a pooler, where several processes share a connection, a name never stands for another statement.
 */
export function preparedName(text: string): string | null {
  if (!text.startsWith(mark)) return null;
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `kabar-${createHash('sha256').update(text).digest('base64url').slice(0, 32)}`;
  names.set(text, name);
  return name;
}

/**
 * Whether a statement failed only because it was prepared: a pooler lent another connection, where its name is not known
 * (26000) or is known already (42P05); or the schema has changed since (0A000). Nothing of it has run.
 */
export function failedForItsName(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === '26000' || code === '42P05' || code === '0A000';
}
