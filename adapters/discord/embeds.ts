import type { APIEmbed } from 'discord.js';
import type { Post } from '../../src/core/message.js';
import { squash, truncate } from '../../src/core/text.js';
import { colourOf } from './colours.js';
import { escapedWithin, renderSpan, webUrl } from './escape.js';

/**
 * Discord's limits of an embed, in UTF-16 units.
 * https://discord.com/developers/docs/resources/message#embed-object-embed-limits
 */
const limits = {
  title: 256,
  description: 4096,
  author: 256,
  footer: 2048,
  fieldValue: 1024,
  /** Over all embeds of a message. */
  embeds: 6000,
};

/** A post as the one embed that shows it. */
export function embedsOf(post: Post): APIEmbed[] {
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

function isoDate(instant: number | null): string | undefined {
  if (instant === null) return undefined;
  const date = new Date(instant);
  // Discord reads years of four digits.
  return Number.isNaN(date.getTime()) || !/^\d{4}-/.test(date.toISOString()) ? undefined : date.toISOString();
}
