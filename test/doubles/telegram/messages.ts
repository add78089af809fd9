import type { InlineKeyboardButton } from 'grammy/types';
import { type ParsedText, ParseFault, parseHtml } from './html.js';
import { type Payload, Refused } from './types.js';

const maxEntities = 100;

/** Bytes over all entities: "a good approximation", https://github.com/tdlib/telegram-bot-api/issues/165. */
const longestAddresses = 9_000;

/** The text and the buttons of a `sendMessage` or `editMessageText`, refused as the platform refuses them. */
export function readMessage(payload: Payload): ParsedText & { keyboard: InlineKeyboardButton[][] } {
  return { ...readText(payload), keyboard: readKeyboard(payload.reply_markup) };
}

function readText({ text, parse_mode }: Payload): ParsedText {
  if (typeof text !== 'string') throw new Refused(400, 'Bad Request: message text is empty');
  if (/\p{Surrogate}/u.test(text)) throw new Refused(400, 'Bad Request: strings must be encoded in UTF-8');
  const parsed = parse_mode === 'HTML' ? readHtml(text) : { text, entities: [] };
  if (parsed.text.trim() === '') throw new Refused(400, 'Bad Request: message text is empty');
  if (parsed.text.length > 4096) throw new Refused(400, 'Bad Request: message is too long');
  const addresses = parsed.entities.map((entity) => (entity.type === 'text_link' ? entity.url : ''));
  if (addresses.reduce((sum, url) => sum + Buffer.byteLength(url), 0) > longestAddresses) {
    throw new Refused(400, 'Bad Request: ENTITIES_TOO_LONG');
  }
  // The platform says nothing of those that it drops.
  return { ...parsed, entities: parsed.entities.slice(0, maxEntities) };
}

function readHtml(text: string): ParsedText {
  try {
    return parseHtml(text);
  } catch (error) {
    if (error instanceof ParseFault)
      throw new Refused(400, `Bad Request: can't parse entities: ${error.message}`);
    throw error;
  }
}

function readKeyboard(markup: unknown): InlineKeyboardButton[][] {
  if (markup === undefined) return [];
  const rows = (markup as { inline_keyboard?: InlineKeyboardButton[][] }).inline_keyboard;
  if (!Array.isArray(rows)) throw new Refused(400, 'Bad Request: object expected as reply markup');
  for (const button of rows.flat()) {
    if (typeof button.text !== 'string' || button.text === '') {
      throw new Refused(400, 'Bad Request: inline keyboard button text must be non-empty');
    }
    const data = 'callback_data' in button ? button.callback_data : undefined;
    if (data !== undefined && (data === '' || Buffer.byteLength(data) > 64)) {
      throw new Refused(400, 'Bad Request: BUTTON_DATA_INVALID');
    }
  }
  if (rows.flat().length > 100) throw new Refused(400, 'Bad Request: reply markup is too long');
  return rows;
}

/** A document: its name is what a reader sees of it in the chat. */
export function readDocument(payload: Payload): { text: string; document: { name: string; text: string } } {
  const attached = /^attach:\/\/(\w+)$/.exec(String(payload.document))?.[1];
  const file = attached === undefined ? undefined : (payload[attached] as { name?: string; text?: string });
  if (!file?.name || !file.text) throw new Refused(400, 'Bad Request: file must be non-empty');
  return { text: file.name, document: { name: file.name, text: file.text } };
}

/** Refuses a list of commands that the menu does not take. */
export function checkMenu({ commands, language_code }: Payload): void {
  if (!Array.isArray(commands) || commands.length > 100)
    throw new Refused(400, 'Bad Request: expected an Array of BotCommand');
  for (const { command, description } of commands) {
    if (!/^\/?[a-z0-9_]{1,32}$/.test(command)) throw new Refused(400, 'Bad Request: BOT_COMMAND_INVALID');
    if (typeof description !== 'string' || description.length < 1 || description.length > 256) {
      throw new Refused(400, 'Bad Request: BOT_COMMAND_DESCRIPTION_INVALID');
    }
  }
  if (language_code !== undefined && !/^([a-z]{2})?$/.test(String(language_code))) {
    throw new Refused(400, 'Bad Request: LANG_CODE_INVALID');
  }
}
