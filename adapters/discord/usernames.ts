import { squash, truncate } from '../../src/core/text.js';

/**
 * Of a name that a webhook's message bears, in UTF-16 units.
 * https://discord.com/developers/docs/resources/webhook#execute-webhook
 */
const longest = 80;

/** Parts that no name may hold, and names that are refused as a whole. */
const refused = /clyde|discord|system message|^(?:everyone|here)$/gi;

/** So thin that nobody sees it. */
const hairSpace = '\u200a';

/**
 * A publisher's name as Discord takes it for a message of a webhook; null where nothing is left of it. What Discord refuses
 * in names is broken by a space that is hardly seen, so that `Discord News` is read as ever.
 * https://discord.com/developers/docs/resources/webhook#create-webhook
 */
export function usernameOf(name: string): string | null {
  const broken = squash(name)
    .replace(/[@#:`]/g, (sign) => harmlessSigns[sign] ?? '')
    .replace(refused, (part) => `${part.slice(0, 1)}${hairSpace}${part.slice(1)}`);
  const username = truncate(broken, longest).trim();
  return username === '' ? null : username;
}

/** For signs that Discord refuses in names. */
const harmlessSigns: Readonly<Record<string, string>> = { '@': '＠', '#': '＃', ':': '：', '`': "'" };
