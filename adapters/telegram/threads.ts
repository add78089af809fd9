import type { Api } from 'grammy';
import type { Asker, Log, ThreadMaker } from '../../src/core/ports.js';
import { truncate } from '../../src/core/text.js';
import { visible } from '../../src/core/visible.js';
import { addressOf } from './address.js';
import { errorFacts, reasonOf } from './errors.js';

/** https://core.telegram.org/bots/api#createforumtopic */
const longestName = 128;
const colors = [7322096, 16766590, 13338331, 9367192, 16749490, 16478047] as const;

/** The right as Telegram's English settings name it. */
const right = 'Manage Topics';

/** Makes topics in a group that has them turned on. In any other chat there are none. */
export function threadsIn(
  api: Api,
  chat: { id: number; is_forum?: true | undefined; type: string },
  log: Log,
): Pick<Asker, 'threads'> {
  if (chat.is_forum !== true || chat.type !== 'supergroup') return {};
  const home = `telegram:${addressOf(chat.id)}`;
  const create: ThreadMaker['create'] = async (name, ordinal) => {
    try {
      const shown = truncate(visible(name).trim(), longestName) || '…';
      const icon_color = colors[ordinal % colors.length] ?? colors[0];
      const { message_thread_id } = await api.createForumTopic(chat.id, shown, { icon_color });
      return { kind: 'made', chat: `telegram:${addressOf(chat.id, message_thread_id)}` };
    } catch (error) {
      log.info({ chat: home, ...errorFacts(error) }, 'a topic could not be made in a group');
      return /not enough rights|CHAT_ADMIN_REQUIRED|need administrator rights/i.test(reasonOf(error))
        ? { kind: 'rights', rights: [right] }
        : { kind: 'later' };
    }
  };
  return { threads: { home, create } };
}
