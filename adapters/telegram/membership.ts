import type { Context, Filter } from 'grammy';
import type { ChatMember } from 'grammy/types';
import type { Asker, Commands } from '../../src/core/ports.js';
import { addressOf } from './address.js';
import { inviteLink } from './links.js';
import { kindOf, type Messenger, personOf } from './people.js';

/** The bot's place in a chat has changed. */
type Membership = Filter<Context, 'my_chat_member'>;

interface MembershipTools {
  commands: Commands;
  mayChange: (ctx: Membership) => Promise<boolean>;
  /** Whether the chat is known to be the new form of another, which was greeted. */
  hasMoved: (chat: number) => boolean;
  inTurn: Messenger;
}

/**
 * Notes that the bot was let go from a chat, or says hello where it was let in: in a group in the group itself; for a
 * channel to whoever let it in, as far as they may be written to. @returns the answer on its way; null for none.
 */
export async function onMembership(
  ctx: Membership,
  { commands, mayChange, hasMoved, inTurn }: MembershipTools,
): Promise<{ answered: Promise<unknown> } | null> {
  const { chat, from, old_chat_member: before, new_chat_member: now } = ctx.myChatMember;
  const id = `telegram:${addressOf(chat.id)}`;
  if (!isInside(now)) {
    const reason = now.status === 'kicked' ? 'the bot was blocked' : 'the bot left';
    await commands.left(id, reason, ctx.update.update_id);
    return null;
  }
  const kind = kindOf(chat);
  const isChannel = kind === 'broadcast';
  if (kind === 'private' || kind === 'inbox' || hasMoved(chat.id)) return null;
  // Who may not speak in a group says hello once they may.
  const isReady = isChannel ? isInside : maySpeak;
  if (isReady(before) || !isReady(now)) return null;
  const asker: Asker = {
    chat: id,
    kind,
    languageTag: from.language_code ?? null,
    person: personOf(from),
    inviteLink: inviteLink(ctx.me.username),
    mayChange: () => mayChange(ctx),
    missingRights: async () => missingRights(now),
  };
  const { messages } = await commands.welcome(asker, chat.title ?? '');
  // Nobody can be written to by the name of a group or a channel.
  if (isChannel && from.is_bot) return null;
  const to = isChannel ? from.id : chat.id;
  return { answered: inTurn(to, `telegram:${addressOf(to)}`, messages) };
}

/** The rights that a channel's posts need, as Telegram's English settings name them. */
function missingRights(member: ChatMember): string[] {
  const mayPost = member.status === 'administrator' ? member.can_post_messages !== false : isInside(member);
  return mayPost ? [] : ['Post Messages'];
}

function isInside(member: ChatMember): boolean {
  return member.status === 'restricted'
    ? member.is_member
    : member.status !== 'left' && member.status !== 'kicked';
}

function maySpeak(member: ChatMember): boolean {
  return isInside(member) && (member.status !== 'restricted' || member.can_send_messages !== false);
}
