import { z } from 'zod';
import { actionForm } from '../core/action.js';
import type { Line, Reply } from '../core/message.js';
import type { ChatData } from '../core/ports.js';
import { isOvertaken } from '../core/request.js';
import { followedTopics } from '../core/subscription.js';
import { forms } from './action-forms.js';
import { guarded } from './actions.js';
import { nameOf } from './cards.js';
import { answer, type Command, type Context } from './context.js';
import { card, homeButton, lineOf } from './lines.js';
import { withoutPasswords } from './own-feeds.js';
import { settings } from './setting-list.js';

/** How many names of topics are shown. */
const maxNames = 10;

/** `/mydata`: what is kept of this chat, in a few lines, and all of it as a file. */
export const myDataCommand: Command = {
  name: 'mydata',
  options: [],
  changes: true,
  personal: true,
  async run(context) {
    const data = await context.store.chatData(context.asker.chat);
    if (data === null) return answer(card([[context.text('data-none')]], [[homeButton(context)]]));
    return answer(dataCard(context, withoutPasswords(data)));
  },
};

function dataCard(context: Context, { chat, posted, refused, plans, ...others }: ChatData): Reply {
  const { text } = context;
  const followed = followedTopics(chat.subscriptions);
  const names = followed.slice(0, maxNames).map((topic) => nameOf(context, topic));
  const more = followed.length > maxNames ? ['…'] : [];
  const settled = (['language', 'timezone', 'digest', 'quiet'] as const).map(
    (name): Line => [`${text(`setting-${name}`)}: ${settings[name].shown(context)}`],
  );
  const all = { chat, ...others, plans, posted, refused };
  return {
    ...card(
      [
        [{ text: text('data-title'), bold: true }],
        [`${text('data-chat')} `, { text: chat.id, code: true }],
        ...settled,
        [text('data-follows', { count: followed.length, names: [...names, ...more].join(', ') })],
        [text('data-mutes', { count: chat.mutes.length })],
        [text('data-posted', { count: posted.length })],
        [],
        lineOf(text('data-rest')),
      ],
      [[{ label: text('button-settings'), action: forms.settings.encode() }, homeButton(context)]],
    ),
    file: {
      name: 'kabar.json',
      mediaType: 'application/json',
      text: `${JSON.stringify(all, null, 2)}\n`,
      instead: lineOf(text('data-no-file')),
    },
  };
}

/** `/forgetme`: asks first. */
export const forgetCommand: Command = {
  name: 'forgetme',
  options: [],
  changes: true,
  personal: true,
  run: async ({ text }) =>
    answer(
      card(
        [[{ text: text('forget-title'), bold: true }], [text('forget-what')]],
        [
          [
            { label: text('forget-yes'), action: forget.encode('yes') },
            { label: text('forget-no'), action: forget.encode('no') },
          ],
        ],
      ),
    ),
};

const forget = guarded(
  actionForm('forget', z.tuple([z.enum(['yes', 'no'])])),
  async ({ store, asker, chat, text, forgotten, conversations }, [said]) => {
    // A forgotten chat remembers no request. A repeated one is recognised by what was asked after it.
    const line = (key: 'forget-kept' | 'forgotten') => ({
      messages: [card([[text(key)]], [[homeButton({ text })]])],
      notice: text(key),
    });
    if (said !== 'yes' || isOvertaken(chat, asker.request)) return line('forget-kept');
    await store.forgetChat(asker.chat);
    conversations.forget(asker.chat);
    await forgotten?.(asker.chat);
    return line('forgotten');
  },
);

/** The buttons that forget a chat, or keep it. */
export const forgetActions = [forget];
