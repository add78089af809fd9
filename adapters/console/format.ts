import stringWidth from 'string-width';
import {
  factsLine,
  type Line,
  listLines,
  type Message,
  othersLine,
  type Post,
  type Reply,
  type Span,
  type TextFile,
} from '../../src/core/message.js';
import { harmless } from '../../src/core/text.js';
import { visibleMessage } from '../../src/core/visible.js';

/** The message itself: how wide it may be is known only when it is written. */
export type Part = Message;

/** A message as its one part. */
export function render(message: Message): Part[] {
  return [message];
}

/** What a terminal can show. */
export interface Look {
  /** How many columns a line may take. */
  columns: number;
  colours: boolean;
  /** Whether it makes text clickable (OSC 8). */
  links: boolean;
}

interface Style {
  bold?: boolean;
  dim?: boolean;
  /** An address: the text is clickable, and coloured. */
  link?: string;
}

/** One grapheme, the columns it takes, and how it looks. */
interface Cell {
  text: string;
  width: number;
  style: Style;
}

/** Made when it is first needed: that takes 15 ms, and most processes have no terminal to write to. */
let graphemes: Intl.Segmenter | undefined;

/** A message as the lines of a terminal, each ended by a line feed; a rule above sets it apart. */
export function formatMessage(message: Message, look: Look): string {
  const lines = linesOf(visibleMessage(message), look);
  const rule = paint('─'.repeat(Math.min(look.columns, 40)), { dim: true }, look);
  return [rule, ...lines, '', ''].join('\n');
}

function linesOf(message: Message, look: Look): string[] {
  switch (message.kind) {
    case 'post':
      return postLines(message, look);
    case 'list':
      return replyLines({ kind: 'reply', lines: listLines(message), buttons: [] }, look);
    case 'reply':
      return replyLines(message, look);
  }
}

const dim: Style = { dim: true };

function postLines(post: Post, look: Look): string[] {
  const { hashtags = [] } = post;
  const others = othersLine(post);
  const summary = post.summary === null ? [] : ['', ...wrap([[post.summary, {}]], look)];
  return [
    ...(post.topics.length === 0 ? [] : wrap([[post.topics.join(' · '), { bold: true }]], look)),
    ...wrap([[post.headline, { link: post.link }]], look),
    harmless(post.link),
    ...summary,
    '',
    ...wrap(
      factsLine(post).map((span) => [typeof span === 'string' ? span : span.text, dim]),
      look,
    ),
    ...(hashtags.length === 0 ? [] : wrap([[hashtags.join(' '), dim]], look)),
    ...(others === null ? [] : lineWithLinks(others, look)),
  ];
}

function replyLines(reply: Reply, look: Look): string[] {
  const { file } = reply;
  let number = 0;
  const rows = reply.buttons.map((row) =>
    row.flatMap((button): [string, Style][] => [
      [`[${++number}]`, { bold: true }],
      [` ${button.label}   `, {}],
    ]),
  );
  return [
    // A file can be longer than the terminal: the answer stands below it, where it is seen.
    ...(file === undefined || file.instead !== undefined ? [] : [...fileLines(file, look), '']),
    ...reply.lines.flatMap((line) => lineWithLinks(line, look)),
    ...(file?.instead === undefined ? [] : lineWithLinks(file.instead, look)),
    ...(reply.sample === undefined ? [] : ['', ...postLines(reply.sample, look)]),
    ...(rows.length === 0 ? [] : ['']),
    ...rows.flatMap((row) => wrap(row, look)),
  ];
}

/** A file as it stands, under its name. No line is divided, so that it can be copied. */
function fileLines({ name, text }: TextFile, look: Look): string[] {
  return [paint(harmless(name), { dim: true }, look), ...text.trimEnd().split('\n').map(harmless)];
}

/** A line of a reply. Where text is not clickable, its addresses stand below it. */
function lineWithLinks(line: Line, look: Look): string[] {
  const shown = wrap(
    line.map((span) => [typeof span === 'string' ? span : span.text, styleOf(span)]),
    look,
  );
  const links = line.flatMap((span) =>
    typeof span === 'string' || span.link === undefined ? [] : [span.link],
  );
  return look.links ? shown : [...shown, ...links.map((link) => `  ${harmless(link)}`)];
}

function styleOf(span: Span): Style {
  if (typeof span === 'string') return {};
  return { bold: span.bold ?? span.code ?? false, ...(span.link === undefined ? {} : { link: span.link }) };
}

/** Divides text into lines after whole words; a word longer than a line is divided between graphemes. */
function wrap(spans: readonly (readonly [text: string, style: Style])[], look: Look): string[] {
  const lines: Cell[][] = [];
  let line: Cell[] = [];
  let used = 0;
  for (const cell of ([] as Cell[]).concat(...spans.map(([text, style]) => cells(text, style)))) {
    if (used + cell.width > look.columns && line.length > 0) {
      const space = line.findLastIndex((each) => each.text === ' ');
      const cut = cell.text === ' ' || space <= 0 ? line.length : space + 1;
      lines.push(line.slice(0, cut));
      line = line.slice(cut);
      used = line.reduce((sum, each) => sum + each.width, 0);
    }
    // Spaces at which a line was divided belong to none: three of them would make a line of their own.
    if (cell.text === ' ' && line.length === 0 && lines.length > 0) continue;
    line.push(cell);
    used += cell.width;
  }
  return (line.length === 0 && lines.length > 0 ? lines : [...lines, line]).map((each) => draw(each, look));
}

/** Letters that are as wide as one cell, and stand alone: nothing that could join them follows. */
const plainLetters = /((?:[ -~](?=[ -~]|$))+)/;

function cells(text: string, style: Style): Cell[] {
  const found: Cell[] = [];
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  // Every second part is plain: taking that apart as any other text takes twenty times as long.
  for (const [index, part] of harmless(text).split(plainLetters).entries()) {
    if (index % 2 === 0) {
      for (const { segment } of graphemes.segment(part))
        found.push({ text: segment, width: stringWidth(segment), style });
    } else for (let at = 0; at < part.length; at++) found.push({ text: part.charAt(at), width: 1, style });
  }
  return found;
}

/** The cells as text, those of one style together; nothing at the end of the line. */
function draw(line: readonly Cell[], look: Look): string {
  const end = line.findLastIndex((cell) => cell.text !== ' ') + 1;
  let drawn = '';
  for (let start = 0, next = 0; start < end; start = next) {
    const style = line[start]?.style ?? {};
    while (next < end && line[next]?.style === style) next++;
    const text = line.slice(start, next).map((cell) => cell.text);
    drawn += paint(text.join(''), style, look);
  }
  return drawn;
}

/** Puts on colours (SGR, ECMA-48) and the link (OSC 8), as far as the terminal knows them. `text` is harmless. */
function paint(text: string, { bold, dim, link }: Style, look: Look): string {
  const codes = [bold ? '1' : '', dim ? '2' : '', link === undefined ? '' : '36'].filter(
    (code) => code !== '',
  );
  const coloured = look.colours && codes.length > 0 ? `\u001b[${codes.join(';')}m${text}\u001b[0m` : text;
  const address = link === undefined || !look.links ? null : clickable(link);
  return address === null ? coloured : `\u001b]8;;${address}\u001b\\${coloured}\u001b]8;;\u001b\\`;
}

/** The address as OSC 8 takes it: http or https, of printable ASCII only; else null. */
function clickable(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const { protocol, href } = new URL(link);
  return /^https?:$/.test(protocol) && /^[\x21-\x7e]+$/.test(href) ? href : null;
}
