import type { WindowText } from '../texts.js';
import { Nodes, type SayTime } from './node.js';
import type { TelegramPart } from './parts.js';
import { Picture } from './picture.js';
import { readTelegramHtml } from './telegram-html.js';

/** A message as Telegram shows it: a bubble, its picture or preview, and the buttons under it. */
export function TelegramMessage(props: { part: TelegramPart; text: WindowText; sayTime: SayTime }) {
  const { part, text, sayTime } = props;
  const {
    url,
    show_above_text: isAbove = false,
    prefer_small_media: isSmall = false,
  } = part.link_preview_options ?? {};
  const keyboard = part.reply_markup?.inline_keyboard ?? [];
  return (
    <div class="look-telegram">
      <div class="bubble">
        {isAbove && url !== undefined && <Picture url={url} isSmall={isSmall} text={text} />}
        <div class="text">
          <Nodes nodes={readTelegramHtml(part.text)} sayTime={sayTime} />
        </div>
        {!isAbove && url !== undefined && (
          <p class="preview">{text('look-preview', { host: hostOf(url) })}</p>
        )}
      </div>
      {keyboard.map((row) => (
        <div class="keys">
          {row.map((key) => (
            <span>{key.text}</span>
          ))}
        </div>
      ))}
    </div>
  );
}

/** The name of the site that an address leads to. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : url;
}
