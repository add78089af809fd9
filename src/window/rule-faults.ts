import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type { z } from 'zod';
import { type Catalog, danglingReferences } from '../core/catalog.js';
import { plain } from '../core/system-errors.js';
import { type Topic, topicSchema } from '../core/topic.js';

/** A fault of a rule at its place in what was written. */
export interface RuleFault {
  /** Counts from 1. */
  line: number;
  /** The field, as `match.any.1`; empty for the rule as a whole, or where it cannot be read. */
  field: string;
  message: string;
  /** The line in three pieces; the middle one is at fault. */
  text: readonly [before: string, at: string, behind: string];
}

/** A rule that was read: the topic, or the faults that keep it from being one. */
type ReadRule = { topic: Topic; faults: [] } | { topic: null; faults: RuleFault[] };

/** Reads a topic as somebody wrote it, among the others of the catalog. */
export function readRule(written: string, catalog: Catalog): ReadRule {
  const errors: ParseError[] = [];
  const tree = parseTree(written, errors, { disallowComments: true });
  const [syntax] = errors;
  if (syntax !== undefined || tree === undefined) {
    const { offset, length } = syntax ?? { offset: 0, length: 0 };
    const message = `is not JSON: ${syntax === undefined ? 'it is empty' : spaced(printParseErrorCode(syntax.error))}`;
    return { topic: null, faults: [{ ...placeOf(written, offset, length), field: '', message }] };
  }
  const at = (path: Path, message: string, isKey = false): RuleFault => {
    const { offset, length } = isKey ? keyAt(tree, path) : nodeAt(tree, path);
    return { ...placeOf(written, offset, length), field: path.join('.'), message };
  };
  const parsed = topicSchema.safeParse(getNodeValue(tree));
  if (!parsed.success) {
    return { topic: null, faults: parsed.error.issues.flatMap((issue) => faultsOf(issue, at)) };
  }
  const faults = referencesOf(parsed.data, catalog).map(({ path, message }) => at(path, message));
  return faults.length > 0 ? { topic: null, faults } : { topic: parsed.data, faults: [] };
}

type Path = readonly (string | number)[];

/** A fault at a path; of the field's name rather than of what it holds. */
type At = (path: Path, message: string, isKey?: boolean) => RuleFault;

function faultsOf(issue: z.core.$ZodIssue, at: At): RuleFault[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  // One for each field that there is not, at its own place.
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => at([...path, key], 'is no field of a topic', true));
  return [at(path, plain(issue.message))];
}

/** What the topic names that the catalog does not have. */
function referencesOf(topic: Topic, catalog: Catalog) {
  const topics = [...catalog.topics.filter(({ id }) => id !== topic.id), topic];
  return danglingReferences({ publishers: [], topics: [topic] }, { ...catalog, topics }).map(
    ({ path, message }) => ({ path: path.slice(2), message }),
  );
}

/** The node of a path, or of what would hold it. */
function nodeAt(tree: Node, path: Path): Node {
  const found = findNodeAtLocation(tree, [...path]);
  if (found === undefined) return nodeAt(tree, path.slice(0, -1));
  // An object is as long as the rule: its own place is where it begins.
  return found.type === 'object' ? { ...found, length: 1 } : found;
}

/** The name of a field. */
function keyAt(tree: Node, path: Path): Node {
  const node = nodeAt(tree, path);
  return node.parent?.children?.[0] ?? node;
}

/** A place as its line, with what is at fault there. A fault over several lines is shown on its first. */
function placeOf(written: string, offset: number, length: number): Pick<RuleFault, 'line' | 'text'> {
  const start = written.lastIndexOf('\n', offset - 1) + 1;
  const next = written.indexOf('\n', offset);
  const end = next === -1 ? written.length : next;
  const to = Math.min(end, offset + Math.max(1, length));
  return {
    line: written.slice(0, start).split('\n').length,
    text: [written.slice(start, offset), written.slice(offset, to), written.slice(to, end)],
  };
}

/** `PropertyNameExpected` as words. */
function spaced(code: string): string {
  return code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).toLowerCase();
}
