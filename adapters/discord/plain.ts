import type { APIEmbed } from 'discord.js';
import { escapedWithin, escapeMarkdown } from './escape.js';
import { limits, type Part } from './format.js';

/** The longest footer that is said as text. */
const longestFooter = 300;

/** How a part is said when Discord rejects it as it is: without pictures and links, then without embeds. */
export function plainerForms(part: Part): Part[] {
  const { embeds = [], ...rest } = part;
  const bare = embeds.map(bareEmbed);
  const content = contentOf(bare);
  return [
    ...(JSON.stringify(bare) === JSON.stringify(embeds) ? [] : [{ ...rest, embeds: bare }]),
    ...(content === null ? [] : [{ ...rest, content }]),
  ];
}

/** The masked links are those of a list, at the beginnings of its lines, and those of the other publishers in a field. */
function bareEmbed({ image: _, thumbnail: ___, fields: __, ...given }: APIEmbed): APIEmbed {
  const { author } = given;
  const embed = author?.icon_url === undefined ? given : { ...given, author: { name: author.name } };
  const description = embed.description?.replace(/^\[((?:\\.|[^\\\]])*)\]\(<[^>]*>\)/gm, '$1');
  return { ...embed, ...(description !== undefined && { description }) };
}

/**
 * All that embeds say as one text, null where it does not fit. Of a post, which has an author, the summary may
 * be left out; of a list nothing is.
 */
function contentOf(embeds: readonly APIEmbed[]): string | null {
  const [first, ...others] = embeds;
  if (first === undefined) return null;
  const whole = embeds.map((embed) => textOf(embed, embed.description)).join('\n');
  if (whole.length <= limits.content) return whole;
  if (others.length > 0 || first.author === undefined) return null;
  const short = textOf(first, undefined);
  return short.length <= limits.content ? short : null;
}

function textOf(
  { author, title, url, footer, timestamp }: APIEmbed,
  description: string | undefined,
): string {
  const lines = [
    author && escapeMarkdown(author.name),
    title,
    url && `<${url}>`,
    description,
    footer && escapedWithin(footer.text, longestFooter),
    // https://discord.com/developers/docs/reference#message-formatting
    timestamp && `<t:${Math.floor(Date.parse(timestamp) / 1000)}:f>`,
  ];
  return lines.filter(Boolean).join('\n');
}
