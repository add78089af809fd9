import { OutLink } from '../links.js';
import type { WindowText } from '../texts.js';
import { readDiscordMarkdown } from './discord-markdown.js';
import { Nodes, type SayTime } from './node.js';
import type { DiscordEmbed, DiscordPart } from './parts.js';
import { Picture } from './picture.js';

/** What drawing needs beside the message. */
interface Drawing {
  text: WindowText;
  sayTime: SayTime;
}

/** A message as Discord shows it: who says it, its content, its embeds, and the buttons under them. */
export function DiscordMessage({ part, ...drawing }: Drawing & { part: DiscordPart }) {
  const { content, embeds = [], components = [] } = part;
  return (
    <div class="look-discord">
      <p class="speaker">
        <strong>Kabar</strong> <span class="badge">{drawing.text('look-bot')}</span>
      </p>
      {content !== undefined && (
        <div class="text">
          <Markdown source={content} sayTime={drawing.sayTime} />
        </div>
      )}
      {embeds.map((embed) => (
        <Embed embed={embed} {...drawing} />
      ))}
      {components.map((row) => (
        <div class="keys">
          {row.components.map(({ label }) => (
            <span>{label}</span>
          ))}
        </div>
      ))}
    </div>
  );
}

function Embed({ embed, text, sayTime }: Drawing & { embed: DiscordEmbed }) {
  const { title, url, description, author, fields = [], footer, timestamp, image, thumbnail } = embed;
  const said = timestamp === undefined ? [] : [sayTime(Date.parse(timestamp), 'date')];
  const heading = title !== undefined && <Markdown source={title} sayTime={sayTime} />;
  const last = [...(footer === undefined ? [] : [footer.text]), ...said].join(' • ');
  return (
    <div class="embed">
      <Bar colour={embed.color} />
      {thumbnail !== undefined && <Picture url={thumbnail.url} isSmall text={text} />}
      {author !== undefined && <p class="author">{author.name}</p>}
      {heading && (
        <p class="title">{url === undefined ? heading : <OutLink href={url}>{heading}</OutLink>}</p>
      )}
      {description !== undefined && (
        <div class="text">
          <Markdown source={description} sayTime={sayTime} />
        </div>
      )}
      {fields.map(({ name, value }) => (
        <p class="field">
          <strong>
            <Markdown source={name} sayTime={sayTime} />
          </strong>
          <br />
          <Markdown source={value} sayTime={sayTime} />
        </p>
      ))}
      {image !== undefined && <Picture url={image.url} isSmall={false} text={text} />}
      {last !== '' && <p class="foot">{last}</p>}
    </div>
  );
}

/** The stripe in the colour of the first topic. A drawing, since the pages allow no styles of an element's own. */
function Bar({ colour }: { colour: number | undefined }) {
  const fill = colour === undefined ? '#4e5058' : `#${colour.toString(16).padStart(6, '0')}`;
  return (
    <svg class="bar" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 1 1">
      <rect width="1" height="1" fill={fill} />
    </svg>
  );
}

function Markdown({ source, sayTime }: { source: string; sayTime: SayTime }) {
  return <Nodes nodes={readDiscordMarkdown(source)} sayTime={sayTime} />;
}
