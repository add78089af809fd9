/**
 * What the window's pages have none of. A rule of a style sheet that is only for these is left out: it would be a third of
 * what a page loads.
 */
const unused = [
  /^\[data-theme=dark\]/,
  /^:host/,
  /\[type=(?:checkbox|radio|range|date|datetime-local|month|time|week|color|reset|number|email|tel|url)\b/,
  /\[role=(?:switch|group|search|button|link)\b/,
  /\[data-tooltip/,
  /\[aria-busy/,
  /\[aria-label=breadcrumb\]/,
  /\[dir=rtl\]/,
  /\[multiple\]/,
  /:(?:-moz|-ms)?-?(?:range|progress|meter)/,
  /::-(?:webkit|moz|ms)-(?:slider|range|progress|thumb|track|fill|color|calendar|date)/,
  /(?<![\w.#:-])(?:dialog|progress|meter|audio|video|iframe|object|embed|template|samp|ins|del|kbd|address|hgroup|optgroup|output)(?![\w-])/,
] as const;

/** A piece of a style sheet: a rule, or a statement without a block. */
interface Piece {
  head: string;
  block: string | null;
}

/** A style sheet without the rules that no page of the window has an element for, and without its comments but the first, which is its
 * licence. */
export function slimCss(css: string): string {
  const [licence = ''] = /^(?:@charset[^;]*;)?\/\*![\s\S]*?\*\//.exec(css) ?? [];
  const plain = css.slice(licence.length).replace(/\/\*[\s\S]*?\*\//g, '');
  return licence + slimmed(plain.replace(/\s*\n\s*/g, ' '));
}

function slimmed(css: string): string {
  return piecesOf(css)
    .map(({ head, block }) => {
      if (block === null) return head;
      if (/^@(?:media|supports)/.test(head)) {
        const inner = slimmed(block);
        return inner === '' ? '' : `${head}{${inner}}`;
      }
      if (head.startsWith('@')) return `${head}{${block}}`;
      const needed = splitSelectors(head).filter(isNeeded);
      return needed.length === 0 ? '' : `${needed.join(',')}{${block}}`;
    })
    .join('');
}

/** Whether a page can have what a selector means. */
function isNeeded(selector: string): boolean {
  // What it excludes says nothing, and of alternatives one is enough.
  const groups: string[] = [];
  const rest = withoutGroups(selector, (name, inner) => {
    if (name !== 'not') groups.push(inner);
  });
  return (
    !unused.some((pattern) => pattern.test(rest)) &&
    groups.every((group) => splitSelectors(group).some(isNeeded))
  );
}

/** A selector without `:is(…)`, `:where(…)`, `:not(…)` and `:has(…)`, which are handed over by name. */
function withoutGroups(selector: string, onGroup: (name: string, inner: string) => void): string {
  const found = /:(is|where|not|has)\(/.exec(selector);
  if (found === null) return selector;
  const open = found.index + found[0].length;
  let depth = 1;
  let end = open;
  for (; end < selector.length && depth > 0; end++) {
    if (selector[end] === '(') depth += 1;
    if (selector[end] === ')') depth -= 1;
  }
  onGroup(found[1] ?? '', selector.slice(open, end - 1));
  return selector.slice(0, found.index) + withoutGroups(selector.slice(end), onGroup);
}

/** The alternatives of a selector. */
function splitSelectors(selectors: string): string[] {
  return cutAt(selectors, (letter) => letter === ',');
}

/** The text in pieces, cut where a letter outside of quotes and brackets says so. The letters themselves are left out. */
function cutAt(text: string, isCut: (letter: string) => boolean): string[] {
  const pieces: string[] = [];
  let from = 0;
  forEachOutside(text, 0, (letter, at) => {
    if (!isCut(letter)) return true;
    pieces.push(text.slice(from, at));
    from = at + 1;
    return true;
  });
  return [...pieces, text.slice(from)].map((piece) => piece.trim()).filter((piece) => piece !== '');
}

function piecesOf(css: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < css.length) {
    const end = forEachOutside(css, at, (letter) => letter !== '{' && letter !== ';');
    if (css[end] !== '{') {
      const head = css.slice(at, end + 1).trim();
      if (head !== '') pieces.push({ head, block: null });
      at = end + 1;
      continue;
    }
    const close = closingOf(css, end);
    pieces.push({ head: css.slice(at, end).trim(), block: css.slice(end + 1, close) });
    at = close + 1;
  }
  return pieces;
}

/** Where the block ends that begins at a brace. */
function closingOf(css: string, open: number): number {
  let depth = 0;
  return forEachOutside(css, open, (letter) => {
    if (letter === '{') depth += 1;
    if (letter === '}') depth -= 1;
    return depth > 0;
  });
}

/** Visits the letters outside of quotes and round or square brackets until one says no. @returns where that was, or the end. */
function forEachOutside(text: string, from: number, visit: (letter: string, at: number) => boolean): number {
  let quote: string | null = null;
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const letter = text[at] as string;
    if (letter === '\\') at += 1;
    else if (quote !== null) quote = letter === quote ? null : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '(' || letter === '[') depth += 1;
    else if (letter === ')' || letter === ']') depth -= 1;
    else if (depth === 0 && !visit(letter, at)) return at;
  }
  return text.length;
}
