import { Invalid, type Payload } from './refusals.js';

/** https://core.telegram.org/bots/api#rich-message-limits */
const limits = { characters: 32_768, blocks: 500, depth: 16, media: 50 };

/** https://core.telegram.org/bots/api#rich-html-style, as far as a news bot may come to it. */
const inline = new Set(
  'b strong i em u ins s strike del code a mark sub sup tg-spoiler tg-time tg-emoji cite'.split(' '),
);
const withText = new Set('h1 h2 h3 h4 h5 h6 p pre footer summary figcaption'.split(' '));
const withBlocks = new Set('details ul ol li blockquote aside figure tg-slideshow tg-collage'.split(' '));
const empty = new Set(['hr', 'img']);

/** Within what a block may stand, where that is not anywhere. */
const parents: Record<string, readonly string[]> = {
  summary: ['details'],
  figcaption: ['figure', 'tg-slideshow', 'tg-collage'],
  cite: ['figcaption', 'blockquote', 'aside'],
  li: ['ul', 'ol'],
};

const named: Record<string, string> = {
  ...{
    lt: '<',
    gt: '>',
    amp: '&',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
    hellip: '…',
    mdash: '—',
    ndash: '–',
  },
  ...{ lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”' },
};

/** A rich message as the stand-in keeps it. */
export interface RichMessage {
  /** Each block on a line of its own, as a person sees it who unfolds all. */
  text: string;
  /** The names of the blocks in their order. */
  blocks: string[];
  links: string[];
  media: string[];
}

/** Reads `rich_message`, refused as the platform refuses it. */
export function readRich({ rich_message }: Payload): RichMessage {
  const { html, markdown } = (rich_message ?? {}) as { html?: string; markdown?: string };
  if ((html === undefined) === (markdown === undefined)) throw new Invalid('RICH_MESSAGE_CONTENT_INVALID');
  if (html === undefined) throw new Invalid('this stand-in reads HTML alone');
  if (/\p{Surrogate}/u.test(html)) throw new Invalid('strings must be encoded in UTF-8');
  const found: RichMessage & { characters: number } = {
    text: '',
    blocks: [],
    links: [],
    media: [],
    characters: 0,
  };
  const lines: string[] = [];
  const open: { name: string; children: number }[] = [];
  for (const [whole, slash = '', name = '', rest = '', text = ''] of html.matchAll(
    /<(\/?)([a-z][a-z0-9-]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*\/?>|([^<]+)|</g,
  )) {
    if (whole === '<') throw new Invalid(`can't parse rich message: a tag that is none`);
    if (name === '') say(decode(text));
    else if (slash === '/') close(name);
    else
      start(
        name,
        new Map([...rest.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value])),
      );
  }
  if (open.length > 0) throw new Invalid(`can't parse rich message: ${open.at(-1)?.name} is not closed`);
  found.text = lines.join('\n');
  if (found.characters > limits.characters) throw new Invalid('RICH_MESSAGE_TOO_LONG');
  if (found.blocks.length > limits.blocks) throw new Invalid('RICH_MESSAGE_BLOCKS_TOO_MUCH');
  if (found.media.length > limits.media) throw new Invalid('RICH_MESSAGE_MEDIA_TOO_MUCH');
  if (found.text.trim() === '' && found.media.length === 0) throw new Invalid('RICH_MESSAGE_EMPTY');
  const { characters: _, ...message } = found;
  return message;

  function say(text: string): void {
    const holder = open.findLast(({ name: each }) => withText.has(each));
    if (holder === undefined && text.trim() === '') return;
    if (holder === undefined) throw new Invalid(`can't parse rich message: text outside of a block`);
    found.characters += [...text].length;
    lines.push(`${lines.pop() ?? ''}${text}`);
  }

  function start(name: string, attributes: ReadonlyMap<string, string>): void {
    const parent = open.at(-1);
    const within = open.some((each) => withText.has(each.name));
    if (inline.has(name) ? !within : within) refuse(name, parent?.name);
    if (!inline.has(name) && !withText.has(name) && !withBlocks.has(name) && !empty.has(name)) refuse(name);
    if (parents[name] !== undefined && !parents[name].includes(parent?.name ?? ''))
      refuse(name, parent?.name);
    if (name === 'summary' && parent?.children !== 0) refuse(name, 'details behind something');
    if (parent !== undefined) parent.children += 1;
    if (name === 'a') found.links.push(addressIn(attributes.get('href')));
    if (name === 'tg-time' && !/^\d{1,11}$/.test(attributes.get('unix') ?? '')) refuse(name, 'no instant');
    if (name === 'img') found.media.push(addressIn(attributes.get('src')));
    if (!inline.has(name)) found.blocks.push(name);
    if (withText.has(name)) lines.push('');
    if (!empty.has(name)) open.push({ name, children: 0 });
    if (open.length > limits.depth) throw new Invalid('RICH_MESSAGE_DEPTH_TOO_MUCH');
  }

  function close(name: string): void {
    const last = open.pop();
    if (last?.name !== name) refuse(`/${name}`, last?.name);
    if (name === 'details' && last?.children === 0) refuse(name, 'nothing');
  }
}

function refuse(name: string, where?: string): never {
  throw new Invalid(
    `can't parse rich message: unexpected <${name}>${where === undefined ? '' : ` in ${where}`}`,
  );
}

function addressIn(given: string | undefined): string {
  const address = decode(given ?? '');
  if (!/^https?:\/\/./i.test(address)) throw new Invalid('RICH_MESSAGE_URL_INVALID');
  return address;
}

/** Numbers and thirteen names: any other is a fault. */
function decode(text: string): string {
  return text.replace(/&(?:#(\d+);|(\w+);|)/g, (whole, number?: string, name?: string) => {
    if (number !== undefined) return String.fromCodePoint(Number(number));
    const known = named[name ?? ''];
    if (known === undefined) throw new Invalid(`can't parse rich message: ${whole} is no character`);
    return known;
  });
}
