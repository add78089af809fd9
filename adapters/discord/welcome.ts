import type { Guild } from 'discord.js';
import { withoutButtons } from '../../src/core/message.js';
import type { AdapterDeps, Asker } from '../../src/core/ports.js';
import { errorFacts } from './errors.js';
import { inviteLink } from './invite.js';
import { missingNames } from './rights.js';

/**
 * Says hello in a server that has just let the bot in: in its system channel, if it has one and the bot may write there.
 * Never rejects. discord.js tells only of servers that it did not know, so that a new connection says nothing.
 */
export async function welcomeTo(guild: Guild, { commands, outbox, log }: AdapterDeps): Promise<void> {
  try {
    const channel = guild.systemChannel;
    if (channel === null) return;
    const me = guild.members.me ?? (await guild.members.fetchMe());
    if (missingNames(channel.permissionsFor(me)).length > 0) return;
    const chat = `discord:${channel.id}`;
    const asker: Asker = {
      chat,
      kind: 'group',
      // Nobody says who let it in.
      languageTag: null,
      placeLanguageTag: guild.preferredLocale,
      inviteLink: inviteLink(guild.client.application.id),
      mayChange: async () => false,
    };
    const { messages } = await commands.welcome(asker, guild.name);
    // Whoever presses a button here would turn the hello of all into a card of their own.
    await outbox.reply(chat, messages.map(withoutButtons));
  } catch (error) {
    log.warn({ server: guild.id, ...errorFacts(error) }, 'a new server could not be greeted');
  }
}
