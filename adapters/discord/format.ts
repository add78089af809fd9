import type {
  APIActionRowComponent,
  APIButtonComponentWithCustomId,
  APIEmbed,
  APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Button, Line, List, Message, Post, Reply, TextFile } from '../../src/core/message.js';
import { squash, truncate } from '../../src/core/text.js';
import { visibleMessage } from '../../src/core/visible.js';
import { capabilities } from './capabilities.js';
import { colourOf } from './colours.js';
import { escapedWithin, renderSpan, webUrl } from './escape.js';
import { listEmbeds } from './list.js';

type ComponentRow = APIActionRowComponent<APIButtonComponentWithCustomId | APIStringSelectComponent>;

/** One message in the form of Discord's API: the body of Create Message, without its nonce. */
export interface Part {
  content?: string;
  embeds?: APIEmbed[];
  components?: ComponentRow[];
  /** Nobody is ever pinged, whatever a feed writes; only the roles that an admin chose. */
  allowed_mentions: { parse: []; roles?: string[] };
  /** Sent beside the body, as a form: see {@link formOf}. */
  file?: TextFile;
  /** What it is where each message opens a thread; not sent anywhere else. */
  thread?: Heading;
  /** Whose name and picture it bears where it is to seem posted by them; not sent anywhere else. */
  face?: Face;
}

/** A name and the address of a picture that stand beside a message. */
export interface Face {
  name: string;
  icon?: string;
}

/** What stands above a thread of a forum. */
export interface Heading {
  name: string;
  /** The names of topics, each of which may be a tag. */
  tags: readonly string[];
  /** Whether it says that something came or changed, which a second try must not say again; an answer may. */
  isNews: boolean;
  /** Whether it goes on with what the part before it began. */
  continues: boolean;
}

/** A part as a request: its body, and the file that goes beside it. */
export function formOf<Body extends { file?: TextFile; thread?: Heading; face?: Face }>({
  file,
  thread: _,
  face: __,
  ...body
}: Body) {
  if (file === undefined) return { body };
  return { body, files: [{ name: file.name, contentType: file.mediaType, data: Buffer.from(file.text) }] };
}

/**
 * Discord's limits in UTF-16 units.
 * https://discord.com/developers/docs/resources/message#embed-object-embed-limits
 */
export const limits = {
  title: 256,
  description: 4096,
  author: 256,
  footer: 2048,
  fieldValue: 1024,
  /** Over all embeds of a message. */
  embeds: 6000,
  embedsInMessage: 10,
  content: 2000,
  /** https://discord.com/developers/docs/resources/channel#start-thread-in-forum-or-media-channel */
  threadName: 100,
};

/**
 * Discord's numbers of components. As types alone: the SDK takes a second to load, and posts are rendered without it too.
 * https://discord.com/developers/docs/components/reference#component-object-component-types
 */
const componentTypes = {
  row: 1 as ComponentType.ActionRow,
  button: 2 as ComponentType.Button,
  menu: 3 as ComponentType.StringSelect,
};

/** https://discord.com/developers/docs/components/reference#button-button-styles */
const grey = 2 as ButtonStyle.Secondary;

/** https://discord.com/developers/docs/components/reference#button */
const buttonLimits = { label: 80, inRow: capabilities.buttons.maxInRow, rows: 5 };

/** https://discord.com/developers/docs/components/reference#string-select */
const menuLimits = { options: 25, label: 100, placeholder: 150 };

/** A message as the fewest parts that Discord takes. */
export function render(given: Message): Part[] {
  const message = visibleMessage(given);
  switch (message.kind) {
    case 'post':
      return [renderPost(message)];
    case 'list':
      return renderList(message);
    case 'reply':
      return renderReply(message);
  }
}

function renderPost(post: Post): Part {
  return {
    embeds: embedsOf(post),
    ...(post.buttons.length > 0 && { components: renderButtons(post.buttons) }),
    allowed_mentions: { parse: [] },
    thread: heading(post.headline || post.publisher, { tags: post.topics }),
    face: faceOf(post),
  };
}

