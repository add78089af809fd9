import type { InlineKeyboardButton } from 'grammy/types';
import { telegramFaults } from '../spec/check.js';
import { type ParsedText, ParseFault, parseHtml } from './html.js';
import { Invalid, type Payload } from './refusals.js';

const maxEntities = 100;

/** Bytes of a text before its entities are parsed: the server reads no more. */
const maxSourceBytes = 32_768;

/** Buttons of a keyboard. https://core.telegram.org/method/messages.sendMessage */
const keyboard = { inRow: 12, inAll: 300 };

/** Bytes over all entities: "a good approximation", https://github.com/tdlib/telegram-bot-api/issues/165. */
const longestAddresses = 9_000;

/** The text and the buttons of a `sendMessage` or `editMessageText`, refused as the platform refuses them. */
export function readMessage(payload: Payload): ParsedText & { keyboard: InlineKeyboardButton[][] } {
  return { ...readText(payload), keyboard: readKeyboard(payload.reply_markup) };
}

/** The text of a message, or of what one is to be. */
export function readText({ text, parse_mode }: Payload): ParsedText {
  if (typeof text !== 'string') throw new Invalid('message text is empty');
  if (/\p{Surrogate}/u.test(text)) throw new Invalid('strings must be encoded in UTF-8');
  if (Buffer.byteLength(text) > maxSourceBytes) throw new Invalid('message is too long');
  const parsed = parse_mode === 'HTML' ? readHtml(text) : { text, entities: [] };
  if (parsed.text.trim() === '') throw new Invalid('message text is empty');
  if (parsed.text.length > 4096) throw new Invalid('message is too long');
  const addresses = parsed.entities.map((entity) => (entity.type === 'text_link' ? entity.url : ''));
  if (addresses.reduce((sum, url) => sum + Buffer.byteLength(url), 0) > longestAddresses) {
    throw new Invalid('ENTITIES_TOO_LONG');
  }
  // The platform says nothing of those that it drops.
  return { ...parsed, entities: parsed.entities.slice(0, maxEntities) };
}

function readHtml(text: string): ParsedText {
  try {
    return parseHtml(text);
  } catch (error) {
    if (error instanceof ParseFault) throw new Invalid(`can't parse entities: ${error.message}`);
    throw error;
  }
}

/** What only the documentation says of keyboards. */
export function readKeyboard(markup: unknown): InlineKeyboardButton[][] {
  const { inline_keyboard: rows = [] } = (markup ?? {}) as { inline_keyboard?: InlineKeyboardButton[][] };
  if (rows.some((row) => row.length > keyboard.inRow) || rows.flat().length > keyboard.inAll) {
    throw new Invalid('reply markup is too long');
  }
  for (const { text, style: _, icon_custom_emoji_id: __, ...actions } of rows.flat()) {
    if (text.trim() === '') throw new Invalid('inline keyboard button text must be non-empty');
    if (Object.keys(actions).length !== 1)
      throw new Invalid(
        `can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard`,
      );
  }
  return rows;
}

/** A document: its name is what a reader sees of it in the chat. */
export function readDocument(payload: Payload): { text: string; document: { name: string; text: string } } {
  const attached = /^attach:\/\/(\w+)$/.exec(String(payload.document))?.[1];
  const file = attached === undefined ? undefined : (payload[attached] as { name?: string; text?: string });
  if (!file?.name || !file.text) throw new Invalid('file must be non-empty');
  return { text: file.name, document: { name: file.name, text: file.text } };
}

/** Refuses a list of commands that the menu does not take. */
export function checkMenu({ commands, language_code }: Payload): void {
  const listed = commands as { command: string }[];
  if (listed.length > 100) throw new Invalid('expected an Array of BotCommand');
  for (const { command } of listed) {
    if (!/^\/?[a-z0-9_]{1,32}$/.test(command)) throw new Invalid('BOT_COMMAND_INVALID');
  }
  if (language_code !== undefined && !/^([a-z]{2})?$/.test(String(language_code))) {
    throw new Invalid('LANG_CODE_INVALID');
  }
}

/** The server's words for a field that breaks the specification, where they are known. */
const words: readonly [field: RegExp, description: string][] = [
  [/callback_data$/, 'BUTTON_DATA_INVALID'],
  [/^commands\.\d+\.description$/, 'BOT_COMMAND_DESCRIPTION_INVALID'],
  [/^commands\.\d+\.command$/, 'BOT_COMMAND_INVALID'],
  [/^commands/, 'expected an Array of BotCommand'],
  [/^chat_id$/, 'chat_id is empty'],
  [/inline_keyboard/, 'object expected as reply markup'],
];

/** Refuses a call that the specification does not know. */
export function checkCall(method: string, payload: Payload): void {
  // A part of the request that a field refers to is no field itself.
  const attached = /^attach:\/\/(\w+)$/.exec(String(payload.document))?.[1] ?? '';
  const { [attached]: _, ...fields } = payload;
  const faults = telegramFaults(method, fields);
  if (faults === null) throw new Invalid('Not Found', 404);
  const [first] = faults;
  if (first === undefined) return;
  const known = words.find(([field]) => faults.some(({ path }) => field.test(path)));
  const all = faults.map(({ path, message }) => `"${path}" ${message}`).join(', ');
  throw new Invalid(known === undefined ? all : `${known[1]} (${all})`);
}
