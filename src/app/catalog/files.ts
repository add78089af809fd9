import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { z } from 'zod';
import {
  type Catalog,
  catalogSchema,
  danglingReferences,
  mergeCatalogs,
  repeatsIn,
} from '../../core/catalog.js';
import { KabarError } from '../../core/errors.js';
import { errorCode, faultOf, plain } from '../../core/system-errors.js';

/**
 * Reads the catalog from its files, a later one over an earlier. The first must be there, the others may be missing.
 * @throws KabarError that names every fault with its file and line.
 */
export function loadCatalog(files: readonly string[]): Catalog {
  const faults: string[] = [];
  const read = files.flatMap((file, index) => {
    const text = readFile(file, index === 0, faults);
    return text === null ? [] : parseCatalog(text, basename(file), faults);
  });
  const whole = mergeCatalogs(read.map(({ catalog }) => catalog));
  if (faults.length === 0) faults.push(...read.flatMap((file) => dangling(file, whole)));
  // Each file is as the schema says. Of a thousand topics that takes a tenth of a start, so it is not asked again of all.
  if (faults.length === 0) faults.push(...repeatsIn(whole));
  if (faults.length > 0) {
    throw new KabarError(
      `The catalog is wrong:\n${faults.map((fault) => `  ${fault}`).join('\n')}\n`,
      'Correct these lines, then try again.',
    );
  }
  return whole;
}

function readFile(file: string, required: boolean, faults: string[]): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const missing = errorCode(error) === 'ENOENT';
    const reason = error instanceof Error ? faultOf(error)?.reason : undefined;
    if (required || !missing)
      faults.push(`${file} cannot be read${reason === undefined ? '' : `: ${reason}`}`);
    return null;
  }
}

/** The catalog of one file, and where its entries are in that file. */
interface ReadCatalog {
  catalog: Catalog;
  /** Names the file and line of a path. */
  lineOf: (path: readonly (string | number)[]) => string;
}

/** Checks references, which may lead from one file to another. */
function dangling({ catalog, lineOf }: ReadCatalog, whole: Catalog): string[] {
  return danglingReferences(catalog, whole).map(
    ({ path, message }) => `${lineOf(path)} ${path.join('.')}: ${message}`,
  );
}

/** What each fault of JSON means, by the parser's name of it. */
const syntaxFaults: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a word stands here without quotes',
  InvalidNumberFormat: 'a number is written wrongly',
  PropertyNameExpected: 'a name in quotes is missing here, or the comma before is one too many',
  ValueExpected: 'a value is missing here, or the comma before is one too many',
  ColonExpected: 'a colon is missing here',
  CommaExpected: 'a comma is missing here',
  CloseBraceExpected: 'a closing } is missing',
  CloseBracketExpected: 'a closing ] is missing',
  EndOfFileExpected: 'something stands behind the end',
  InvalidCommentToken: 'comments may not stand in it',
  UnexpectedEndOfComment: 'comments may not stand in it',
  UnexpectedEndOfString: 'a closing quote is missing',
};

const wordsOfSyntax = (code: string) =>
  syntaxFaults[code] ?? code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function parseCatalog(text: string, name: string, faults: string[]): ReadCatalog[] {
  const at = (offset: number) => `${name}:${text.slice(0, offset).split('\n').length}`;
  const json = parsedJson(text);
  if (json === undefined) {
    const errors: ParseError[] = [];
    parseTree(text, errors, { disallowComments: true });
    const [syntax] = errors;
    const reason = syntax === undefined ? 'it is empty' : wordsOfSyntax(printParseErrorCode(syntax.error));
    faults.push(`${at(syntax?.offset ?? 0)} is not JSON: ${reason}`);
    return [];
  }
  const parsed = catalogSchema.safeParse(json.value);
  // The tree knows the lines. Making it takes as long as all the rest, and a catalog without faults needs none.
  let tree: Node | undefined;
  const lineOf = (path: readonly (string | number)[]) => {
    tree ??= parseTree(text);
    return at(tree === undefined ? 0 : nearest(tree, path).offset);
  };
  for (const issue of parsed.error?.issues ?? []) {
    const where = issue.path.filter((part) => typeof part !== 'symbol');
    faults.push(`${lineOf(where)} ${describe(where, issue)}`);
  }
  return parsed.success ? [{ catalog: parsed.data, lineOf }] : [];
}

function parsedJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function nearest(tree: Node, path: readonly (string | number)[]): Node {
  return findNodeAtLocation(tree, [...path]) ?? nearest(tree, path.slice(0, -1));
}

function describe(path: readonly (string | number)[], issue: z.core.$ZodIssue): string {
  const message = plain(issue.message);
  return path.length === 0 ? message : `${path.join('.')}: ${message}`;
}