function embedsOf(post: Post): APIEmbed[] {
  const title = escapedWithin(squash(post.headline) || squash(post.publisher) || '…', limits.title);
  const url = webUrl(post.link);
  const author = truncate(squash(post.publisher), limits.author);
  const image = post.image === null ? undefined : webUrl(post.image.url);
  const credit = image === undefined ? null : (post.image?.credit ?? null);
  const footer = truncate(
    [...post.topics, post.authors, credit, ...(post.hashtags ?? []), post.mark]
      .map((each) => squash(each ?? ''))
      .filter(Boolean)
      .join(' · '),
    limits.footer,
  );
  const fields = othersField(post);
  const taken = [title, author, footer, ...fields.flatMap(({ name, value }) => [name, value])];
  const room = limits.embeds - taken.reduce((sum, text) => sum + text.length, 0);
  const description = escapedWithin(squash(post.summary ?? ''), Math.min(limits.description, room));
  const timestamp = isoDate(post.publishedAt);
  const icon = webUrl(post.icon ?? '');
  return [
    {
      title,
      ...(url !== undefined && { url }),
      ...(description !== '' && { description }),
      ...(author !== '' && { author: { name: author, ...(icon !== undefined && { icon_url: icon }) } }),
      ...(fields.length > 0 && { fields }),
      ...(footer !== '' && { footer: { text: footer } }),
      ...(timestamp !== undefined && { timestamp }),
      ...(post.topics[0] !== undefined && { color: colourOf(post.topics[0]) }),
      ...(image !== undefined && { [post.isImageSmall ? 'thumbnail' : 'image']: { url: image } }),
    },
  ];
}

function faceOf({ publisher, icon }: Post): Face {
  const url = webUrl(icon ?? '');
  return { name: squash(publisher), ...(url !== undefined && { icon: url }) };
}

function heading(name: string, more: Partial<Heading> = {}): Heading {
  const shown = truncate(squash(name), limits.threadName) || '…';
  return { name: shown, tags: [], isNews: true, continues: false, ...more };
}

/** The other publishers of the story, as many as a field holds. */
function othersField({ others }: Post): { name: string; value: string }[] {
  if (others === null) return [];
  let value = '';
  for (const { text, link } of others.links) {
    const shown = renderSpan({ text: truncate(squash(text), limits.author), link });
    const joined = value === '' ? shown : `${value} · ${shown}`;
    if (joined.length <= limits.fieldValue) value = joined;
  }
  const name = escapedWithin(squash(others.label), limits.title);
  return value === '' || name === '' ? [] : [{ name, value }];
}

function renderList(list: List): Part[] {
  return listEmbeds(list).map((embeds, index) => ({
    embeds,
    allowed_mentions: { parse: [] },
    thread: heading(list.title, { continues: index > 0 }),
  }));
}

function renderReply(reply: Reply): Part[] {
  const contents = splitLines(reply.lines.map(renderLine));
  const components = renderButtons(reply.buttons, reply.placeholder);
  return contents.map((content, index) => ({
    content,
    ...(reply.sample !== undefined && index === contents.length - 1 && { embeds: embedsOf(reply.sample) }),
    ...(components.length > 0 && index === contents.length - 1 && { components }),
    ...(reply.file !== undefined && index === contents.length - 1 && { file: reply.file }),
    allowed_mentions: { parse: [] },
    thread: heading(textOf(reply.lines), { isNews: false, continues: index > 0 }),
  }));
}

/** The first line that says anything, without its form. */
function textOf(lines: readonly Line[]): string {
  const texts = lines.map((line) =>
    line.map((span) => (typeof span === 'string' ? span : span.text)).join(''),
  );
  return texts.find((text) => text.trim() !== '') ?? '';
}

