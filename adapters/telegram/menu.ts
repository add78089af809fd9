import type { Api } from 'grammy';
import type { LanguageCode } from 'grammy/types';
import { languages } from '../../src/core/language.js';
import type { CommandInfo, Commands } from '../../src/core/ports.js';
import { truncate } from '../../src/core/text.js';

/** What ends a call early. grammY's types name the class of its polyfill; it takes Node's own as well. */
export type Signal = NonNullable<Parameters<Api['getMe']>[0]>;

/** https://core.telegram.org/bots/api#botcommand */
const commandName = /^[a-z0-9_]{1,32}$/;
const longestDescription = 256;

/** Shows the commands in the menu of each kind of chat and language: in groups, where others only ask, admins alone see all. */
export async function setMenu(api: Api, describe: Commands['describe'], signal: Signal): Promise<void> {
  for (const [type, isShown] of scopes) {
    for (const language of [null, ...languages]) {
      const code = language === null ? {} : { language_code: language satisfies LanguageCode };
      const shown = describe(language ?? 'en').filter(isShown);
      await api.setMyCommands(menu(shown), { scope: { type }, ...code }, signal);
    }
  }
}

/**
 * Shows what the bot is to people who have not written to it yet, in each language. What stands there already is left
 * alone: Telegram takes few of these calls.
 */
export async function setProfile(api: Api, profile: Commands['profile'], signal: Signal): Promise<void> {
  for (const language of [null, ...languages]) {
    const code = language === null ? {} : { language_code: language satisfies LanguageCode };
    const { about, description } = profile(language ?? 'en');
    const shown = await api.getMyDescription(code, signal);
    if (shown.description !== description) await api.setMyDescription(description, code, signal);
    const shownAbout = await api.getMyShortDescription(code, signal);
    if (shownAbout.short_description !== about) await api.setMyShortDescription(about, code, signal);
  }
}

const isForEveryone = ({ audience }: CommandInfo) => audience === 'everyone';

/** Which commands each kind of chat shows. https://core.telegram.org/bots/api#botcommandscope */
const scopes = [
  ['all_private_chats', ({ audience }: CommandInfo) => audience !== 'operators' && audience !== 'threads'],
  ['all_group_chats', (info: CommandInfo) => isForEveryone(info) && !info.changes],
  ['all_chat_administrators', (info: CommandInfo) => isForEveryone(info) || info.audience === 'threads'],
] as const;

function menu(infos: readonly CommandInfo[]) {
  return infos
    .filter(({ name }) => commandName.test(name))
    .map(({ name, description }) => ({
      command: name,
      description: truncate(description, longestDescription),
    }));
}
