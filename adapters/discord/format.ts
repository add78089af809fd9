import type { APIEmbed } from 'discord.js';
import type { Line, List, Message, Post, Reply, TextFile } from '../../src/core/message.js';
import { squash, truncate } from '../../src/core/text.js';
import { visibleMessage } from '../../src/core/visible.js';
import { type ComponentRow, renderButtons } from './buttons.js';
import { embedsOf } from './embeds.js';
import { renderSpan, webUrl } from './escape.js';
import { listEmbeds } from './list.js';

/** One message in the form of Discord's API: the body of Create Message, without its nonce. */
export interface Part {
  content?: string;
  embeds?: APIEmbed[];
  components?: ComponentRow[];
  /** Nobody is ever pinged, whatever a feed writes; only the roles that an admin chose. */
  allowed_mentions: { parse: []; roles?: string[] };
  /** Sent beside the body, as a form: see {@link toRequest}. */
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
export function toRequest<Body extends { file?: TextFile; thread?: Heading; face?: Face }>({
  file,
  thread: _,
  face: __,
  ...body
}: Body) {
  if (file === undefined) return { body };
  return { body, files: [{ name: file.name, contentType: file.mediaType, data: Buffer.from(file.text) }] };
}

/** Discord's limits of a message's text, in UTF-16 units; those of its embeds stand beside them. */
export const limits = {
  /** https://discord.com/developers/docs/resources/message#create-message */
  content: 2000,
  /** https://discord.com/developers/docs/resources/channel#start-thread-in-forum-or-media-channel */
  threadName: 100,
};

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

function faceOf({ publisher, icon }: Post): Face {
  const url = webUrl(icon ?? '');
  return { name: squash(publisher), ...(url !== undefined && { icon: url }) };
}

function heading(name: string, more: Partial<Heading> = {}): Heading {
  const shown = truncate(squash(name), limits.threadName) || '…';
  return { name: shown, tags: [], isNews: true, continues: false, ...more };
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
