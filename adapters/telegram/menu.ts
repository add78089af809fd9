import type { Api } from 'grammy';
import type { LanguageCode } from 'grammy/types';
import { type Language, languages } from '../../src/core/language.js';
import type { Commands } from '../../src/core/ports.js';
import { truncate } from '../../src/core/text.js';

/** What ends a call early. grammY's types name the class of its polyfill; it takes Node's own as well. */
export type Signal = NonNullable<Parameters<Api['getMe']>[0]>;

/** https://core.telegram.org/bots/api#botcommand */
const commandName = /^[a-z0-9_]{1,32}$/;
const longestDescription = 256;

/** Shows the commands in the menu of each language, and in English to everybody else. */
export async function setMenu(api: Api, describe: Commands['describe'], signal: Signal): Promise<void> {
  await api.setMyCommands(menu(describe, 'en'), {}, signal);
  for (const language of languages) {
    await api.setMyCommands(
      menu(describe, language),
      { language_code: language satisfies LanguageCode },
      signal,
    );
  }
}

function menu(describe: Commands['describe'], language: Language) {
  return describe(language)
    .filter(({ name }) => commandName.test(name))
    .map(({ name, description }) => ({
      command: name,
      description: truncate(description, longestDescription),
    }));
}
