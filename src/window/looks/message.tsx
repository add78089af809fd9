import type { WindowText } from '../texts.js';
import { DiscordMessage } from './discord.js';
import { type LookNode, Nodes, type SayTime } from './node.js';
import { discordPartSchema, type LinesPart, linesPartSchema, telegramPartSchema } from './parts.js';
import { TelegramMessage } from './telegram.js';
import { readTerminalText } from './terminal-text.js';

/** Draws one part as its platform shows it; one of a form that nobody here knows as what is sent. */
export function PlatformMessage(props: {
  platform: string;
  part: unknown;
  text: WindowText;
  sayTime: SayTime;
}) {
  const { platform, part, ...drawing } = props;
  if (typeof part === 'string') return <Terminal source={part} />;
  const telegram = platform === 'telegram' ? telegramPartSchema.safeParse(part) : null;
  if (telegram?.success) return <TelegramMessage part={telegram.data} {...drawing} />;
  const discord = platform === 'discord' ? discordPartSchema.safeParse(part) : null;
  if (discord?.success) return <DiscordMessage part={discord.data} {...drawing} />;
  const lines = linesPartSchema.safeParse(part);
  if (lines.success) return <Lines part={lines.data} sayTime={drawing.sayTime} />;
  return <pre class="look-terminal">{JSON.stringify(part, null, 2)}</pre>;
}

function Terminal({ source }: { source: string }) {
  return (
    <pre class="look-terminal">
      {readTerminalText(source.trimEnd()).map(({ text, isBold, isDim, isLink }) => {
        const look = [isBold && 'bold', isDim && 'dim', isLink && 'link'].filter(Boolean).join(' ');
        return look === '' ? text : <span class={look}>{text}</span>;
      })}
    </pre>
  );
}

/** A message of the browser chat, or of another platform that is sent runs of text. */
function Lines({ part, sayTime }: { part: LinesPart; sayTime: SayTime }) {
  return (
    <div class="look-web">
      <div class="bubble">
        {part.lines.map((line) => (
          <div class="line">
            <Nodes nodes={line.map(nodeOf)} sayTime={sayTime} />
          </div>
        ))}
      </div>
      {part.buttons.map((row) => (
        <div class="keys">
          {row.map(({ label }) => (
            <span>{label}</span>
          ))}
        </div>
      ))}
    </div>
  );
}

function nodeOf({ text, bold, code, link }: LinesPart['lines'][number][number]): LookNode {
  const shown: LookNode = code ? { form: 'code', inside: [text] } : text;
  const linked: LookNode = link === undefined ? shown : { form: 'link', href: link, inside: [shown] };
  return bold ? { form: 'bold', inside: [linked] } : linked;
}
