import type { User } from 'grammy/types';
import { adapter } from '../../../adapters/telegram/index.js';
import { afterTest } from '../../doubles/environment.js';
import type { EphemeralMessage } from '../../doubles/telegram/ephemeral-messages.js';
import type { FakeChat, TakenMessage } from '../../doubles/telegram/types.js';
import { TelegramServer } from '../../doubles/telegram-server.js';
import { breathMs, type Heard, looksSame, type Screen, type Seat } from './seat.js';
import { openWorld, type World, type WorldChanges } from './world.js';

/** Telegram with a Kabar that answers at once. */
export interface TelegramTalk extends World {
  server: TelegramServer;
  /** Waits until all that happened is answered. */
  settled(): Promise<void>;
  /** Puts a person into a place; `thread` is the topic of a forum that they write in. */
  seat(chat: FakeChat, user: User, thread?: number): Seat;
  /** The message that was sent last, as all see it. */
  newest(): Screen;
}

export async function talkOnTelegram(changes: WorldChanges = {}): Promise<TelegramTalk> {
  const server = await TelegramServer.start({
    limits: { perSecond: 1e6, chatBurst: 1e6, groupPerMinute: 1e6 },
  });
  afterTest(() => server.close());
  const env = { TELEGRAM_BOT_TOKEN: server.token, TELEGRAM_API_ROOT: server.root };
  const world = await openWorld(adapter, env, changes);
  await server.waitFor(() => (server.menus.size > 0 && server.updates.isPolled) || undefined, 'a poll');
  const settled = async () => {
    await server.waitFor(() => server.updates.unconfirmed === 0 || undefined, 'everything to be answered');
    await world.outbox.idle();
  };
  const seat = (chat: FakeChat, user: User, thread?: number): Seat => {
    const { messages, ephemerals } = server;
    const hear = async (
      act: () => unknown,
      pressed?: { id: () => string; screen: Screen },
    ): Promise<Heard> => {
      world.clock.step(breathMs);
      const [posts, secrets] = [messages.length, ephemerals.all.length];
      act();
      await settled();
      const shown = [...messages.slice(posts), ...ephemerals.all.slice(secrets)].map(screenOf);
      if (pressed === undefined) return { messages: shown, card: null, notice: null };
      const answer = await server.waitForPressAnswer(pressed.id());
      const now = screenOf(pressed.screen.of as Taken);
      return { messages: shown, card: looksSame(now, pressed.screen) ? null : now, notice: answer.text };
    };
    const topic = thread === undefined ? {} : { message_thread_id: thread, is_topic_message: true };
    return {
      ask: (command, text = '') => {
        const typed = command === '' ? text : `/${command} ${text}`.trim();
        return hear(() => server.userSays(chat, user, typed, topic));
      },
      reply: (to, typed) => {
        const reply_to_message = server.asTold(to.of as TakenMessage);
        return hear(() => server.userSays(chat, user, typed, { ...topic, reply_to_message }));
      },
      press(screen, data) {
        let id = '';
        // It is pressed as it was seen, whatever became of it meanwhile.
        Object.assign(screen.of as Taken, structuredClone(screen.state));
        const act = () => {
          id = pressesTaken(server, screen.of as Taken, data, user);
        };
        return hear(act, { id: () => id, screen });
      },
    };
  };
  const newest = () => screenOf(server.messages.at(-1) as TakenMessage);
  return { ...world, server, settled, seat, newest };
}

type Taken = TakenMessage | EphemeralMessage;

/** Only the one who sees a message can press its buttons. */
const pressesTaken = (server: TelegramServer, of: Taken, data: string, user: User) =>
  'user' in of ? server.pressesEphemeralData(of, data, user) : server.pressesData(of, data, user);

function screenOf(of: Taken): Screen {
  const buttons = of.keyboard
    .flat()
    .flatMap((button) =>
      'callback_data' in button ? [{ label: button.text, data: button.callback_data }] : [],
    );
  const { text, keyboard } = of;
  const thread = of.payload.message_thread_id === undefined ? '' : `/${of.payload.message_thread_id}`;
  return {
    text,
    buttons,
    isPersonal: 'user' in of,
    place: `${of.chat}${thread}`,
    of,
    state: structuredClone({ text, keyboard }),
  };
}
