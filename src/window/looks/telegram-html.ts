import { Parser } from 'htmlparser2';
import type { LookNode } from './node.js';

/** The tags that Telegram knows, and what each is. https://core.telegram.org/bots/api#html-style */
const forms = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underlined',
  ins: 'underlined',
  s: 'struck',
  strike: 'struck',
  del: 'struck',
  code: 'code',
  pre: 'code',
  blockquote: 'quote',
} as const;

/** The latest instant that a date can name, in seconds. */
const maxSeconds = 8.64e12;

/** Reads a message's HTML. Of a tag that Telegram does not know only the text is kept; nothing else of it survives. */
export function readTelegramHtml(source: string): LookNode[] {
  const root: LookNode[] = [];
  const open: LookNode[][] = [root];
  const parser = new Parser(
    {
      ontext(text) {
        const into = open.at(-1) ?? root;
        const last = into.at(-1);
        if (typeof last === 'string') into[into.length - 1] = last + text;
        else into.push(text);
      },
      onopentag(name, attributes) {
        const node = nodeOf(name, attributes);
        (open.at(-1) ?? root).push(node);
        open.push(node.inside);
      },
      onclosetag() {
        if (open.length > 1) open.pop();
      },
    },
    { decodeEntities: true },
  );
  parser.end(source);
  return root;
}

function nodeOf(name: string, attributes: Readonly<Record<string, string>>): Exclude<LookNode, string> {
  const inside: LookNode[] = [];
  const { href, unix } = attributes;
  if (name === 'a' && href !== undefined) return { form: 'link', href, inside };
  const seconds = Number(unix ?? Number.NaN);
  if (name === 'tg-time' && Math.abs(seconds) < maxSeconds)
    return { form: 'time', at: seconds * 1000, inside };
  return { form: Object.hasOwn(forms, name) ? forms[name as keyof typeof forms] : 'plain', inside };
}
