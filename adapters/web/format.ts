import { z } from 'zod';
import {
  factsLine,
  type Line,
  listLines,
  type Message,
  othersLine,
  type Post,
} from '../../src/core/message.js';
import { visibleMessage } from '../../src/core/visible.js';

const spanSchema = z.object({
  text: z.string(),
  bold: z.boolean().optional(),
  code: z.boolean().optional(),
  link: z.string().optional(),
});

/**
 * One message as the page draws it: runs of text, never markup. `own`: what the person said.
 */
export const partSchema = z.object({
  kind: z.enum(['post', 'list', 'reply', 'own']),
  lines: z.array(z.array(spanSchema)),
  buttons: z.array(z.array(z.object({ label: z.string(), action: z.string() }))),
});

/** See {@link partSchema}. */
export type Part = z.infer<typeof partSchema>;

/** A message as its one part. */
export function render(given: Message): Part[] {
  const message = visibleMessage(given);
  const buttons = message.kind === 'list' ? [] : message.buttons;
  return [
    {
      kind: message.kind,
      lines: linesOf(message).map(spansOf),
      buttons: buttons
        .filter((row) => row.length > 0)
        .map((row) => row.map(({ label, action }) => ({ label: label.trim() || '…', action }))),
    },
  ];
}

/** What a person said, as they see it themselves. */
export function renderOwn(text: string): Part {
  return { kind: 'own', lines: [[{ text }]], buttons: [] };
}

function linesOf(message: Message): readonly Line[] {
  switch (message.kind) {
    case 'post':
      return postLines(message);
    case 'list':
      return listLines(message);
    case 'reply':
      return [
        ...message.lines,
        ...(message.file?.instead === undefined ? [] : [message.file.instead]),
        ...(message.sample === undefined ? [] : [[], ...postLines(message.sample)]),
      ];
  }
}

function postLines(post: Post): Line[] {
  const { hashtags = [] } = post;
  const others = othersLine(post);
  return [
    ...(post.topics.length === 0 ? [] : [[post.topics.join(' · ')]]),
    [{ text: post.headline.trim() || '…', bold: true, link: post.link }],
    ...(post.summary === null ? [] : [[post.summary]]),
    factsLine(post),
    ...(hashtags.length === 0 ? [] : [[hashtags.join(' ')]]),
    ...(others === null ? [] : [others]),
  ];
}

function spansOf(line: Line): Part['lines'][number] {
  return line.map((span) => {
    if (typeof span === 'string') return { text: span };
    const { text, bold, code, link } = span;
    return { text, ...(bold && { bold }), ...(code && { code }), ...(isWeb(link) && { link }) };
  });
}

/** No other address may be opened by a click: `javascript:` runs in the page. */
function isWeb(link: string | undefined): link is string {
  return link !== undefined && URL.canParse(link) && /^https?:$/.test(new URL(link).protocol);
}
