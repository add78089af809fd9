import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';

/**
 * The code of a refusal by Discord's API, as `RESTJSONErrorCodes` of discord.js names them; null for any other error.
 * https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes
 */
export function codeOf(error: unknown): number | null {
  return error instanceof DiscordAPIError ? Number(error.code) : null;
}

/** Whether a thread refuses because it is archived. */
export const isOfArchivedThread = (error: unknown) =>
  codeOf(error) === RESTJSONErrorCodes.InvalidActionOnArchivedThread;
