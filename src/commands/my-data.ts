import { z } from 'zod';
import type { Line } from '../core/message.js';
import { reply } from '../core/message.js';
import type { ChatData } from '../core/ports.js';
import { isOvertaken } from '../core/request.js';
import { defineAction, guarded } from './actions.js';
import { answer, type Command, noticed } from './context.js';
import { withoutPasswords } from './own-feeds.js';

/** `/mydata`: all that is kept of this chat, as JSON. */
export const myDataCommand: Command = {
  name: 'mydata',
  options: [],
  changes: true,
  personal: true,
  async run({ store, asker, text }) {
    const data = await store.chatData(asker.chat);
    if (data === null) return answer(reply([text('data-none')]));
    return answer(reply([{ text: text('data-title'), bold: true }], ...dataLines(withoutPasswords(data))));
  },
};

/** `/forgetme`: asks first. */
export const forgetCommand: Command = {
  name: 'forgetme',
  options: [],
  changes: true,
  personal: true,
  run: async ({ text }) =>
    answer({
      kind: 'reply',
      lines: [[{ text: text('forget-title'), bold: true }], [text('forget-what')]],
      buttons: [
        [
          { label: text('forget-yes'), action: forget.encode('yes') },
          { label: text('forget-no'), action: forget.encode('no') },
        ],
      ],
    }),
};

const forget = defineAction(
  'forget',
  z.tuple([z.enum(['yes', 'no'])]),
  guarded(async ({ store, asker, chat, text }, [said]) => {
    // A forgotten chat remembers no request. A repeated one is recognised by what was asked after it.
    if (said !== 'yes' || isOvertaken(chat, asker.request)) return noticed(text('forget-kept'));
    await store.forgetChat(asker.chat);
    return noticed(text('forgotten'));
  }),
);

/** The buttons that forget a chat, or keep it. */
export const forgetActions = [forget];

/** Each entry of a list on a line of its own, so that a long one can be read, and sent in parts. */
function dataLines(data: ChatData): Line[] {
  const lines = Object.entries(data).flatMap(([name, value]) =>
    Array.isArray(value) && value.length > 0
      ? [`"${name}": [`, ...value.map((each) => JSON.stringify(each)), ']']
      : [`"${name}": ${JSON.stringify(value)}`],
  );
  return lines.map((text) => [{ text, code: true }]);
}
