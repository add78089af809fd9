import type { User } from 'grammy/types';
import type { Language } from '../../../src/core/language.js';
import type { FakeChat } from '../../doubles/telegram/types.js';
import { talkOnDiscord } from './discord.js';
import type { Screen, Seat } from './seat.js';
import { talkOnTelegram } from './telegram.js';
import type { World, WorldChanges } from './world.js';

/** A person in a place of a platform, in a world of their own. */
export interface Sitting {
  seat: Seat;
  world: World;
  /** Another channel that the same person runs, as a command names it; null where none can be named. */
  elsewhere: string | null;
  /** The chat that posts come to. */
  chat: string;
  /** What was sent last, as all see it. */
  newest(): Screen;
}

/** Who sits where. */
export interface Place {
  name: string;
  platform: 'telegram' | 'discord';
  /** Whether this person decides what comes there. */
  isAdmin: boolean;
  /** Whether others read what is answered in public. */
  isShared: boolean;
  sit(language: Language, changes?: WorldChanges): Promise<Sitting>;
}

const direct: FakeChat = { id: 700, type: 'private' };
const channel: FakeChat = { id: -100777, type: 'channel', title: 'Zorqa', username: 'zorqa' };
const group: FakeChat = { id: -100500, type: 'supergroup', title: 'Group' };
const forum: FakeChat = { id: -100600, type: 'supergroup', title: 'Forum', is_forum: true };

const ana = (language: Language): User => ({
  id: 700,
  is_bot: false,
  first_name: 'Ana',
  language_code: language,
});

interface TelegramPlace {
  chat: FakeChat;
  thread?: number;
  isAdmin: boolean;
  /** Whether the bot may say something to one person alone. */
  isBotAdmin?: boolean;
}

const onTelegram = (name: string, { chat, thread, isAdmin, isBotAdmin = true }: TelegramPlace): Place => ({
  name: `Telegram, ${name}`,
  platform: 'telegram',
  isAdmin,
  isShared: chat.type !== 'private',
  async sit(language, changes) {
    const talk = await talkOnTelegram(changes);
    const user = ana(language);
    for (const each of [chat, channel]) talk.server.addChat(each);
    talk.server.setMember(channel, user, 'creator');
    talk.server.setMember(chat, user, isAdmin ? 'administrator' : 'member');
    if (isBotAdmin) talk.server.setMember(chat, talk.server.botUser, 'administrator');
    const place = thread === undefined ? '' : `/${thread}`;
    return {
      seat: talk.seat(chat, user, thread),
      elsewhere: chat.type === 'private' ? 'zorqa' : null,
      world: talk,
      chat: `telegram:${chat.id}${place}`,
      newest: talk.newest,
    };
  },
});

const onDiscord = (name: string, isAdmin: boolean, where: 'server' | 'thread' | 'private'): Place => ({
  name: `Discord, ${name}`,
  platform: 'discord',
  isAdmin,
  isShared: where !== 'private',
  async sit(language, changes) {
    const talk = await talkOnDiscord(changes);
    const { server } = talk;
    const user = isAdmin ? server.admin : server.member;
    user.locale = language === 'en' ? 'en-GB' : language;
    const channelOf = {
      server: () => server.channel,
      private: () => server.world.directChannel(user.id),
      thread: () => {
        const forum = server.world.addChannel(server.guild, { type: 15, name: 'forum' });
        return server.world.addChannel(server.guild, { type: 11, parentId: forum.id, ownerId: user.id });
      },
    };
    const channel = channelOf[where]();
    return {
      seat: talk.seat(channel, user),
      elsewhere: where === 'private' ? null : server.world.addChannel(server.guild, { name: 'news' }).id,
      world: talk,
      chat: `discord:${channel.id}`,
      newest: talk.newest,
    };
  },
});

/** Nobody can ask in a channel: whoever runs it asks for it in private. */
const inChannel: Place = {
  name: 'Telegram, the owner of a channel',
  platform: 'telegram',
  isAdmin: true,
  isShared: false,
  async sit(language, changes) {
    const talk = await talkOnTelegram(changes);
    const user = ana(language);
    for (const chat of [direct, channel]) talk.server.addChat(chat);
    talk.server.setMember(channel, user, 'creator');
    const own = talk.seat(direct, user);
    const ask: Seat['ask'] = (command, text = '') => own.ask('manage', `@zorqa ${command} ${text}`.trim());
    return {
      seat: { ...own, ask },
      elsewhere: null,
      world: talk,
      chat: `telegram:${channel.id}`,
      newest: talk.newest,
    };
  },
};

/** Everywhere that somebody can sit and ask. */
export const places: readonly Place[] = [
  onTelegram('in private', { chat: direct, isAdmin: true }),
  onTelegram('a member of a group', { chat: group, isAdmin: false, isBotAdmin: false }),
  onTelegram('an admin of a group', { chat: group, isAdmin: true, isBotAdmin: false }),
  onTelegram('a member of a forum', { chat: forum, thread: 45, isAdmin: false }),
  onTelegram('an admin of a forum', { chat: forum, thread: 45, isAdmin: true }),
  onTelegram('an admin of a forum, in General', { chat: forum, isAdmin: true, isBotAdmin: false }),
  inChannel,
  onDiscord('in private', true, 'private'),
  onDiscord('a member of a server', false, 'server'),
  onDiscord('an admin of a server', true, 'server'),
  onDiscord('a member of a forum', false, 'thread'),
  onDiscord('an admin of a forum', true, 'thread'),
];
