import type { APIEmbed } from 'discord.js';
import { type Headline, headlineLines, type Line, type List, type Section } from '../../src/core/message.js';
import { squash, truncate } from '../../src/core/text.js';
import { colourOf } from './colours.js';
import { escapedWithin, renderSpan } from './escape.js';

/**
 * Discord's limits in UTF-16 units.
 * https://discord.com/developers/docs/resources/message#embed-object-embed-limits
 */
const limits = { title: 256, description: 4096, embeds: 6000, embedsInMessage: 10 };

/** So much is shown of a list's texts: escaped, and with the longest address, a block fits any embed. */
const longest = { title: 120, headline: 380, facts: 140, date: 60, lead: 180 };

/** What stands in an embed of its own. */
interface Card {
  title: string;
  blocks: string[];
  color: number | undefined;
}

/**
 * A list as the embeds of each message, as many as it holds: a card for each section, in the colour of its topic, with
 * what tells of a headline small below it. None bears an address, since those of the same one are merged. No block is cut.
 */
export function listEmbeds(list: List): APIEmbed[][] {
  const messages: Message[] = [];
  for (const { title, blocks, color } of cardsOf(list)) {
    const shared = color !== undefined && { color };
    put(messages, { title, text: blocks[0] ?? '', ...shared });
    for (const text of blocks.slice(1)) put(messages, { title: null, text, ...shared });
  }
  return messages.map(({ embeds }) => embeds);
}

interface Message {
  embeds: APIEmbed[];
  room: number;
}

/** A block; the first of a card bears its title, the others none. */
interface Piece {
  title: string | null;
  text: string;
  color?: number;
}

function put(messages: Message[], piece: Piece): void {
  const last = messages.at(-1);
  if (last !== undefined && joins(last, piece)) return;
  const { title, text, ...color } = piece;
  const size = (title ?? '').length + text.length;
  const isFull = last === undefined || last.embeds.length === limits.embedsInMessage || size > last.room;
  const message = isFull ? { embeds: [], room: limits.embeds } : last;
  if (isFull) messages.push(message);
  message.embeds.push({ ...(title && { title }), ...(text !== '' && { description: text }), ...color });
  message.room -= size;
}

/** Whether a block goes into the last embed: one of the same card, or of a further one where a message holds no more cards. */
function joins(message: Message, { title, text }: Piece): boolean {
  const last = message.embeds.at(-1);
  if (last === undefined || (title !== null && message.embeds.length < limits.embedsInMessage)) return false;
  const block = title ? `**${title}**\n${text}` : text;
  const joined = last.description === undefined ? block : `${last.description}\n\n${block}`;
  const size = joined.length - (last.description ?? '').length;
  if (joined.length > limits.description || size > message.room) return false;
  last.description = joined;
  message.room -= size;
  return true;
}

function cardsOf(list: List): Card[] {
  const own = { ...cardOf(list), color: undefined };
  return [own, ...list.sections.map(cardOf)].filter(({ title, blocks }) => title !== '' || blocks.length > 0);
}

function cardOf({ title, headlines, more }: Section): Card {
  const shown = squash(title);
  const last = squash(more ?? '');
  return {
    title: escapedWithin(truncate(shown, longest.title), limits.title),
    blocks: [
      ...headlines.map(blockOf),
      ...(last === '' ? [] : [`-# ${rendered([truncate(last, limits.title)])}`]),
    ],
    color: shown === '' ? undefined : colourOf(shown),
  };
}

/** A headline with its lead, and small below it who tells it and when. https://discord.com/developers/docs/reference#message-formatting */
function blockOf({ text, link, facts, date, at, lead }: Headline): string {
  const clipped = {
    text: truncate(squash(text), longest.headline) || '…',
    link,
    facts: truncate(squash(facts), longest.facts),
    ...(date !== undefined && { date: truncate(squash(date), longest.date), at }),
  };
  const [headline = [], about = []] = headlineLines(clipped);
  const told = rendered(about);
  return [
    rendered(headline),
    rendered([truncate(squash(lead ?? ''), longest.lead)]),
    told.trim() === '' ? '' : `-# ${told}`,
  ]
    .filter((line) => line.trim() !== '')
    .join('\n');
}

const rendered = (line: Line) => line.map(renderSpan).join('');
