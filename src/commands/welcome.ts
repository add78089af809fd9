import type { Chat } from '../core/chat.js';
import type { Line, Reply } from '../core/message.js';
import type { Answer } from '../core/ports.js';
import { formatList } from '../i18n/lists.js';
import type { Text } from '../i18n/texts.js';
import { isAllowed } from './access.js';
import { forms } from './action-forms.js';
import { topicsCard } from './cards.js';
import { answer, type Context, chatOf, noticed } from './context.js';
import { card, topicsButton } from './lines.js';

/** For so long after a hello nobody needs another, in milliseconds: some links let the bot in and say `/start` at once. */
const greetingMs = 30_000;

const nothing: Answer = { messages: [], notice: null };

/**
 * The bot was let into a place: says hello, once. It is noted before it is said, because a hello that is lost does less
 * harm than one that comes with every start.
 */
export async function welcome(context: Context, place: string): Promise<Answer> {
  const { asker, access, text } = context;
  if (!isAllowed(asker.chat, access)) return noticed(text('not-served'));
  if (!(await noteGreeting(context))) return nothing;
  return answer(asker.kind === 'broadcast' ? await channelCard(context, place) : groupCard(context));
}

/** Whether `/start` has just been answered by a hello. In a group it counts as one. */
export async function isGreeted(context: Context): Promise<boolean> {
  const { asker, chat, clock } = context;
  if (asker.kind !== 'group') return false;
  if (chat.greetedAt === undefined) await noteGreeting(context);
  return chat.greetedAt !== undefined && clock.now() - chat.greetedAt < greetingMs;
}

/** @returns whether nobody said hello here before. */
async function noteGreeting(context: Context): Promise<boolean> {
  const { store, asker, clock } = context;
  let isFirst = false;
  await store.changeChat(asker.chat, (stored) => {
    isFirst = stored?.greetedAt === undefined;
    return isFirst ? { ...(stored ?? chatOf(asker, context)), greetedAt: clock.now() } : null;
  });
  return isFirst;
}

/** The chat of a place that let the bot go. If it is let in again, it says hello again. */
export function withoutGreeting({ greetedAt: _, ...chat }: Chat): Chat {
  return chat;
}

function groupCard(context: Context): Reply {
  const { text } = context;
  return card(
    [[{ text: text('start-title'), bold: true }], [text('start-what')], [], [text('welcome-group')]],
    [[topicsButton(context)], [{ label: text('button-latest'), action: forms.latest.encode() }]],
  );
}

/** What whoever let the bot into a channel gets in private: its topics to tap, and which rights are missing. */
async function channelCard(context: Context, place: string): Promise<Reply> {
  const { asker, text, chat } = context;
  const missing = (await asker.missingRights?.()) ?? [];
  const rights = formatList(missing, chat.language);
  const card = await topicsCard(context, 0);
  return {
    ...card,
    lines: [
      [{ text: text('manage-title', { place }), bold: true }],
      [text('welcome-channel')],
      ...(missing.length === 0 ? [] : [[text('welcome-rights', { rights })]]),
      [],
      ...card.lines,
    ],
  };
}

/** How somebody lets the bot into a place of theirs; no line where the platform has no such address. */
export function inviteLines({ asker, text }: Context): Line[] {
  return asker.inviteLink == null ? [] : [[{ text: text('invite'), link: asker.inviteLink }]];
}

/** What a platform shows of the bot before anybody has asked it anything. */
export function profileOf(text: Text): { about: string; description: string } {
  return { about: text('profile-about'), description: text('profile-description') };
}