function renderLine(line: Line): string {
  return line.map(renderSpan).join('');
}

/** Lines joined to contents that fit, at least one. A line that is too long by itself is cut. */
function splitLines(lines: readonly string[]): string[] {
  const contents: string[] = [];
  let content: string | null = null;
  for (const line of lines.map((each) => truncate(each, limits.content))) {
    const joined: string = content === null ? line : `${content}\n${line}`;
    if (joined.length <= limits.content) {
      content = joined;
    } else {
      contents.push(content ?? '');
      content = line;
    }
  }
  if (content !== null) contents.push(content);
  // Discord refuses a message of white space.
  const visible = contents.map((each) => each.replace(/^\n+|\s+$/g, '')).filter((each) => each.trim() !== '');
  return visible.length > 0 ? visible : ['…'];
}

/** Rows of buttons; where there are more than fit, choices that stand one below the other become menus. */
function renderButtons(rows: readonly (readonly Button[])[], placeholder?: string): ComponentRow[] {
  const all = rows.flatMap((row) => chunk(row, buttonLimits.inRow));
  const runs = intoRuns(all);
  if (all.length <= buttonLimits.rows || runs.length > buttonLimits.rows) return packRows(all).map(renderRow);
  return runs.map((run, index) =>
    run.length > 1 ? renderMenu(run.flat(), index, placeholder) : renderRow(run.flat()),
  );
}

/** Neighbouring rows of a single button, together as far as a menu holds them; every other row by itself. */
function intoRuns(rows: readonly (readonly Button[])[]): (readonly Button[])[][] {
  const runs: (readonly Button[])[][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    const joins = row.length === 1 && last?.at(-1)?.length === 1 && last.length < menuLimits.options;
    if (joins) last.push(row);
    else runs.push([row]);
  }
  return runs;
}

function renderRow(row: readonly Button[]): ComponentRow {
  return {
    type: componentTypes.row,
    components: row.map(({ label, action }) => ({
      type: componentTypes.button,
      style: grey,
      label: truncate(squash(label), buttonLimits.label) || '…',
      custom_id: action.slice(0, capabilities.maxActionBytes),
    })),
  };
}

function renderMenu(buttons: readonly Button[], index: number, placeholder?: string): ComponentRow {
  const options = buttons.map(({ label, action }) => ({
    label: truncate(squash(label), menuLimits.label) || '…',
    value: action.slice(0, capabilities.maxActionBytes),
  }));
  return {
    type: componentTypes.row,
    components: [
      {
        type: componentTypes.menu,
        custom_id: `menu ${index}`,
        options,
        ...(placeholder !== undefined && { placeholder: truncate(placeholder, menuLimits.placeholder) }),
      },
    ],
  };
}

/** At most five rows of five buttons: neighbours share a row where there are more rows than that. */
function packRows(rows: readonly (readonly Button[])[]): Button[][] {
  const packed = rows.map((row) => [...row]);
  while (packed.length > buttonLimits.rows) {
    const sizes = packed.slice(1).map((row, index) => row.length + (packed[index]?.length ?? 0));
    const smallest = Math.min(...sizes);
    if (smallest > buttonLimits.inRow)
      return chunk(packed.flat(), buttonLimits.inRow).slice(0, buttonLimits.rows);
    const index = sizes.indexOf(smallest);
    packed.splice(index, 2, packed.slice(index, index + 2).flat());
  }
  return packed;
}

function chunk(row: readonly Button[], size: number): Button[][] {
  return Array.from({ length: Math.ceil(row.length / size) }, (_, index) =>
    row.slice(index * size, (index + 1) * size),
  );
}

function isoDate(instant: number | null): string | undefined {
  if (instant === null) return undefined;
  const date = new Date(instant);
  // Discord reads years of four digits.
  return Number.isNaN(date.getTime()) || !/^\d{4}-/.test(date.toISOString()) ? undefined : date.toISOString();
}
